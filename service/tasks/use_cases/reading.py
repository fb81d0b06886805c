"""Take note of a to-do; what is only to be read is done with that."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.tasks.models import Task, TaskPerson
from service.tasks.queries import access_task
from service.tasks.refusals import TaskElsewhere
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import record


def read_task(session: Session, actor: Actor, task_id: UUID) -> tuple[Task, TaskPerson]:
    """Mark a to-do as read by its reader; a second time changes nothing."""
    task, row = access_task(session, actor, task_id)
    if row is None:
        raise TaskElsewhere("It waits for somebody else.")
    if row.read_at is not None:
        return task, row
    row.read_at = utc_now()
    if task.box == "read" and row.state == "open":
        row.state = "read"
        session.flush()
        _close_when_all_read(session, actor, task)
    record(session, actor, "task.read", "task", task.id)
    session.flush()
    return task, row


def _close_when_all_read(session: Session, actor: Actor, task: Task) -> None:
    unread = select(TaskPerson.id).where(TaskPerson.task_id == task.id, TaskPerson.state == "open")
    if task.state == "open" and session.scalar(unread.limit(1)) is None:
        task.state, task.closed_at, task.closed_by = "done", utc_now(), actor.person_id
