"""Whoever plans a year sees its public holidays, and the weekend days worked for them."""

import pytest

from tenants.calendar import load_days
from tests import make
from tests.api import client


@pytest.fixture
def office(app, settings, tag):
    return client(app, make.bureau(settings, f"calendar-{tag}"), "register_office")


def test_the_published_holidays_of_a_year_are_told(office):
    told = office.get("/working-calendar?year=2026").get_json()
    assert told["published"]
    assert "2026-10-01" in told["holidays"]
    assert "2026-10-03" not in told["holidays"]  # a Saturday is free as it is
    assert "2026-10-10" in told["made_up_days"]


def test_a_year_not_published_yet_says_so_until_the_region_gives_its_days(office, tmp_path):
    before = office.get("/working-calendar?year=2099").get_json()
    assert before == {"year": 2099, "published": False, "holidays": [], "made_up_days": []}
    given, nothing = tmp_path / "given.csv", tmp_path / "nothing.csv"
    given.write_text("2099-01-01,off\n2099-01-03,work\n", encoding="utf-8")
    nothing.write_text("", encoding="utf-8")
    load_days(given)
    try:
        after = office.get("/working-calendar?year=2099").get_json()
    finally:
        load_days(nothing)
    assert (after["published"], after["holidays"]) == (True, ["2099-01-01"])
    assert after["made_up_days"] == ["2099-01-03"]


def test_only_a_year_is_understood(office):
    assert office.get("/working-calendar?year=1800").status_code == 422
    assert office.get("/working-calendar").status_code == 422
