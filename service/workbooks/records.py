"""Gathering the rows of a table into records, one per power or risk point."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from service.workbooks.entries import Record, RowSight, Value
from service.workbooks.furniture import Verdict, group_above, judge
from service.workbooks.headings import LEFT_OUT, Column, Heading, blocks, heading_at
from service.workbooks.problems import Problem, problem
from service.workbooks.repetitions import further, says_again
from service.workbooks.text import compact, word
from service.workbooks.views import SheetView
from service.workbooks.vocabulary import tables

TICKS = frozenset("√✓✔●■☑★▲○◎VvＹYy是有1")
HEAD_CELL, LINES_ABOVE = 20, 3


@dataclass(slots=True)
class Table:
    """A table found on a sheet: its head, its records, its doubts."""

    view: SheetView
    heading: Heading
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: int = 0
    lines_reported: int = 0
    lines_imported: int = 0
    rows: int = 0
    rows_imported: int = 0
    rows_reported: int = 0
    context: dict[str, Value] = field(default_factory=dict)
    stray: set[int] = field(default_factory=set)

    def take_in(self, record: Record) -> None:
        """Count an entry that was imported, with the rows it takes."""
        self.rows_imported += 1
        self.lines_imported += len(record.rows)

    def turn_away(self, record: Record) -> None:
        """Count an entry that was reported and not imported, with the rows it takes."""
        self.rows_reported += 1
        self.lines_reported += len(record.rows)


Starts = Callable[[RowSight, Heading], bool]


def read_tables(view: SheetView, names: tuple[str, ...], starts: dict[str, Starts]) -> list[Table]:
    """Read every table of a sheet, each from its head to the next."""
    found: list[Table] = []
    row = 0
    while row < view.height:
        current = found[-1] if found else None
        heading = _next_heading(view, row, names, current)
        if heading and not found and (edges := blocks(heading)):
            return [t for part in view.windows(edges) for t in read_tables(part, names, starts)]
        if heading and (current is None or not _same(heading, current.heading)):
            found.append(Table(view, heading))
            _look_up(found[-1])
        if heading:
            row = heading.bottom + 1
            continue
        if current:
            _take(current, row, starts[current.heading.table])
        row += 1
    return found


def table_under(view: SheetView, heading: Heading, stop: int, starts: dict[str, Starts]) -> Table:
    """Read the rows below a head that is known, as far as the next one."""
    table = Table(view, heading)
    _look_up(table)
    for row in range(heading.bottom + 1, stop):
        _take(table, row, starts[heading.table])
    return table


def _next_heading(
    view: SheetView, row: int, names: tuple[str, ...], current: Table | None
) -> Heading | None:
    texts = view.grid[row]
    if current:
        number = current.heading.first("number")
        if number and number.index < len(texts) and texts[number.index].strip().isdigit():
            return None  # a numbered row is a row, even if its cells are words of a head
        probe = [texts[c.index] for c in current.heading.columns[:3] if c.index < len(texts)]
        probe = [t for t in probe if t and len(t) <= HEAD_CELL and not t.isdigit()]
        if not probe or not any(_known_head(names, t) for t in probe):
            return None
    return heading_at(view, row, names)


def _look_up(table: Table) -> None:
    """Take in the group line that stands just above the head of the table."""
    view, heading = table.view, table.heading
    for row in range(heading.top - 1, max(-1, heading.top - 1 - LINES_ABOVE), -1):
        cells = view.written(row)
        if len(cells) > 1:
            return
        for column, text in cells:
            verdict = group_above(heading, compact(text), column)
            if verdict:
                _enter_group(table, row, verdict)
                return


def _known_head(names: tuple[str, ...], text: str) -> bool:
    plain = word(text)
    return any(plain in tables()[name].known for name in names)


def _same(heading: Heading, other: Heading) -> bool:
    """Tell a head that returns, perhaps without its merges, from the head of another table."""
    mine = {(c.index, c.field, c.choice) for c in heading.columns}
    known = {(c.index, c.field, c.choice) for c in other.columns}
    return mine <= known and len(mine) * 5 >= len(known) * 4


def _take(table: Table, row: int, starts: Starts) -> None:
    view, heading = table.view, table.heading
    cells = view.written(row)
    if not cells:
        return
    inside = _inside(table, row, cells)
    faults = [c for c in heading.columns if (row, c.index) in view.sheet.faults]
    if not inside:
        if faults:
            table.lines += 1
            _report(table, row, "row-unreadable")
        return
    verdict = judge(view, row, heading, inside)
    if verdict.part == "furniture":
        return
    table.lines += verdict.part != "group"
    if verdict.part == "group":
        _enter_group(table, row, verdict)
    elif verdict.part == "unclear":
        _report(table, row, "row-not-understood", value=verdict.text)
    else:
        _add(table, row, starts)


def _inside(table: Table, row: int, cells: list[tuple[int, str]]) -> list[tuple[int, str]]:
    columns = table.heading.columns
    indexes = {c.index for c in columns}
    unread = table.heading.unread
    first, last = columns[0].index, columns[-1].index
    inside = []
    for column, text in cells:
        if column in unread:
            continue
        if column in indexes:
            inside.append((column, text))
            continue
        merge = table.view.merge_at(row, column)
        reaches = merge is not None and merge.left <= first <= merge.right
        alone = len(cells) == 1 and column < first
        if reaches or first < column < last or alone:
            inside.append((column, text))
        if not reaches and column not in table.stray:
            table.stray.add(column)
            table.problems.append(problem(table.view.name, (row, column), "column-without-head"))
    return [cell for cell in inside if cell[0] in indexes or len(inside) == 1]


def _report(table: Table, row: int, code: str, **facts: Any) -> None:
    cells = table.view.written(row)
    column = cells[0][0] if cells else 0
    table.lines_reported += 1
    table.rows_reported += 1
    table.rows += 1
    table.problems.append(problem(table.view.name, (row, column), code, **facts))


def _enter_group(table: Table, row: int, verdict: Verdict) -> None:
    if verdict.field in {"departments", "department_written"}:
        table.context.pop("post_written", None)
    table.context[verdict.field] = Value(verdict.text, row, verdict.column, "")


def _add(table: Table, row: int, starts: Starts) -> None:
    sight = _sight(table, row)
    if not sight.own:
        _report(table, row, "row-outside-columns")
        return
    record = table.records[-1] if table.records else None
    if record and says_again(sight, record, table.heading.fields):
        record.rows.append(row)
        further(sight, record)
    elif record and not starts(sight, table.heading):
        record.rows.append(row)
        for name, values in sight.own.items():
            record.values.setdefault(name, []).extend(values)
    else:
        table.records.append(_begin(table, sight))
        table.rows += 1


def _sight(table: Table, row: int) -> RowSight:
    view, heading = table.view, table.heading
    own: dict[str, list[Value]] = {}
    covered: set[str] = set()
    texts = view.grid[row]
    for column in heading.columns:
        name = column.field or f"*{column.head}"
        at = column.index
        if column.field == LEFT_OUT:
            continue
        text = texts[at] if at < len(texts) else ""
        if at in view.tops and (merge := view.merge_at(row, at)):
            if heading.bottom < merge.top < row:
                covered.add(name)
                continue
            if merge.left < at:
                text = view.shown(row, at) if name == "manifestations" else ""
        if text and text.strip():
            own.setdefault(name, []).append(_value(column, text, row))
    return RowSight(row, own, frozenset(covered - own.keys()))


def _value(column: Column, text: str, row: int) -> Value:
    if column.choice:
        ticked = compact(text) in TICKS or compact(text) == column.choice
        text = column.choice if ticked else text
    return Value(text, row, column.index, column.head)


def _begin(table: Table, sight: RowSight) -> Record:
    view = table.view
    record = Record(sight.row, [sight.row], dict(sight.own))
    for column in table.heading.columns:
        name = column.field or f"*{column.head}"
        if name not in sight.covered:
            continue
        merge = view.merge_at(sight.row, column.index)
        if merge and (text := view.own(merge.top, merge.left)).strip():
            value = _value(column, text, merge.top)
            record.values.setdefault(name, []).append(value)
    for name, value in table.context.items():
        if name not in record.values:
            record.values[name] = [value]
    return record
