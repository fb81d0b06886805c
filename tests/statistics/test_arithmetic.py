"""The arithmetic of charts: rates that say something, limits that are exact, days that count."""

from datetime import date
from math import comb

import pytest

from service.statistics.arithmetic import (
    beyond,
    days_late,
    expected_by,
    limits,
    per_hundred,
    quartiles,
    shown_rate,
    working_days_through,
)

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


def test_a_rate_needs_five_to_be_shown():
    assert shown_rate(4, 4) is None
    assert shown_rate(4, 5) == "80.0"
    assert per_hundred(1, 8) == "12.5"
    assert per_hundred(3, 0) is None


@pytest.mark.parametrize(("mean", "base"), [(0.3, 40), (0.9, 25), (0.02, 60)])
def test_the_limits_leave_to_chance_no_more_than_they_say(mean, base):
    chances = [comb(base, k) * mean**k * (1 - mean) ** (base - k) for k in range(base + 1)]
    known = limits(mean, base)
    for name, left_over in (("95", 0.05), ("99.8", 0.002)):
        low, high = (round(share * base) for share in known[name])
        assert sum(chances[:low]) <= left_over / 2
        assert sum(chances[high + 1 :]) <= left_over / 2 + 1e-12
    assert known["99.8"][0] <= known["95"][0] <= mean <= known["95"][1] <= known["99.8"][1]


def test_only_what_lies_outside_is_named():
    known = limits(0.3, 100)
    assert beyond(0.3, known) is None
    assert beyond(0.2, known) == "95"
    assert beyond(0.1, known) == "99.8"
    assert limits(1.0, 50)["95"] == (1.0, 1.0), "where all have all, nothing is left to chance"


def test_work_is_expected_evenly_over_working_days():
    assert working_days_through(MONDAY, FRIDAY) == 5
    assert expected_by(10, MONDAY, FRIDAY, date(2026, 3, 1)) == 0
    assert expected_by(10, MONDAY, FRIDAY, date(2026, 3, 4)) == 6
    assert expected_by(10, MONDAY, FRIDAY, date(2026, 3, 20)) == 10


def test_late_is_counted_in_working_days_and_stops_when_the_work_is_done():
    assert days_late(FRIDAY, date(2026, 3, 10), left=1) == 2
    assert days_late(FRIDAY, FRIDAY, left=1) == 0
    assert days_late(FRIDAY, date(2026, 3, 30), left=0) == 0


def test_quartiles_lie_between_neighbours():
    assert quartiles([4, 1, 3, 2]) == (1.75, 2.5, 3.25)
    assert quartiles([]) is None
