"""The ledger narrows down to what a chart counted, cell by cell."""

import pytest

from service.risks.use_cases.grading import propose_grade
from tests.api import client
from tests.risks.scenes import scene


@pytest.fixture(scope="module")
def work(settings, engine):
    work = scene(settings, "drilling")
    work.high()
    bare = work.draft(title="没有措施的草稿", category=None)
    scored = work.draft(title="评过分的草稿")
    for scores in ({"likelihood": 1, "harm": 1}, {"likelihood": 2, "harm": 3}):
        work.act(
            "section_head",
            propose_grade,
            scored,
            if_version=None,
            scores=scores,
            rationales=dict.fromkeys(scores, "近三年有两起投诉"),
            consequence=None,
        )
    assert bare != scored
    return work


def counted(app, work, query):
    answer = client(app, work.bureau, "main_leader").get(f"/risk-points?total=true&{query}")
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()["total"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("category=none", 1),
        ("category=none,post_duty", 3),
        ("covered=true", 1),
        ("covered=false", 2),
        ("likelihood=2&harm=3", 1),
        ("likelihood=1", 0),
        ("scored=true", 1),
        ("scored=false", 2),
        ("placed=true", 3),
        ("placed=false", 0),
        ("in_force_since=2020-01-01", 1),
        ("in_force_before=2020-01-01", 0),
        ("retired_since=2020-01-01", 0),
        ("carried_out_since=2020-01-01", 0),
        ("regraded=raised&regraded_since=2020-01-01", 1),
        ("regraded=lowered&regraded_since=2020-01-01", 0),
    ],
)
def test_a_cell_of_a_chart_leads_to_its_points(app, work, query, count):
    assert counted(app, work, query) == count


def test_a_section_by_itself_leaves_out_what_lies_below_it(app, work):
    section = work.bureau.people["post_holder"].department_id
    assert counted(app, work, f"department_id={section}&directly=true") == 3


def test_words_the_ledger_does_not_know_are_refused(app, work):
    answer = client(app, work.bureau, "main_leader").get("/risk-points?regraded=sideways")
    assert answer.status_code == 422
