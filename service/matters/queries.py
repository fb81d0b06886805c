"""Reads of major matters and of the bureau's thresholds."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.matters.models import MajorMatter, MatterPoint, MatterThreshold
from service.organisation.queries.access import insist_at, snapshot
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound


def access_matter(
    session: Session,
    actor: Actor,
    matter_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> MajorMatter:
    """Fetch a major matter for one act, or refuse."""
    matter = owned(session, MajorMatter, matter_id)
    if matter is None:
        raise NotFound("There is no such matter.")
    insist_at(session, actor, permission, matter.department_id)
    refuse_stale(matter, if_version)
    return matter


def matters(actor: Actor, asked: dict[str, Any]) -> Select[Any]:
    """Select the major matters this person may read."""
    column = MajorMatter.__table__.c.department_id
    found = select(MajorMatter).where(condition(actor, Permission.MATTER_READ, department=column))
    for name in ("topic", "state", "department_id"):
        if asked.get(name):
            found = found.where(getattr(MajorMatter, name) == asked[name])
    if asked.get("risk_point_id"):
        touching = select(MatterPoint.matter_id).where(
            MatterPoint.risk_point_id == asked["risk_point_id"]
        )
        found = found.where(MajorMatter.id.in_(touching))
    return found


def points_of(session: Session, matter_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Give the risk points matters touch, in one statement."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = session.scalars(
        select(MatterPoint)
        .where(MatterPoint.matter_id.in_(list(matter_ids)))
        .order_by(MatterPoint.risk_point_id)
    )
    for one in rows:
        found[one.matter_id].append(one.risk_point_id)
    return found


def thresholds(session: Session) -> dict[str, Decimal]:
    """Give the sum from which on each topic counts as major here (D-20)."""
    return {one.topic: one.amount for one in session.scalars(select(MatterThreshold))}


def matter_document(session: Session, matter: MajorMatter) -> dict[str, Any]:
    """Write out a major matter with the risk points it touches."""
    body = snapshot(matter)
    body["amount"] = None if matter.amount is None else str(matter.amount)
    return {**body, "risk_point_ids": points_of(session, [matter.id])[matter.id]}
