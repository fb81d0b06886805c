"""Take back what was approved together, as long as nobody has looked at it (撤销)."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from service.tasks.models import Task, TaskBatch, TaskPerson
from service.tasks.refusals import UndoOver
from service.tasks.rules import UNDO_WITHIN
from service.tasks.titles import Title
from service.tasks.use_cases.approving import Outcome
from tenants.context import Actor
from tenants.database import unit_of_work, utc_now
from tenants.errors import DomainError, NotFound, Stale
from tenants.journal import record

# Who takes a yes back; areas above this one are reached by name alone.
TAKERS: Final[Mapping[str, str]] = MappingProxyType(
    {"module": "service.procedures.use_cases.approving", "name": "take_back"}
)


def undo_batch(session: Session, actor: Actor, batch_id: UUID) -> Sequence[Outcome]:
    """Restore each case as it stood before; one that has gone on stays, and says why."""
    batch = session.scalar(select(TaskBatch).where(TaskBatch.id == batch_id).with_for_update())
    if batch is None or batch.person_id != actor.person_id:
        raise NotFound("There is no such batch.")
    if batch.undone_at is not None or utc_now() > batch.at + UNDO_WITHIN:
        raise UndoOver("It is taken back within ten seconds, and once.")
    outcomes = [_undo(actor, one) for one in batch.items]
    batch.undone_at = utc_now()
    record(
        session,
        actor,
        "task.approvals_taken_back",
        "task",
        None,
        batch=str(batch.id),
        undone=[str(one.task_id) for one in outcomes if one.outcome == "undone"],
        stayed={str(one.task_id): one.code for one in outcomes if one.outcome != "undone"},
    )
    return outcomes


def _undo(actor: Actor, kept: Mapping[str, Any]) -> Outcome:
    task_id, title = UUID(kept["task_id"]), Title(*kept["title"])
    try:
        with unit_of_work(actor.tenant_id) as own:
            take: Callable[..., object] = getattr(import_module(TAKERS["module"]), TAKERS["name"])
            take(own, actor, UUID(kept["case_id"]), UUID(kept["step_id"]), known=kept)
            _wait_again(own, task_id, kept["waited"])
    except DomainError as refusal:
        facts = dict(refusal.facts)
        return Outcome(task_id, "refused", refusal.code(), refusal.detail, title, facts)
    except StaleDataError:
        stale = Stale("The record changed since you read it.")
        return Outcome(task_id, "refused", stale.code(), stale.detail, title)
    return Outcome(task_id, "undone", title=title)


def _wait_again(session: Session, task_id: UUID, waited: Sequence[str]) -> None:
    """Let the to-do wait again for exactly those for whom it waited."""
    task = session.scalars(select(Task).where(Task.id == task_id)).one()
    task.state, task.closed_at, task.closed_by = "open", None, None
    ids = [UUID(one) for one in waited]
    for row in session.scalars(select(TaskPerson).where(TaskPerson.id.in_(ids))):
        row.state = "open"
    session.flush()
