"""Writing workbooks bureaus print, and which read back exactly as they were written."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import xlsxwriter

from service.workbooks.items import numbered
from service.workbooks.rows import PowerRow, RiskRow
from service.workbooks.sheets import (
    CATALOGUE_COLUMNS,
    LEDGER_COLUMNS,
    POWER_CATEGORY_LABELS,
    RANK_LABELS,
    RISK_CATEGORY_LABELS,
    PrintColumn,
)
from service.workbooks.text import exact

SAFE = {
    "constant_memory": True,
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A4, LONGEST_CELL = 9, 32_767
CUT = "……（内容过长，余下部分请在系统中查看）"
LONG_TEXTS = frozenset(
    {"legal_basis", "level_authority", "duty", "content", "responsibility_basis", "harm"}
    | {"accountability_scope", "accountability_cases", "accountability_basis", "remarks"}
)
Row = Mapping[str, Any]
PAGES: Final = "&C第 &P 页，共 &N 页"


def write_ledger(
    rows: Iterable[Row | RiskRow],
    columns: Sequence[PrintColumn] = LEDGER_COLUMNS,
    title: str = "廉政风险台账",
    notes: str = "",
    *,
    labels: Mapping[int, str] | None = None,
    categories: Mapping[str, str] | None = None,
) -> bytes:
    """Write the ledger of risk points in the columns bureaus print."""
    labels, categories = labels or RANK_LABELS, categories or RISK_CATEGORY_LABELS
    return write_sheet(printed(rows, columns, labels, categories), columns, title, notes)


def write_catalogue(
    rows: Iterable[Row | PowerRow],
    columns: Sequence[PrintColumn] = CATALOGUE_COLUMNS,
    title: str = "职权目录",
    notes: str = "",
    *,
    categories: Mapping[str, str] | None = None,
) -> bytes:
    """Write the catalogue of powers in the columns bureaus print."""
    categories = categories or POWER_CATEGORY_LABELS
    return write_sheet(printed(rows, columns, {}, categories), columns, title, notes)


def printed(
    rows: Iterable[Row | RiskRow | PowerRow],
    columns: Sequence[PrintColumn],
    labels: Mapping[int, str],
    categories: Mapping[str, str],
) -> Iterator[list[str | int]]:
    """Give what stands in the cells, row by row, with running numbers."""
    for n, row in enumerate(map(_fields, rows), 1):
        yield [_number_or_text(row, c, n, labels, categories) for c in columns]


def write_sheet(
    rows: Iterable[Sequence[str | int]],
    columns: Sequence[PrintColumn],
    title: str,
    notes: str,
    made: str = "",
) -> bytes:
    """Write one printable sheet: title, notes, heads, rows; its foot says who made it when."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        sheet = book.add_worksheet("台账")
        body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        head_sheet(book, sheet, columns, title, notes)
        sheet.set_footer(f"&L&9{made.replace('&', '&&')}{PAGES}")
        last = 2
        for last, row in enumerate(rows, 3):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(last, place, value, body)
                else:
                    sheet.write_string(last, place, _fitting(value), body)
        sheet.autofilter(2, 0, max(last, 3), len(columns) - 1)
    return out.getvalue()


def head_sheet(
    book: Any, sheet: Any, columns: Sequence[PrintColumn], title: str, notes: str
) -> None:
    """Set a sheet up for A4 landscape with its title, notes and heads."""
    heading = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    small = book.add_format({"font_size": 9, "text_wrap": True, "valign": "top"})
    head = book.add_format(
        {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
        | {"bg_color": "#E7EEF7"}
    )
    last = len(columns) - 1
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(PAGES)
    sheet.freeze_panes(3, 0)
    sheet.set_row(0, 28)
    for line, (text, look) in enumerate(((title, heading), (notes, small))):
        if last:
            sheet.merge_range(line, 0, line, last, text, look)
        else:
            sheet.write_string(line, 0, text, look)
    for place, column in enumerate(columns):
        sheet.write_string(2, place, column.head + ("●" if column.required else ""), head)


def _fields(row: Row | RiskRow | PowerRow) -> Row:
    if isinstance(row, Mapping):
        return row
    return {name: getattr(row, name) for name in type(row).__dataclass_fields__}


def _number_or_text(
    row: Row,
    column: PrintColumn,
    place: int,
    labels: Mapping[int, str],
    categories: Mapping[str, str],
) -> str | int:
    if column.field == "number":
        return place
    value = row.get(column.field)
    if column.field == "rank":
        return labels.get(value, "") if isinstance(value, int) else ""
    if column.field == "category_written" and not value:
        category = str(row.get("category") or "")
        value = categories.get(category, category)
    if isinstance(value, (list, tuple)):
        return numbered([str(item) for item in value])
    text = str(value) if value is not None else ""
    return text.strip() if column.field in LONG_TEXTS else exact(text)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT
