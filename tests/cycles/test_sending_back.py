"""The main leader sends a year's plan back with remarks; it is approved once handed in again."""

from datetime import date

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests import make
from tests.api import client
from tests.cycles.test_years import approved, planned

REMARK = "第二阶段的时间与预算编制冲突，请后移十天。"


@pytest.fixture(autouse=True)
def january():
    with clock.simulated():
        clock.go_to(date(2027, 1, 4))
        yield


@pytest.fixture
def bureau(settings, app, tag):
    return make.bureau(settings, tag)


def of_the_year(caller):
    items = caller.get("/tasks").get_json()["items"]
    return [one for one in items if one["kind"].startswith("cycle.")]


def topics_of(bureau, subject_id):
    with unit_of_work(bureau.tenant_id) as session:
        told = select(JournalEntry.topic).where(JournalEntry.subject_id == subject_id)
        return list(session.scalars(told.order_by(JournalEntry.id)))


def test_a_plan_goes_back_with_remarks_and_comes_again(app, bureau):
    office, cycle = planned(app, bureau)
    leader = client(app, bureau, "main_leader")
    [asked] = of_the_year(leader)
    assert asked["due_on"] == cycle["stages"][0]["starts_on"]
    address = f"/cycles/{cycle['id']}"
    back = leader.put(f"{address}/return", {"reason": REMARK}, if_match=cycle["version"])
    assert back.status_code == 200, back.get_json()
    [revise] = of_the_year(office)
    assert (revise["title"], revise["comment"]) == ("修改2027年度方案", REMARK)
    assert revise["due_on"] == asked["due_on"]
    assert of_the_year(leader) == []
    [listed] = [one for one in office.get("/cycles").get_json()["items"] if one["year"] == 2027]
    assert (listed["state"], bool(listed["returned_on"])) == ("draft", True)
    told = office.get(address).get_json()
    assert [(one["kind"], one["text"]) for one in told["notes"]] == [("returned", REMARK)]
    early = approved(app, bureau, told)
    assert (early.status_code, early.get_json()["code"]) == (409, "plan-being-revised")
    again = office.put(f"{address}/resubmission", {"note": "已后移。"}, if_match=told["version"])
    assert again.status_code == 200, again.get_json()
    assert again.get_json()["returned_on"] is None
    assert of_the_year(office) == []
    assert [one["title"] for one in of_the_year(leader)] == ["批准2027年度方案"]
    assert approved(app, bureau, again.get_json()).status_code == 200
    assert topics_of(bureau, cycle["id"])[-3:] == [
        "cycle.returned",
        "cycle.resubmitted",
        "cycle.approved",
    ]


def test_only_who_approves_sends_back_and_only_what_waits(app, bureau):
    office, cycle = planned(app, bureau)
    leader = client(app, bureau, "main_leader")
    address = f"/cycles/{cycle['id']}"

    def sent_back(caller, reason=REMARK, version=cycle["version"]):
        return caller.put(f"{address}/return", {"reason": reason}, if_match=version)

    assert sent_back(office).status_code == 403
    assert sent_back(leader, reason="无").status_code == 422
    early = office.put(f"{address}/resubmission", {}, if_match=cycle["version"])
    assert early.get_json()["code"] == "plan-not-returned"
    done = approved(app, bureau, cycle).get_json()
    assert sent_back(leader).status_code == 412
    late = sent_back(leader, version=done["version"])
    assert (late.status_code, late.get_json()["code"]) == (409, "plan-not-waiting")
