"""A term the register reckons ends on a day on which offices work."""

from datetime import date

import pytest

from service.measures.terms import due_after, first_due


@pytest.mark.parametrize(
    ("recurrence", "on", "due"),
    [
        ("monthly", date(2026, 1, 9), date(2026, 2, 2)),  # 31 January is a Saturday
        ("monthly", date(2026, 2, 9), date(2026, 2, 28)),  # a Saturday worked for the festival
        ("quarterly", date(2026, 8, 9), date(2026, 9, 30)),
    ],
)
def test_a_period_ends_on_the_next_working_day(recurrence, on, due):
    assert first_due(recurrence, None, on) == due


def test_a_term_moved_into_the_next_month_skips_no_month():
    assert due_after("monthly", date(2026, 2, 2), date(2026, 1, 30)) == date(2026, 2, 28)
    assert due_after("monthly", date(2026, 2, 28), date(2026, 3, 3)) == date(2026, 3, 31)
    assert due_after("once", date(2026, 2, 2), date(2026, 2, 2)) is None


def test_a_day_somebody_wrote_stays_that_day():
    sunday = date(2026, 11, 22)
    assert first_due("monthly", sunday, date(2026, 11, 2)) == sunday


def test_what_is_urgent_ends_on_a_working_day_too():
    assert first_due(None, None, date(2026, 10, 23), urgent=True) == date(2026, 11, 23)


def test_a_day_that_was_over_before_the_measure_held_gives_way_to_the_next():
    wednesday = date(2026, 8, 12)
    assert first_due("quarterly", date(2026, 3, 31), wednesday) == date(2026, 9, 30)
    assert first_due("once", date(2026, 3, 31), wednesday) == date(2026, 9, 11)
    assert first_due("once", wednesday, wednesday) == wednesday
