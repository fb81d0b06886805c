"""How somebody says a workbook is to be read, and how it was read: heads and their columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from service.workbooks.forms import read_forms
from service.workbooks.grids import Workbook, column_letters
from service.workbooks.headings import (
    LEFT_OUT,
    SINGLE,
    Column,
    Heading,
    blocks,
    heading_said,
    make_heading,
)
from service.workbooks.records import Starts, Table, read_tables, table_under
from service.workbooks.scans import column_of
from service.workbooks.text import compact
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import TABLES_OF, Kind

KEPT: Final = "kept"
LOOKED_THROUGH: Final = 200
LONGEST_SAMPLE: Final = 60
LEAST_IN_HEAD: Final = 2
ROWS_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What was said of one table: where its head stands, and what some of its columns mean.

    Rows count from one; without a row the head is looked for. A column is named by its letters
    and means a field, is kept as an addition to the remarks, or is left out.
    """

    sheet: str
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnSight:
    """A column of the sheet: its head, a sample, what it means, and whether somebody said so."""

    column: str
    head: str
    group: str
    sample: str
    meaning: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TableSight:
    """A table of the sheet as it is read."""

    sheet: str
    header_row: int
    table: str
    is_form: bool
    row_count: int
    columns: Sequence[ColumnSight]
    stated: Sequence[str]


@dataclass(frozen=True, slots=True)
class SheetSight:
    """A sheet that could be read, with its first rows, among which the head is chosen."""

    sheet: str
    row_count: int
    hidden: bool
    first_rows: Sequence[tuple[int, str]]


def read_as_said(
    book: Workbook, kind: Kind, said: Sequence[TableLayout], starts: dict[str, Starts]
) -> Iterator[Table]:
    """Read only the sheets that were named, each from the head that was named."""
    for sheet in book.sheets:
        mine = [one for one in said if one.sheet == sheet.name]
        if not mine or not sheet.grid:
            continue
        view = SheetView(sheet)
        named = [one for one in mine if one.header_row]
        yield from _under(view, kind, named, starts) if named else _looked_for(view, kind, starts)


def _under(
    view: SheetView, kind: Kind, said: Sequence[TableLayout], starts: dict[str, Starts]
) -> Iterator[Table]:
    tops = {min(one.header_row or 1, view.height) - 1: one for one in said}
    heads = [_head(view, kind, top, tops[top]) for top in sorted(tops)]
    heads = [head for head in heads if head.columns]
    if heads and (edges := blocks(heads[0])):
        for part in view.windows(edges):
            yield from _under(part, kind, said, starts)
        return
    for head, stop in zip(heads, [*(one.top for one in heads[1:]), view.height], strict=True):
        yield table_under(view, head, stop, starts)


def _looked_for(view: SheetView, kind: Kind, starts: dict[str, Starts]) -> Sequence[Table]:
    """Look for the heads of a sheet; where none is like one, the first full row is taken."""
    found = read_tables(view, TABLES_OF[kind], starts) or read_forms(view, kind)
    if found:
        return found
    rows = (row for row in range(view.height) if len(view.written(row)) >= LEAST_IN_HEAD)
    first = next(rows, None)
    if first is None:
        return ()
    return list(_under(view, kind, [TableLayout(view.name, first + 1)], starts))


def _head(view: SheetView, kind: Kind, top: int, said: TableLayout) -> Heading:
    head = heading_said(view, top, TABLES_OF[kind])
    columns = {column.index: column for column in head.columns}
    for letters, meaning in said.columns.items():
        index = column_of(letters)
        known = columns.get(index)
        if known is None and not _sample(view, head.bottom, index):
            continue
        columns[index] = _settled(known or Column(index, "", "", None), meaning)
    meant = {one.field for one in columns.values() if one.settled} & SINGLE
    for index, column in columns.items():
        if column.field in meant and not column.settled:
            columns[index] = replace(column, field=None, choice="")
    ordered = tuple(columns[index] for index in sorted(columns))
    return make_heading(head.table, head.top, head.bottom, ordered, head.exact)


def _settled(column: Column, meaning: str) -> Column:
    if meaning == column.field:
        return replace(column, settled=True)
    meant = None if meaning == KEPT else meaning
    head = column.head or column_letters(column.index)
    return replace(column, head=head, field=meant, rank=0, choice="", settled=True)


def tables_seen(tables: Sequence[Table]) -> Iterator[TableSight]:
    """Show each table with all columns of its sheet, read or not."""
    for table in tables:
        heading = table.heading
        is_form = any(heading.top in record.rows for record in table.records)
        sights = _of_form(table) if is_form else _columns(table)
        found = {one.meaning for one in sights}
        given = {name for record in table.records for name in record.values if name[0] != "*"}
        yield TableSight(
            table.view.name,
            heading.top + 1,
            heading.table,
            is_form,
            table.rows,
            sights,
            sorted(given - found),
        )


def _of_form(table: Table) -> list[ColumnSight]:
    texts = {n: v[0].text for record in table.records[:1] for n, v in record.values.items() if v}
    return [
        ColumnSight(
            column_letters(one.index),
            one.head,
            "",
            _short(texts.get(one.field or "", "")),
            one.field or KEPT,
            chosen=False,
        )
        for one in table.heading.columns
    ]


def _columns(table: Table) -> list[ColumnSight]:
    view, heading = table.view, table.heading
    known = {column.index: column for column in heading.columns}
    sights = []
    for index in range(view.width):
        column = known.get(index)
        head = column.head if column else compact(view.shown(heading.bottom, index))
        sample = _sample(view, heading.bottom, index)
        if column is None and not sample:
            continue
        sights.append(
            ColumnSight(
                column_letters(index),
                head,
                column.group if column else "",
                sample,
                (column.field or KEPT) if column else LEFT_OUT,
                chosen=bool(column and column.settled),
            )
        )
    return sights


def _sample(view: SheetView, bottom: int, index: int) -> str:
    """Give the first text that stands below a head."""
    rows = range(bottom + 1, min(view.height, bottom + 1 + LOOKED_THROUGH))
    return next((_short(text) for row in rows if (text := view.own(row, index)).strip()), "")


def _short(text: str) -> str:
    plain = compact(text)
    return plain if len(plain) <= LONGEST_SAMPLE else f"{plain[:LONGEST_SAMPLE]}…"


def sheets_seen(book: Workbook) -> Iterator[SheetSight]:
    """Show the sheets in which something is written, each with its first rows."""
    for sheet in book.sheets:
        if not any(any(row) for row in sheet.grid):
            continue
        view = SheetView(sheet)
        rows = [(row + 1, view.written(row)) for row in range(min(view.height, ROWS_SHOWN))]
        yield SheetSight(
            sheet.name,
            view.height,
            sheet.hidden,
            [(row, _short(" | ".join(compact(t) for _, t in cells))) for row, cells in rows],
        )
