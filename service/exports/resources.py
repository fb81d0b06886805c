"""Exports over HTTP: the printed ledger, the catalogue, and empty workbooks to fill in."""

from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

from flask import Response

from service.exports.power_list import export_power_list
from service.exports.use_cases import (
    WORKBOOK,
    Sheet,
    export_catalogue,
    export_ledger,
    import_template,
)
from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session
from service.powers.schemas import PowerArguments
from service.risks.schemas import LedgerArguments
from service.workbooks.vocabulary import Kind

blp = Blueprint("exports", __name__, description="导出 · Exports")
PAGING = ("cursor", "limit", "total")


def handed_out(sheet: Sheet) -> Response:
    """Hand a workbook out under its Chinese name."""
    response = Response(sheet.content, mimetype=WORKBOOK)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"export.xlsx\"; filename*=UTF-8''{quote(sheet.name)}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@blp.route("/risk-points/export")
class LedgerExport(TenantView):
    @blp.arguments(LedgerArguments(exclude=PAGING), location="query")
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the ledger as a workbook ready to print."""
        return handed_out(export_ledger(current_session(), current_actor(), arguments))


@blp.route("/powers/export")
class CatalogueExport(TenantView):
    @blp.arguments(PowerArguments(exclude=PAGING), location="query")
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any]) -> Response:
        """Take out the catalogue of powers as a workbook ready to print."""
        return handed_out(export_catalogue(current_session(), current_actor(), arguments))


@blp.route("/power-list/versions/<uuid:list_id>/export")
class PowerListExport(TenantView):
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=WORKBOOK)
    def get(self, list_id: UUID) -> Response:
        """Take out a version of the power list as a workbook ready to print."""
        return handed_out(export_power_list(current_session(), current_actor(), list_id))


@blp.route("/import-templates/<any(powers, risks, organisation):kind>")
class ImportTemplate(TenantView):
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=WORKBOOK)
    def get(self, kind: str) -> Response:
        """Hand out an empty workbook with the bureau's own words to choose from."""
        return handed_out(import_template(current_session(), current_actor(), cast(Kind, kind)))
