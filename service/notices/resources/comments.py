"""What is said of a notice, and the answers."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import g

from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.notices.models import NoticeComment
from service.notices.queries import access_comment, access_notice, list_comments
from service.notices.reading import comment_shown, comments_shown
from service.notices.resources.blueprint import blp
from service.notices.schemas.comments import (
    CommentAnswerSchema,
    CommentDraftSchema,
    CommentMadeSchema,
    CommentSchema,
)
from service.notices.use_cases.commenting import (
    answer_comment,
    comment_on,
    nobody,
)


def _shown(comment: NoticeComment) -> dict[str, Any]:
    session, actor = current_session(), current_actor()
    return comment_shown(session, actor, access_notice(session, actor, comment.notice_id), comment)


@blp.route("/notices/<uuid:notice_id>/comments")
class NoticeComments(TenantView):
    keeps_answers = False  # the receipt is told once, and kept by the commenter alone

    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(CommentSchema))
    def get(self, arguments: dict[str, Any], notice_id: UUID) -> Page:
        """List the comments: all to those who answer, to others their own."""
        session = current_session()
        statement = list_comments(session, current_actor(), notice_id)
        scope = f"comments {notice_id}"
        page = page_of(session, statement, [NoticeComment.id], arguments, scope=scope)
        notice = access_notice(session, current_actor(), notice_id)
        shown = comments_shown(session, current_actor(), notice, page.items)
        return replace(page, items=shown)

    @blp.arguments(CommentDraftSchema)
    @blp.response(201, CommentMadeSchema)
    def post(self, draft: dict[str, Any], notice_id: UUID) -> Any:
        """Comment on a notice."""
        session, actor = current_session(), current_actor()
        comment, receipt = comment_on(session, actor, notice_id, **draft)
        shown = _shown(comment)
        if draft["anonymous"]:
            g.actor = nobody(actor)  # the log is not to know either
        return {**shown, "receipt": receipt}


@blp.route("/notice-comments/<uuid:comment_id>")
class NoticeCommentById(TenantView):
    @blp.response(200, CommentSchema)
    def get(self, comment_id: UUID) -> Any:
        """Read a comment."""
        comment, _ = access_comment(current_session(), current_actor(), comment_id)
        return _shown(comment), {"ETag": etag(comment)}


@blp.route("/notice-comments/<uuid:comment_id>/answer")
class NoticeCommentAnswer(TenantView):
    @blp.arguments(CommentAnswerSchema)
    @blp.response(200, CommentSchema)
    def put(self, answer: dict[str, Any], comment_id: UUID) -> Any:
        """Answer a comment with a reason."""
        comment = answer_comment(
            current_session(), current_actor(), comment_id, if_version=if_match(), **answer
        )
        return _shown(comment), {"ETag": etag(comment)}
