"""What every kind of row shares on its way from the sheet: filling, tracing, doubting."""

from typing import Any

from service.workbooks.entries import Record
from service.workbooks.grids import column_letters
from service.workbooks.problems import problem
from service.workbooks.records import Table
from service.workbooks.sheets import REGISTER_HEADS
from service.workbooks.text import compact, tidy

DEPARTMENT = "department_written"
Place = tuple[int, int]
DITTO = frozenset({"同上", "同上。", "〃", "″", "同 上", "同前"})
LISTS = ("measures", "manifestations")
DITTOED = (
    *("department_written", "departments", "post_written", "power_name", "category", "flow_step"),
    *("category_written", "rank", "exercising_subject", "direct_responsible", "section_head"),
    *("responsible_leader", "monitoring", *LISTS),
)
GROUPING = frozenset(
    {"department_written", "departments", "post_written", "power_name", "name", "category"}
    | {"category_written", "flow_step", "title", "exercising_subject"}
)


def fill_dittos(table: Table) -> None:
    """Read "同上" as what the row above says; a list that says so is asked after."""
    for above, record in zip(table.records, table.records[1:], strict=False):
        for name in DITTOED:
            values = record.values.get(name)
            if not values or values[0].text.strip() not in DITTO:
                continue
            if name in LISTS:
                doubt_at(table, record, name, "says-ditto")
            elif name in above.values:
                record.values[name] = [v._replace(row=record.row) for v in above.values[name]]


def fill_groups(table: Table) -> None:
    """Take over what stands above a row that begins with empty cells, and say so."""
    fill_dittos(table)
    columns = table.heading.columns
    with_number = any("number" in record.values for record in table.records)
    for above, record in zip(table.records, table.records[1:], strict=False):
        if with_number and "number" in record.values:
            _doubt_department(table, above, record)
            continue
        own = [v.column for vs in record.values.values() for v in vs if v.row == record.row]
        first = min(own, default=0)
        for column in columns:
            name = column.field
            if column.index >= first or name not in GROUPING or name in record.values:
                continue
            if values := above.values.get(name):
                record.values[name] = [values[0]]
                record.filled.add(name)
                place, said = (record.row, column.index), compact(values[0].text)
                doubt(table, place, "filled-from-above", value=said)


def _doubt_department(table: Table, above: Record, record: Record) -> None:
    """Ask after a section left blank below one that is written."""
    values = above.values.get(DEPARTMENT)
    if values and DEPARTMENT in table.heading.fields and DEPARTMENT not in record.values:
        said = {"mend": "as-above", "nearest": compact(values[0].text)[:20]}
        doubt_at(table, record, DEPARTMENT, "department-missing", **said)


def doubt(table: Table, place: Place, code: str, **facts: Any) -> None:
    """Add a doubt about one cell."""
    table.problems.append(problem(table.view.name, place, code, **facts))


def doubt_at(table: Table, record: Record, name: str, code: str, **facts: Any) -> None:
    """Add a doubt about a field of a record."""
    doubt(table, record.place(name, table.heading), code, **facts)


def one_line(record: Record, name: str, joint: str = "、") -> str:
    """Read a short field: no hard-wrapped words, no line breaks."""
    values = record.values.get(name)
    if not values:
        return ""
    if len(values) == 1:
        return compact(values[0].text)
    return joint.join(dict.fromkeys(compact(v.text) for v in values))


def paragraphs(record: Record, name: str) -> str:
    """Read a long field with its lines kept."""
    values = record.values.get(name)
    if not values:
        return ""
    return "\n".join(dict.fromkeys(tidy(v.text) for v in values))


def traced(record: Record) -> dict[str, str]:
    """Name the cell each field came from."""
    return {
        name: f"{column_letters(values[0].column)}{values[0].row + 1}"
        for name, values in record.values.items()
        if name[0] != "*"
    }


def extras(record: Record) -> dict[str, str]:
    """Keep what stands in columns whose head is not known."""
    return {n[1:]: paragraphs(record, n) for n in record.values if n[0] == "*"}


def doubt_columns(table: Table) -> None:
    """Say once which columns were not understood; those only our own ledgers print are known."""
    printed = REGISTER_HEADS if "code" in table.heading.fields else frozenset()
    for column in table.heading.columns:
        if column.field is None and not column.settled and column.head not in printed:
            place = (table.heading.bottom, column.index)
            doubt(table, place, "column-not-recognised", value=column.head)


def doubt_hidden(table: Table) -> None:
    """Say which rows of the register are hidden on the screen; they count all the same."""
    hidden = table.view.sheet.hidden_rows
    for record in table.records if hidden else ():
        if record.row in hidden:
            doubt(table, (record.row, 0), "hidden-row")


def doubt_faults(table: Table) -> None:
    """Say which cells hold an error or a formula that was never calculated."""
    if not table.view.sheet.faults:
        return
    indexes = {c.index for c in table.heading.columns} - table.heading.unread
    rows = {row for record in table.records for row in record.rows}
    for (row, column), fault in table.view.sheet.faults.items():
        if row in rows and column in indexes:
            code = "formula-without-value" if fault == "公式" else "formula-error"
            doubt(table, (row, column), code, value=fault)


def doubt_covered(table: Table) -> None:
    """Say which texts lie unseen beneath a merged cell and were not read."""
    view, heading = table.view, table.heading
    indexes = {c.index for c in heading.columns} - heading.unread
    last = table.records[-1].rows[-1] if table.records else heading.bottom
    for top, left, bottom, right in view.sheet.merges:
        if top <= heading.bottom or top > last:
            continue
        shown = compact(view.own(top, left))
        for row in range(top, min(bottom + 1, view.height)):
            for column in range(left, min(right + 1, view.width)):
                under = compact(view.own(row, column)) if (row, column) != (top, left) else ""
                if under and under != shown and column in indexes:
                    doubt(table, (row, column), "text-under-merge", value=under)
