"""Reads of inspection visits: those a leading group made, and those a bureau received."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.measures.models import Measure
from service.powers import documents as powers
from service.powers.models import Power, PowerPost
from service.risks import documents as risks
from service.risks.models import Manifestation, RiskPoint
from service.visits.models import Visit
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound
from tenants.models.journal import JournalEntry

RECEIVED = ("visit.received", "visit.record_seen")


def visits(actor: Actor) -> Select[Any]:
    """Select the visits this leading group made."""
    require(actor, Permission.VISIT_READ)
    return select(Visit)


def received_visits(actor: Actor) -> Select[Any]:
    """Select what this bureau's journal says of visits it received."""
    require(actor, Permission.VISIT_READ)
    return select(JournalEntry).where(JournalEntry.topic.in_(RECEIVED))


def access_visit(session: Session, actor: Actor, visit_id: UUID, permission: Permission) -> Visit:
    """Fetch one visit, or refuse."""
    visit = owned(session, Visit, visit_id)
    if visit is None:
        raise NotFound("There is no such visit.")
    require(actor, permission)
    return visit


def risk_point_document(session: Session, point_id: UUID) -> dict[str, Any]:
    """Write out one risk point of the bound bureau in full."""
    point = owned(session, RiskPoint, point_id)
    if point is None:
        raise NotFound("There is no such risk point.")
    manifestations = session.scalars(
        select(Manifestation).where(Manifestation.risk_point_id == point_id)
    )
    measures = session.scalars(select(Measure).where(Measure.risk_point_id == point_id))
    return risks.document(point, manifestations.all(), measures.all())


def power_document(session: Session, power_id: UUID) -> dict[str, Any]:
    """Write out one power of the bound bureau in full."""
    power = owned(session, Power, power_id)
    if power is None:
        raise NotFound("There is no such power.")
    posts = session.scalars(select(PowerPost).where(PowerPost.power_id == power_id))
    return powers.document(power, posts.all())
