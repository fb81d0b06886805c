"""Words on paper: the named fonts of Chinese official documents, lines of a fixed pitch."""

from typing import Any, Final

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FANGSONG: Final = "仿宋_GB2312"
KAITI: Final = "楷体_GB2312"
HEITI: Final = "黑体"
TITLE: Final = "方正小标宋简体"
SONGTI: Final = "宋体"
LATIN: Final = "Times New Roman"
BODY, SECOND, FOURTH, SMALL_FOURTH, FIFTH, NOTE = 16, 22, 14, 12, 10.5, 9  # 三号 … 小五
PITCH: Final = Pt(28.95)  # 22 lines on a page: 29 points lose the last one
PICTURED: Final = "signature"  # a line on which a picture may stand grows with it
TIGHTER: Final = "-5"  # a quarter of a point closer: 28 characters in a line


def set_font(run: Any, font: str, size: float, *, colour: Any = None) -> None:
    """Give a run its Chinese and its Latin font, and its size."""
    run.font.name = LATIN
    run.font.size = Pt(size)
    properties = run._element.get_or_add_rPr()  # noqa: SLF001 - python-docx has no door to it
    properties.rFonts.set(qn("w:eastAsia"), font)
    properties.rFonts.set(qn("w:cs"), LATIN)
    if colour is not None:
        run.font.color.rgb = colour


def write(
    paragraph: Any,
    text: str,
    font: str = FANGSONG,
    size: float = BODY,
    *,
    line: float | None = None,
    colour: Any = None,
) -> Any:
    """Write words into a paragraph, whose lines are exactly as high as said.

    Only the line that may bear the picture of a signature is at least as high.
    """
    run = paragraph.add_run(text)
    set_font(run, font, size, colour=colour)
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    if line is not None:
        pictured = PICTURED in text
        shape.line_spacing_rule = WD_LINE_SPACING.AT_LEAST if pictured else WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(line)
        if line < PITCH.pt:
            _leave_grid(paragraph)
    if size == BODY:
        _set_tight(run)
    return paragraph


def field(paragraph: Any, code: str, font: str = FANGSONG, size: float = NOTE) -> None:
    """Put a field into a paragraph that the word processor counts itself, such as PAGE."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("word", "1"), ("end", "")):
        run = paragraph.add_run("1" if kind == "word" else "")
        set_font(run, font, size)
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)  # noqa: SLF001
        elif not kind:
            asked = OxmlElement("w:instrText")
            asked.set(qn("xml:space"), "preserve")
            asked.text = f" {text} "
            run._element.append(asked)  # noqa: SLF001


def _leave_grid(paragraph: Any) -> None:
    """Let lines lie closer than the grid of the page."""
    properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001
    if properties.find(qn("w:snapToGrid")) is None:
        off = OxmlElement("w:snapToGrid")
        off.set(qn("w:val"), "0")
        properties.append(off)


def _set_tight(run: Any) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), TIGHTER)
    run._element.get_or_add_rPr().append(spacing)  # noqa: SLF001
