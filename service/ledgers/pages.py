"""Lists as pages for paper, under the list's own filter."""

from typing import Any

from flask import Response
from marshmallow import INCLUDE

from service.exports.use_cases.sheets import MOST_AT_ONCE
from service.http.blueprint import Blueprint
from service.http.views import TenantView, current_actor, current_session
from service.ledgers.registers import REGISTERS
from service.ledgers.resources import LEDGER
from service.ledgers.schemas import LedgerPageArguments
from service.ledgers.taking import Wanted, asked_of, lay_ledger_out
from service.papers.printing import filled

blp = Blueprint("ledger_pages", __name__)


@blp.route(f"/print/ledgers/{LEDGER}")
class LedgerPage(TenantView):
    patience_seconds = 20

    @blp.arguments(LedgerPageArguments, location="query", unknown=INCLUDE)  # type: ignore[untyped-decorator]
    def get(self, arguments: dict[str, Any], ledger: str) -> Response:
        """Show a list as it is printed."""
        columns, size = arguments.pop("columns"), arguments.pop("size")
        wanted = Wanted(ledger, asked_of(ledger, arguments), columns)
        laid = lay_ledger_out(current_session(), current_actor(), wanted, MOST_AT_ONCE)
        return filled(laid, columns, size, REGISTERS[ledger].page)
