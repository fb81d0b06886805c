"""What waits, what is done, what to read, what was started: each reader sees his own desk."""

import pytest
from flask import Flask
from sqlalchemy import event

from service.app import ENGINE
from service.procedures.use_cases import copy_case
from service.tasks.use_cases import open_task
from tenants.context import system_actor
from tenants.database import new_id, unit_of_work
from tests.api import client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import open_task_of, sent


def box(caller, name="waiting", **query):
    words = "&".join(f"{key}={value}" for key, value in {"box": name, **query}.items())
    answer = caller.get(f"/tasks?{words}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def notice_for(work: Desk, role: str, title: str = "请阅") -> None:
    """Something for somebody to read."""
    from policies.acting import Holder

    person = work.bureau.people[role]
    with unit_of_work(work.bureau.tenant_id) as session:
        open_task(
            session,
            kind="circular",
            titled="stage_task",
            said={"task": title},
            subject_kind="circular",
            subject_id=new_id(),
            persons=[Holder(person.person_id, person.post_id, None, "", person.name)],
            box="read",
            sender=system_actor(work.bureau.tenant_id),
        )


def test_a_step_waits_for_who_may_take_it_and_says_all_he_must_know(work: Desk, app: Flask):
    case = sent(work, rank=2)
    head = client(app, work.bureau, "section_head")
    (line,) = box(head)["items"]
    assert line["case_id"] == str(case)
    assert line["step"]["zh"] == "处室（部门）审核"
    assert (line["rank"], line["rank_label"], line["shape"]) == (2, "中", "◆")
    assert line["remaining_working_days"] == 5
    assert not line["overdue"]
    assert line["sender_name"] == work.bureau.people["post_holder"].name
    assert line["waiting_for"] == [
        {
            "id": str(work.bureau.people["section_head"].person_id),
            "name": work.bureau.people["section_head"].name,
        }
    ]
    assert line["on_behalf_of"] is None
    assert box(client(app, work.bureau, "deputy_leader"))["items"] == []


def test_a_step_taken_moves_on_to_the_next_desk(work: Desk, app: Flask):
    case = sent(work)
    work.advance("section_head", case)
    head, deputy, clerk = (
        client(app, work.bureau, one) for one in ("section_head", "deputy_leader", "post_holder")
    )
    assert box(head)["items"] == []
    done = box(head, "done")["items"]
    assert [one["state"] for one in done] == ["done"]
    assert done[0]["closed_by_name"] == work.bureau.people["section_head"].name
    assert [one["step"]["code"] for one in box(deputy)["items"]] == ["gate"]
    started = box(clerk, "started")["items"]
    assert [one["step"]["code"] for one in started] == ["gate"]
    assert started[0]["waiting_for"][0]["name"] == work.bureau.people["deputy_leader"].name


def test_colleagues_who_could_have_done_it_have_it_no_more(work: Desk, app: Flask):
    sent(work)
    colleague = client(app, work.bureau, "post_holder_b")
    assert box(colleague)["items"] == []
    assert box(colleague, "done")["items"] == []


def test_a_case_withdrawn_leaves_every_desk(work: Desk, app: Flask):
    from service.procedures.use_cases import withdraw_case

    case = sent(work)
    work.act("post_holder", withdraw_case, case, if_version=None, reason="重新梳理")
    head = client(app, work.bureau, "section_head")
    assert box(head)["items"] == []
    assert box(head, "done")["items"] == []


def test_what_is_to_be_read_is_done_when_it_was_read(work: Desk, app: Flask):
    notice_for(work, "post_holder")
    clerk = client(app, work.bureau, "post_holder")
    (line,) = box(clerk, "to_read")["items"]
    assert clerk.get("/tasks/counts").get_json()["to_read"] == 1
    read = clerk.put(f"/tasks/{line['id']}/reading").get_json()
    assert read["read"] is True
    assert read["state"] == "done"
    assert clerk.put(f"/tasks/{line['id']}/reading").get_json()["state"] == "done"
    assert box(clerk, "to_read")["items"] == []
    assert [one["id"] for one in box(clerk, "done")["items"]] == [line["id"]]


def test_a_step_that_was_looked_at_still_waits(work: Desk, app: Flask):
    case = sent(work)
    head = client(app, work.bureau, "section_head")
    task = open_task_of(work, case).id
    assert head.get("/tasks/counts").get_json()["unread"] == 1
    assert head.put(f"/tasks/{task}/reading").get_json()["state"] == "open"
    counts = head.get("/tasks/counts").get_json()
    assert counts == {"waiting": 1, "overdue": 0, "due_today": 0, "unread": 0, "to_read": 0}


def test_what_lies_on_another_desk_is_nobody_elses_to_see(work: Desk, app: Flask):
    task = open_task_of(work, sent(work)).id
    stranger = client(app, work.bureau, "post_holder_2")
    for method, path in (("GET", ""), ("PUT", "/reading")):
        assert stranger(method, f"/tasks/{task}{path}").status_code == 404
    starter = client(app, work.bureau, "post_holder")
    assert starter.get(f"/tasks/{task}").status_code == 200
    assert starter.put(f"/tasks/{task}/reading").get_json()["code"] == "task-elsewhere"


def test_a_box_narrows_to_one_kind_of_record(work: Desk, app: Flask):
    sent(work)
    head = client(app, work.bureau, "section_head")
    assert len(box(head, object_kind="risk_point,power")["items"]) == 1
    assert box(head, object_kind="measure")["items"] == []


def test_a_box_is_turned_page_by_page_the_most_urgent_first(work: Desk, app: Flask):
    for _ in range(5):
        sent(work)
    head = client(app, work.bureau, "section_head")
    seen, cursor = [], None
    while True:
        page = box(head, limit=2, **({"cursor": cursor} if cursor else {}))
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("name", ["waiting", "done", "to_read", "started", "copied"])
def test_a_longer_box_costs_no_more_statements(work: Desk, app: Flask, name: str):
    role = "post_holder" if name == "started" else "section_head"

    def fill() -> None:
        case = sent(work)
        notice_for(work, "section_head")
        if name == "done":
            work.advance("section_head", case)
        if name == "copied":
            head = work.bureau.people["section_head"].person_id
            work.act("post_holder", copy_case, case, person_ids=[head])

    def statements() -> int:
        counted: list[str] = []

        def note(_connection, _cursor, statement, *_rest):
            counted.append(statement)

        engine = app.extensions[ENGINE]
        event.listen(engine, "before_cursor_execute", note)
        try:
            found = box(caller, name)["items"]
        finally:
            event.remove(engine, "before_cursor_execute", note)
        assert found
        return len(counted)

    fill()
    caller = client(app, work.bureau, role)
    statements()
    few = statements()
    for _ in range(6):
        fill()
    assert statements() <= few
