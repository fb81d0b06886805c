"""How forms are filled in is told field by field, with a filled example of each to take out."""

from io import BytesIO

import pytest
from docx import Document

from service.papers.guidance import exemplified, guides
from service.papers.kinds import kinds
from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"guide-{tag}")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_form_is_explained_in_whole_lines(language: str):
    told = guides(language, "廉政风险")
    assert [one.form for one in told] == [f"F{number}" for number in range(1, 10)]
    for one in told:
        assert one.name
        assert one.who
        assert all(line.name and line.how for line in one.lines), one.form


def test_the_guide_is_a_page_to_print_for_whoever_sees_the_forms(office: Office):
    answer = office["post_holder"].http.get("/print/form-guide")
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert "<script" not in page
    for said in ("填写说明", "个人廉政风险识别防控情况报告书", "适用角色", "入户核查"):
        assert said in page


def test_an_example_is_filled_in_and_says_that_it_is_one(office: Office):
    for kind in sorted(exemplified()):
        answer = office["post_holder"].get(f"/paper-kinds/{kind}/example")
        assert answer.status_code == 200, kind
        words = _words(answer.data)
        assert "样例" in words or "示例市民政局" in words, kind
        assert "{{" not in words, kind
        assert "〔" not in words.replace("内备〔2026〕", ""), kind
    assert kinds().keys() - exemplified()


def test_where_there_is_no_example_none_is_made_up(office: Office):
    assert office["post_holder"].get("/paper-kinds/minutes/example").status_code == 404


def _words(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])
