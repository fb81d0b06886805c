"""Measures written on a sheet: on its paper at once, in the register once their point is."""

from uuid import UUID

import pytest
from sqlalchemy import select

from service.papers.collectors.posts import personal_report
from service.searches.models import SheetPoint
from service.searches.use_cases.waiting import tell_whose_measures_wait
from tenants.database import unit_of_work
from tenants.models.organisation import Cycle
from tests.searches.scenes import Search
from tests.tasks.walking import Walk

DONE = "双人复核拨付单"


@pytest.fixture
def search(app, settings, tag):
    return Search(app, settings, f"measures-{tag}")


def on_annex_1(search: Search) -> list[str]:
    post = search.bureau.people["post_holder"].post_id
    with unit_of_work(search.bureau.tenant_id) as session:
        rows = personal_report(session, post, {}).facts["points"]
        return [one["measures"] for one in rows]


def hand_in(search: Search, **written: object) -> dict:
    sheet = search.sheet_of("work_post", "post_holder")
    entered = search.found(sheet, "post_holder", **written)
    assert entered.status_code == 201, entered.get_data(as_text=True)
    search.save(sheet, "post_holder", step=2, blanks=search.blank("flow"))
    handed = search.submit(sheet, "post_holder")
    assert handed.status_code == 200, handed.get_data(as_text=True)
    return handed.get_json()


def decided(search: Search, case: UUID) -> None:
    """Take the points of a sheet through their chain until the meeting confirmed them."""
    walk = Walk(search.bureau)
    walk.drafter = "post_holder"
    walk.join("leadership_meeting", "party_group")
    while walk.step(case) != "collective_decision":
        continue


def test_a_measure_stands_on_annex_1_at_once_and_waits_for_its_point(search):
    search.begin()
    told = hand_in(search, measures=[{"text": DONE, "due_on": "2026-12-25"}])
    [line] = told["points"]
    assert line["measures"] == [{"text": DONE, "due_on": "2026-12-25"}]
    assert line["point"]["measures"] == []
    assert on_annex_1(search) == [DONE]
    address = f"/sheets/{told['id']}/measures"
    early = search["post_holder"].put(address, if_match=told["version"])
    assert (early.status_code, early.get_json()["code"]) == (409, "measures-wait")
    assert search["post_holder_2"].put(address, if_match=told["version"]).status_code == 403


def test_once_confirmed_the_holder_is_asked_and_enters_them(search):
    search.begin()
    told = hand_in(search, measures=[{"text": DONE}])
    case = UUID(told["case_ids"][0])
    decided(search, case)
    with unit_of_work(search.bureau.tenant_id) as session:
        tell_whose_measures_wait(session, case)
    holder = search["post_holder"]
    asked = [one["kind"] for one in holder.get("/tasks?box=waiting").get_json()["items"]]
    assert asked == ["sheet.measures"]
    now = search.shown(told)
    address = f"/sheets/{told['id']}/measures"
    assert holder.put(address, if_match=now["version"] + 1).status_code == 412
    done = holder.put(address, if_match=now["version"])
    assert done.status_code == 200, done.get_data(as_text=True)
    [line] = done.get_json()["points"]
    assert line["measures"] == []
    assert [one["text"] for one in line["point"]["measures"]] == [DONE]
    assert on_annex_1(search) == [DONE]
    assert holder.get("/tasks?box=waiting").get_json()["items"] == []


def test_while_stock_is_taken_they_enter_the_register_with_the_sheet(search):
    search.begin()
    with unit_of_work(search.bureau.tenant_id) as session:
        session.scalars(select(Cycle)).one().stock_taking = True
    told = hand_in(search, measures=[{"text": DONE}])
    assert [one["text"] for one in told["points"][0]["point"]["measures"]] == [DONE]
    with unit_of_work(search.bureau.tenant_id) as session:
        assert session.scalars(select(SheetPoint.measures)).all() == [[]]


def test_what_was_taken_off_a_sheet_again_is_not_on_its_paper(search):
    search.begin()
    sheet = search.sheet_of("work_post", "post_holder")
    line = search.found(sheet, "post_holder", measures=[{"text": DONE}]).get_json()
    address = f"/sheets/{sheet['id']}/points/{line['risk_point_id']}"
    kept = {"answer": "candidate", "measures": [{"text": "拨付前公示"}]}
    assert (
        search["post_holder"].put(address, kept).get_json()["measures"][0]["text"] == "拨付前公示"
    )
    assert on_annex_1(search) == ["拨付前公示"]
    dropped = {"answer": "dropped", "reason": "与本岗位职责无关，予以删除"}
    assert search["post_holder"].put(address, dropped).status_code == 200
    assert on_annex_1(search) == []
