"""What looks like playing a risk down, and when grades are due again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.gradings.rules import Assessed, anomalies, outside_assessors
from service.risks.rules.looking_again import REGRADE_MONTHS, regrade_due


def point(**values) -> Assessed:
    usual = {
        "id": "a",
        "number": "FX-000001",
        "post_id": "p",
        "rank": None,
        "computed": 2,
        "suggested": None,
        "disposes": False,
    }
    return Assessed(**(usual | values))


@pytest.mark.parametrize(
    ("points", "high_elsewhere", "codes"),
    [
        ([point()], True, []),
        ([point()], False, ["no-high-risk-at-all"]),
        ([point(computed=1)], False, []),
        ([point(computed=1, suggested=2)], True, ["suggested-below-computed"]),
        ([point(computed=2, suggested=1)], False, []),
        ([point(computed=3, disposes=True)], True, ["disposal-post-only-low"]),
        ([point(computed=3, disposes=True), point(id="b", computed=2)], True, []),
        ([point(computed=3, post_id=None, disposes=True)], True, []),
        ([point(rank=1, computed=3)], False, []),
        ([], False, []),
    ],
)
def test_what_looks_too_mild_is_named(points, high_elsewhere, codes):
    assert [one.code for one in anomalies(points, high_elsewhere=high_elsewhere)] == codes


def test_nobody_counts_beside_the_holders_themselves():
    assert outside_assessors(["a", "b"], ["a"]) == ["b"]
    assert outside_assessors(["a", "a"], ["a"]) == []


@given(st.sampled_from([1, 2, 3]), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_higher_grade_is_never_due_later_than_a_lower_one(rank, decided):
    due = regrade_due(rank, decided)
    months = (due.year - decided.year) * 12 + due.month - decided.month
    assert months == REGRADE_MONTHS[rank]
    assert rank == 1 or regrade_due(rank - 1, decided) < due


def test_a_grade_of_the_thirty_first_is_due_on_the_last_of_a_shorter_month():
    assert regrade_due(1, date(2026, 8, 31)) == date(2027, 2, 28)
