"""Who was asked to look at a record may say that it stays as it is (已看过，无需修改)."""

import pytest
from flask import Flask

from policies.acting import Holder
from service.tasks.rules import MAY_STAY
from service.tasks.titles import GAP, written
from service.tasks.use_cases import open_task
from tenants.database import unit_of_work
from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import open_task_of, sent
from tests.tasks.test_boxes_api import box

WHY = {"reason": "新办法未改动本环节，流程和风险照旧"}


def asked(work: Desk, kind: str = "risk_point.retire", *roles: str) -> str:
    """Somebody is asked to look at a risk point, or at a chart."""
    people = [work.bureau.people[one] for one in roles or ("section_head",)]
    gaps = {one for text in written()["titles"][kind] for one in GAP.findall(text)}
    with unit_of_work(work.bureau.tenant_id) as session:
        task = open_task(
            session,
            kind=kind,
            said=dict.fromkeys(gaps, "预算审核"),
            subject_kind=kind.partition(".")[0],
            subject_id=work.draft(),
            persons=[Holder(one.person_id, one.post_id, None, "", one.name) for one in people],
            facts={"because": "制度修订"},
        )
        assert task is not None
        return str(task.id)


def told(caller: Caller, task: str):
    return caller.put(f"/tasks/{task}/no-change", WHY)


@pytest.mark.parametrize("kind", MAY_STAY)
def test_what_stays_as_it_is_is_off_the_desk_with_its_reason(work: Desk, app: Flask, kind):
    task = asked(work, kind)
    head = client(app, work.bureau, "section_head")
    found = head.get(f"/tasks/{task}").get_json()
    assert (found["may_stay"], found["because"]) == (True, "制度修订")
    answer = told(head, task)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert (answer.get_json()["state"], answer.get_json()["may_stay"]) == ("done", False)
    assert box(head)["items"] == []
    assert [one["id"] for one in box(head, "done")["items"]] == [task]
    topics = work.topics(found["subject_id"])
    assert topics.count(f"{found['subject_kind']}.left_unchanged") == 1


def test_one_who_looked_is_enough(work: Desk, app: Flask):
    task = asked(work, "flowchart.review", "section_head", "post_holder")
    assert told(client(app, work.bureau, "section_head"), task).status_code == 200
    clerk = client(app, work.bureau, "post_holder")
    assert box(clerk)["items"] == []
    assert told(clerk, task).get_json()["code"] == "task-closed"


def test_nobody_says_so_for_another(work: Desk, app: Flask):
    task = asked(work)
    assert told(client(app, work.bureau, "post_holder"), task).status_code == 404
    assert told(client(app, work.bureau, "section_head"), task).status_code == 200


def test_a_reason_is_needed(work: Desk, app: Flask):
    task = asked(work)
    head = client(app, work.bureau, "section_head")
    for empty in ("", "   "):
        assert head.put(f"/tasks/{task}/no-change", {"reason": empty}).status_code == 422
    assert head.get(f"/tasks/{task}").get_json()["state"] == "open"


def test_what_is_done_by_doing_it_is_not_so_answered(work: Desk, app: Flask):
    task = open_task_of(work, sent(work)).id
    head = client(app, work.bureau, "section_head")
    assert head.get(f"/tasks/{task}").get_json()["may_stay"] is False
    refused = told(head, str(task))
    assert (refused.status_code, refused.get_json()["code"]) == (409, "done-by-doing")
