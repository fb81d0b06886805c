"""Reads of inspection visits: those a leading group made, and those a bureau received."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.powers.pages import read_statement as power_statement
from service.risks.queries.pages import read_statement as risk_point_statement
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


def read_risk_point(session: Session, point_id: UUID) -> str:
    """Read one risk point of the bound bureau, in the very words of its own register."""
    return _read(session, risk_point_statement(point_id), "There is no such risk point.")


def read_power(session: Session, power_id: UUID) -> str:
    """Read one power of the bound bureau, in the very words of its own catalogue."""
    return _read(session, power_statement(power_id), "There is no such power.")


def _read(session: Session, statement: tuple[str, Mapping[str, Any]], otherwise: str) -> str:
    found = session.connection().exec_driver_sql(statement[0], dict(statement[1]))
    written: str | None = found.scalar_one_or_none()
    if written is None:
        raise NotFound(otherwise)
    return written
