"""Open to-dos for whoever may act, and close them when the thing is done or has gone away."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from policies.acting import Holder
from service.tasks.models import Task, TaskPerson
from service.tasks.rules import WANT_A_CHANGE
from tenants.context import SYSTEM_PERSON, Actor
from tenants.database import utc_now

OVERDUE: Final = "task.overdue"
REMINDER: Final = "reminder"


def open_task(
    session: Session,
    *,
    kind: str,
    said: Mapping[str, Any],
    titled: str = "",
    subject_kind: str,
    subject_id: UUID,
    persons: Iterable[Holder],
    acting: str = "",
    box: str = "act",
    due_on: date | None = None,
    case_id: UUID | None = None,
    step_id: UUID | None = None,
    department_id: UUID | None = None,
    post_id: UUID | None = None,
    rank: int | None = None,
    lowers: bool = False,
    urgency: int = 0,
    sender: Actor | None = None,
    started_by: UUID | None = None,
    facts: dict[str, Any] | None = None,
) -> Task | None:
    """Let something wait for these people; nothing is opened twice, nor for nobody."""
    waiting = {one.person_id: one for one in persons}
    if not waiting:
        return None
    task = _open_one(session, kind, subject_id, step_id)
    if task is None:
        task = Task(
            kind=kind,
            titled=titled or kind,
            said=dict(said),
            subject_kind=subject_kind,
            subject_id=subject_id,
            acting=acting,
            box=box,
            case_id=case_id,
            step_id=step_id,
            department_id=department_id,
            post_id=post_id,
            rank=rank,
            lowers=lowers,
            urgency=urgency,
            due_on=due_on,
            sender_id=sender.person_id if sender else None,
            sender_name=sender.name if sender else "",
            started_by=started_by or (sender.person_id if sender else None),
            facts=facts or {},
        )
        session.add(task)
        session.flush()
    wait_for(session, task, waiting.values())
    return task


def wait_for(session: Session, task: Task, persons: Iterable[Holder]) -> list[UUID]:
    """Let an open task wait for these people too; say for whom it did not wait before."""
    known = {one.person_id: one for one in people_of(session, [task.id])}
    fresh = []
    for holder in persons:
        row = known.get(holder.person_id)
        if row is None:
            session.add(
                TaskPerson(
                    task_id=task.id,
                    person_id=holder.person_id,
                    post_id=holder.post_id,
                    on_behalf_of=holder.on_behalf_of,
                )
            )
            fresh.append(holder.person_id)
        elif row.state == "withdrawn" and row.handed_over_to is None:
            row.state, row.read_at = "open", None
            row.post_id, row.on_behalf_of = holder.post_id, holder.on_behalf_of
            fresh.append(holder.person_id)
    session.flush()
    return fresh


def settle_tasks(
    session: Session,
    *,
    subject_id: UUID | None = None,
    case_id: UUID | None = None,
    step_id: UUID | None = None,
    kind: str | None = None,
    outcome: str = "done",
    by: Actor | None = None,
) -> int:
    """Close what waited: done by somebody, or withdrawn because it need not be done any more."""
    chosen = {
        Task.subject_id: subject_id,
        Task.case_id: case_id,
        Task.step_id: step_id,
        Task.kind: kind,
    }
    narrowed: list[ColumnElement[bool]] = [
        column == value for column, value in chosen.items() if value is not None
    ]
    return _settle(session, narrowed, outcome, by) if narrowed else 0


def settle_changes(session: Session, record_ids: Iterable[UUID], *, by: Actor) -> int:
    """Whoever changed records did what was asked by those who wanted them changed."""
    about = [Task.subject_id.in_(list(record_ids)), Task.kind.in_(WANT_A_CHANGE)]
    return _settle(session, about, "done", by)


def clear_desks(
    session: Session,
    subject_ids: Iterable[UUID],
    *,
    kind: str | None = None,
    by: Actor | None = None,
) -> int:
    """Take from every desk what was to be done about things, for it need not be done any more."""
    about = [Task.subject_id.in_(list(subject_ids)), Task.box == "act"]
    narrowed = about if kind is None else [*about, Task.kind == kind]
    return _settle(session, narrowed, "withdrawn", by)


def _settle(
    session: Session, narrowed: Iterable[ColumnElement[bool]], outcome: str, by: Actor | None
) -> int:
    tasks = session.scalars(select(Task).where(Task.state == "open", *narrowed)).all()
    rows: dict[UUID, list[TaskPerson]] = {}
    for row in people_of(session, [task.id for task in tasks]):
        rows.setdefault(row.task_id, []).append(row)
    for task in tasks:
        _close(session, task, rows.get(task.id, []), outcome, by)
    session.flush()
    told = [task for task in tasks if task.kind not in {OVERDUE, REMINDER}]
    _hush(session, OVERDUE, [task.id for task in told if task.escalated_to])
    _hush(session, REMINDER, [task.subject_id for task in told if task.facts.get("reminder")])
    return len(tasks)


def _hush(session: Session, kind: str, subject_ids: Sequence[UUID]) -> None:
    """Nobody need read any more that something is late, or was urged, which is done."""
    if subject_ids:
        _settle(session, [Task.subject_id.in_(subject_ids), Task.kind == kind], "withdrawn", None)


def people_of(session: Session, task_ids: Iterable[UUID]) -> list[TaskPerson]:
    """List for whom tasks wait or waited."""
    ids = list(task_ids)
    if not ids:
        return []
    return list(session.scalars(select(TaskPerson).where(TaskPerson.task_id.in_(ids))))


def _open_one(session: Session, kind: str, subject_id: UUID, step_id: UUID | None) -> Task | None:
    return session.scalar(
        select(Task).where(
            Task.state == "open",
            Task.kind == kind,
            Task.subject_id == subject_id,
            Task.step_id == step_id if step_id else Task.step_id.is_(None),
        )
    )


def _close(
    session: Session, task: Task, rows: list[TaskPerson], outcome: str, by: Actor | None
) -> None:
    """It counts as done by whoever did it; for the others it has gone away."""
    task.state, task.closed_at = outcome, utc_now()
    task.closed_by = by.person_id if by else None
    doer = by.person_id if by and outcome == "done" and by.person_id != SYSTEM_PERSON else None
    for row in rows:
        if row.state == "open":
            row.state = outcome if doer in {None, row.person_id} else "withdrawn"
    if doer and by and task.box == "act" and all(row.person_id != doer for row in rows):
        session.add(
            TaskPerson(
                task_id=task.id,
                person_id=doer,
                post_id=by.post_id,
                on_behalf_of=by.on_behalf_of,
                state="done",
            )
        )
