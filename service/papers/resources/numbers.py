"""The number book and what stands on papers, over HTTP."""

from typing import Any

from flask import Response

from service.exports.use_cases import WORKBOOK
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.papers.dispatch_register import dispatch_register
from service.papers.models import PaperNumber
from service.papers.queries.access import list_numbers
from service.papers.resources.blueprint import BINARY, blp, handed_out
from service.papers.schemas import (
    NumberBookArguments,
    PaperNumberArguments,
    PaperNumberSchema,
    PaperSettingsChangeSchema,
    PaperSettingsSchema,
)
from service.papers.use_cases.settings import change_settings, show_settings


@blp.route("/paper-numbers")
class PaperNumbers(TenantView):
    @blp.arguments(PaperNumberArguments, location="query")
    @blp.response(200, page_schema(PaperNumberSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the number book, the newest first."""
        return page_of(
            current_session(),
            list_numbers(current_actor(), arguments["series"], arguments["year"]),
            [PaperNumber.taken_at, PaperNumber.id],
            arguments,
            scope="paper-numbers",
            descending=True,
        )


@blp.route("/paper-numbers/export")
class DispatchRegister(TenantView):
    @blp.arguments(NumberBookArguments, location="query")
    @blp.response(200, BINARY, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the dispatch register of a year as a workbook."""
        name, content = dispatch_register(current_session(), current_actor(), arguments["year"])
        return handed_out(name, content, WORKBOOK)


@blp.route("/paper-settings")
class OwnPaperSettings(TenantView):
    @blp.response(200, PaperSettingsSchema)
    def get(self) -> Any:
        """Read what stands on papers."""
        found = show_settings(current_session(), current_actor())
        return found, {"ETag": etag(found)}

    @blp.arguments(PaperSettingsChangeSchema)
    @blp.response(200, PaperSettingsSchema)
    def put(self, values: dict[str, Any]) -> Any:
        """Set what stands on papers from now on."""
        found = change_settings(current_session(), current_actor(), if_version=if_match(), **values)
        return found, {"ETag": etag(found)}
