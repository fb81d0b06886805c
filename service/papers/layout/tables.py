"""Tables of forms: ruled, of fixed widths, heads repeated on every page, no row ever split."""

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from service.papers.layout import text

LOWEST, OPINION, STAMP = 10, 26, 32  # millimetres
TABLE_LINE: Final = 18.0
Cell = tuple[str, str]


def ruled_table(place: Any, rows: int, columns: int, width: float, padding: float = 1.0) -> Any:
    """Put a ruled table into a document."""
    table = place.add_table(rows, columns)
    table.style = "Table Grid"
    _fix(table, width, padding)
    return table


def bare_table(place: Any, rows: int, columns: int, width: float) -> Any:
    """Put a table without rules into a document or its foot."""
    arguments = (rows, columns) if hasattr(place, "sections") else (rows, columns, Mm(width))
    table = place.add_table(*arguments)
    table.style = None
    _fix(table, width, 0)
    return table


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Give every column its width in millimetres, in the grid and in each cell."""
    grid = table._tbl.tblGrid  # noqa: SLF001
    for column, width in zip(grid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(_twips(width)))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def keep_whole(row: Any, height: float = LOWEST) -> None:
    """Keep a row on one page, at least so high."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:cantSplit"))
    row.height = Mm(height)
    row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def repeat(row: Any) -> None:
    """Print a row again at the top of each page its table runs on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def fill(
    cell: Any,
    words: str,
    *,
    head: bool = False,
    centred: bool = False,
    size: float = text.SMALL_FOURTH,
) -> None:
    """Write into a cell as heads or as content are written."""
    paragraph = cell.paragraphs[0]
    text.write(paragraph, words, text.HEITI if head else text.FANGSONG, size, line=_line_of(size))
    if head or centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _centre_upright(cell)


def add_line(cell: Any, words: str, *, right: bool = False, keep: bool = True) -> Any:
    """Add a line to a cell that stays with the one after it."""
    paragraph = cell.add_paragraph()
    text.write(paragraph, words, size=text.SMALL_FOURTH, line=TABLE_LINE)
    paragraph.paragraph_format.keep_with_next = keep
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def control_row(table: Any, tag: str) -> None:
    """Add a row that only steers: it is gone when the paper is made."""
    row = table.add_row()
    cells = row.cells
    cell = cells[0].merge(cells[-1])
    for extra in cell.paragraphs[1:]:
        extra._element.getparent().remove(extra._element)  # noqa: SLF001
    text.write(cell.paragraphs[0], f"{{%tr {tag} %}}", size=text.FIFTH)


def rule_rows(table: Any) -> None:
    """Rule a table as imprints are: strong lines outside, a finer one between."""
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "auto")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    table._tbl.tblPr.append(borders)  # noqa: SLF001


def between(document: Any) -> None:
    """Keep two tables apart by a hair, so that each keeps its own heads."""
    paragraph = document.add_paragraph()
    text.write(paragraph, "", size=1, line=1)
    paragraph.paragraph_format.keep_with_next = True


def _fix(table: Any, width: float, padding: float) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    total = OxmlElement("w:tblW")
    total.set(qn("w:w"), str(_twips(width)))
    total.set(qn("w:type"), "dxa")
    properties.append(total)
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_twips(padding if side in {"left", "right"} else padding / 2)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)


def _centre_upright(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    for old in properties.findall(qn("w:vAlign")):
        properties.remove(old)
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), "center")
    properties.append(align)


def _line_of(size: float) -> float:
    return TABLE_LINE if size >= text.SMALL_FOURTH else size * 1.4


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
