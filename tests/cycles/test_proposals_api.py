"""Whoever plans a year is shown working days for its stages; days sent from above stand."""

from datetime import date

import pytest

from tenants import clock
from tests import make
from tests.api import client
from tests.cycles.test_handing_on import on_working_days
from tests.filings.region import deliver

A_SATURDAY, A_SUNDAY = "2027-03-13", "2027-08-29"
OVER_WEEKENDS = [
    {"code": "search", "name": "查找", "starts_on": A_SATURDAY, "due_on": "2027-03-14"},
    {"code": "measures", "name": "制定", "starts_on": "2027-03-16", "due_on": A_SUNDAY},
]


@pytest.fixture(autouse=True)
def february():
    with clock.simulated():
        clock.go_to(date(2027, 2, 1))
        yield


@pytest.fixture
def region(settings, tag):
    return make.region(settings, tag)


def proposed(caller, asked, of="cycles"):
    answer = caller.get(f"/{of}/proposal?{asked}")
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()["stages"]


def issued(app, region, stages, year=2027):
    group = client(app, region.leading_group, "leading_group_office")
    body = {"year": year, "title": "地区方案", "stages": stages}
    plan = group.post("/cycle-plans", body).get_json()
    chief = client(app, region.leading_group, "leading_group")
    chief.put(f"/cycle-plans/{plan['id']}/issuance", if_match=plan["version"])
    return group


def days(stages):
    return [(one["starts_on"], one["due_on"]) for one in stages]


def test_last_years_stages_are_proposed_on_working_days_of_the_year_asked_for(app, settings, tag):
    bureau = make.bureau(settings, tag)
    office = client(app, bureau, "register_office")
    own = [{**one, "phase": "plan"} for one in OVER_WEEKENDS]
    drafted = office.post("/cycles/plan", {"year": 2026, "stages": own}).get_json()
    assert proposed(office, "year=2027")[0]["code"] == "preparation"  # a draft hands nothing on
    chief = client(app, bureau, "main_leader")
    approval = {"approval": "第2次局领导班子会议"}
    path = f"/cycles/{drafted['id']}"
    approved = chief.put(f"{path}/approval", approval, if_match=drafted["version"]).get_json()
    office.put(f"{path}/opening", if_match=approved["version"])
    told = proposed(office, "year=2027")
    assert [one["code"] for one in told] == ["search", "measures"]
    assert on_working_days(told)
    assert office.post("/cycles/plan", {"year": 2027}).status_code == 201
    newest = office.get("/cycles").get_json()["items"][0]["id"]
    assert days(office.get(f"/cycles/{newest}").get_json()["stages"]) == days(told)


def test_days_of_a_plan_sent_down_stand_though_offices_are_closed(app, settings, region):
    issued(app, region, OVER_WEEKENDS)
    deliver(settings, region)
    office = client(app, region.bureaus[0], "register_office")
    document = office.get("/received-cycle-plans").get_json()["items"][0]["document_id"]
    told = {one["code"]: one for one in proposed(office, f"year=2027&document_id={document}")}
    assert (told["search"]["starts_on"], told["search"]["due_on"]) == (A_SATURDAY, "2027-03-14")
    assert told["measures"]["due_on"] == A_SUNDAY
    assert told["search"]["phase"] == "plan"
    stages = [told["search"], told["measures"]]
    body = {"year": 2027, "document_id": document, "stages": stages}
    assert office.post("/cycles/plan", body).status_code == 201


def test_a_plan_that_never_came_proposes_nothing(app, region, settings):
    office = client(app, region.bureaus[0], "register_office")
    unknown = "0197f000-0000-7000-8000-000000000000"
    assert office.get(f"/cycles/proposal?year=2027&document_id={unknown}").status_code == 404
    assert office.get("/cycles/proposal?year=1900").status_code == 422
    assert office.get("/cycles/proposal").status_code == 422


def test_a_leading_group_begins_with_last_years_plan_on_working_days(app, region):
    group = issued(app, region, OVER_WEEKENDS)
    told = proposed(group, "year=2028", of="cycle-plans")
    assert [one["name"] for one in told] == ["查找", "制定"]
    assert on_working_days(told)
    assert {one["starts_on"][:4] for one in told} == {"2028"}


def test_without_a_plan_it_begins_with_the_stages_of_a_pilot_year(app, region):
    group = client(app, region.leading_group, "leading_group_office")
    told = proposed(group, "year=2027", of="cycle-plans")
    assert [one["code"] for one in told][:2] == ["preparation", "search"]
    assert on_working_days(told)
    body = {"year": 2027, "title": "地区方案", "stages": told}
    assert group.post("/cycle-plans", body).status_code == 201


def test_an_operator_of_the_platform_is_told_of_no_plan(app, settings, tag):
    operator = client(app, make.platform(settings, tag), "system_administrator")
    assert operator.get("/cycles/proposal?year=2027").status_code == 403
    assert operator.get("/cycle-plans/proposal?year=2027").status_code == 403
