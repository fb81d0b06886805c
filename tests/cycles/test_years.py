"""A bureau's year: planned, approved, opened, gone through stage by stage, closed, carried over."""

from datetime import date
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select

from service.cycles.conditions import WORDS
from service.cycles.templates import stage_templates
from service.cycles.use_cases.carrying import (
    ask_for_confirmation,
    confirm_point,
    note_retirement,
)
from service.cycles.use_cases.duties import remind_of_duties
from service.cycles.use_cases.years import CycleAlreadyOpen, begin_year
from service.tasks.models import Task
from tenants import clock
from tenants.context import system_actor
from tenants.database import unit_of_work
from tests import make
from tests.api import client
from tests.filings.region import deliver
from tests.risks.scenes import Scene
from tests.risks.test_twins_at_once import at_once

PLAN = {"year": 2027, "title": "2027年度廉政风险防范管理工作方案"}


@pytest.fixture(autouse=True)
def february():
    with clock.simulated():
        clock.go_to(date(2027, 2, 1))
        yield


@pytest.fixture
def bureau(settings, app, tag):
    return make.bureau(settings, tag)


def planned(app, bureau, **values):
    office = client(app, bureau, "register_office")
    answer = office.post("/cycles/plan", {**PLAN, **values})
    assert answer.status_code == 201, answer.get_json()
    return office, office.get(f"/cycles/{answer.get_json()['id']}").get_json()


def approved(app, bureau, cycle):
    leader = client(app, bureau, "main_leader")
    return leader.put(
        f"/cycles/{cycle['id']}/approval",
        {"approval": "2027年第2次局领导班子会议"},
        if_match=cycle["version"],
    )


def opened(app, bureau):
    office, cycle = planned(app, bureau)
    cycle = approved(app, bureau, cycle).get_json()
    answer = office.put(f"/cycles/{cycle['id']}/opening", if_match=cycle["version"])
    assert answer.status_code == 200, answer.get_json()
    return office, office.get(f"/cycles/{cycle['id']}").get_json()


def test_the_pilots_year_has_the_five_stages_of_the_plan(app, bureau):
    _, cycle = planned(app, bureau)
    days = [(stage["starts_on"], stage["due_on"]) for stage in cycle["stages"]]
    assert days == [
        ("2027-02-01", "2027-03-10"),
        ("2027-03-11", "2027-04-20"),
        ("2027-04-21", "2027-08-31"),
        ("2027-09-01", "2027-09-10"),
        ("2027-09-11", "2027-10-10"),
    ]
    assert cycle["state"] == "draft"


def test_a_year_opens_only_by_an_approved_plan_in_which_every_task_has_somebody(app, bureau):
    office, cycle = planned(app, bureau)
    early = office.put(f"/cycles/{cycle['id']}/opening", if_match=cycle["version"])
    assert early.get_json()["code"] == "plan-not-approved"
    stage = cycle["stages"][0]["id"]
    task = office.post(f"/cycle-stages/{stage}/tasks", {"title": "召开动员大会"}).get_json()
    refused = approved(app, bureau, cycle)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "plan-incomplete")
    post = str(bureau.people["post_holder"].post_id)
    given = office.put(
        f"/stage-tasks/{task['id']}",
        {"title": "召开动员大会", "post_id": post},
        if_match=task["version"],
    )
    assert given.status_code == 200
    assert approved(app, bureau, cycle).status_code == 200


def test_of_two_years_opened_at_once_one_is_open(app, bureau):
    scene = Scene(bureau)
    for year in (2027, 2028):
        _, cycle = planned(app, bureau, year=year)
        assert approved(app, bureau, cycle).status_code == 200
    ready = client(app, bureau, "register_office").get("/cycles").get_json()["items"]
    first, second = (
        partial(
            begin_year,
            actor=scene.actor("register_office"),
            cycle_id=UUID(one["id"]),
            if_version=one["version"],
        )
        for one in ready
    )
    with pytest.raises(CycleAlreadyOpen):
        at_once(scene, first, second)
    left = client(app, bureau, "register_office").get("/cycles").get_json()["items"]
    assert sorted(one["state"] for one in left) == ["draft", "open"]


def test_only_the_main_leader_approves_the_plan(app, bureau):
    _, cycle = planned(app, bureau)
    for role in ("deputy_leader", "register_office", "section_head", "administrator"):
        answer = client(app, bureau, role).put(
            f"/cycles/{cycle['id']}/approval", {"approval": "会议"}, if_match=cycle["version"]
        )
        assert answer.status_code == 403, role


def test_a_task_is_reported_done_by_the_post_it_was_given_to(app, bureau):
    office, cycle = planned(app, bureau)
    post = str(bureau.people["post_holder"].post_id)
    stage = cycle["stages"][0]["id"]
    task = office.post(
        f"/cycle-stages/{stage}/tasks", {"title": "组织学习", "post_id": post}
    ).get_json()
    done = {"result": "已组织全科学习一次"}
    path = f"/stage-tasks/{task['id']}/completion"
    other = client(app, bureau, "post_holder_2").put(path, done, if_match=task["version"])
    assert other.status_code == 403
    own = client(app, bureau, "post_holder").put(path, done, if_match=task["version"])
    assert own.get_json()["done_on"] == "2027-02-01"


def test_a_stage_is_completed_when_it_is_in_place_and_after_those_before_it(app, bureau):
    office, cycle = opened(app, bureau)
    first, second = cycle["stages"][:2]
    later = office.put(
        f"/cycle-stages/{second['id']}/completion",
        {"report": "已查找"},
        if_match=second["version"],
    )
    assert later.get_json()["code"] == "earlier-stage-open"
    refused = office.put(
        f"/cycle-stages/{first['id']}/completion", {"report": "已部署"}, if_match=first["version"]
    ).get_json()
    assert refused["code"] == "stage-not-in-place"
    assert {gap["code"] for gap in refused["missing"]} == {
        "leadership-meeting-missing",
        "mobilisation-meeting-missing",
    }


def test_own_days_may_be_earlier_than_the_leading_groups_and_never_later(app, settings, tag):
    region = make.region(settings, tag)
    group = client(app, region.leading_group, "leading_group_office")
    stages = [
        {"code": "search", "name": "查找", "starts_on": "2027-03-11", "due_on": "2027-04-15"},
        {"code": "measures", "name": "制定", "starts_on": "2027-04-16", "due_on": "2027-08-31"},
    ]
    plan = group.post(
        "/cycle-plans", {"year": 2027, "title": "地区方案", "stages": stages}
    ).get_json()
    chief = client(app, region.leading_group, "leading_group")
    chief.put(f"/cycle-plans/{plan['id']}/issuance", if_match=plan["version"])
    deliver(settings, region)
    bureau = region.bureaus[0]
    office = client(app, bureau, "register_office")
    got = office.get("/received-cycle-plans").get_json()["items"][0]
    own = [
        {
            "code": "search",
            "name": "查找风险点",
            "phase": "plan",
            "starts_on": "2027-03-11",
            "due_on": "2027-04-20",
        }
    ]
    asked = {**PLAN, "document_id": got["document_id"], "stages": own}
    refused = office.post("/cycles/plan", asked)
    assert refused.status_code == 422
    own[0]["due_on"] = "2027-04-12"
    taken = office.post("/cycles/plan", asked)
    assert taken.status_code == 201, taken.get_json()
    cycle = office.get(f"/cycles/{taken.get_json()['id']}").get_json()
    stage = cycle["stages"][0]
    assert (stage["due_on"], stage["outer_due_on"]) == ("2027-04-12", "2027-04-15")
    later = office.put(
        f"/cycle-stages/{stage['id']}",
        {"starts_on": "2027-03-11", "due_on": "2027-04-16"},
        if_match=stage["version"],
    )
    assert later.status_code == 422


def test_a_closed_year_asks_nothing_of_anybody_any_more(app, bureau):
    office = client(app, bureau, "register_office")
    cycle = office.post("/cycles", {"year": 2027, "stock_taking": True}).get_json()
    stage = office.get(f"/cycles/{cycle['id']}").get_json()["stages"][0]["id"]
    holder = bureau.people["post_holder"]
    piece = {"title": "整理岗位职责", "post_id": str(holder.post_id)}
    assert office.post(f"/cycle-stages/{stage}/tasks", piece).status_code == 201
    days = {"opens_on": "2027-02-01", "due_on": "2027-03-01"}
    search = office.post("/campaigns", days).get_json()
    begun = office.put(f"/campaigns/{search['id']}/opening", if_match=1)
    assert begun.status_code == 200, begun.get_data(as_text=True)
    with unit_of_work(bureau.tenant_id) as session:
        assert remind_of_duties(session, date(2027, 4, 1)) > 1
    sheets = office.get("/sheets?subject_type=leadership_post").get_json()["items"]
    with unit_of_work(bureau.tenant_id) as session:
        asked = select(Task.kind).where(Task.state == "open", Task.box == "act")
        assert {"stage_task", "sheet.fill"} <= set(session.scalars(asked))
    version = office.get(f"/cycles/{cycle['id']}").get_json()["version"]
    closed = office.put(f"/cycles/{cycle['id']}/closure", {}, if_match=version)
    assert closed.status_code == 200, closed.get_data(as_text=True)
    with unit_of_work(bureau.tenant_id) as session:
        assert set(session.scalars(asked)) == set()
    head = next(
        one for one in sheets if one["post_id"] == str(bureau.people["section_head"].post_id)
    )
    late = client(app, bureau, "section_head").put(
        f"/sheets/{head['id']}", {"step": 1}, if_match=head["version"]
    )
    assert (late.status_code, late.get_json()["code"]) == (409, "sheet-closed")


def test_a_closed_year_takes_dated_corrections_and_nothing_else(app, bureau):
    office = client(app, bureau, "register_office")
    cycle = office.post("/cycles", {"year": 2027, "stock_taking": True}).get_json()
    path = f"/cycles/{cycle['id']}/notes"
    early = office.post(path, {"kind": "correction", "text": "更正"})
    assert early.get_json()["code"] == "cycle-still-open"
    closed = office.put(f"/cycles/{cycle['id']}/closure", {}, if_match=cycle["version"])
    assert closed.get_json()["state"] == "closed"
    late = office.post(path, {"kind": "summary", "text": "总结"})
    assert late.get_json()["code"] == "cycle-already-closed"
    stage = office.get(f"/cycles/{cycle['id']}").get_json()["stages"][0]
    moved = office.put(
        f"/cycle-stages/{stage['id']}",
        {"starts_on": "2027-02-01", "due_on": "2027-03-01"},
        if_match=stage["version"],
    )
    assert moved.get_json()["code"] == "cycle-already-closed"
    note = office.post(path, {"kind": "correction", "text": "第3号风险点岗位名称应为预算审核岗"})
    assert note.status_code == 201


def test_living_points_are_carried_over_to_be_confirmed_with_number_and_grade(app, bureau):
    scene = Scene(bureau)
    kept, revised, retired = scene.high(), second_point(scene), third_point(scene)
    office = client(app, bureau, "register_office")
    first = office.post("/cycles", {"year": 2026, "stock_taking": True}).get_json()
    assert listed(office, first) == []
    office.put(f"/cycles/{first['id']}/closure", {}, if_match=first["version"])
    cycle = office.post("/cycles", {"year": 2027, "stock_taking": True}).get_json()
    waiting = {one["risk_point_id"]: one for one in listed(office, cycle)}
    assert set(waiting) == {str(kept), str(revised), str(retired)}
    point = office.get(f"/risk-points/{kept}").get_json()
    told = waiting[str(kept)]
    named = ("number", "title", "rank", "subject_type", "department_id", "post_id")
    assert {name: told[name] for name in named} == {name: point[name] for name in named}
    holder, leader = client(app, bureau, "post_holder"), client(app, bureau, "main_leader")
    stands = say(holder, waiting[str(kept)], "unchanged")
    assert stands.status_code == 200
    again = say(holder, stands.get_json(), "unchanged")
    assert again.get_json()["code"] == "already-confirmed"
    assert say(holder, waiting[str(revised)], "revised", "流程已变").status_code == 200
    of_holder = {one["risk_point_id"]: one for one in listed(holder, cycle)}
    of_leader = {one["risk_point_id"]: one for one in listed(leader, cycle)}
    assert not of_holder[str(retired)]["may_retire"]
    assert of_leader[str(retired)]["may_retire"]
    assert say(holder, waiting[str(retired)], "retired", "职能划转").status_code == 403
    assert say(leader, waiting[str(retired)], "retired", "职能划转").status_code == 200
    points = {id_: office.get(f"/risk-points/{id_}").get_json() for id_ in waiting}
    assert (points[str(kept)]["rank"], points[str(kept)]["status"]) == (1, "in_force")
    assert points[str(revised)]["review_required"] is True
    assert points[str(revised)]["review_because"] == "2027年度复核：流程已变"
    assert points[str(retired)]["status"] == "retired"


def test_plan_and_approved_year_wait_for_whoever_carries_them_on(app, bureau):
    office, cycle = planned(app, bureau)
    leader = client(app, bureau, "main_leader")
    assert (next_acts(leader), next_acts(office)) == (["批准2027年度方案"], [])
    cycle = approved(app, bureau, cycle).get_json()
    assert (next_acts(leader), next_acts(office)) == ([], ["开启2027年度"])
    office.put(f"/cycles/{cycle['id']}/opening", if_match=cycle["version"])
    assert (next_acts(leader), next_acts(office)) == ([], [])


def test_the_to_do_to_confirm_says_which_year_how_many_and_until_when(app, bureau):
    scene = Scene(bureau)
    scene.high(), second_point(scene)
    office = client(app, bureau, "register_office")
    first = office.post("/cycles", {"year": 2026, "stock_taking": True}).get_json()
    office.put(f"/cycles/{first['id']}/closure", {}, if_match=first["version"])
    cycle = office.post("/cycles", {"year": 2027}).get_json()
    with unit_of_work(bureau.tenant_id) as session:
        assert ask_for_confirmation(session, UUID(cycle["id"])) == 1
    boxes = client(app, bureau, "post_holder").get("/tasks").get_json()["items"]
    told = [(one["title"], one["due_on"]) for one in boxes if one["kind"] == "confirmation"]
    assert told == [("复核2027年度风险点：预算编制岗（2条）", "2027-04-20")]


def carried_over(app, scene):
    """A second year with what is in force on its list."""
    office = client(app, scene.bureau, "register_office")
    first = office.post("/cycles", {"year": 2026, "stock_taking": True}).get_json()
    office.put(f"/cycles/{first['id']}/closure", {}, if_match=first["version"])
    cycle = office.post("/cycles", {"year": 2027, "stock_taking": True}).get_json()
    with unit_of_work(scene.bureau.tenant_id) as session:
        ask_for_confirmation(session, UUID(cycle["id"]))
    return office, cycle


def to_confirm(scene):
    with unit_of_work(scene.bureau.tenant_id) as session:
        waiting = select(Task).where(Task.kind == "confirmation", Task.state == "open")
        return len(session.scalars(waiting).all())


def test_a_point_retired_on_another_occasion_waits_on_no_list_of_the_year(app, bureau):
    scene = Scene(bureau)
    point = scene.high()
    office, cycle = carried_over(app, scene)
    scene.retire("main_leader", point)
    holder = client(app, bureau, "post_holder")
    (waiting,) = listed(office, cycle, "?pending=true")
    gone = say(holder, waiting, "unchanged")
    assert (gone.status_code, gone.get_json()["code"]) == (409, "already-retired")
    for _ in range(2):
        with unit_of_work(bureau.tenant_id) as session:
            note_retirement(session, system_actor(bureau.tenant_id), point)
    assert listed(office, cycle, "?pending=true") == []
    (told,) = listed(office, cycle)
    assert (told["outcome"], told["note"]) == ("retired", "职能已划转")
    assert to_confirm(scene) == 0
    topics = client(app, bureau, "auditor").get(f"/journal?subject_id={told['id']}").get_json()
    assert [one["topic"] for one in topics["items"]] == ["confirmation.retired"]


def test_of_two_who_confirm_the_last_points_at_once_one_closes_the_to_do(app, bureau):
    scene = Scene(bureau)
    scene.high(), second_point(scene)
    office, cycle = carried_over(app, scene)
    first, second = (
        partial(
            confirm_point,
            actor=scene.actor("post_holder"),
            confirmation_id=UUID(one["id"]),
            if_version=one["version"],
            outcome="unchanged",
        )
        for one in listed(office, cycle)
    )
    assert to_confirm(scene) == 1
    at_once(scene, first, second)
    assert to_confirm(scene) == 0


def test_another_sections_head_does_not_confirm_the_point(app, bureau):
    scene = Scene(bureau)
    scene.high()
    office = client(app, bureau, "register_office")
    first = office.post("/cycles", {"year": 2026, "stock_taking": True}).get_json()
    office.put(f"/cycles/{first['id']}/closure", {}, if_match=first["version"])
    cycle = office.post("/cycles", {"year": 2027, "stock_taking": True}).get_json()
    waiting = listed(office, cycle)[0]
    stranger = client(app, bureau, "section_head_2")
    assert [one["id"] for one in listed(office, cycle)] == [waiting["id"]]
    colleague = client(app, bureau, "post_holder_b")
    assert [one["id"] for one in listed(colleague, cycle)] == [waiting["id"]]
    assert listed(colleague, cycle, "?mine=true") == []
    holder = client(app, bureau, "post_holder")
    assert [one["id"] for one in listed(holder, cycle, "?mine=true")] == [waiting["id"]]
    assert say(stranger, waiting, "unchanged").status_code in {403, 404}
    assert listed(stranger, cycle) == []


def test_progress_tells_of_every_section_in_one_go(app, bureau):
    office, cycle = opened(app, bureau)
    progress = office.get(f"/cycles/{cycle['id']}/progress").get_json()
    assert progress["phase"] == "plan"
    assert [one["state"] for one in progress["stages"]][:2] == ["open", "waiting"]
    clock.go_to(date(2027, 3, 11))
    office = client(app, bureau, "register_office")
    progress = office.get(f"/cycles/{cycle['id']}/progress").get_json()
    assert [one["state"] for one in progress["stages"]][:2] == ["overdue", "open"]
    assert {row["department"] for row in progress["sections"]} >= {"预算科", "国库科"}


def test_progress_names_who_heads_a_section_and_what_lies_there_too_long(app, bureau):
    office, cycle = opened(app, bureau)
    with unit_of_work(bureau.tenant_id) as session:
        waits = {"kind": "task", "subject_kind": "task", "acting": "x", "due_on": date(2027, 2, 1)}
        place = bureau.departments["预算科"]
        said = {"titled": "stage_task", "said": {"task": "填报"}}
        session.add(Task(**said, subject_id=place, department_id=place, **waits))
    assert of_section(office, cycle, "预算科")["overdue"] == 0
    clock.go_to(date(2027, 2, 2))
    late = of_section(client(app, bureau, "register_office"), cycle, "预算科")
    assert late["overdue"] == 1
    assert late["heads"] == bureau.people["section_head"].name
    assert late["last_submitted_on"] is None


def of_section(office, cycle, name):
    sections = office.get(f"/cycles/{cycle['id']}/progress").get_json()["sections"]
    return next(one for one in sections if one["department"] == name)


def test_every_condition_of_every_profile_is_one_the_register_can_answer():
    asked = {
        word
        for stages in stage_templates().values()
        for stage in stages
        for word in stage.conditions
    }
    assert asked <= set(WORDS)


def second_point(scene):
    point = scene.draft(title="拨付环节审核流于形式")
    scene.measure(point)
    scene.decide("main_leader", point, 1)
    scene.enforce("main_leader", point)
    return point


def third_point(scene):
    point = scene.draft(title="票据保管不严")
    scene.measure(point)
    scene.decide("main_leader", point, 1)
    scene.enforce("main_leader", point)
    return point


def next_acts(caller):
    items = caller.get("/tasks").get_json()["items"]
    return [one["title"] for one in items if one["subject_kind"] == "cycle"]


def listed(caller, cycle, asked=""):
    return caller.get(f"/cycles/{cycle['id']}/confirmations{asked}").get_json()["items"]


def say(caller, one, outcome, note=""):
    return caller.put(
        f"/confirmations/{one['id']}",
        {"outcome": outcome, "note": note},
        if_match=one["version"],
    )
