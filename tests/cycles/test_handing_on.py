"""What a year hands on is told beforehand: how much is carried, whom it asks, and by which days."""

from datetime import date
from uuid import UUID

import pytest

from service.cycles.templates import stages_of, usual_days
from service.cycles.use_cases.carrying import ask_for_confirmation
from tenants import clock
from tenants.calendar import is_working_day, on_or_before, within_its_year, working_span
from tenants.database import unit_of_work
from tests import make
from tests.api import client
from tests.cycles.test_years import approved, listed, planned, say, second_point
from tests.risks.scenes import Scene

A_SUNDAY = date(2026, 5, 31)


@pytest.fixture(autouse=True)
def november():
    with clock.simulated():
        clock.go_to(date(2026, 11, 23))
        yield


@pytest.fixture
def bureau(settings, app, tag):
    return make.bureau(settings, tag)


def stock_taken(app, bureau, year=2026):
    office = client(app, bureau, "register_office")
    return office, office.post("/cycles", {"year": year, "stock_taking": True}).get_json()


def test_a_single_day_proposed_on_a_day_off_moves_on_and_stays_in_its_year():
    assert within_its_year(A_SUNDAY) == date(2026, 6, 1)
    assert within_its_year(date(2028, 12, 31)) == on_or_before(date(2028, 12, 31))


def test_proposed_days_are_working_days_of_their_year():
    for year in range(2024, 2032):
        for stage in stages_of("bureau_generic_2015"):
            days = usual_days("bureau_generic_2015", stage, year)
            assert all(is_working_day(one) for one in days)
            assert {one.year for one in days} == {year}
            assert days[0] <= days[1]


def test_a_stage_begins_on_its_first_working_day_and_ends_on_its_last():
    over_national_day = date(2026, 9, 25), date(2026, 10, 6)  # both are days off
    assert working_span(*over_national_day) == (date(2026, 9, 28), date(2026, 9, 30))
    made_up = date(2026, 10, 10)  # a Saturday worked for the holiday
    assert working_span(made_up, made_up) == (made_up, made_up)
    a_mere_holiday = date(2026, 10, 1), date(2026, 10, 7)
    assert working_span(*a_mere_holiday) == (date(2026, 10, 8), date(2026, 10, 8))


def test_days_the_sources_name_are_calendar_days_and_stand():
    ledger = next(one for one in stages_of("civil_affairs_2011") if one.code == "ledger")
    days = usual_days("civil_affairs_2011", ledger, 2011)
    assert days == (date(2011, 9, 1), date(2011, 9, 4))


def test_what_rolling_over_will_carry_is_told_before(app, bureau):
    scene = Scene(bureau)
    scene.high(), second_point(scene)
    office, cycle = stock_taken(app, bureau)
    told = office.get(f"/cycles/{cycle['id']}/carry-over").get_json()
    assert (told["year"], told["points"], told["measures"], told["people"]) == (2027, 2, 2, 1)
    assert [one["code"] for one in told["stages"]][:2] == ["preparation", "search"]
    assert on_working_days(told["stages"])
    administrator = client(app, bureau, "administrator")
    assert administrator.get(f"/cycles/{cycle['id']}/carry-over").status_code == 200


def test_opening_a_drafted_year_tells_whom_it_asks(app, bureau):
    Scene(bureau).high()
    office, cycle = stock_taken(app, bureau)
    office.put(f"/cycles/{cycle['id']}/closure", {}, if_match=cycle["version"])
    drafted = office.post("/cycles/plan", {"year": 2027, "title": "2027年度方案"}).get_json()
    told = office.get(f"/cycles/{drafted['id']}/carry-over").get_json()
    assert (told["year"], told["points"], told["people"], told["stages"]) == (2027, 1, 1, [])


def test_the_first_year_of_a_register_takes_nothing_over(app, bureau):
    Scene(bureau).high()
    office = client(app, bureau, "register_office")
    drafted = office.post("/cycles/plan", {"year": 2027, "title": "2027年度方案"}).get_json()
    told = office.get(f"/cycles/{drafted['id']}/carry-over").get_json()
    assert (told["points"], told["measures"], told["letters"], told["people"]) == (0, 0, 0, 0)


def test_stages_that_were_over_before_stock_was_taken_are_not_late(app, bureau):
    office, cycle = stock_taken(app, bureau)
    progress = office.get(f"/cycles/{cycle['id']}/progress").get_json()
    assert {one["state"] for one in progress["stages"]} == {"stock_taking"}


def test_in_a_year_that_chains_rule_they_are(app, bureau):
    office, cycle = planned(app, bureau, year=2026)
    cycle = approved(app, bureau, cycle).get_json()
    office.put(f"/cycles/{cycle['id']}/opening", if_match=cycle["version"])
    progress = office.get(f"/cycles/{cycle['id']}/progress").get_json()
    assert {one["state"] for one in progress["stages"]} == {"overdue"}


def test_a_to_do_shows_its_own_points_and_is_done_with_them(app, bureau):
    scene = Scene(bureau)
    scene.high()
    second_point(scene)
    office, first = stock_taken(app, bureau)
    office.put(f"/cycles/{first['id']}/closure", {}, if_match=first["version"])
    cycle = office.post("/cycles", {"year": 2027}).get_json()
    with unit_of_work(bureau.tenant_id) as session:
        ask_for_confirmation(session, UUID(cycle["id"]))
    holder = client(app, bureau, "post_holder")
    task = next(one for one in tasks(holder) if one["kind"] == "confirmation")
    own = listed(holder, cycle, f"?subject_id={task['subject_id']}&pending=true")
    assert (len(own), task["title"]) == (2, "复核2027年度风险点：预算编制岗（2条）")
    assert all(one["may_confirm"] for one in own)
    colleague = client(app, bureau, "post_holder_b")
    seen = listed(colleague, cycle, f"?subject_id={task['subject_id']}")
    assert [one["may_confirm"] for one in seen] == [False, False]
    elsewhere = str(bureau.people["post_holder_b"].post_id)
    assert listed(holder, cycle, f"?subject_id={elsewhere}") == []
    for one in own:
        assert say(holder, one, "unchanged").status_code == 200
    assert [one for one in tasks(holder) if one["kind"] == "confirmation"] == []


def tasks(caller):
    return caller.get("/tasks").get_json()["items"]


def on_working_days(stages):
    days = (one[day] for one in stages for day in ("starts_on", "due_on"))
    return all(is_working_day(date.fromisoformat(one)) for one in days)
