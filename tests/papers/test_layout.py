"""The look of papers: the page of the standard, tables that do not break, endings that hold."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from service.papers.kinds import built_in, kinds
from service.papers.layout.forms import FORMS
from service.papers.rendering import rendered
from service.papers.samples import sample

LETTERS = ("personal_letter", "section_letter", "unit_letter", "minutes", "notice_sheet")


def opened(kind):
    return Document(io.BytesIO(built_in(kind)))


@pytest.mark.parametrize("kind", LETTERS)
def test_letters_stand_on_the_page_of_the_standard(kind):
    document = opened(kind)
    section = document.sections[0]
    edges = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert edges == (Twips(2098), Twips(1587), Twips(1984), Twips(1474))
    body = [one for one in document.paragraphs if one.paragraph_format.line_spacing == Pt(28.95)]
    assert body
    fonts = document.element.body.findall(f".//{qn('w:rFonts')}")
    names = {one.get(qn("w:eastAsia")) for one in fonts}
    assert {"仿宋_GB2312", "方正小标宋简体"} <= names


@pytest.mark.parametrize("kind", LETTERS)
def test_a_page_of_a_letter_holds_22_lines_of_28_characters(kind):
    document = opened(kind)
    section = document.sections[0]
    height = section.page_height - section.top_margin - section.bottom_margin
    width = section.page_width - section.left_margin - section.right_margin
    assert height // Pt(28.95) == 22
    runs = [run for one in document.paragraphs for run in one.runs if run.font.size == Pt(16)]
    assert runs
    for run in runs:
        closer = Twips(int(run._element.rPr.find(qn("w:spacing")).get(qn("w:val"))))  # noqa: SLF001
        assert width // (run.font.size + closer) == 28, run.text


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_no_row_is_split_and_heads_come_again_on_each_page(kind):
    for table in opened(kind).tables:
        rows = table._tbl.tr_lst  # noqa: SLF001
        steering = [row for row in rows if "{%tr" in "".join(row.itertext())]
        for row in (one for one in rows if one not in steering):
            assert row.find(f".//{qn('w:cantSplit')}") is not None, kind
        if steering:
            assert rows[0].find(f".//{qn('w:tblHeader')}") is not None, kind


@pytest.mark.parametrize("kind", LETTERS)
def test_signature_day_and_last_words_stay_together(kind):
    paragraphs = [one for one in opened(kind).paragraphs if one.text.strip()]
    ends = [
        place
        for place, one in enumerate(paragraphs)
        if one.paragraph_format.right_indent and one.paragraph_format.right_indent >= Pt(32)
    ]
    assert len(ends) >= 2
    for place in (ends[0] - 1, *ends[:-1]):
        if "{%p" not in paragraphs[place].text:
            assert paragraphs[place].paragraph_format.keep_with_next, paragraphs[place].text


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_every_paper_bears_its_code_and_page_of_pages_and_equal_facts_make_equal_bytes(kind):
    facts = sample(kinds()[kind])
    first, again = (rendered(built_in(kind), facts, "K7M2XQ4P") for _ in range(2))
    assert first == again
    foot = Document(io.BytesIO(first)).sections[0].footer._element  # noqa: SLF001
    words = "".join(foot.itertext())
    assert "K7M2-XQ4P" in words
    assert "NUMPAGES" in words
    assert foot.find(f".//{qn('w:drawing')}") is not None
