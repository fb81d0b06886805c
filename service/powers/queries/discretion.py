"""Reads of discretion standards."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.organisation.queries.access import insist_at
from service.powers.models import DiscretionStandard, Power
from service.powers.rules import band_of
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound


def access_standard(
    session: Session,
    actor: Actor,
    standard_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> tuple[DiscretionStandard, Power]:
    """Fetch a standard and its power for one act, or refuse."""
    standard = owned(session, DiscretionStandard, standard_id)
    power = owned(session, Power, standard.power_id) if standard else None
    if standard is None or power is None:
        raise NotFound("There is no such standard.")
    insist_at(session, actor, permission, power.department_id)
    refuse_stale(standard, if_version)
    return standard, power


def find_band(
    session: Session, actor: Actor, standard_id: UUID, value: Decimal
) -> Mapping[str, Any]:
    """Find the band of a standard a case of this size falls into."""
    standard, _ = access_standard(session, actor, standard_id, Permission.POWER_READ)
    found = band_of(value, standard.bands)
    if found is None:
        raise NotFound("This value lies outside the standard.")
    return found


def standards(actor: Actor, power_id: UUID | None, status: str | None) -> Select[Any]:
    """Select the standards of one power, or of all a person may read: the discretion list."""
    found = (
        select(DiscretionStandard)
        .join(Power, Power.id == DiscretionStandard.power_id)
        .where(condition(actor, Permission.POWER_READ, department=Power.__table__.c.department_id))
    )
    if power_id is not None:
        found = found.where(DiscretionStandard.power_id == power_id)
    return found.where(DiscretionStandard.status == status) if status else found


def standard_document(standard: DiscretionStandard) -> dict[str, Any]:
    """Write out a standard."""
    unseen = {"tenant_id"}
    return {
        column.key: value if not hasattr(value, "quantize") else str(value)
        for column in DiscretionStandard.__table__.columns
        if column.key not in unseen
        for value in (getattr(standard, column.key),)
    }
