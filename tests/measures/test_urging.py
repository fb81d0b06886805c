"""Whoever owes a measure is urged: his to-do stands out and a message comes, once a day."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.clock import today
from tests import api, make
from tests.risks.scenes import Scene, scene


@pytest.fixture
def work(settings, tag) -> Scene:
    return scene(settings, f"urge-{tag}")


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


def owed(work: Scene, days: int = 0, **values) -> str:
    """A measure of a low risk in force, due so many days from now."""
    point = work.draft(**values)
    measure = work.measure(point, due_on=today() + timedelta(days=days))
    work.decide("section_head", point, 3)
    work.enforce("section_head", point)
    return str(measure)


def urge(people, role, *measures):
    return people[role].post(
        "/measure-reminders", {"items": [{"measure_id": one} for one in measures]}
    )


def boxes(people, role, box):
    return people[role].get(f"/tasks?box={box}").get_json()["items"]


def test_the_holder_finds_an_urgent_to_do_and_a_message(work, people):
    measure = owed(work)
    answer = urge(people, "section_head", measure)
    assert answer.status_code == 200, answer.get_json()
    [one] = answer.get_json()["items"]
    assert (one["urged"], one["names"]) == (True, [work.actor("post_holder").name])
    [task] = [
        one for one in boxes(people, "post_holder", "waiting") if one["kind"] == "measure.due"
    ]
    assert (task["urgency"], task["reminded_times"], task["read"]) == ("urgent", 1, False)
    [told] = people["post_holder"].get("/messages").get_json()["items"]
    assert (told["kind"], told["subject_id"], told["category"]) == (
        "reminder",
        measure,
        "task",
    )
    assert told["title"].startswith("催办 · 落实防控措施")
    journal = people["supervision_office"].get(f"/journal?subject_id={measure}").get_json()["items"]
    assert [one["topic"] for one in journal].count("measure.urged") == 1


def test_once_a_day_is_enough_and_the_next_day_it_may_be_again(app, work, people):
    measure = owed(work)
    urge(people, "section_head", measure)
    [again] = urge(people, "register_office", measure).get_json()["items"]
    assert (again["urged"], again["code"]) == (False, "reminded-today")
    assert work.actor("section_head").name in again["reason"]
    with clock.simulated():
        clock.go_to(today() + timedelta(days=1))
        later = {role: api.client(app, work.bureau, role) for role in people}
        [next_day] = urge(later, "register_office", measure).get_json()["items"]
        assert next_day["urged"]
        assert len(later["post_holder"].get("/messages").get_json()["items"]) == 1


def test_what_is_done_is_urged_no_more_and_its_message_goes(work, people):
    measure = owed(work)
    urge(people, "section_head", measure)
    done = {"done_on": str(today()), "what": "逐笔复核分配系数", "result": "未发现调整"}
    assert people["post_holder"].post(f"/measures/{measure}/doings", done).status_code == 201
    assert people["post_holder"].get("/messages").get_json()["items"] == []
    [one] = urge(people, "section_head", measure).get_json()["items"]
    assert one["code"] == "not-due-yet"


def test_what_waits_for_nobody_is_left_out_with_the_reason(work, people, app, settings, tag):
    due, later = owed(work), owed(work, 60, title="项目评审走过场")
    draft = str(work.measure(work.draft(title="合同审核把关不严"), due_on=today()))
    near = scene(settings, f"near-{tag}")
    answer = urge(people, "register_office", due, later, draft, owed(near))
    items = answer.get_json()["items"]
    assert [one["code"] for one in items] == ["", "not-due-yet", "not-yet-reviewed", "not-found"]
    assert answer.get_json()["urged_count"] == 1
    assert all(one["reason"] for one in items[1:])


def test_only_those_who_answer_or_watch_may_urge(work, people):
    measure = owed(work)
    assert urge(people, "post_holder", measure).status_code == 403
    assert urge(people, "administrator", measure).status_code == 403
    [other] = urge(people, "section_head_2", measure).get_json()["items"]
    assert (other["urged"], other["code"]) == (False, "forbidden")
    assert urge(people, "main_leader", measure).get_json()["urged_count"] == 1
    assert people["main_leader"].post("/measure-reminders", {"items": []}).status_code == 422


def test_a_line_of_the_register_says_its_number_its_person_and_its_proof(work, people):
    measure = owed(work)
    point = people["post_holder"].get(f"/measures/{measure}").get_json()["risk_point_id"]
    number = people["post_holder"].get(f"/risk-points/{point}").get_json()["number"]
    [line] = people["post_holder"].get(f"/measures?q={number}-01").get_json()["items"]
    assert line["number"] == f"{number}-01"
    assert line["carried_out_by"] == [work.actor("post_holder").name]
    assert line["evidence_count"] == 0
    found = people["post_holder"].get("/measures?q=自由裁量 集体研究").get_json()["items"]
    assert [one["id"] for one in found] == [measure]
    assert people["post_holder"].get("/measures?q=自由裁量 无此词").get_json()["items"] == []


def test_a_post_that_carries_a_measure_out_names_its_holder(work, people):
    point = work.draft()
    other = work.bureau.people["post_holder_b"]
    work.measure(point, responsible_post_id=other.post_id)
    [line] = people["main_leader"].get("/measures?q=集体研究").get_json()["items"]
    assert line["carried_out_by"] == [make.actor(work.bureau, "post_holder_b").name]
