"""Recognising a bureau's workbook by what its columns mean."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.workbooks.builders import doubt_columns, doubt_covered, doubt_faults, doubt_hidden
from service.workbooks.forms import read_forms
from service.workbooks.grids import Sheet, Workbook
from service.workbooks.layouts import TableLayout, read_as_said
from service.workbooks.limits import Limits
from service.workbooks.organisation_rows import (
    OrganisationRow,
    build_organisation,
    starts_organisation,
)
from service.workbooks.power_rows import build_powers, starts_power
from service.workbooks.preambles import apply_preamble, name_categories, name_grades
from service.workbooks.problems import Problem, in_words, problem
from service.workbooks.reading import DEFAULT_LIMITS, read_workbook
from service.workbooks.records import Starts, Table, read_tables
from service.workbooks.remarks import CHINESE
from service.workbooks.risk_rows import build_risks, starts_risk
from service.workbooks.rows import PowerRow, RiskRow
from service.workbooks.summaries import without_summaries
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import KIND_OF, KINDS, TABLES_OF, Kind

STARTS: dict[str, Starts] = {
    "risks": starts_risk,
    "powers": starts_power,
    **dict.fromkeys(TABLES_OF["organisation"], starts_organisation),
}
REGISTERS: tuple[Kind, ...] = ("risks", "powers")
ASIDE = frozenset({"字典", "说明", "填表说明", "填报说明", "填写说明", "数据字典", "下拉选项"})


@dataclass(frozen=True, slots=True)
class Recognised:
    """Everything a workbook says, and every doubt about it.

    `rows` counts what a reader counts: one for each power, sub-item or risk point a bureau has
    entered, over however many lines of the sheet; `lines` counts those lines.
    """

    kind: Kind | None
    sheets: tuple[tuple[str, int], ...]
    rows: int
    rows_imported: int
    rows_reported: int
    lines: int
    lines_imported: int
    lines_reported: int
    powers: tuple[PowerRow, ...]
    risks: tuple[RiskRow, ...]
    organisation: tuple[OrganisationRow, ...]
    problems: tuple[Problem, ...]


def recognise(
    content: bytes, *, kind: Kind | None = None, limits: Limits = DEFAULT_LIMITS
) -> Recognised:
    """Recognise the powers, risk points or organisation a workbook holds."""
    book = read_workbook(content, limits=limits)
    with _uninterrupted():
        return recognise_sheets(book, kind)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back the collector: a register is a million small objects and no cycle."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def recognise_sheets(
    book: Workbook, kind: Kind | None, layout: Sequence[TableLayout] = ()
) -> Recognised:
    """Recognise what the sheets of an open workbook hold, or read them as somebody said."""
    return _gathered(*find_tables(book, kind, layout))


def find_tables(
    book: Workbook, kind: Kind | None, layout: Sequence[TableLayout] = ()
) -> tuple[Kind | None, list[Table], list[Problem]]:
    """Find the tables of a workbook, of what kind they are, and what was passed over."""
    if kind and layout:
        said = list(read_as_said(book, kind, layout, STARTS))
        sheets = {table.view.name: table.view.sheet for table in said}
        _give_preambles([SheetView(sheet) for sheet in sheets.values()], said, kind)
        return kind, said, [] if said else [_nothing(book.sheets)]
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    views = [SheetView(sheet) for sheet in (shown or book.sheets) if sheet.grid]
    tables = _searched(views, kind)
    wanted = kind or _kind_of(tables)
    mine = [t for t in tables if wanted and t.heading.table in TABLES_OF[wanted]]
    _give_preambles(views, mine, wanted)
    doubts = [] if mine else [_nothing(book.sheets)]
    doubts += _left_out(views, mine, wanted) + _hidden_sheets(book.sheets, shown)
    if wanted in REGISTERS:
        mine, repeated = without_summaries(mine)
        doubts += repeated
    return wanted, mine, doubts


def inspect_json(recognised: Recognised, language: str = CHINESE) -> dict[str, Any]:
    """State what a workbook holds in counts, for a reader who has its oracle."""
    risks, powers = recognised.risks, recognised.powers
    found: dict[str, Any] = {
        "kind": recognised.kind,
        "sheets": [{"sheet": s, "header_row": row} for s, row in recognised.sheets],
        "rows": recognised.rows,
        "items": len(risks) or len(powers) or len(recognised.organisation),
    }
    if recognised.kind == "risks":
        ranks = [risk.rank for risk in risks]
        found["by_grade"] = {
            "1": ranks.count(1),
            "2": ranks.count(2),
            "3": ranks.count(3),
            "none": ranks.count(None),
        }
    else:
        counts: dict[str, int] = {}
        for power in powers:
            written = power.category_written or "none"
            counts[written] = counts.get(written, 0) + 1
        found["by_category"] = counts
    found["measures"] = sum(len(risk.measures) for risk in risks)
    departments = [r.department_written for r in risks] + [p.department_written for p in powers]
    found["departments"] = list(dict.fromkeys(d for d in departments if d))
    found["problems"] = [in_words(one, language) for one in recognised.problems]
    return found


def inspect_file(
    path: str | Path, kind: Kind | None = None, language: str = CHINESE
) -> dict[str, Any]:
    """Inspect a workbook on disk without any database."""
    return inspect_json(recognise(Path(path).read_bytes(), kind=kind), language)


def _searched(views: list[SheetView], kind: Kind | None) -> list[Table]:
    """Find the tables of the kind asked for, and of any kind where none is."""
    registers = TABLES_OF["risks"] + TABLES_OF["powers"]
    if kind != "organisation":
        found = [t for view in views for t in read_tables(view, registers, STARTS)]
        if found and (kind is None or any(KIND_OF[t.heading.table] == kind for t in found)):
            return found
        for wanted in (kind,) if kind else REGISTERS:
            if forms := [form for view in views for form in read_forms(view, wanted)]:
                return forms
        if kind or found:
            return found
    return [t for v in views for t in read_tables(v, TABLES_OF["organisation"], STARTS)]


def _kind_of(tables: list[Table]) -> Kind | None:
    counts = dict.fromkeys(KINDS, 0)
    for table in tables:
        counts[KIND_OF[table.heading.table]] += max(1, len(table.records))
    best = max(KINDS, key=lambda kind: counts[kind])
    return best if counts[best] else None


def _give_preambles(views: list[SheetView], tables: list[Table], wanted: Kind | None) -> None:
    for view in views:
        mine = [table for table in tables if table.view.sheet is view.sheet]
        if wanted == "risks":
            apply_preamble(view, mine, several_sheets=len(views) > 1)
            name_grades(view, mine)
        elif wanted == "powers":
            name_categories(view, mine)


def _left_out(views: list[SheetView], tables: list[Table], kind: Kind | None) -> list[Problem]:
    taken = {table.view.name for table in tables}
    doubts = []
    for view in views:
        if view.name in taken or view.name in ASIDE or kind is None:
            continue
        first = next((r for r in range(view.height) if view.written(r)), None)
        if first is not None:
            told = {"value": view.name, "kind": kind}
            doubts.append(problem(view.name, (first, 0), "sheet-left-out", **told))
    return doubts


def _hidden_sheets(sheets: tuple[Sheet, ...], shown: list[Sheet]) -> list[Problem]:
    if not shown:
        return []
    return [
        problem(sheet.name, (0, 0), "sheet-hidden")
        for sheet in sheets
        if sheet.hidden and any(any(row) for row in sheet.grid)
    ]


def _nothing(sheets: tuple[Sheet, ...]) -> Problem:
    name = sheets[0].name if sheets else ""
    return problem(name, (0, 0), "nothing-recognised")


def _gathered(kind: Kind | None, tables: list[Table], doubts: list[Problem]) -> Recognised:
    powers: list[PowerRow] = []
    risks: list[RiskRow] = []
    organisation: list[OrganisationRow] = []
    for table in tables:
        doubt_columns(table)
        doubt_hidden(table)
        doubt_faults(table)
        doubt_covered(table)
        if kind == "risks":
            risks += build_risks(table)
        elif kind == "powers":
            powers += build_powers(table, offset=len(powers))
        else:
            organisation += build_organisation(table)
    return Recognised(
        kind=kind,
        sheets=tuple((t.view.name, t.heading.top + 1) for t in tables),
        rows=sum(table.rows for table in tables),
        rows_imported=sum(table.rows_imported for table in tables),
        rows_reported=sum(table.rows_reported for table in tables),
        lines=sum(table.lines for table in tables),
        lines_imported=sum(table.lines_imported for table in tables),
        lines_reported=sum(table.lines_reported for table in tables),
        powers=tuple(powers),
        risks=tuple(risks),
        organisation=tuple(organisation),
        problems=tuple([p for t in tables for p in t.problems] + doubts),
    )
