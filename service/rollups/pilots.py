"""A leading group's own register of the bureaus below it: who leads there, whom to call."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries.access import snapshot
from service.rollups.models import Pilot
from service.rollups.queries import expected_bureaus
from tenants.context import Actor
from tenants.database import refuse_stale
from tenants.errors import NotFound, Stale
from tenants.journal import record

KEPT = ("leader", "contact", "contact_phone", "joined_on")


def pilot_of(session: Session, bureau_id: int) -> dict[str, Any]:
    """Read what is kept of a bureau; its version is 0 as long as nothing is."""
    found = session.scalar(select(Pilot).where(Pilot.bureau_id == bureau_id))
    if found is None:
        return {**dict.fromkeys(KEPT[:-1], ""), "joined_on": None, "pilot_version": 0}
    return {**{name: getattr(found, name) for name in KEPT}, "pilot_version": found.version}


def keep_pilot(
    session: Session,
    actor: Actor,
    code: str,
    *,
    if_version: int,
    leader: str,
    contact: str,
    contact_phone: str,
    joined_on: date | None,
) -> Pilot:
    """Keep who leads a bureau below, whom to call there, and since when it takes part."""
    require(actor, Permission.PILOT_GIVE)
    below = {one.code: one for one in expected_bureaus(session, actor.tenant_id)}
    if code not in below:
        raise NotFound("There is no such bureau below this leading group.")
    pilot = session.scalar(select(Pilot).where(Pilot.bureau_id == below[code].id))
    before = snapshot(pilot) if pilot else None
    if pilot is None:
        if if_version:
            raise Stale("The record changed since you read it.", version=0)
        pilot = Pilot(bureau_id=below[code].id)
        session.add(pilot)
    else:
        refuse_stale(pilot, if_version)
    pilot.leader, pilot.contact = leader.strip(), contact.strip()
    pilot.contact_phone, pilot.joined_on = contact_phone.strip(), joined_on
    session.flush()
    record(
        session,
        actor,
        "pilot.kept",
        "pilot",
        pilot.id,
        version=pilot.version,
        before=before,
        after=snapshot(pilot),
        bureau=code,
    )
    return pilot
