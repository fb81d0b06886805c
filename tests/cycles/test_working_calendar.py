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
    assert (before["published"], before["source"], before["days"]) == (False, None, [])
    given, nothing = tmp_path / "given.csv", tmp_path / "nothing.csv"
    given.write_text("2099-01-01,off,元旦\n2099-01-03,work\n", encoding="utf-8")
    nothing.write_text("", encoding="utf-8")
    load_days(given)
    try:
        after = office.get("/working-calendar?year=2099").get_json()
    finally:
        load_days(nothing)
    assert (after["published"], after["holidays"]) == (True, ["2099-01-01"])
    assert after["made_up_days"] == ["2099-01-03"]
    assert after["source"] == "file"
    assert after["days"] == [
        {"on": "2099-01-01", "works": False, "name": "元旦"},
        {"on": "2099-01-03", "works": True, "name": ""},
    ]


def test_every_day_of_a_holiday_has_its_name_in_the_language_of_the_reader(office):
    told = office.get("/working-calendar?year=2026").get_json()
    days = {one["on"]: (one["works"], one["name"]) for one in told["days"]}
    assert told["source"] == "library"
    assert days["2026-10-03"] == (False, "国庆节")  # a Saturday of the holiday
    assert days["2026-02-14"] == (True, "春节")
    assert "2026-10-17" not in days  # any other Saturday
    english = office.get("/working-calendar?year=2026", headers={"Accept-Language": "en"})
    assert "National Day" in {one["name"] for one in english.get_json()["days"]}


def test_a_term_in_working_days_is_reckoned_for_whoever_asks(office):
    def term(first, days):
        return office.get(f"/working-calendar/term?from={first}&days={days}")

    told = term("2026-09-30", 3).get_json()  # over National Day, with Saturday the 10th worked
    assert told == {"last_on": "2026-10-10", "published": True}
    assert not term("2098-12-30", 5).get_json()["published"]
    assert term("2026-09-30", 0).status_code == 422
    assert term("9999-12-31", 5).status_code == 422


def test_only_a_year_is_understood(office):
    assert office.get("/working-calendar?year=1800").status_code == 422
    assert office.get("/working-calendar").status_code == 422
