"""Whole years of three bureaus, lived by those who may act at each step (requirements §1.10)."""

import logging

import pytest

from workers.simulation.chronicle import Chronicle
from workers.simulation.living import live

pytestmark = pytest.mark.long


@pytest.fixture
def lived(settings, app, tag, tmp_path):
    logging.getLogger("lianfang.http").setLevel(logging.WARNING)

    def year(name: str) -> Chronicle:
        return live(settings, tag, tmp_path, only=(name,))[name]

    yield year
    logging.getLogger("lianfang.http").setLevel(logging.NOTSET)


def in_force(chronicle: Chronicle, stage: str) -> int:
    """What the leading group saw in force after a stage."""
    told = next(one for one in chronicle.figures if one["stage"] == stage)
    figures = told["totals"]["figures"]
    return figures["points"]["in_force"]["total"] if figures else 0


def refusals(chronicle: Chronicle) -> list[str]:
    return [one for one in chronicle.steps if "被拒绝" in one]


def test_the_pilot_in_a_county_goes_from_february_to_the_next_opening(lived):
    year = lived("pilot")
    facts = year.facts
    assert facts["due_in_april"]["filing.points.due"] == "2026-04-10"
    assert facts["due_in_may"]["filing.measures.due"] == "2026-05-10"
    assert facts["points_filing"] == ("reviewed", False, 2)  # returned once, first day counts
    assert facts["region_noted"] == ["noted"]
    assert facts["measures_late"] is True
    assert facts["measures_filing"][0] == "filed"
    assert facts["letters"] == ("archived", True)  # an office changed hands
    assert (facts["rank_before_report"], facts["rank_after_report"]) == (1, 2)
    assert facts["county_told"] == ["lowering.notice"]
    assert set(facts["in_force"]) == {"in_force"}
    assert facts["carried_over"] == 6
    assert [in_force(year, one) for one in ("preparation", "search", "measures")] == [0, 0, 6]
    assert len(refusals(year)) >= 6
    assert facts["journal"]["findings"] == 0


def test_the_generic_bureau_builds_its_register_from_the_ground(lived):
    year = lived("generic")
    facts = year.facts
    assert facts["powers"] == ["in_force", "in_force"]
    assert facts["power_list"] == (1, 2)
    assert facts["coverage"] == ["approved", "approved"]
    assert (facts["point"], facts["status"]) == (1, "in_force")
    assert facts["closed"] == "closed"
    assert len(year.papers) >= 5
    assert facts["journal"]["findings"] == 0


def test_the_civil_affairs_bureau_reports_by_the_twenty_fifth_and_grades_in_four_days(lived):
    year = lived("civil_affairs")
    facts = year.facts
    assert facts["first_stage"] == "2026-08-11"
    assert facts["reported_late"] == ("2026-08-25", "2026-08-26")
    assert facts["ranks"] == [1, 1, 1]
    assert set(facts["in_force"]) == {"in_force"}
    assert facts["letter"] == "reported"
    assert facts["closed"] == "closed"
    assert facts["journal"]["findings"] == 0
