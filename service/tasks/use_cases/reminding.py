"""Call to-dos to mind before they are due, and tell the next in line when they are late."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.charts import Chart
from service.organisation.queries import load_chart
from service.tasks.models import Task, TaskPerson
from service.tasks.queries import subject_of
from service.tasks.rules import URGENT, URGENT_FROM, is_due_to_remind, next_rung
from service.tasks.use_cases.opening import OVERDUE, open_task, people_of
from tenants.calendar import is_working_day, working_days_between
from tenants.clock import today
from tenants.context import Actor
from tenants.journal import record

# Three working days are never further off than this, whatever holidays lie between.
FURTHEST: Final = timedelta(days=20)


def remind_and_escalate(session: Session, actor: Actor) -> tuple[int, int]:
    """Do a working day's reminding, once; say how many were reminded, and told of late ones."""
    day = today()
    if not is_working_day(day):
        return 0, 0
    near = session.scalars(
        select(Task)
        .where(Task.state == "open", Task.box == "act", Task.due_on <= day + FURTHEST)
        .order_by(Task.due_on, Task.id)
    ).all()
    reminded = [task for task in near if _remind(task, day)]
    escalated = _escalate(session, [task for task in near if _is_late(task, day)], day)
    _show_as_unread(session, [*reminded, *(task for task, _ in escalated)])
    if reminded or escalated:
        record(
            session,
            actor,
            "task.reminded",
            "task",
            None,
            on=day,
            reminded=[str(task.id) for task in reminded],
            escalated={str(task.id): rung for task, rung in escalated},
        )
    return len(reminded), len(escalated)


def _remind(task: Task, day: date) -> bool:
    if task.due_on is None or task.due_on < day or task.reminded_on == day:
        return False
    then = working_days_between(task.reminded_on, task.due_on) if task.reminded_on else None
    remaining = working_days_between(day, task.due_on)
    if not is_due_to_remind(remaining, then):
        return False
    task.reminded_on = day
    if remaining <= URGENT_FROM:
        task.urgency = max(task.urgency, URGENT)
    return True


def _is_late(task: Task, day: date) -> bool:
    return task.due_on is not None and task.due_on < day and task.escalated_on != day


def _escalate(session: Session, late: Sequence[Task], day: date) -> list[tuple[Task, str]]:
    """Each day one rung further, until nobody is left above."""
    if not late:
        return []
    chart = load_chart(session, day)
    waiting: dict[UUID, set[UUID]] = {}
    for row in people_of(session, [task.id for task in late]):
        if row.state == "open":
            waiting.setdefault(row.task_id, set()).add(row.person_id)
    done = []
    for task in late:
        rung, holders = _told_next(task, chart, day, waiting.get(task.id, set()))
        if rung:
            _tell(session, task, rung, holders)
            task.escalated_on, task.escalated_to = day, rung
            task.urgency = max(task.urgency, URGENT)
            done.append((task, rung))
    return done


def _told_next(task: Task, chart: Chart, day: date, waiting: set[UUID]) -> tuple[str, list[Holder]]:
    """Pass over rungs nobody sits on but those it waits for anyway."""
    rung = next_rung(task.acting, task.escalated_to)
    while rung:
        found = holders_of(rung, subject_of(task), chart, day)
        others = [one for one in found if one.person_id not in waiting]
        if others:
            return rung, others
        rung = next_rung(task.acting, rung)
    return "", []


def _tell(session: Session, task: Task, rung: str, holders: Sequence[Holder]) -> None:
    open_task(
        session,
        kind=OVERDUE,
        titled=task.titled,
        said=task.said,
        subject_kind="task",
        subject_id=task.id,
        persons=holders,
        acting=rung,
        box="read",
        due_on=task.due_on,
        case_id=task.case_id,
        step_id=task.step_id,
        department_id=task.department_id,
        post_id=task.post_id,
        rank=task.rank,
        lowers=task.lowers,
        urgency=max(task.urgency, URGENT),
        started_by=task.started_by,
        facts=task.facts,
    )


def _show_as_unread(session: Session, tasks: Sequence[Task]) -> None:
    if tasks:
        session.execute(
            update(TaskPerson)
            .where(TaskPerson.task_id.in_([task.id for task in tasks]), TaskPerson.state == "open")
            .values(read_at=None)
        )
