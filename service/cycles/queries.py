"""Reads of cycles and of their plans, the own and the received."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.models import CyclePlan
from service.exchange.models import InboxDocument
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound, Stale
from tenants.models.organisation import Cycle


def cycles(actor: Actor) -> Select[Any]:
    """Select the years of this register."""
    require(actor, Permission.CYCLE_PLAN_READ)
    return select(Cycle)


def plans(actor: Actor) -> Select[Any]:
    """Select the plans this leading group wrote."""
    require(actor, Permission.CYCLE_PLAN_READ)
    return select(CyclePlan)


def received_plans(session: Session, actor: Actor) -> list[InboxDocument]:
    """List the plans in force here: of each leading group and year the newest edition."""
    require(actor, Permission.CYCLE_PLAN_READ)
    return list(
        session.scalars(
            select(InboxDocument)
            .ext(distinct_on(InboxDocument.subject))
            .where(InboxDocument.kind == "cycle_plan")
            .order_by(InboxDocument.subject.desc(), InboxDocument.revision.desc())
        )
    )


def access_cycle(
    session: Session, actor: Actor, cycle_id: UUID, permission: Permission, if_version: int
) -> Cycle:
    """Fetch one year of the register, or refuse."""
    cycle = owned(session, Cycle, cycle_id)
    if cycle is None:
        raise NotFound("There is no such cycle.")
    require(actor, permission)
    if cycle.version != if_version:
        raise Stale("The record changed since you read it.", version=cycle.version)
    return cycle


def access_plan(
    session: Session,
    actor: Actor,
    plan_id: UUID,
    permission: Permission,
    if_version: int | None = None,
) -> CyclePlan:
    """Fetch one plan, or refuse."""
    plan = owned(session, CyclePlan, plan_id)
    if plan is None:
        raise NotFound("There is no such plan.")
    require(actor, permission)
    if if_version is not None and plan.version != if_version:
        raise Stale("The record changed since you read it.", version=plan.version)
    return plan


def newest_edition(session: Session, year: int) -> int:
    """Say how many editions the plan of a year has."""
    return session.scalar(select(func.max(CyclePlan.edition)).where(CyclePlan.year == year)) or 0
