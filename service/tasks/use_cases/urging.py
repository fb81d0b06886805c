"""Urge whoever a to-do waits for (催办): it stands out, and lies unread again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from policies.acting import Holder
from service.tasks.hours import after_hours_of_work
from service.tasks.models import Task, TaskPerson
from service.tasks.refusals import NothingWaits, RemindedLately, RemindedToday
from service.tasks.rules import URGED_EVERY, URGENT
from service.tasks.use_cases.opening import REMINDER, open_task, people_of, settle_tasks
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import DomainError


@dataclass(frozen=True, slots=True)
class Urged:
    """What became of one of many: who was urged, or why nobody was."""

    id: UUID
    names: Sequence[str] = ()
    refusal: DomainError | None = None


def urged(record_id: UUID, urge_one: Callable[[], Sequence[str]]) -> Urged:
    """Urge about one of many; its refusal is its answer and stops no other."""
    try:
        return Urged(record_id, urge_one())
    except DomainError as refusal:
        return Urged(record_id, refusal=refusal)


def urge(session: Session, actor: Actor, tasks: Sequence[Task]) -> datetime:
    """Make to-dos urgent, unless they were urged a short while ago; say when it may be again."""
    if not tasks:
        raise NothingWaits("It waits for nobody just now.")
    now = utc_now()
    again = max((next_urging(one) for one in tasks), default=None, key=_moment)
    if again is not None and again > now:
        raise RemindedLately(
            "They were reminded a short while ago.",
            next_at=f"{again.astimezone(CHINA):%Y-%m-%d %H:%M}",
        )
    _press(session, actor, tasks)
    return after_hours_of_work(now, URGED_EVERY)


def urge_once_a_day(session: Session, actor: Actor, task: Task) -> None:
    """Make a to-do urgent, at most once a day, and tell whom it waits for by a message too."""
    told = task.facts.get("reminder")
    if told and datetime.fromisoformat(told["at"]).astimezone(CHINA).date() >= today():
        raise RemindedToday("They were reminded today already.", by=told["by"])
    _press(session, actor, [task])
    settle_tasks(session, subject_id=task.subject_id, kind=REMINDER, outcome="withdrawn")
    open_task(
        session,
        kind=REMINDER,
        titled=task.titled,
        said=task.said,
        subject_kind=task.subject_kind,
        subject_id=task.subject_id,
        persons=[
            Holder(one.person_id, one.post_id, one.on_behalf_of, "", "")
            for one in people_of(session, [task.id])
            if one.state == "open"
        ],
        acting=task.acting,
        box="read",
        due_on=task.due_on,
        department_id=task.department_id,
        post_id=task.post_id,
        rank=task.rank,
        urgency=task.urgency,
        sender=actor,
        facts=task.facts,
    )


def _press(session: Session, actor: Actor, tasks: Sequence[Task]) -> None:
    for one in tasks:
        told = one.facts.get("reminder") or {}
        reminder: dict[str, Any] = {
            "count": int(told.get("count", 0)) + 1,
            "at": utc_now().isoformat(),
            "by": actor.name,
        }
        one.urgency = max(one.urgency, URGENT)
        one.facts = {**one.facts, "reminder": reminder}
    session.execute(
        update(TaskPerson)
        .where(TaskPerson.task_id.in_([one.id for one in tasks]), TaskPerson.state == "open")
        .values(read_at=None)
    )
    session.flush()


def next_urging(task: Task) -> datetime | None:
    """Say from when on a to-do may be urged again."""
    told = task.facts.get("reminder")
    if not told:
        return None
    return after_hours_of_work(datetime.fromisoformat(told["at"]), URGED_EVERY)


def _moment(one: datetime | None) -> datetime:
    return one or datetime.min.replace(tzinfo=CHINA)
