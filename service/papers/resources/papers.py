"""Papers over HTTP: order, read, take out, cancel, check."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.papers.documents import paper_document
from service.papers.models import Paper
from service.papers.queries.access import access_paper, list_papers
from service.papers.queries.checking import check_paper
from service.papers.resources.blueprint import BINARY, WORD, blp, handed_out
from service.papers.schemas import (
    PaperArguments,
    PaperCancellationSchema,
    PaperCheckSchema,
    PaperOrderSchema,
    PaperSchema,
)
from service.papers.use_cases.keeping import cancel_paper, take_out
from service.papers.use_cases.making import order_paper


def answer(paper: Paper, status: int = 200) -> Any:
    headers = {"ETag": etag(paper), "Location": f"/api/v1/papers/{paper.id}"}
    return paper_document(paper), status, headers


@blp.route("/papers")
class Papers(TenantView):
    patience_seconds = 20

    @blp.arguments(PaperArguments, location="query")
    @blp.response(200, page_schema(PaperSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the papers, the newest first."""
        asked = {name: arguments[name] for name in ("kind", "state", "subject_id", "year")}
        page = page_of(
            current_session(),
            list_papers(current_actor(), **asked),
            [Paper.made_at, Paper.id],
            arguments,
            scope="papers",
            descending=True,
        )
        return Page([paper_document(one) for one in page.items], page.next_cursor, page.total)

    @blp.arguments(PaperOrderSchema)
    @blp.response(201, PaperSchema)
    def post(self, order: dict[str, Any]) -> Any:
        """Make a paper; while nothing has changed, the last one is given again (200)."""
        paper, is_new = order_paper(current_session(), current_actor(), **order)
        return answer(paper, 201 if is_new else 200)


@blp.route("/papers/<uuid:paper_id>")
class PaperById(TenantView):
    @blp.response(200, PaperSchema)
    def get(self, paper_id: UUID) -> Any:
        """Read what is known of a paper."""
        return answer(
            access_paper(current_session(), current_actor(), paper_id, Permission.PAPER_READ)
        )


@blp.route("/papers/<uuid:paper_id>/content")
class PaperContent(TenantView):
    @blp.response(200, BINARY, content_type=WORD)
    def get(self, paper_id: UUID) -> Response:
        """Take a paper out: the same bytes every time."""
        paper, content = take_out(current_session(), current_actor(), paper_id)
        return handed_out(f"{paper.title}（{paper.number}）.docx", content)


@blp.route("/papers/<uuid:paper_id>/cancellation")
class PaperCancellation(TenantView):
    @blp.arguments(PaperCancellationSchema)
    @blp.response(200, PaperSchema)
    def put(self, cancellation: dict[str, Any], paper_id: UUID) -> Any:
        """Cancel a paper for a reason; its number stays in the book."""
        return answer(
            cancel_paper(
                current_session(), current_actor(), paper_id, if_version=if_match(), **cancellation
            )
        )


@blp.route("/papers/check/<code>")
class PaperCheck(TenantView):
    patience_seconds = 20

    @blp.response(200, PaperCheckSchema)
    def get(self, code: str) -> Any:
        """Check a stamped page by its code: what was issued, and what has changed since."""
        return check_paper(current_session(), current_actor(), code)
