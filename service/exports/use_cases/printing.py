"""Registers laid out for paper; what is printed has been taken out, and is written down."""

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
    filters_of,
    insist_on_export,
)
from service.workbooks.sheets import PrintColumn
from service.workbooks.writing import printed
from tenants import clock
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import record

# On paper the long lists of names need room that a sheet on the screen has elsewhere.
WIDTHS: Final = {"monitoring": 30, "number": 5, "rank": 9, "code": 16, "remarks": 18}
# Shape and word: a grade is told apart in grey print too.
SHAPED: Final = {1: "▲高", 2: "◆中", 3: "●低"}
MOMENT: Final = "%Y-%m-%d %H:%M"
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
class Printed:
    """A register ready for paper."""

    title: str
    columns: Sequence[PrintColumn]
    rows: Sequence[Sequence[str | int]]
    printer: str
    at: str


def print_out(
    session: Session,
    actor: Actor,
    kind: str,
    asked: Mapping[str, Any],
    *,
    columns: Sequence[str] = (),
) -> Printed:
    """Lay a register out for paper in the columns asked for."""
    insist_on_export(actor)
    chosen = COLUMNS[kind].chosen(columns or USUAL[kind])
    count = COUNTS[kind](session, actor, asked)
    if count > MOST_AT_ONCE:
        raise ExportTooLong("This export is left to a worker.", rows=count, most=MOST_AT_ONCE)
    found = ROWS[kind](session, actor, asked)
    rows = list(printed(found, chosen, SHAPED, CATEGORIES.get(kind, {})))
    record(
        session,
        actor,
        "export.made",
        "export",
        None,
        kind=kind,
        form="print",
        rows=len(rows),
        asked=filters_of(asked),
        columns=list(columns),
    )
    if not columns:
        chosen, rows = _written_in(chosen, rows)
    widened = [one._replace(width=WIDTHS.get(one.field, one.width)) for one in chosen]
    now = utc_now().astimezone(clock.CHINA).strftime(MOMENT)
    title = f"{bureau_name(session)}{COLUMNS[kind].title}"
    return Printed(title, widened, rows, actor.name, now)


def _written_in(
    columns: Sequence[PrintColumn], rows: Sequence[Sequence[str | int]]
) -> tuple[list[PrintColumn], list[list[str | int]]]:
    """Leave out columns nobody asked for in which nothing is written."""
    kept = [place for place, _ in enumerate(columns) if not rows or any(r[place] for r in rows)]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]
