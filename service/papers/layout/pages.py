"""Sheets of A4 by GB/T 9704-2012, with a foot that carries the check code and the page."""

import io
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from service.papers.layout import text
from service.papers.layout.order import put_in_order
from service.papers.layout.tables import bare_table, set_widths
from service.papers.packing import packed

WIDTH, HEIGHT = 11906, 16838
PORTRAIT: Final = {"top": 2098, "left": 1587, "bottom": 1984, "right": 1474}
# The same sheet on its side: bound at its upper edge.
LANDSCAPE: Final = {"top": 1587, "left": 1984, "bottom": 1474, "right": 2098}
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 156.0, 225.0
A3_MARGIN_MM, A3_WIDTH = 25, 370.0
GRID_LINES: Final = "579"
BORN: Final = datetime(2026, 1, 1, tzinfo=UTC)
FOOT: Final = "校验码 {{ code }}　{{ number }}　打印 {{ maker }} {{ made_at }}"


def sheet(
    *, landscape: bool = False, a3: bool = False, numbered: bool = True, signed: str = ""
) -> Any:
    """Begin an empty sheet; `signed` is what is to be signed at the foot of each page."""
    document = Document()
    _base_style(document)
    section = document.sections[0]
    _measure(section, landscape=landscape, a3=a3)
    _grid(section)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "廉防"
    properties.title = properties.comments = ""
    properties.created = properties.modified = BORN
    width = _width(landscape=landscape, a3=a3)
    _foot(document, section, width, numbered=numbered, signed=signed)
    return document


def saved(document: Any) -> bytes:
    """Give the bytes of a drawn sheet."""
    for part in (document.part, *document.part.related_parts.values()):
        if hasattr(part, "element"):
            put_in_order(part.element)
    out = io.BytesIO()
    document.save(out)
    return packed(out.getvalue())


def _width(*, landscape: bool, a3: bool) -> float:
    if a3:
        return A3_WIDTH
    return LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH


def _measure(section: Any, *, landscape: bool, a3: bool) -> None:
    margins = LANDSCAPE if landscape else PORTRAIT
    width, height = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Twips(margins["top"]), Twips(margins["bottom"])
    section.left_margin, section.right_margin = Twips(margins["left"]), Twips(margins["right"])
    section.header_distance = Mm(12)
    section.footer_distance = Mm(7 if landscape else 10)
    if a3:
        section.page_width, section.page_height = Mm(420), Mm(297)
        section.left_margin = section.right_margin = Mm(A3_MARGIN_MM)


def _grid(section: Any) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no door to the grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), GRID_LINES)
    properties.append(grid)


def _base_style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name = text.LATIN
    style.font.size = Pt(text.BODY)
    style.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), text.FANGSONG)
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.widow_control = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def _foot(document: Any, section: Any, width: float, *, numbered: bool, signed: str) -> None:
    """Draw the foot; on upright sheets odd pages bear their number right, even ones left."""
    if not numbered:
        _draw_foot(section.footer, width, None, signed)
        return
    document.settings.odd_and_even_pages_header_footer = True
    _draw_foot(section.footer, width, WD_ALIGN_PARAGRAPH.RIGHT)
    section.even_page_footer.is_linked_to_previous = False
    _draw_foot(section.even_page_footer, width, WD_ALIGN_PARAGRAPH.LEFT)


def _draw_foot(footer: Any, width: float, number_at: Any, signed: str = "") -> None:
    footer.is_linked_to_previous = False
    first = footer.paragraphs[0]
    if number_at is not None:
        first.alignment = number_at
        edge = first.paragraph_format
        edge.left_indent = edge.right_indent = Pt(text.FOURTH)
        text.write(first, "— ", text.SONGTI, text.FOURTH)
        text.field(first, "PAGE", text.SONGTI, text.FOURTH)
        text.write(first, " —", text.SONGTI, text.FOURTH)
    elif signed:
        text.write(first, signed, size=text.SMALL_FOURTH, line=18)
    else:
        text.write(first, "", text.FANGSONG, 1, line=1)
    table = bare_table(footer, 1, 2, width)
    set_widths(table, (18.0, width - 18.0))
    code, line = table.rows[0].cells
    text.write(code.paragraphs[0], "{{ qr }}", size=text.NOTE, line=None)
    words = line.paragraphs[0]
    text.write(words, FOOT, size=text.NOTE)
    text.write(words, "　第", size=text.NOTE)
    text.field(words, "PAGE")
    text.write(words, "页共", size=text.NOTE)
    text.field(words, "NUMPAGES")
    text.write(words, "页", size=text.NOTE)
    last = footer.add_paragraph()
    text.write(last, "", size=1, line=1)
