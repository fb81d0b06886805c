"""Say that a record was looked at and stays as it is (已看过，无需修改)."""

from uuid import UUID

from sqlalchemy.orm import Session

from service.tasks.models import Task, TaskPerson
from service.tasks.refusals import DoneByDoing
from service.tasks.rules import MAY_STAY
from service.tasks.titles import said_title
from service.tasks.use_cases.opening import settle_tasks
from service.tasks.use_cases.transferring import hold_task
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import record


def leave_unchanged(
    session: Session, actor: Actor, task_id: UUID, *, reason: str
) -> tuple[Task, TaskPerson]:
    """Be done with a to-do that asked for a look, and say why nothing need change."""
    task, mine = hold_task(session, actor, task_id)
    if task.kind not in MAY_STAY:
        raise DoneByDoing("This to-do is done by doing it.")
    if not reason.strip():
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    settle_tasks(session, subject_id=task.subject_id, kind=task.kind, by=actor)
    record(
        session,
        actor,
        f"{task.subject_kind}.left_unchanged",
        task.subject_kind,
        task.subject_id,
        reason=reason.strip(),
        title=said_title(task, "zh-CN"),
        task=str(task.id),
    )
    session.flush()
    return task, mine
