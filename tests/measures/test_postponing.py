"""More time for a measure: asked with a reason, decided by whoever answers for the grade."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.measures.models import Measure
from service.measures.use_cases.waking import wake_measures
from service.tasks.models import Task
from tenants.clock import today
from tenants.database import unit_of_work
from tests import api
from tests.risks.scenes import Scene, scene

DECIDERS = {1: "main_leader", 2: "deputy_leader", 3: "section_head"}


@pytest.fixture
def work(settings, tag) -> Scene:
    return scene(settings, f"postpone-{tag}")


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


def due_in(work: Scene, rank: int, days: int = 3) -> str:
    """A measure of a risk of this rank in force, due within days."""
    point = work.draft()
    measure = work.measure(point, due_on=today() + timedelta(days=days))
    work.decide(DECIDERS[rank], point, rank)
    work.enforce(DECIDERS[rank], point)
    return str(measure)


def wanted(days: int = 30, reason: str = "审计系统升级，抽查数据推迟到位") -> dict[str, str]:
    return {"due_on": (today() + timedelta(days=days)).isoformat(), "reason": reason}


def asked(people, measure, role="post_holder", **values):
    return people[role].post(f"/measures/{measure}/postponements", wanted(**values))


def decided(people, request, role, *, granted=True, opinion=""):
    path = f"/measure-postponements/{request['id']}/decision"
    body = {"granted": granted, "opinion": opinion}
    return people[role].put(path, body, if_match=request["version"])


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_whoever_answers_for_the_grade_decides_and_lateness_follows(work, people, rank):
    measure = due_in(work, rank)
    answer = asked(people, measure)
    assert answer.status_code == 201, answer.get_json()
    request = answer.get_json()
    role = DECIDERS[rank]
    assert [one["name"] for one in request["deciders"]] == [work.actor(role).name]
    waiting = people[role].get("/tasks?box=waiting").get_json()["items"]
    assert [one["kind"] for one in waiting if one["subject_id"] == measure] == [
        "measure.postponement"
    ]
    for other in {"post_holder", "section_head", "deputy_leader", "main_leader"} - {role}:
        assert decided(people, request, other).status_code == 403
    granted = decided(people, request, role)
    assert granted.status_code == 200, granted.get_json()
    assert granted.get_json()["state"] == "granted"
    told = people["post_holder"].get(f"/measures/{measure}").get_json()
    assert told["due_on"] == told["next_due_on"] == request["to_due_on"]
    assert decided(people, granted.get_json(), role).get_json()["code"] == "already-asked"
    history = people["main_leader"].get(f"/risk-points/{told['risk_point_id']}/history").get_json()
    assert [one["topic"] for one in history["items"]].count("measure.postponed") == 1


def test_a_refusal_says_why_and_leaves_the_day(work, people):
    measure = due_in(work, 3)
    request = asked(people, measure).get_json()
    assert decided(people, request, "section_head", granted=False).status_code == 422
    refused = decided(people, request, "section_head", granted=False, opinion="抽查不能再推迟")
    assert (refused.status_code, refused.get_json()["state"]) == (200, "refused")
    told = people["post_holder"].get(f"/measures/{measure}").get_json()
    assert told["due_on"] == request["from_due_on"]
    assert asked(people, measure).status_code == 201


def test_nobody_decides_his_own_request(work, people):
    measure = due_in(work, 3)
    request = asked(people, measure, "section_head").get_json()
    assert [one["name"] for one in request["deciders"]] == [work.actor("deputy_leader").name]
    own = decided(people, request, "section_head")
    assert (own.status_code, own.get_json()["code"]) == (403, "not-the-decider")
    assert decided(people, request, "deputy_leader").status_code == 200


def test_it_is_asked_once_with_a_reason_and_a_later_day(work, people):
    measure = due_in(work, 3)
    assert asked(people, measure, reason="无").status_code == 422
    assert asked(people, measure, days=2).status_code == 422
    request = asked(people, measure).get_json()
    again = asked(people, measure)
    assert (again.status_code, again.get_json()["code"]) == (409, "already-asked")
    path = f"/measure-postponements/{request['id']}/withdrawal"
    assert people["section_head"].put(path, {}, if_match=1).status_code == 403
    assert people["post_holder"].put(path, {}, if_match=1).get_json()["state"] == "withdrawn"
    assert people["section_head"].get("/tasks?box=waiting").get_json()["items"] == []
    listed = people["post_holder"].get(f"/measures/{measure}/postponements").get_json()["items"]
    assert [one["state"] for one in listed] == ["withdrawn"]


def test_a_measure_without_a_term_needs_no_more_time(work, people):
    point = work.draft()
    measure = work.measure(point)
    work.decide("section_head", point, 3)
    work.enforce("section_head", point)
    assert asked(people, measure).get_json()["code"] == "no-term"


def test_the_reminder_goes_and_comes_back_before_the_new_day(work, people):
    measure = due_in(work, 3)

    def reminders(day):
        with unit_of_work(work.bureau.tenant_id) as session:
            wake_measures(session, day)
            found = select(Task.due_on).where(Task.kind == "measure.due", Task.state == "open")
            return list(session.scalars(found))

    assert reminders(today()) == [today() + timedelta(days=3)]
    decided(people, asked(people, measure).get_json(), "section_head")
    assert reminders(today()) == []
    assert reminders(today() + timedelta(days=25)) == [today() + timedelta(days=30)]
    with unit_of_work(work.bureau.tenant_id) as session:
        (kept,) = session.scalars(select(Measure))
        assert kept.next_due_on == today() + timedelta(days=30)


def test_more_time_is_not_granted_for_a_term_that_was_met_meanwhile(work, people):
    measure = due_in(work, 3)
    request = asked(people, measure).get_json()
    done = {"done_on": today().isoformat(), "what": "已完成抽查", "result": "未发现问题"}
    assert people["post_holder"].post(f"/measures/{measure}/doings", done).status_code == 201
    granted = decided(people, request, "section_head")
    assert (granted.status_code, granted.get_json()["code"]) == (409, "term-moved")
    told = people["post_holder"].get(f"/measures/{measure}").get_json()
    assert told["next_due_on"] != request["to_due_on"]
    refused = decided(people, request, "section_head", granted=False, opinion="已经落实")
    assert refused.status_code == 200
