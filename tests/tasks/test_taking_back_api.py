"""Ten seconds in which what was approved together can be taken back (J3)."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from service.tasks.models import TaskBatch
from tenants.database import new_id, unit_of_work, utc_now
from tests.api import client
from tests.procedures.scenes import Desk, desk
from tests.tasks.scenes import open_task_of, sent, waiting


def approve(caller, *tasks):
    body = {"task_ids": [str(one) for one in tasks], "opinion": "同意"}
    answer = caller.post("/tasks/batch-approval", body)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def undo(caller, batch):
    return caller.post(f"/tasks/batch-approval/{batch['batch_id']}/undo")


def standing(work: Desk, case):
    return (work.case(case).step_code, work.case(case).due_on, waiting(work, case))


def test_all_stand_where_they_stood(work: Desk, app: Flask):
    cases = [sent(work, rank=rank) for rank in (3, 2)]
    before = [standing(work, one) for one in cases]
    tasks = [open_task_of(work, one).id for one in cases]
    head = client(app, work.bureau, "section_head")
    batch = approve(head, *tasks)
    assert [one["undoable"] for one in batch["items"]] == [True, True]
    answer = undo(head, batch)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.get_json()["undone_count"] == 2
    assert [standing(work, one) for one in cases] == before
    assert [open_task_of(work, one).id for one in cases] == tasks
    assert work.topics(cases[0])[-1] == "case.approval_taken_back"
    assert approve(head, *tasks)["approved_count"] == 2


def test_once_and_within_ten_seconds(work: Desk, app: Flask):
    head = client(app, work.bureau, "section_head")
    batch = approve(head, open_task_of(work, sent(work)).id)
    assert undo(head, batch).status_code == 200
    assert undo(head, batch).get_json()["code"] == "undo-over"
    late = approve(head, open_task_of(work, sent(work)).id)
    with unit_of_work(work.bureau.tenant_id) as session:
        earlier = utc_now() - timedelta(seconds=11)
        found = select(TaskBatch.id).order_by(TaskBatch.at.desc()).limit(1).scalar_subquery()
        session.execute(update(TaskBatch).where(TaskBatch.id == found).values(at=earlier))
    assert undo(head, late).status_code == 409


def test_not_once_the_next_in_line_has_looked(work: Desk, app: Flask):
    case, other = sent(work), sent(work)
    head = client(app, work.bureau, "section_head")
    batch = approve(head, *(open_task_of(work, one).id for one in (case, other)))
    deputy = client(app, work.bureau, "deputy_leader")
    deputy.put(f"/tasks/{open_task_of(work, case).id}/reading")
    answer = undo(head, batch).get_json()
    assert [(one["outcome"], one["code"]) for one in answer["items"]] == [
        ("refused", "not-taken-back"),
        ("undone", ""),
    ]
    assert work.case(case).step_code == "gate"


def test_nobody_takes_back_what_another_approved(work: Desk, app: Flask):
    batch = approve(client(app, work.bureau, "section_head"), open_task_of(work, sent(work)).id)
    assert undo(client(app, work.bureau, "deputy_leader"), batch).status_code == 404
    nothing = {"batch_id": new_id()}
    assert undo(client(app, work.bureau, "section_head"), nothing).status_code == 404


@pytest.fixture
def pilot(settings, engine, tag) -> Desk:
    return desk(settings, f"settled-{tag}")


def test_what_was_settled_stays_and_says_so(pilot: Desk, app: Flask):
    from tests.registrations.forms import form

    head = client(app, pilot.bureau, "section_head")
    whole = head.post("/power-registrations", form(pilot, risk_points=[], send=True)).get_json()
    case = next(one for one in whole["cases"] if one["object_kind"] == "power")
    deputy = client(app, pilot.bureau, "deputy_leader")
    [task] = deputy.get("/tasks").get_json()["items"]
    batch = approve(deputy, task["id"])
    assert batch["approved_count"] == 1
    assert not batch["items"][0]["undoable"]
    answer = undo(deputy, batch).get_json()
    assert answer["items"][0]["code"] == "not-taken-back"
    assert deputy.get(f"/cases/{case['id']}").get_json()["state"] == "completed"
