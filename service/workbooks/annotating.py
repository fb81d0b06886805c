"""A bureau's own workbook handed back: what was mended is in it, what is amiss is said."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from zipfile import BadZipFile

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter

from service.workbooks.limits import Limits, refuse
from service.workbooks.weighing import BEARABLE, refuse_heavy
from service.workbooks.xls import read_xls

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AUTHOR: Final = "廉防"
FILLS: Final = {
    True: PatternFill("solid", fgColor="FFFFC7CE"),
    False: PatternFill("solid", fgColor="FFFFEB9C"),
}
WORDS: Final = {True: "须改正", False: "提示"}
CONVERTED: Final = (
    "原文件为 .xls 格式，批注件已转换为 .xlsx；文字和合并单元格保留，字体和颜色未保留。"
)
PLACE: Final = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
WIDE, LINE, TALL = 320, 22, 40
# What a file may be that one program reads and another does not.
UNREADABLE: Final = (
    *(AttributeError, IndexError, KeyError, OSError, SyntaxError, TypeError, ValueError),
    BadZipFile,
)


class Remark(NamedTuple):
    """What is amiss with a cell."""

    sheet: str
    cell: str
    text: str
    blocking: bool


class Mended(NamedTuple):
    """What a cell of a row says now."""

    sheet: str
    cell: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A workbook with remarks; `converted` if it was an old .xls."""

    content: bytes
    converted: bool


def annotate(content: bytes, mended: Sequence[Mended], remarks: Sequence[Remark]) -> Annotated:
    """Write what was mended and every remark into a copy of a workbook."""
    converted = content.startswith(COMPOUND)
    book = _converted(content) if converted else _opened(content)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for one in mended:
        if one.sheet in sheets:
            _mend(sheets[one.sheet], one)
    for (name, place), said in _by_cell(sheets, remarks).items():
        _say(sheets[name][place], said)
    out = io.BytesIO()
    book.save(out)
    return Annotated(out.getvalue(), converted)


def _opened(content: bytes) -> Book:
    """Open an .xlsx cell by cell; one that would take all memory is not opened."""
    refuse_heavy(content)
    try:
        return load_workbook(io.BytesIO(content), rich_text=True)
    except UNREADABLE as wrong:
        raise refuse("not-annotated") from wrong


def _converted(content: bytes) -> Book:
    """Write the sheets of an .xls anew; what it said is kept, how it looked is not."""
    book = Book()
    book.remove(book.active)
    sheets = read_xls(content, Limits())
    spread = sum((m.bottom - m.top + 1) * (m.right - m.left + 1) for s in sheets for m in s.merges)
    if spread + sum(len(row) for s in sheets for row in s.grid) > BEARABLE.cells:
        raise refuse("too-heavy")
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        for number, row in enumerate(sheet.grid, 1):
            for place, text in enumerate(row, 1):
                if text:
                    _write(made.cell(number, place), text)
        for top, left, bottom, right in sheet.merges:
            made.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        made.sheet_state = "hidden" if sheet.hidden else "visible"
    book.properties.description = CONVERTED
    return book


def _mend(sheet: Any, one: Mended) -> None:
    """Write one cell; where it was part of a merged block, its row gets a cell of its own."""
    found = PLACE.match(one.cell)
    if found is None:
        return
    column, number = column_index_from_string(found[1]), int(found[2])
    block = _block(sheet, number, column)
    if block is None:
        _write(sheet.cell(number, column), one.text)
        return
    if not block.min_row <= one.row <= block.max_row:
        return
    said = sheet.cell(block.min_row, block.min_col).value
    if str(said or "") == one.text:
        return
    sheet.unmerge_cells(str(block))
    for row in range(block.min_row, block.max_row + 1):
        _write(sheet.cell(row, block.min_col), str(said or ""))
    _write(sheet.cell(one.row, block.min_col), one.text)


def _write(cell: Any, text: str) -> None:
    """Write words as words, whatever sign they begin with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"


def _block(sheet: Any, row: int, column: int) -> Any:
    here = (
        one
        for one in sheet.merged_cells.ranges
        if one.min_row <= row <= one.max_row and one.min_col <= column <= one.max_col
    )
    return next(here, None)


def _by_cell(
    sheets: Mapping[str, Any], remarks: Sequence[Remark]
) -> Mapping[tuple[str, str], list[Remark]]:
    """Gather the remarks at the cells that are seen: of a merged block, its first."""
    firsts = {name: _firsts(sheet) for name, sheet in sheets.items()}
    found: dict[tuple[str, str], list[Remark]] = {}
    for one in remarks:
        if one.sheet in sheets and PLACE.match(one.cell):
            place = firsts[one.sheet].get(one.cell, one.cell)
            found.setdefault((one.sheet, place), []).append(one)
    return found


def _firsts(sheet: Any) -> dict[str, str]:
    """Name for every cell of a merged block the first of it."""
    return {
        f"{get_column_letter(column)}{row}": f"{get_column_letter(block.min_col)}{block.min_row}"
        for block in sheet.merged_cells.ranges
        for row in range(block.min_row, block.max_row + 1)
        for column in range(block.min_col, block.max_col + 1)
    }


def _say(cell: Any, said: Sequence[Remark]) -> None:
    lines = list(dict.fromkeys(f"【{WORDS[one.blocking]}】{one.text}" for one in said))
    kept = [cell.comment.text] if cell.comment else []
    comment = Comment(ILLEGAL_CHARACTERS_RE.sub("", "\n".join([*lines, *kept])), AUTHOR)
    comment.width, comment.height = WIDE, TALL + LINE * 2 * len(lines)
    cell.comment = comment
    cell.fill = FILLS[any(one.blocking for one in said)]
