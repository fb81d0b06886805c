"""Exports over HTTP: the printed ledger, the catalogue, and empty workbooks to fill in."""

from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

from flask import Response
from marshmallow import ValidationError

from service.exports.columns import COLUMNS, heads_of
from service.exports.models import ExportJob
from service.exports.orders import access_export, list_exports, shown
from service.exports.power_list import export_power_list
from service.exports.schemas import (
    PAGING,
    TAKING,
    ExportColumnsSchema,
    ExportJobArguments,
    ExportJobSchema,
    ExportOrderSchema,
    StandingArguments,
    StandingsSchema,
    query_of,
)
from service.exports.standing import standings_of
from service.exports.use_cases import (
    WORKBOOK,
    Sheet,
    cancel_export,
    import_template,
    order_export,
    retry_export,
    take_export,
    take_out,
)
from service.exports.use_cases.sheets import MIMETYPES
from service.http.blueprint import Blueprint
from service.http.identification import current_signed_in
from service.http.messages import language
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.workbooks.vocabulary import Kind
from tenants.errors import Invalid

blp = Blueprint("exports", __name__, description="导出 · Exports")
TAKEN_BY = ("columns", "format")
FILE = {"type": "string", "format": "binary"}


def answer(job: ExportJob, status: int = 200) -> Any:
    session = current_session()
    session.flush()
    return shown(session, [job])[0], status, {"ETag": etag(job)}


def asked_of(order: dict[str, Any]) -> dict[str, Any]:
    """Read the query of an order as its list does."""
    try:
        return query_of(order["kind"], order["query"])
    except ValidationError as wrong:
        raise Invalid("A field is not right.", errors={"json": {"query": wrong.messages}}) from None


def handed_out(sheet: Sheet) -> Response:
    """Hand a file out under its Chinese name."""
    ending = next(name for name, kind in MIMETYPES.items() if kind == sheet.mimetype)
    response = Response(sheet.content, mimetype=sheet.mimetype)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"export.{ending}\"; filename*=UTF-8''{quote(sheet.name)}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def export_of(kind: str, arguments: dict[str, Any]) -> Response:
    asked = {name: value for name, value in arguments.items() if name not in TAKEN_BY}
    taken = {name: arguments[name] for name in TAKEN_BY}
    return handed_out(take_out(current_session(), current_actor(), kind, asked, **taken))


@blp.route("/risk-points/standing")
class RiskPointStandings(TenantView):
    @blp.arguments(StandingArguments, location="query")
    @blp.response(200, StandingsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Read who answers for risk points today, how they were scored, what became of them."""
        return {"items": standings_of(current_session(), current_actor(), arguments["id"])}


@blp.route("/risk-points/export")
class LedgerExport(TenantView):
    patience_seconds = 20

    @blp.arguments(TAKING["risk_points"](exclude=PAGING), location="query")
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the ledger ready to print, in the columns asked for."""
        return export_of("risk_points", arguments)


@blp.route("/powers/export")
class CatalogueExport(TenantView):
    patience_seconds = 20

    @blp.arguments(TAKING["powers"](exclude=PAGING), location="query")
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the catalogue of powers ready to print, in the columns asked for."""
        return export_of("powers", arguments)


@blp.route("/measures/export")
class MeasuresExport(TenantView):
    patience_seconds = 20

    @blp.arguments(TAKING["measures"](exclude=PAGING), location="query")
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the measures, in the columns asked for."""
        return export_of("measures", arguments)


@blp.route("/journal/export")
class JournalExport(TenantView):
    patience_seconds = 20

    @blp.arguments(TAKING["journal"](exclude=PAGING), location="query")
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the journal, newest entries first."""
        return export_of("journal", arguments)


@blp.route("/export-columns/<any(risk_points, powers, measures, journal):export_kind>")
class ExportColumns(TenantView):
    @blp.response(200, ExportColumnsSchema)
    def get(self, export_kind: str) -> Any:
        """List the columns a register can be taken out in."""
        found = COLUMNS[export_kind]
        heads = heads_of(export_kind, language())
        return {
            "items": [
                {"key": k, "head": heads[k], "width": one.width, "usual": k in found.usual}
                for k, one in found.known.items()
            ]
        }


@blp.route("/export-jobs")
class ExportJobs(TenantView):
    @blp.arguments(ExportJobArguments, location="query")
    @blp.response(200, page_schema(ExportJobSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the exports one ordered, the newest first."""
        session = current_session()
        keys = [ExportJob.ordered_at, ExportJob.id]
        found = list_exports(current_actor())
        page = page_of(session, found, keys, arguments, scope="export-jobs", descending=True)
        return Page(shown(session, page.items), page.next_cursor, page.total)

    @blp.arguments(ExportOrderSchema)
    @blp.response(201, ExportJobSchema)
    def post(self, order: dict[str, Any]) -> Any:
        """Order an export; a worker makes it, and a to-do says when it is there."""
        job = order_export(
            current_session(),
            current_actor(),
            kind=order["kind"],
            query=asked_of(order),
            columns=order["columns"],
            format=order["format"],
            appointment_id=current_signed_in().appointment_id,
        )
        body, status, headers = answer(job, 201)
        return body, status, {**headers, "Location": f"/api/v1/export-jobs/{job.id}"}


@blp.route("/export-jobs/<uuid:export_job_id>")
class ExportJobById(TenantView):
    @blp.response(200, ExportJobSchema)
    def get(self, export_job_id: UUID) -> Any:
        """Read how far an export is."""
        return answer(access_export(current_session(), current_actor(), export_job_id))


@blp.route("/export-jobs/<uuid:export_job_id>/cancellation")
class ExportJobCancellation(TenantView):
    @blp.response(200, ExportJobSchema)
    def put(self, export_job_id: UUID) -> Any:
        """Give an export up."""
        version = if_match()
        session = current_session()
        return answer(cancel_export(session, current_actor(), export_job_id, if_version=version))


@blp.route("/export-jobs/<uuid:export_job_id>/retry")
class ExportJobRetry(TenantView):
    @blp.response(200, ExportJobSchema)
    def post(self, export_job_id: UUID) -> Any:
        """Have an export made again."""
        version = if_match()
        session = current_session()
        return answer(retry_export(session, current_actor(), export_job_id, if_version=version))


@blp.route("/export-jobs/<uuid:export_job_id>/content")
class ExportJobContent(TenantView):
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, export_job_id: UUID) -> Response:
        """Take the file out."""
        return handed_out(take_export(current_session(), current_actor(), export_job_id))


@blp.route("/power-list/versions/<uuid:list_id>/export")
class PowerListExport(TenantView):
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, list_id: UUID) -> Response:
        """Take out a version of the power list as a workbook ready to print."""
        return handed_out(export_power_list(current_session(), current_actor(), list_id))


@blp.route("/import-templates/<any(powers, risks, organisation):kind>")
class ImportTemplate(TenantView):
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, kind: str) -> Response:
        """Hand out an empty workbook with the bureau's own words to choose from."""
        return handed_out(import_template(current_session(), current_actor(), cast(Kind, kind)))
