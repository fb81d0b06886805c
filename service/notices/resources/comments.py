"""What is said of a notice, and the answers."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import g

from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.notices.models import NoticeComment
from service.notices.queries import access_comment, list_comments
from service.notices.reading import comment_shown
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
        return replace(page, items=[comment_shown(one) for one in page.items])

    @blp.arguments(CommentDraftSchema)
    @blp.response(201, CommentMadeSchema)
    def post(self, draft: dict[str, Any], notice_id: UUID) -> Any:
        """Comment on a notice."""
        comment, receipt = comment_on(current_session(), current_actor(), notice_id, **draft)
        if draft["anonymous"]:
            g.actor = nobody(current_actor())  # the log is not to know either
        return {**comment_shown(comment), "receipt": receipt}


@blp.route("/notice-comments/<uuid:comment_id>")
class NoticeCommentById(TenantView):
    @blp.response(200, CommentSchema)
    def get(self, comment_id: UUID) -> Any:
        """Read a comment."""
        comment, _ = access_comment(current_session(), current_actor(), comment_id)
        return comment_shown(comment), {"ETag": etag(comment)}


@blp.route("/notice-comments/<uuid:comment_id>/answer")
class NoticeCommentAnswer(TenantView):
    @blp.arguments(CommentAnswerSchema)
    @blp.response(200, CommentSchema)
    def put(self, answer: dict[str, Any], comment_id: UUID) -> Any:
        """Answer a comment with a reason."""
        comment = answer_comment(
            current_session(), current_actor(), comment_id, if_version=if_match(), **answer
        )
        return comment_shown(comment), {"ETag": etag(comment)}
