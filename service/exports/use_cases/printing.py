"""Registers laid out for paper in the columns and the order asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from service.exports.columns import COLUMNS
from service.exports.queries import bureau_name
from service.exports.refusals import ExportTooLong
from service.exports.use_cases.sheets import (
    CATEGORIES,
    COUNTS,
    MOST_AT_ONCE,
    ROWS,
    Counting,
    Told,
    filters_of,
    insist_on_export,
)
from service.workbooks.sheets import PrintColumn
from service.workbooks.writing import printed
from tenants.context import Actor

# On paper the long lists of names need room that a sheet on the screen has elsewhere.
WIDTHS: Final = {"monitoring": 30, "number": 5, "rank": 9, "code": 16, "remarks": 18}
# Shape and word: a grade is told apart in grey print too.
SHAPED: Final = {1: "▲高", 2: "◆中", 3: "●低"}
USUAL: Final[Mapping[str, Sequence[str]]] = {
    "risk_points": (
        "position",
        "number",
        "department",
        "post",
        "power",
        "flow_step",
        "category",
        "title",
        "manifestations",
        "rank",
        "measures",
        "direct_responsible",
        "section_head",
        "responsible_leader",
        "monitoring",
        "noticed",
        "filing",
        "reviewed_on",
        "remarks",
    ),
    "powers": (
        "position",
        "number",
        "name",
        "category",
        "content",
        "legal_basis",
        "exercising_subject",
        "department",
        "responsibility_items",
        "time_limit",
        "remarks",
    ),
    "measures": (
        "position",
        "risk_point_number",
        "risk_point_title",
        "rank",
        "department",
        "text",
        "kind",
        "responsible",
        "frequency",
        "due_on",
        "status",
    ),
}


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A register ready for paper: its columns by their names, and what stands in the cells."""

    kind: str
    title: str
    asked: Mapping[str, Any]
    names: Sequence[str]
    columns: Sequence[PrintColumn]
    rows: Sequence[Sequence[str | int]]


def lay_out(
    session: Session,
    actor: Actor,
    kind: str,
    asked: Mapping[str, Any],
    *,
    columns: Sequence[str] = (),
    most: int | None = None,
    tell: Told | None = None,
) -> LaidOut:
    """Lay a register out for paper in the columns asked for, if it is not too long."""
    insist_on_export(actor)
    chosen = COLUMNS[kind].chosen(columns or USUAL[kind])
    count, most = COUNTS[kind](session, actor, asked), most or MOST_AT_ONCE
    if count > most:
        raise ExportTooLong("This export is left to a worker.", rows=count, most=most)
    found = Counting(tell)(ROWS[kind](session, actor, asked))
    rows = list(printed(found, chosen, SHAPED, CATEGORIES.get(kind, {})))
    names = list(columns or USUAL[kind])
    if not columns:
        names, chosen, rows = _written_in(names, chosen, rows)
    widened = [one._replace(width=WIDTHS.get(one.field, one.width)) for one in chosen]
    title = f"{bureau_name(session)}{COLUMNS[kind].title}"
    return LaidOut(kind, title, filters_of(asked), names, widened, rows)


def _written_in(
    names: Sequence[str],
    columns: Sequence[PrintColumn],
    rows: Sequence[Sequence[str | int]],
) -> tuple[list[str], list[PrintColumn], list[list[str | int]]]:
    """Leave out columns nobody asked for in which nothing is written."""
    kept = [place for place, _ in enumerate(columns) if not rows or any(r[place] for r in rows)]
    return (
        [names[place] for place in kept],
        [columns[place] for place in kept],
        [[row[place] for place in kept] for row in rows],
    )
