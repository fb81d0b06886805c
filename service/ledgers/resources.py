"""Lists over HTTP: their columns, and they themselves as a workbook, a Word file, a plain list."""

from typing import Any

from flask import Response
from marshmallow import INCLUDE

from service.exports.resources import FILE, handed_out
from service.exports.use_cases import WORKBOOK
from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session
from service.ledgers.registers import described
from service.ledgers.schemas import LedgerColumnsSchema, LedgerExportArguments
from service.ledgers.taking import POSITION, Wanted, asked_of, heads_of, take_ledger_out

blp = Blueprint("ledgers", __name__, description="台账导出 · Ledgers taken out")
LEDGER = f"<any({', '.join(described())}):ledger>"


@blp.route(f"/ledgers/{LEDGER}/columns")
class LedgerColumns(TenantView):
    @blp.response(200, LedgerColumnsSchema)
    def get(self, ledger: str) -> Any:
        """List the columns a list can be taken out in."""
        names = [POSITION, *described()[ledger].columns]
        heads = heads_of(ledger, names)
        return {
            "items": [{"key": k, "head": one.head} for k, one in zip(names, heads, strict=True)]
        }


@blp.route(f"/ledgers/{LEDGER}/export")
class LedgerExport(TenantView):
    patience_seconds = 20

    @blp.arguments(LedgerExportArguments, location="query", unknown=INCLUDE)
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, arguments: dict[str, Any], ledger: str) -> Response:
        """Take a list out under its own filter, in the columns asked for."""
        columns, form = arguments.pop("columns"), arguments.pop("format")
        wanted = Wanted(ledger, asked_of(ledger, arguments), columns)
        return handed_out(take_ledger_out(current_session(), current_actor(), wanted, form))
