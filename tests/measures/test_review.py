"""Measures of a normal year: drafted by whom they are for, reviewed, and only then carried out."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from service.measures.models import Measure
from service.measures.use_cases.waking import ask_for_improvement, wake_measures
from service.procedures.use_cases.returning import withdraw_case
from service.tasks.models import Task
from tenants.calendar import on_or_after
from tenants.clock import today
from tenants.database import unit_of_work
from tests import api, make
from tests.procedures.scenes import LEADERS, Desk, desk

YES = {"targeted": True, "binding": True, "operable": True}


@pytest.fixture
def work(app, settings, tag) -> Desk:
    work = desk(settings, f"review-{tag}")
    work.seat("party_organisation", "机关党支部", *LEADERS)
    return work


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


@pytest.fixture
def point(work) -> UUID:
    """A clerk's risk, decided in its chain and waiting for measures."""
    point = work.draft()
    case = work.send("section_head", point)
    work.advance("post_holder", case)
    work.hold_body_meeting(case, items=[{"item_id": point, "outcome": {"rank": 2}}])
    return point


def drafted(people, work, point, role="post_holder", **values):
    body = {
        "text": "拨付前由预算编制岗对照指标文件逐笔复核",
        "kind": "improve_process",
        "phase": "early",
        "basis": "预算法第五十七条",
        "responsible_post_id": str(work.post("post_holder")),
        "recurrence": "quarterly",
        "means": ["institution"],
        "mechanisms": ["early_warning"],
        "tools": ["checks_and_balances"],
        **values,
    }
    return people[role].post(f"/risk-points/{point}/measures", body)


def in_force(work, people, point, measure) -> None:
    """The point takes effect, the measure goes its way."""
    case = next(one for one in (work.case(c) for c in cases(work, point)) if one)
    while work.visit(case.id).type == "file":
        work.advance("register_office", case.id)
    work.show_and_end(case.id)


def cases(work, item):
    from service.procedures.models import CaseItem

    with unit_of_work(work.bureau.tenant_id) as session:
        return list(session.scalars(select(CaseItem.case_id).where(CaseItem.item_id == item)))


def reviewed(work, measure, outcome=YES) -> UUID:
    case = work.send("post_holder", UUID(measure), kind="measure")
    work.advance("post_holder", case)
    work.show_and_end(case)
    work.hold_body_meeting(
        case,
        kind="party_organisation",
        items=[{"item_id": UUID(measure), "outcome": outcome}],
    )
    return case


def test_measures_wait_for_the_risk_to_be_confirmed(work, people):
    refused = drafted(people, work, work.draft())
    assert (refused.status_code, refused.get_json()["code"]) == (409, "not-yet-confirmed")


def test_a_finding_brings_no_measures_along(work, people):
    finding = work.wording() | {"measures": [{"text": "双人复核"}]}
    refused = people["section_head"].post("/risk-points", finding)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "not-yet-confirmed")


def test_a_posts_measures_are_drafted_by_its_holder(work, people, point):
    refused = drafted(people, work, point, "section_head")
    assert (refused.status_code, refused.get_json()["code"]) == (403, "not-the-author")
    assert refused.get_json()["who_can"][0]["name"] == "郑某"
    made = drafted(people, work, point).get_json()
    assert (made["needs_review"], made["reviewed_on"]) == (True, None)
    assert made["responsible_department_id"] == str(work.bureau.departments["预算科"])


def test_nobody_carries_out_what_no_review_has_passed(work, people, point):
    measure = drafted(people, work, point).get_json()["id"]
    in_force(work, people, point, measure)
    done = {"done_on": str(today()), "what": "逐笔复核", "result": "未发现问题"}
    refused = people["post_holder"].post(f"/measures/{measure}/doings", done)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "not-yet-reviewed")
    case = reviewed(work, measure)
    passed = people["post_holder"].get(f"/measures/{measure}").get_json()
    assert (passed["needs_review"], passed["reviewed_on"]) == (False, str(today()))
    assert passed["noticed_on"] == str(today())
    assert work.topics(point)[-1] == "measure.reviewed"
    assert people["post_holder"].post(f"/measures/{measure}/doings", done).status_code == 201
    work.advance("register_office", case)
    assert people["post_holder"].get(f"/measures/{measure}").get_json()["filed_on"] == str(today())


def test_any_no_to_the_checklist_holds_a_measure_back(work, people, point):
    from service.procedures.refusals import StepNotInPlace

    measure = drafted(people, work, point).get_json()["id"]
    with pytest.raises(StepNotInPlace) as refusal:
        reviewed(work, measure, YES | {"operable": False})
    assert [one["code"] for one in refusal.value.facts["missing"]] == ["not-operable"]


def test_a_measure_without_basis_or_responsible_post_does_not_leave_its_draft(work, people, point):
    measure = drafted(people, work, point, basis="", responsible_post_id=None).get_json()["id"]
    case = (
        people["post_holder"]
        .post("/cases", {"object_kind": "measure", "item_ids": [measure]})
        .get_json()
    )
    refused = people["post_holder"].put(
        f"/cases/{case['id']}/advance", {}, if_match=case["version"]
    )
    codes = {one["pointer"] for one in refused.get_json()["missing"]}
    assert {"/basis", "/responsible_post_id", "/responsible_department_id"} <= codes


def test_a_measure_under_review_stays_as_it_is(work, people, point):
    measure = drafted(people, work, point).get_json()
    case = work.send("post_holder", UUID(measure["id"]), kind="measure")
    path = f"/measures/{measure['id']}"
    edited = people["post_holder"].put(path, {"text": "改为双人复核"}, if_match=1)
    assert edited.status_code == 200, edited.get_json()
    work.advance("post_holder", case)
    refused = people["post_holder"].put(
        path, {"text": "再改"}, if_match=edited.get_json()["version"]
    )
    assert (refused.status_code, refused.get_json()["code"]) == (409, "in-review")


def test_what_lies_in_a_case_is_not_retired_from_under_it(work, people, point):
    """Whoever drafts or judges it would find nothing; the case could not even be read."""
    kept, measure = (drafted(people, work, point, text=text) for text in ("集体研究", "双人复核"))
    measure = measure.get_json()
    assert kept.status_code == 201
    case = work.send("post_holder", UUID(measure["id"]), kind="measure")
    path = f"/measures/{measure['id']}/retirement"
    gone = {"reason": "已并入系统控制"}
    refused = people["deputy_leader"].put(path, gone, if_match=1)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "in-case")
    assert work.case(case).number in refused.get_json()["detail"]
    version = people["main_leader"].get(f"/risk-points/{point}").get_json()["version"]
    whole = people["deputy_leader"].put(f"/risk-points/{point}/retirement", gone, if_match=version)
    assert (whole.status_code, whole.get_json()["code"]) == (409, "in-case")
    work.act("post_holder", withdraw_case, case, if_version=None, reason="合并到系统控制")
    assert people["deputy_leader"].put(path, gone, if_match=1).status_code == 200


def test_a_reviewed_measure_that_is_reworded_is_reviewed_anew(work, people, point):
    measure = drafted(people, work, point).get_json()["id"]
    in_force(work, people, point, measure)
    case = reviewed(work, measure)
    work.advance("register_office", case)
    version = people["post_holder"].get(f"/measures/{measure}").get_json()["version"]
    changed = (
        people["post_holder"]
        .put(f"/measures/{measure}", {"text": "改为双人复核并留痕"}, if_match=version)
        .get_json()
    )
    assert (changed["needs_review"], changed["reviewed_on"]) == (True, None)


def test_early_prevention_becomes_a_task_that_a_doing_closes(work, people, point):
    measure = drafted(people, work, point).get_json()["id"]
    in_force(work, people, point, measure)
    reviewed(work, measure)
    task = people["post_holder"].get(f"/measures/{measure}/tasks").get_json()["items"][0]
    assert (task["state"], task["post_id"]) == ("open", str(work.post("post_holder")))
    waiting = people["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert "measure.task" in {one["kind"] for one in waiting}
    listed = people["post_holder"].get("/measure-tasks?state=open").get_json()["items"]
    assert [(one["id"], one["measure_id"]) for one in listed] == [(task["id"], measure)]
    assert people["post_holder"].get("/measure-tasks?state=done").get_json()["items"] == []
    done = {"done_on": str(today()), "what": "逐笔复核", "result": "无", "task_id": task["id"]}
    refused = people["post_holder"].post(f"/measures/{measure}/doings", done)
    assert refused.status_code == 422
    doing = people["post_holder"].post(
        f"/measures/{measure}/doings", done | {"result": "未发现问题"}
    )
    assert doing.status_code == 201, doing.get_json()
    task = people["post_holder"].get(f"/measures/{measure}/tasks").get_json()["items"][0]
    assert task["state"] == "done"
    line = people["post_holder"].get("/measures").get_json()["items"][0]
    assert (line["doing_count"], line["last_done_on"]) == (1, str(today()))
    again = people["post_holder"].post(
        f"/measures/{measure}/doings", done | {"result": "未发现问题"}
    )
    assert (again.status_code, again.get_json()["code"]) == (409, "task-closed")
    left = people["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert "measure.task" not in {one["kind"] for one in left}


def test_what_recurs_falls_due_again_and_shows_when_it_is_late(work, people, point):
    measure = drafted(people, work, point).get_json()["id"]
    in_force(work, people, point, measure)
    reviewed(work, measure)
    due = date.fromisoformat(
        people["post_holder"].get(f"/measures/{measure}").get_json()["next_due_on"]
    )
    assert due >= today()
    with unit_of_work(work.bureau.tenant_id) as session:
        assert wake_measures(session, due) >= 1
        opened = wake_measures(session, due)
        titles = session.scalars(select(Task).where(Task.kind == "measure.due")).all()
    assert (opened, len(titles)) == (1, 1)
    doing = (
        people["post_holder"]
        .post(
            f"/measures/{measure}/doings",
            {"done_on": str(today()), "what": "逐笔复核", "result": "未发现问题"},
        )
        .get_json()
    )
    assert doing["met_due_on"] == str(due)
    after = people["post_holder"].get(f"/measures/{measure}").get_json()["next_due_on"]
    assert date.fromisoformat(after) > due
    with unit_of_work(work.bureau.tenant_id) as session:
        one = session.scalars(select(Measure).where(Measure.id == UUID(measure))).one()
        one.next_due_on = today() - timedelta(days=1)
    late = people["supervision_office"].get("/measures?due=overdue").get_json()["items"]
    assert [one["id"] for one in late] == [measure]
    for words, found in (("对照指标文件", [measure]), ("%25", [])):
        told = people["supervision_office"].get(f"/measures?q={words}").get_json()["items"]
        assert [one["id"] for one in told] == found
    assert people["supervision_office"].get("/measures/report").get_json()["overdue"] == 1


def test_suitability_is_judged_apart_and_never_by_the_posts_own_holder(work, people, point):
    measure = drafted(people, work, point).get_json()["id"]
    verdict = {"verdict": "needs_change", "opinion": "复核频次不足"}
    path = f"/measures/{measure}/suitability"
    assert people["post_holder"].put(path, verdict, if_match=1).status_code == 403
    assert people["section_head"].put(path, verdict, if_match=1).status_code == 403
    judged = people["supervision_office"].put(path, verdict, if_match=1)
    assert judged.get_json()["suitability"] == "needs_change"
    assert people["supervision_office"].put(path, verdict, if_match=1).status_code == 412
    waiting = people["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert "measure.revise" in {one["kind"] for one in waiting}
    reviews = people["section_head"].get(path).get_json()["items"]
    assert [one["person_name"] for one in reviews] == ["沈某"]


def test_a_graded_post_is_asked_to_mend_its_process_until_it_has(work, people, point):
    with unit_of_work(work.bureau.tenant_id) as session:
        assert ask_for_improvement(session, today()) == 0
    measure = drafted(people, work, point, kind="lawful_disclosure").get_json()["id"]
    in_force(work, people, point, measure)
    with unit_of_work(work.bureau.tenant_id) as session:
        assert ask_for_improvement(session, today()) == 1
    waiting = people["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert "post.improve_process" in {one["kind"] for one in waiting}
    assert drafted(people, work, point, text="改造拨付流程，指标复核前置").status_code == 201
    left = people["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert "post.improve_process" not in {one["kind"] for one in left}


def test_urgent_improvement_is_due_soon_whatever_the_grade(work, people, point):
    made = drafted(people, work, point, urgent=True, due_on="2099-01-01").get_json()
    assert date.fromisoformat(made["next_due_on"]) == on_or_after(today() + timedelta(days=30))


def test_a_power_taken_apart_names_the_posts_before_and_after(work, people, point):
    step = {"step": "指标下达", "before_post_id": str(work.post("post_holder"))}
    moved = step | {"after_post_id": str(work.post("post_holder_b"))}
    made = drafted(
        people, work, point, kind="optimise_power_structure", decomposition=[moved]
    ).get_json()
    assert made["decomposition"] == [moved]
    stranger = step | {"after_post_id": "01a20316-f60d-7a3e-857b-f0d8ed009558"}
    refused = drafted(people, work, point, text="另行分设", decomposition=[stranger])
    told = [one["pointer"] for one in refused.get_json()["errors"]]
    assert told == ["/decomposition/0/after_post_id"]


def test_the_report_counts_in_every_way_and_warns_of_what_is_thin(work, people, point):
    measure = drafted(people, work, point, phase="late").get_json()["id"]
    in_force(work, people, point, measure)
    told = people["supervision_office"].get("/measures/report").get_json()
    assert told["by_phase"] == {"early": 0, "mid": 0, "late": 1, "none": 0}
    assert (told["by_mechanism"]["early_warning"], told["by_mechanism"]["punishment"]) == (1, 0)
    assert [one["code"] for one in told["warnings"]] == ["only-late-measures"]
    assert "预算编制岗" not in {one["post"] for one in told["posts_without_measures"]}
    assert "资金拨付岗" in {one["post"] for one in told["posts_without_measures"]}
    tools = people["post_holder"].get("/measures/suggestions").get_json()["items"]
    assert {len(one["tools"]) for one in tools} == {3}


def test_stock_taken_on_paper_needs_no_review(app, settings, tag):
    work = Desk(make.bureau(settings, f"paper-{tag}"))
    measure = work.measure(work.draft())
    with unit_of_work(work.bureau.tenant_id) as session:
        assert not session.scalars(select(Measure).where(Measure.id == measure)).one().needs_review
