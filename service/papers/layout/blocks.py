"""The parts papers are made of: titles, letters, head blocks, lists, opinion boxes, signatures."""

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from service.papers.layout import tables, text
from service.papers.layout.pages import PORTRAIT_WIDTH

RED: Final = RGBColor(0xFF, 0, 0)
LETTER_LINE: Final = 28.95
TITLE_LINE: Final = 34.0
LOW_BOX: Final = 20.0
LABELS: Final = {1: 26.0, 2: 24.0, 3: 20.0}  # millimetres, by how many stand in a row
SIGNED: Final = "签名：　　　　　　　　　年　　月　　日"
STAMPED: Final = "（盖章）　　　　　　　　年　　月　　日"
Labelled = tuple[str, str]


def annex(document: Any, words: str) -> None:
    """Head an annex: black, flush left, on its first line."""
    text.write(document.add_paragraph(), words, text.HEITI, line=LETTER_LINE)


def title(document: Any, words: str, *, size: float = text.SECOND) -> None:
    """Write the title, centred."""
    paragraph = document.add_paragraph()
    text.write(paragraph, words, text.TITLE, size, line=TITLE_LINE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True


def issuer(document: Any, words: str) -> None:
    """Write the red name of the issuing body, its reference number and the red line."""
    name = document.add_paragraph()
    text.write(name, words, text.TITLE, 30, line=46, colour=RED)
    name.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = document.add_paragraph()
    text.write(number, "{{ number }}", line=LETTER_LINE)
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.paragraph_format.space_before = Pt(LETTER_LINE)
    _rule_below(number)
    blank(document, 2)


def blank(document: Any, lines: int = 1) -> None:
    """Leave lines empty."""
    for _ in range(lines):
        text.write(document.add_paragraph(), "", line=LETTER_LINE)


def note(document: Any, words: str, *, right: bool = False, keep: bool = True) -> None:
    """Write a small line above or below a table."""
    paragraph = document.add_paragraph()
    text.write(paragraph, words, size=text.SMALL_FOURTH, line=22)
    paragraph.paragraph_format.keep_with_next = keep
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def addressed(document: Any, words: str) -> None:
    """Name whom a letter goes to, flush left, with a colon."""
    text.write(document.add_paragraph(), f"{words}：", line=LETTER_LINE)


def say(document: Any, words: str, font: str = text.FANGSONG, *, keep: bool = False) -> Any:
    """Write a paragraph of a letter, indented by two characters."""
    paragraph = document.add_paragraph()
    text.write(paragraph, words, font, line=LETTER_LINE)
    paragraph.paragraph_format.first_line_indent = Pt(2 * text.BODY)
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def steer(document: Any, tag: str) -> None:
    """Add a paragraph that only steers: it is gone when the paper is made."""
    text.write(document.add_paragraph(), f"{{%p {tag} %}}", line=LETTER_LINE)


def signature(document: Any, lines: Sequence[str], *, stamped: bool = False) -> None:
    """Close a letter: names and day to the right, never alone on a page.

    The seal needs room: then they stand four characters from the edge, not two.
    """
    for place, words in enumerate(lines):
        paragraph = document.add_paragraph()
        text.write(paragraph, words, line=LETTER_LINE)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape = paragraph.paragraph_format
        shape.right_indent = Pt((4 if stamped else 2) * text.BODY)
        shape.keep_together = True
        shape.keep_with_next = place < len(lines) - 1
        if place == 0:
            shape.space_before = Pt(LETTER_LINE)


def head_block(
    document: Any, rows: Sequence[Sequence[Labelled]], width: float = PORTRAIT_WIDTH
) -> None:
    """Draw the head of a form: labels and what belongs to them, row by row."""
    most = max(len(row) for row in rows)
    label = LABELS[most]
    value = width / most - label
    widths = [label, value] * most
    table = tables.ruled_table(document, len(rows), 2 * most, width)
    tables.set_widths(table, widths)
    for drawn, row in zip(table.rows, rows, strict=True):
        tables.keep_whole(drawn)
        cells = drawn.cells
        if len(row) == 1 and most > 1:
            cells[1].merge(cells[-1])
        for place, (words, field) in enumerate(row):
            tables.fill(cells[2 * place], words, head=True)
            tables.fill(drawn.cells[2 * place + 1], field, centred=len(row) > 1)


def list_block(
    document: Any,
    columns: Sequence[tuple[str, float, str]],
    loop: str,
    *,
    width: float = PORTRAIT_WIDTH,
    size: float = text.FIFTH,
    padding: float = 1.0,
    centred: frozenset[int] = frozenset({0}),
) -> None:
    """Draw a list: its heads come again on each page, no row is ever split.

    `loop` reads like `p in points`; an empty list says so in one row.
    """
    total = sum(share for _, share, _ in columns)
    widths = [share * width / total for _, share, _ in columns]
    table = tables.ruled_table(document, 1, len(columns), width, padding)
    tables.set_widths(table, widths)
    head = table.rows[0]
    tables.keep_whole(head, 8)
    tables.repeat(head)
    for cell, (words, _, _) in zip(head.cells, columns, strict=True):
        tables.fill(cell, words, head=True, size=size)
    tables.control_row(table, f"for {loop}")
    row = table.add_row()
    tables.keep_whole(row, 8)
    for place, (cell, (_, _, field)) in enumerate(zip(row.cells, columns, strict=True)):
        cell.width = head.cells[place].width
        tables.fill(cell, field, centred=place in centred, size=size)
    tables.control_row(table, "endfor")
    source = loop.split(" in ")[1]
    tables.control_row(table, f"if not {source}")
    empty = table.add_row()
    tables.keep_whole(empty, 8)
    merged = empty.cells[0].merge(empty.cells[-1])
    for extra in merged.paragraphs[1:]:
        extra._element.getparent().remove(extra._element)  # noqa: SLF001
    tables.fill(merged, "（无）", centred=True, size=size)
    tables.control_row(table, "endif")


def opinion_boxes(
    document: Any,
    boxes: Sequence[tuple[str, str, str]],
    width: float = PORTRAIT_WIDTH,
    height: float = tables.OPINION,
) -> None:
    """Draw boxes to be filled in and signed by hand; box and signature stay on one page."""
    table = tables.ruled_table(document, len(boxes), 2, width)
    tables.set_widths(table, (34.0, width - 34.0))
    for row, (words, field, closing) in zip(table.rows, boxes, strict=True):
        tables.keep_whole(row, height)
        tables.fill(row.cells[0], words, head=True)
        cell = row.cells[1]
        first = cell.paragraphs[0]
        text.write(first, field, size=text.SMALL_FOURTH, line=tables.TABLE_LINE)
        first.paragraph_format.keep_with_next = True
        if height > LOW_BOX:
            tables.add_line(cell, "")
        tables.add_line(cell, closing, right=True, keep=False)


def imprint(document: Any, lines: Sequence[str]) -> None:
    """Close an official letter with its imprint (版记): who gets copies, who printed it when."""
    blank(document)
    table = tables.bare_table(document, len(lines), 1, PORTRAIT_WIDTH)
    tables.set_widths(table, (PORTRAIT_WIDTH,))
    tables.rule_rows(table)
    for row, words in zip(table.rows, lines, strict=True):
        tables.keep_whole(row, 9)
        paragraph = row.cells[0].paragraphs[0]
        text.write(paragraph, words, size=text.FOURTH, line=22)
        paragraph.paragraph_format.left_indent = Pt(text.FOURTH)
        paragraph.paragraph_format.keep_with_next = row is not table.rows[-1]


def _rule_below(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "11"), ("color", "FF0000")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    paragraph._element.get_or_add_pPr().append(borders)  # noqa: SLF001
