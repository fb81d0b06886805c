"""Approve many to-dos with one opinion (批量通过); high and lowered ones are left out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from service.tasks.models import Task, TaskBatch, TaskPerson
from service.tasks.queries import access_task
from service.tasks.refusals import HighAlone, LoweringAlone, NotTogether, TaskClosed, TaskElsewhere
from service.tasks.rules import APPROVED_TOGETHER, HIGH
from service.tasks.titles import Title, title_of
from service.tasks.use_cases.opening import people_of
from tenants.context import Actor
from tenants.database import unit_of_work, utc_now
from tenants.errors import DomainError, Stale
from tenants.journal import record

# Who says yes for each kind of to-do; areas above this one are reached by name alone.
APPROVERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"case_step": ("service.procedures.use_cases.approving", "approve_step")}
)
# Who says beforehand what such a yes would be refused for.
FORESEERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"case_step": ("service.procedures.use_cases.approving", "foresee_step")}
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one to-do: approved, done already, set apart, or refused, and why."""

    task_id: UUID
    outcome: str
    code: str = ""
    reason: str = ""
    title: Title | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """What became of a batch, and by what it may be taken back."""

    batch_id: UUID
    outcomes: Sequence[Outcome]


def approve_together(
    session: Session, actor: Actor, task_ids: Iterable[UUID], *, opinion: str
) -> Approval:
    """Approve what may be approved together, each in a transaction of its own."""
    outcomes = [_approve(actor, one, opinion.strip()) for one in dict.fromkeys(task_ids)]
    approved = [str(one.task_id) for one in outcomes if one.outcome == "approved"]
    left = {str(one.task_id): one.code for one in outcomes if one.outcome != "approved"}
    kept = [dict(one.kept) for one in outcomes if one.kept is not None]
    batch = TaskBatch(person_id=actor.person_id, at=utc_now(), items=kept)
    session.add(batch)
    session.flush()
    record(
        session,
        actor,
        "task.approved_together",
        "task",
        None,
        approved=approved,
        left=left,
        batch=str(batch.id),
    )
    return Approval(batch.id, outcomes)


def _approve(actor: Actor, task_id: UUID, opinion: str) -> Outcome:
    title = None
    try:
        with unit_of_work(actor.tenant_id) as own:
            task, row = access_task(own, actor, task_id)
            title = title_of(task)
            if task.state == "done" and task.closed_by == actor.person_id:
                return Outcome(task_id, "already", title=title)
            refuse_together(task, row)
            waited = [str(one.id) for one in people_of(own, [task.id]) if one.state == "open"]
            done = _say_yes(own, actor, task, opinion)
    except DomainError as refusal:
        return _left(task_id, title, refusal)
    except StaleDataError:
        return _left(task_id, title, Stale("The record changed since you read it."))
    kept = {
        "task_id": str(task_id),
        "case_id": str(task.case_id),
        "step_id": str(task.step_id),
        "title": list(title),
        "waited": waited,
        **done,
    }
    return Outcome(task_id, "approved", title=title, kept=kept)


def foresee_together(session: Session, actor: Actor, task_ids: Iterable[UUID]) -> Sequence[Outcome]:
    """Say what would become of each if it were approved now, and what follows; nothing stays."""
    return [_foresee(session, actor, one) for one in dict.fromkeys(task_ids)]


def _foresee(session: Session, actor: Actor, task_id: UUID) -> Outcome:
    title = None
    try:
        task, row = access_task(session, actor, task_id)
        title = title_of(task)
        refuse_together(task, row)
        module, name = FORESEERS[task.kind]
        foresee: Callable[..., Mapping[str, Any]] = getattr(import_module(module), name)
        follows = foresee(session, actor, task.case_id, task.step_id)
    except DomainError as refusal:
        return _left(task_id, title, refusal)
    return Outcome(task_id, "approved", title=title, facts=follows)


def refuse_together(task: Task, row: TaskPerson | None) -> None:
    """Refuse what one opinion cannot settle together with others."""
    if task.state != "open":
        raise TaskClosed("It was done, or has gone away.")
    if row is None or row.state != "open":
        raise TaskElsewhere("It waits for somebody else.")
    if task.kind not in APPROVERS or task.facts.get("step_type") not in APPROVED_TOGETHER:
        raise NotTogether("This is no step that one opinion settles.")
    if task.rank == HIGH:
        raise HighAlone("High risks are approved one at a time.")
    if task.lowers:
        raise LoweringAlone("What lowers a grade is approved one at a time.")


def _say_yes(session: Session, actor: Actor, task: Task, opinion: str) -> Mapping[str, Any]:
    """Whoever was quicker took the step that waited; the next one is not taken in its stead."""
    module, name = APPROVERS[task.kind]
    approve: Callable[..., Mapping[str, Any]] = getattr(import_module(module), name)
    return approve(session, actor, task.case_id, task.step_id, opinion=opinion)


def _left(task_id: UUID, title: Title | None, refusal: DomainError) -> Outcome:
    apart = isinstance(refusal, (HighAlone, LoweringAlone, NotTogether))
    return Outcome(
        task_id,
        "set_apart" if apart else "refused",
        code=refusal.code(),
        reason=refusal.detail,
        title=title,
        facts=dict(refusal.facts),
    )
