"""Reading .xls, the format half of the bureaus still keep."""

import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.compdoc import CompDoc, CompDocError
from xlrd.sheet import Sheet as XlsSheet

from service.workbooks.grids import Merge, Sheet, shown
from service.workbooks.limits import MEGABYTE, Limits, refuse

ERRORS = xlrd.error_text_from_code
DAMAGE = (CompDocError, struct.error, AssertionError, LookupError, ValueError, TypeError)
FAILURE = (AttributeError, ArithmeticError, MemoryError, NotImplementedError, RecursionError)
UNREADABLE = (*DAMAGE, *FAILURE)
LIGHT, MOST_CELLS = 2 * MEGABYTE, 1_500_000
CELL_BYTES = {0x00BE: 2, 0x00BD: 6}
SOLID, PLAIN = 1, frozenset({1, 9, 64, 65})
FOREIGN = (
    ("EncryptedPackage", "encrypted"),
    ("_VBA_PROJECT", "macros"),
    ("WordDocument", "wrong-type"),
    ("PowerPoint Document", "wrong-type"),
)


def read_xls(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """Read every sheet of an .xls with its merges and hidden parts."""
    for mark, reason in FOREIGN:
        if mark.encode("utf-16-le") in content:
            raise refuse(reason)
    _weigh(content)
    book = _opened(content)
    if book.nsheets > limits.sheets:
        raise refuse("too-many-sheets")
    return tuple(_sheet(book, sheet, limits) for sheet in book.sheets())


def _weigh(content: bytes) -> None:
    """Refuse a book that packs millions of empty cells into few bytes."""
    if len(content) <= LIGHT:
        return
    cells = 0
    for kind, length in _biff_records(content):
        cells += (length - 6) // CELL_BYTES[kind] if kind in CELL_BYTES else 1
        if cells > MOST_CELLS:
            raise refuse("too-many-cells")


def _biff_records(content: bytes) -> Iterator[tuple[int, int]]:
    try:
        book = CompDoc(content, logfile=io.StringIO())
        stream, at, size = book.locate_named_stream("Workbook")
    except UNREADABLE as wrong:
        raise refuse("damaged") from wrong
    end = at + size if stream else 0
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, length
        at += 4 + length


def _opened(content: bytes) -> xlrd.Book:
    try:
        return xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as wrong:
        said = str(wrong)
        reasons = {"encrypted": "encrypted", "find workbook": "wrong-type"}
        raise refuse(next((r for m, r in reasons.items() if m in said), "damaged")) from wrong
    except UNREADABLE as wrong:
        raise refuse("damaged") from wrong


def _sheet(book: xlrd.Book, sheet: XlsSheet, limits: Limits) -> Sheet:
    grid: list[list[str]] = []
    faults: dict[tuple[int, int], str] = {}
    for row in range(sheet.nrows):
        texts = list(_texts(book, sheet, row, faults))
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > limits.columns:
            raise refuse("too-many-columns")
        grid.append(texts)
    while grid and not grid[-1]:
        grid.pop()
    if len(grid) > limits.rows:
        raise refuse("too-many-rows")
    return Sheet(
        name=sheet.name,
        grid=grid,
        merges=tuple(
            Merge(top, left, bottom - 1, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ),
        hidden_rows=frozenset(r for r, seen in sheet.rowinfo_map.items() if seen.hidden),
        hidden_columns=frozenset(c for c, seen in sheet.colinfo_map.items() if seen.hidden),
        hidden=bool(sheet.visibility),
        faults=faults,
        paints=lambda: _paints(book, sheet),
    )


def _paints(book: xlrd.Book, sheet: XlsSheet) -> dict[tuple[int, int], str]:
    """List the cells that are painted, each with its colour."""
    styles = {at: style.background for at, style in enumerate(book.xf_list)}
    painted = {
        at: str(ground.pattern_colour_index)
        for at, ground in styles.items()
        if ground.fill_pattern == SOLID and ground.pattern_colour_index not in PLAIN
    }
    return {
        (row, column): painted[style]
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if (style := sheet.cell_xf_index(row, column)) in painted
    }


def _texts(
    book: xlrd.Book, sheet: XlsSheet, row: int, faults: dict[tuple[int, int], str]
) -> Iterator[str]:
    kinds, values = sheet.row_types(row), sheet.row_values(row)
    for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
        if kind == xlrd.XL_CELL_TEXT:
            yield str(value)
        elif kind == xlrd.XL_CELL_ERROR:
            faults[row, column] = ERRORS.get(value, "#错误")
            yield ""
        elif kind == xlrd.XL_CELL_DATE:
            yield _date(value, book.datemode)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            yield shown(bool(value))
        else:
            yield shown(value)


def _date(value: float, mode: int) -> str:
    try:
        return shown(xlrd.xldate_as_datetime(value, mode))
    except (ValueError, OverflowError, xlrd.XLDateError):
        return shown(value)
