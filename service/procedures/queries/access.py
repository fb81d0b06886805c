"""Lay hands on one case or meeting, or be refused."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from policies.guard import Target, condition, require
from policies.permissions import Permission
from service.procedures.models import Case, CaseItem, CaseOpinion, CaseStep
from service.tasks.models import Task, TaskPerson
from tenants.context import Actor
from tenants.database import refuse_stale
from tenants.errors import NotFound


def hold_case(session: Session, case_id: UUID, if_version: int | None = None) -> Case:
    """Fetch a case to move it: others wait; whoever read an older version is refused."""
    case = session.scalar(
        select(Case)
        .where(Case.id == case_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if case is None:
        raise NotFound("There is no such case.")
    refuse_stale(case, if_version)
    return case


def access_case(session: Session, actor: Actor, case_id: UUID) -> Case:
    """Fetch a case for somebody who may read it: 404 if there is none, 403 if it is not his."""
    case = session.scalar(select(Case).where(Case.id == case_id))
    if case is None:
        raise NotFound("There is no such case.")
    if not session.scalar(select(exists().where(Case.id == case_id, readable(actor)))):
        require(actor, Permission.CASE_READ, target_of(case))
    return case


def target_of(case: Case) -> Target:
    """Show policy where a case lies."""
    return Target(case.department_id, case.post_id, case.rank)


def readable(actor: Actor) -> ColumnElement[bool]:
    """Narrow to the cases somebody may read: by policy, or because he sent or was asked."""
    waited = (
        select(Task.id)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(Task.case_id == Case.id, TaskPerson.person_id == actor.person_id)
        .exists()
    )
    asked = exists().where(
        CaseOpinion.case_id == Case.id, CaseOpinion.department_id.in_(actor.departments)
    )
    by_policy = condition(
        actor,
        Permission.CASE_READ,
        department=Case.department_id.expression,
        post=Case.post_id.expression,
    )
    return or_(by_policy, Case.started_by == actor.person_id, waited, asked)


def items_of(session: Session, case_id: UUID) -> list[CaseItem]:
    """List the records of a case, in order."""
    statement = select(CaseItem).where(CaseItem.case_id == case_id)
    return list(session.scalars(statement.order_by(CaseItem.position)))


def open_items_of(session: Session, case_id: UUID) -> list[CaseItem]:
    """List the records of a case that are still on their way."""
    return [one for one in items_of(session, case_id) if one.state == "open"]


def steps_of(session: Session, case_id: UUID) -> list[CaseStep]:
    """List what a case went through, in order."""
    statement = select(CaseStep).where(CaseStep.case_id == case_id)
    return list(session.scalars(statement.order_by(CaseStep.position)))


def open_step_of(session: Session, case_id: UUID) -> CaseStep:
    """Give the visit a case is on."""
    return session.scalars(
        select(CaseStep).where(CaseStep.case_id == case_id, CaseStep.state == "open")
    ).one()


def opinions_of(
    session: Session, case_id: UUID, step_id: UUID | None = None, *, withdrawn: bool = False
) -> list[CaseOpinion]:
    """List who was asked, and what they said; what was taken back only where it is wanted."""
    statement = select(CaseOpinion).where(CaseOpinion.case_id == case_id)
    if not withdrawn:
        statement = statement.where(CaseOpinion.withdrawn_at.is_(None))
    if step_id is not None:
        statement = statement.where(CaseOpinion.step_id == step_id)
    return list(session.scalars(statement.order_by(CaseOpinion.id)))


def ancestry_of(session: Session, case: Case) -> list[UUID]:
    """List a case and those it was split off from: their meetings count for it too."""
    found = [case.id]
    before = case.split_from
    while before is not None:
        found.append(before)
        before = session.scalar(select(Case.split_from).where(Case.id == before))
    return found


def chosen_items(items: Sequence[CaseItem], ids: Iterable[UUID] | None) -> list[CaseItem]:
    """Pick these records of a case; without ids, all of them."""
    if ids is None:
        return list(items)
    wanted = set(ids)
    chosen = [one for one in items if one.item_id in wanted]
    if len(chosen) != len(wanted) or not chosen:
        raise NotFound("The case has no such record on its way.")
    return chosen
