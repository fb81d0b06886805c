"""From a workbook to rows: what the recogniser found, and a row for each it could not take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final

from service.imports.placing.findings import BLOCKERS, BLOCKING, NOTICE, NOTICES
from service.imports.placing.organisation import content_of
from service.imports.placing.rows import Row
from service.imports.placing.sensitive import secret_cell
from service.workbooks.grids import Sheet
from service.workbooks.layouts import TableLayout
from service.workbooks.problems import Problem
from service.workbooks.reading import read_workbook
from service.workbooks.recognition import Recognised, recognise_sheets
from service.workbooks.rows import PowerRow, RiskRow, SheetRow
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import Kind
from tenants.errors import DomainError

PLACES: Final = frozenset({"sheet", "row", "rows", "number", "cells"})
NAMES: Final = {
    kind: tuple(one.name for one in fields(kind) if one.name not in PLACES)
    for kind in (RiskRow, PowerRow)
}
# Rows the recogniser could not take; each is a row of the import, to be filled in or left out.
NOT_TAKEN: Final = frozenset(
    {
        "risk-missing",
        "name-missing",
        "row-not-understood",
        "row-outside-columns",
        "row-unreadable",
    }
)
# Said again, row by row, when the rows are placed.
SAID_AGAIN: Final = BLOCKERS | NOTICES | {"measures-missing", "several-grades", "duplicate"}


class ClassifiedWorkbook(DomainError):
    """The workbook bears the mark of a state secret and must not be here."""

    status: ClassVar[int] = 422


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the recogniser said about a cell, and the row it belongs to."""

    problem: Problem
    row: Row | None
    field: str
    severity: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook, row by row."""

    recognised: Recognised
    rows: list[Row]
    doubts: list[Doubt]


def refuse_hostile(content: bytes) -> None:
    """Refuse a file that is no ordinary workbook or bears a secret's mark; nothing is kept."""
    sheets = read_workbook(content).sheets
    refuse_secrets(sheets)
    for sheet in sheets:
        if sheet.grid:
            SheetView(sheet)


def refuse_secrets(sheets: Iterable[Sheet]) -> None:
    """State secrets never enter the system."""
    place = secret_cell(sheets)
    if place:
        raise ClassifiedWorkbook("The workbook bears the mark of a state secret.", cell=place)


def read_rows(content: bytes, kind: Kind, layout: Sequence[TableLayout] = ()) -> Reading:
    """Read a workbook into rows and doubts, before any bureau is asked."""
    book = read_workbook(content)
    refuse_secrets(book.sheets)
    recognised = recognise_sheets(book, kind, layout)
    items = recognised.risks or recognised.powers or recognised.organisation
    rows = [_row(place, item) for place, item in enumerate(items)]
    covered = {
        (item.sheet, number): row
        for item, row in zip(items, rows, strict=True)
        for number in item.rows or (item.row,)
    }
    doubts = []
    for problem in recognised.problems:
        number = int("".join(filter(str.isdigit, problem.cell)) or 0)
        row = covered.get((problem.sheet, number))
        if problem.code in NOT_TAKEN and kind != "organisation":
            row = Row(len(rows), problem.sheet, number, {}, {"title": problem.cell})
            rows.append(row)
        if problem.code in SAID_AGAIN and row is not None and row.content:
            continue
        doubts.append(_doubt(problem, row, kind))
    return Reading(recognised, rows, doubts)


def _row(place: int, item: SheetRow) -> Row:
    content = (
        dict(_contents(item, NAMES[type(item)])) if type(item) in NAMES else content_of(item)  # type: ignore[arg-type,index]
    )
    return Row(place, item.sheet, item.row, content, item.cells)


def _contents(item: SheetRow, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
    for name in names:
        value = getattr(item, name)
        if value is not None and value not in ("", [], {}):
            yield name, value


def _doubt(problem: Problem, row: Row | None, kind: Kind) -> Doubt:
    field = ""
    if row is not None:
        field = next((name for name, cell in row.cells.items() if cell == problem.cell), "")
    not_taken = problem.code in NOT_TAKEN and kind == "organisation"
    return Doubt(problem, row, field, BLOCKING if not_taken else NOTICE)
