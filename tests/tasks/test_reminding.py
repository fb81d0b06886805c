"""To-dos are called to mind before they are due; late ones climb, one rung a working day."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from service.tasks.rules import LADDER, REMINDED_BEFORE, is_due_to_remind, next_rung
from service.tasks.titles import said_title
from tenants import clock
from tenants.calendar import add_working_days, is_working_day
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tenants.settings import Settings
from tests.api import client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import open_task_of, remind, sent, to_read
from tests.workers import hall
from workers.jobs import timed


@contextmanager
def days_on(count: int):
    """Live some working days later."""
    with clock.simulated():
        clock.go_to(add_working_days(today(), count))
        yield


def test_three_working_days_before_one_day_before_and_on_the_day(work: Desk):
    case = sent(work)  # due in five working days
    reminded = []
    for day in range(6):
        with days_on(day):
            reminded.append(remind(work)[0])
            assert remind(work) == (0, 0)
    assert reminded == [0, 0, 1, 0, 1, 1]
    assert open_task_of(work, case).urgency == 1


def test_a_reminder_shows_the_to_do_as_unread_again(work: Desk, app: Flask):
    case = sent(work)
    head = client(app, work.bureau, "section_head")
    head.put(f"/tasks/{open_task_of(work, case).id}/reading")
    with days_on(2):
        remind(work)
    assert head.get("/tasks/counts").get_json()["unread"] == 1


def test_a_late_to_do_climbs_to_the_deputy_the_main_leader_and_the_office(work: Desk):
    case = sent(work)
    title = f"逾期 · {said_title(open_task_of(work, case), 'zh-CN')}"
    climbed = []
    for day in (6, 7, 8, 9):
        with days_on(day):
            remind(work)
            assert remind(work) == (0, 0)
            climbed.append(to_read(work)[title])
    assert climbed == [
        {"deputy_leader"},
        {"deputy_leader", "main_leader"},
        {"deputy_leader", "main_leader", "register_office"},
        {"deputy_leader", "main_leader", "register_office"},
    ]


def test_once_it_is_done_nobody_need_read_that_it_was_late(work: Desk):
    case = sent(work)
    with days_on(6):
        remind(work)
        assert to_read(work)
        work.advance("section_head", case)
        assert to_read(work) == {}


def test_late_ones_show_how_late_they_are(work: Desk, app: Flask):
    sent(work)
    with days_on(7):
        head = client(app, work.bureau, "section_head")
        (line,) = head.get("/tasks").get_json()["items"]
        assert line["overdue"]
        assert line["remaining_working_days"] == -2
        assert head.get("/tasks/counts").get_json()["overdue"] == 1


def test_reminding_is_journalled_in_one_entry_for_all(work: Desk):
    for _ in range(3):
        sent(work)
    with days_on(2):
        remind(work)
    with unit_of_work(work.bureau.tenant_id) as session:
        found = session.scalars(
            select(JournalEntry.id).where(JournalEntry.topic == "task.reminded")
        ).all()
    assert len(found) == 1


@pytest.mark.parametrize(
    ("acting", "heard"),
    [
        ("post_holder", list(LADDER)),
        ("section_head", ["deputy_leader", "main_leader", "register_office"]),
        ("register_office", ["main_leader", "register_office"]),
        ("body:leadership_meeting", ["register_office"]),
        ("main_leader", ["register_office"]),
    ],
)
def test_the_ladder_begins_above_who_acts(acting, heard):
    found, reached = [], ""
    while True:
        reached = next_rung(acting, reached)
        if not reached:
            break
        found.append(reached)
    assert found == heard


def test_a_worker_that_slept_catches_up_without_reminding_twice():
    assert is_due_to_remind(2, None)
    assert not is_due_to_remind(2, 3)
    assert is_due_to_remind(0, 2)
    assert not is_due_to_remind(max(REMINDED_BEFORE) + 1, None)


def test_the_clock_asks_every_tenant_each_morning_and_the_workers_do_it(
    work: Desk, settings: Settings
):
    case = sent(work)
    with days_on(4):
        timed.ring("task_reminders")
        hall.settle(settings, [work.bureau.tenant_id])
        assert open_task_of(work, case).reminded_on == today()


def test_on_a_day_off_nobody_is_reminded(work: Desk):
    sent(work)
    with days_on(6):
        clock.go_to(next_day_off(today()))
        assert remind(work) == (0, 0)


def next_day_off(day):
    while is_working_day(day):
        day += timedelta(days=1)
    return day
