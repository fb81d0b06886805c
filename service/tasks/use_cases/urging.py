"""Urge whoever a to-do waits for (催办): it stands out, and lies unread again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from service.tasks.hours import after_hours_of_work
from service.tasks.models import Task, TaskPerson
from service.tasks.refusals import NothingWaits, RemindedLately
from service.tasks.rules import URGED_EVERY
from tenants.clock import CHINA
from tenants.context import Actor
from tenants.database import utc_now


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
    for one in tasks:
        told = one.facts.get("reminder") or {}
        reminder: dict[str, Any] = {
            "count": int(told.get("count", 0)) + 1,
            "at": now.isoformat(),
            "by": actor.name,
        }
        one.urgent, one.facts = True, {**one.facts, "reminder": reminder}
    session.execute(
        update(TaskPerson)
        .where(TaskPerson.task_id.in_([one.id for one in tasks]), TaskPerson.state == "open")
        .values(read_at=None)
    )
    session.flush()
    return after_hours_of_work(now, URGED_EVERY)


def next_urging(task: Task) -> datetime | None:
    """Say from when on a to-do may be urged again."""
    told = task.facts.get("reminder")
    if not told:
        return None
    return after_hours_of_work(datetime.fromisoformat(told["at"]), URGED_EVERY)


def _moment(one: datetime | None) -> datetime:
    return one or datetime.min.replace(tzinfo=CHINA)
