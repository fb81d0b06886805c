"""The control diagram as a page for paper: all its sheets, for those who may read the chart."""

import pytest

from tests import api, make
from tests.flowcharts.desk import Desk

PAGES = {"Accept": "text/html"}


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"paged-{tag}")


def page(caller, path):
    return caller.http.get(path, headers=PAGES)


def test_every_sheet_stands_on_the_page_with_head_legend_and_foot(desk):
    made = desk.drawn(power_ids=[desk.power()["id"]])
    for size, width in (("A4", "210mm"), ("A3", "297mm")):
        answer = page(desk["section_head"], f"/flowcharts/{made['id']}/print?size={size}")
        assert answer.status_code == 200, answer.get_data(as_text=True)
        text = answer.get_data(as_text=True)
        assert answer.content_type == "text/html; charset=utf-8"
        assert text.count("<svg") == text.count('<section class="sheet">') >= 1
        assert f'width="{width}"' in text
        for word in (
            "单位：",
            "职权编码：",
            "职权名称：",
            "编制人：",
            "审核人：",
            "投诉电话：",
            "▲高",
        ):
            assert word in text, word
        assert "<script" not in text
        assert "style=" not in text
        assert 'id="head-1"' in text
        assert "url(#head)" not in text


def test_a_chart_without_steps_is_one_empty_sheet(desk):
    answer = page(desk["section_head"], f"/flowcharts/{desk.chart()['id']}/print")
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).count("<svg") == 1


def test_a_paper_nobody_has_is_refused(desk):
    made = desk.chart()
    answer = page(desk["section_head"], f"/flowcharts/{made['id']}/print?size=A5")
    assert answer.status_code == 422
    assert answer.content_type == "text/html; charset=utf-8"


def test_strangers_sign_in_first_and_come_back(app, desk):
    made = desk.chart()
    path = f"/flowcharts/{made['id']}/print?size=A3"
    answer = page(api.stranger(app), path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login?next=%2Fflowcharts%2F")
    assert api.stranger(app).http.get(path).status_code == 401, "programs are told so"


def test_a_neighbours_diagram_is_a_page_that_does_not_exist(app, settings, desk, tag):
    made = desk.chart(title="邻局的流程")
    other = make.bureau(settings, f"other-{tag}")
    caller = api.client(app, other, "section_head")
    theirs = page(caller, f"/flowcharts/{made['id']}/print")
    none = page(caller, f"/flowcharts/{make.new_id()}/print")
    assert theirs.status_code == none.status_code == 404
    assert "邻局" not in theirs.get_data(as_text=True)
    same = [
        one.get_data(as_text=True).replace(one.headers["X-Request-Id"], "")
        for one in (theirs, none)
    ]
    assert same[0] == same[1]
