"""Hand a to-do over (转办): only to somebody who could do it himself."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from service.tasks.models import Task, TaskPerson
from service.tasks.queries import access_task, candidates
from service.tasks.refusals import CannotTakeOver, TaskClosed, TaskElsewhere
from service.tasks.titles import said_title
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import record


def transfer_task(
    session: Session, actor: Actor, task_id: UUID, *, person_id: UUID, reason: str
) -> tuple[Task, TaskPerson]:
    """Let another who may act do it; the one who hands over has it no more on his desk."""
    task, mine = hold_task(session, actor, task_id)
    if not reason.strip():
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    able = candidates(session, actor, task, mine)
    if person_id not in able:
        raise CannotTakeOver(
            "This person could not do it; choose one of those who may act.",
            can_take_over=[{"name": one.name, "title": one.title} for one in able.values()],
        )
    _hand_over(session, task, mine, able[person_id])
    record(
        session,
        actor,
        "task.transferred",
        "task",
        task.id,
        before={"person": str(actor.person_id)},
        after={"person": str(person_id)},
        reason=reason.strip(),
        title=said_title(task, "zh-CN"),
    )
    session.flush()
    return task, mine


def hold_task(session: Session, actor: Actor, task_id: UUID) -> tuple[Task, TaskPerson]:
    """Fetch what waits for this person, to be done with; others who would do so wait."""
    task, mine = access_task(session, actor, task_id)
    session.refresh(task, with_for_update=True)
    if mine is not None:
        session.refresh(mine)
    if task.state != "open" or task.box != "act":
        raise TaskClosed("It was done, or has gone away.")
    if mine is None or mine.state != "open":
        raise TaskElsewhere("It waits for somebody else.")
    return task, mine


def _hand_over(session: Session, task: Task, mine: TaskPerson, holder: Holder) -> None:
    row = session.scalar(
        select(TaskPerson).where(
            TaskPerson.task_id == task.id, TaskPerson.person_id == holder.person_id
        )
    )
    if row is None:
        row = TaskPerson(task_id=task.id, person_id=holder.person_id)
        session.add(row)
    row.state, row.read_at, row.handed_over_to = "open", None, None
    row.post_id, row.on_behalf_of = holder.post_id, holder.on_behalf_of
    row.handed_over_by = mine.person_id
    mine.state, mine.handed_over_to = "withdrawn", holder.person_id
