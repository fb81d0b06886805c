"""A to-do is handed over only to somebody who could do it himself (转办)."""

from flask import Flask

from tenants.database import new_id
from tests import make
from tests.api import client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import delegate, follow, open_task_of, sent, waiting


def draft_case(work: Desk):
    return work.send("post_holder", work.draft("post_holder"))


def transfer(caller, task, person, reason="出差，请代为办理"):
    return caller.put(
        f"/tasks/{task.id}/transfer", {"person_id": str(person.person_id), "reason": reason}
    )


def test_a_colleague_of_the_section_takes_over_a_draft(work: Desk, app: Flask):
    case = draft_case(work)
    clerk = client(app, work.bureau, "post_holder")
    colleague = work.bureau.people["post_holder_b"]
    task = open_task_of(work, case)
    names = {one["name"] for one in clerk.get(f"/tasks/{task.id}").get_json()["can_take_over"]}
    assert colleague.name in names
    assert transfer(clerk, task, colleague).status_code == 200
    assert "post_holder" not in waiting(work, case)
    other = client(app, work.bureau, "post_holder_b")
    (line,) = other.get("/tasks").get_json()["items"]
    assert line["handed_over_by_name"] == work.bureau.people["post_holder"].name
    assert work.topics(task.id) == ["task.transferred"]
    assert clerk.get(f"/tasks/{task.id}").get_json()["handed_over_to_name"] == colleague.name
    steps = clerk.get(f"/cases/{case}").get_json()["steps"]
    assert work.bureau.people["post_holder"].name not in steps[-1]["waiting_for"]
    assert colleague.name in steps[-1]["waiting_for"]


def test_what_was_handed_over_does_not_come_back_by_itself(work: Desk, app: Flask):
    case = draft_case(work)
    task = open_task_of(work, case)
    transfer(client(app, work.bureau, "post_holder"), task, work.bureau.people["post_holder_b"])
    assert follow(work) == 0
    assert "post_holder" not in waiting(work, case)
    back = transfer(
        client(app, work.bureau, "post_holder_b"), task, work.bureau.people["post_holder"]
    )
    assert back.status_code == 200, back.get_data(as_text=True)
    assert "post_holder" in waiting(work, case)


def test_it_is_never_handed_to_somebody_who_may_not_act(work: Desk, app: Flask):
    case = sent(work)
    head = client(app, work.bureau, "section_head")
    task = open_task_of(work, case)
    for role in ("section_head_2", "post_holder", "section_head"):
        answer = transfer(head, task, work.bureau.people[role])
        assert answer.status_code == 409, role
        assert answer.get_json()["code"] == "cannot-take-over"
    assert set(waiting(work, case)) == {"section_head"}


def test_the_registered_stand_in_may_take_it(work: Desk, app: Flask):
    case = sent(work)
    delegate(work, "section_head", "section_head_2")
    head = client(app, work.bureau, "section_head")
    answer = transfer(head, open_task_of(work, case), work.bureau.people["section_head_2"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    principal = work.bureau.people["section_head"].person_id
    assert waiting(work, case) == {"section_head_2": principal}


def test_nobody_hands_over_what_is_not_his_or_is_done(work: Desk, app: Flask):
    case = sent(work)
    task = open_task_of(work, case)
    starter = client(app, work.bureau, "post_holder")
    refused = transfer(starter, task, work.bureau.people["section_head"])
    assert refused.get_json()["code"] == "task-elsewhere"
    work.advance("section_head", case)
    head = client(app, work.bureau, "section_head")
    refused = transfer(head, task, work.bureau.people["section_head_2"])
    assert refused.get_json()["code"] == "task-closed"


def test_a_reason_is_asked_for(work: Desk, app: Flask):
    task = open_task_of(work, draft_case(work))
    clerk = client(app, work.bureau, "post_holder")
    refused = transfer(clerk, task, work.bureau.people["post_holder_b"], reason="  ")
    assert refused.status_code == 422


def test_a_neighbours_clerk_is_to_this_bureau_nobody(work: Desk, app: Flask, settings, tag):
    task = open_task_of(work, draft_case(work))
    neighbour = make.bureau(settings, f"neighbour-{tag}")
    clerk = client(app, work.bureau, "post_holder")
    told = []
    for person_id in (neighbour.people["post_holder_b"].person_id, new_id()):
        body = {"person_id": str(person_id), "reason": "请代为办理"}
        answer = clerk.put(f"/tasks/{task.id}/transfer", body)
        assert answer.status_code == 409
        told.append({**answer.get_json(), "request_id": ""})
    assert told[0] == told[1]
    stranger = client(app, neighbour, "post_holder")
    assert stranger.get(f"/tasks/{task.id}").status_code == 404
