"""Sheets over HTTP: listed, read, kept, handed in, returned."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.searches.models import Sheet
from service.searches.queries.access import access_sheet, list_sheets
from service.searches.queries.documents import sheet_document
from service.searches.resources.blueprint import blp
from service.searches.schemas.sheets import (
    ExtraSheetSchema,
    ReasonGivenSchema,
    SheetArguments,
    SheetChangeSchema,
    SheetLineSchema,
    SheetReturnSchema,
    SheetSchema,
    SubmissionSchema,
)
from service.searches.use_cases.extra import add_sheet
from service.searches.use_cases.filling import carry_in, save_sheet
from service.searches.use_cases.submitting import excuse_sheet, return_sheet, submit_sheet
from service.searches.use_cases.waiting import take_up_measures

FILTERS = ("campaign_id", "department_id", "post_id", "year", "state", "subject_type")


def shown(sheet: Sheet) -> tuple[dict[str, Any], dict[str, str]]:
    current_session().flush()
    return sheet_document(current_session(), sheet.id), {"ETag": etag(sheet)}


@blp.route("/sheets")
class Sheets(TenantView):
    @blp.arguments(SheetArguments, location="query")
    @blp.response(200, page_schema(SheetLineSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the sheets one may read."""
        asked = {name: arguments[name] for name in FILTERS}
        statement = list_sheets(current_actor(), **asked)
        keys = [Sheet.number.expression]
        return page_of(current_session(), statement, keys, arguments, scope="sheets")

    @blp.arguments(ExtraSheetSchema)
    @blp.response(201, SheetLineSchema)
    def post(self, asked: dict[str, Any]) -> Any:
        """Begin a sheet between two searches."""
        return created(add_sheet(current_session(), current_actor(), **asked))


@blp.route("/sheets/<uuid:sheet_id>")
class SheetById(TenantView):
    @blp.response(200, SheetSchema)
    def get(self, sheet_id: UUID) -> Any:
        """Read a sheet with all that is on it."""
        read = Permission.SHEET_READ
        return shown(access_sheet(current_session(), current_actor(), sheet_id, read))

    @blp.arguments(SheetChangeSchema)
    @blp.response(200, SheetSchema)
    def put(self, values: dict[str, Any], sheet_id: UUID) -> Any:
        """Keep what is written so far."""
        return shown(
            save_sheet(
                current_session(), current_actor(), sheet_id, if_version=if_match(), **values
            )
        )


@blp.route("/sheets/<uuid:sheet_id>/carry-in")
class SheetCarryIn(TenantView):
    @blp.response(200, SheetSchema)
    def post(self, sheet_id: UUID) -> Any:
        """Bring the living points of the subject onto the sheet."""
        return shown(carry_in(current_session(), current_actor(), sheet_id))


@blp.route("/sheets/<uuid:sheet_id>/submission")
class SheetSubmission(TenantView):
    @blp.arguments(SubmissionSchema)
    @blp.response(200, SheetSchema)
    def put(self, submission: dict[str, Any], sheet_id: UUID) -> Any:
        """Sign a sheet and hand it in."""
        return shown(
            submit_sheet(
                current_session(), current_actor(), sheet_id, if_version=if_match(), **submission
            )
        )


@blp.route("/sheets/<uuid:sheet_id>/measures")
class SheetMeasures(TenantView):
    @blp.response(200, SheetSchema)
    def put(self, sheet_id: UUID) -> Any:
        """Enter the measures that waited for the points of a sheet to be confirmed."""
        session, actor = current_session(), current_actor()
        return shown(take_up_measures(session, actor, sheet_id, if_version=if_match()))


@blp.route("/sheets/<uuid:sheet_id>/return")
class SheetReturn(TenantView):
    @blp.arguments(SheetReturnSchema)
    @blp.response(200, SheetSchema)
    def put(self, returned: dict[str, Any], sheet_id: UUID) -> Any:
        """Give a sheet back with its defects."""
        return shown(
            return_sheet(
                current_session(), current_actor(), sheet_id, if_version=if_match(), **returned
            )
        )


@blp.route("/sheets/<uuid:sheet_id>/excuse")
class SheetExcuse(TenantView):
    @blp.arguments(ReasonGivenSchema)
    @blp.response(200, SheetSchema)
    def put(self, given: dict[str, Any], sheet_id: UUID) -> Any:
        """Do without a sheet for a reason."""
        return shown(
            excuse_sheet(
                current_session(), current_actor(), sheet_id, if_version=if_match(), **given
            )
        )
