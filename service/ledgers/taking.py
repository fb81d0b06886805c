"""Take a list out of the system as its reader sees it: nothing he does not see, nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from marshmallow import ValidationError
from sqlalchemy.orm import Session

from policies.guard import may_somewhere, require
from service.exports.queries import bureau_name
from service.exports.use_cases.printing import LaidOut
from service.exports.use_cases.sheets import (
    MOST_AT_ONCE,
    MOST_IN_WORD,
    WORD,
    Sheet,
    filters_of,
    insist_on_export,
    put_down,
    tell_taken,
)
from service.http.messages import language
from service.ledgers.refusals import LedgerTooLong
from service.ledgers.registers import REGISTERS, described
from service.ledgers.saying import saying_of
from service.papers.prints import in_word
from service.workbooks.sheets import PrintColumn
from tenants.context import Actor
from tenants.errors import Invalid

POSITION: Final = "position"
PLACE: Final = ("序号", "No.")


class Wanted(NamedTuple):
    """Which list is wanted, narrowed by what, in which columns; none named are the usual ones."""

    ledger: str
    asked: Mapping[str, Any]
    columns: Sequence[str]


def asked_of(ledger: str, query: Mapping[str, str]) -> dict[str, Any]:
    """Read the query of a list as strictly as the list itself does."""
    try:
        read: dict[str, Any] = REGISTERS[ledger].arguments.load(query)
    except ValidationError as wrong:
        raise Invalid("A field is not right.", errors={"query": wrong.messages}) from None
    return read


def lay_ledger_out(session: Session, actor: Actor, wanted: Wanted, most: int) -> LaidOut:
    """Lay a list out for paper: the rows its reader sees under this filter, in their order."""
    insist_on_export(actor)
    ledger, asked, columns = wanted
    register, found = REGISTERS[ledger], described()[ledger]
    if register.asks is not None and not may_somewhere(actor, register.asks):
        require(actor, register.asks)
    names = list(columns or found.columns)
    chosen = heads_of(ledger, names)
    page = register.read(asked, most)
    if page.next_cursor is not None:
        raise LedgerTooLong("Narrow the list first.", rows=page.total, most=most)
    say = saying_of(session)
    ways = [found.columns[name].how if name != POSITION else "" for name in names]
    rows = [
        [say.cell(way, row) if way else place for way in ways]
        for place, row in enumerate(page.items, 1)
    ]
    title = f"{bureau_name(session)}{found.title[language() == 'en']}"
    return LaidOut(ledger, title, filters_of(asked), names, chosen, rows)


def heads_of(ledger: str, names: Sequence[str]) -> list[PrintColumn]:
    """Give the columns of these names, headed in the reader's language."""
    known, english = described()[ledger].columns, language() == "en"
    if len(set(names)) != len(names) or not set(names) <= {*known, POSITION}:
        raise Invalid("A field is not right.", errors={"query": {"columns": ["Invalid value."]}})
    return [
        PrintColumn("number", PLACE[english], 6)
        if name == POSITION
        else PrintColumn(name, known[name].heads[english], known[name].width)
        for name in names
    ]


def take_ledger_out(session: Session, actor: Actor, wanted: Wanted, form: str) -> Sheet:
    """Write a list as a workbook, a Word file or plain; that it was taken is written down."""
    most = MOST_IN_WORD if form == "docx" else MOST_AT_ONCE
    laid = lay_ledger_out(session, actor, wanted, most)
    if form == "docx":
        name, content, count, stamp = in_word(session, actor, laid)
        sheet = Sheet(name, content, count, WORD, stamp)
    else:
        made = put_down(actor, laid.title, laid.columns, laid.rows, form)
        sheet = Sheet(made.name, made.content, len(laid.rows), made.mimetype)
    tell_taken(session, actor, wanted.ledger, wanted.asked, sheet, wanted.columns)
    return sheet
