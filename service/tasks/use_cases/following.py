"""Let open to-dos follow the offices: whoever holds the seat today has them on his desk."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from service.tasks.models import Task, TaskPerson
from service.tasks.use_cases.opening import people_of, wait_for
from tenants.context import Actor
from tenants.journal import record

Seats = Callable[[Task, Sequence[TaskPerson]], Iterable[Holder] | None]


def follow_offices(session: Session, actor: Actor, seats: Seats) -> int:
    """Hand open to-dos to those who may act today; say how many changed hands."""
    tasks = session.scalars(
        select(Task).where(Task.state == "open", Task.box == "act").order_by(Task.id)
    ).all()
    rows: dict[UUID, list[TaskPerson]] = {}
    for row in people_of(session, [task.id for task in tasks]):
        rows.setdefault(row.task_id, []).append(row)
    moved = {}
    for task in tasks:
        holders = seats(task, rows.get(task.id, []))
        if holders is not None:
            change = _follow(session, task, rows.get(task.id, []), list(holders))
            if any(change.values()):
                moved[str(task.id)] = change
    if moved:
        record(session, actor, "task.followed", "task", None, tasks=moved)
    return len(moved)


def _follow(
    session: Session, task: Task, rows: Sequence[TaskPerson], holders: Sequence[Holder]
) -> dict[str, list[str]]:
    """Whoever lost the seat loses the to-do, and what he had handed over comes back."""
    sitting = {one.person_id: one for one in holders}
    gone = [row for row in rows if row.state == "open" and row.person_id not in sitting]
    for row in gone:
        row.state = "withdrawn"
    lost = {row.person_id for row in gone}
    for row in rows:
        if row.handed_over_to in lost or row.person_id not in sitting:
            row.handed_over_to = None
        _take_office(row, sitting.get(row.person_id))
    fresh = wait_for(session, task, sitting.values())
    return {"to": [str(one) for one in fresh], "from": [str(one) for one in lost]}


def _take_office(row: TaskPerson, holder: Holder | None) -> None:
    """He may hold the seat by another post than before, or for somebody else."""
    if holder is not None and row.state == "open":
        row.post_id, row.on_behalf_of = holder.post_id, holder.on_behalf_of
