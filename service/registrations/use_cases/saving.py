"""Register a power in one go: all of it is written, or nothing."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.powers.rules import DRAFT
from service.registrations.models import Registration
from service.registrations.queries.access import Dossier, access_dossier, registration_of
from service.registrations.refusals import NotRegistrable
from service.registrations.use_cases.parts import (
    nodes_of,
    take_up_candidates,
    write_chart,
    write_power,
)
from service.registrations.use_cases.places import within
from service.registrations.use_cases.risks import Written, write_points
from service.registrations.use_cases.sending import send_registration
from service.tasks.rules import URGENCIES
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import plain, record

UNSEEN = frozenset({"tenant_id"})


def register_power(
    session: Session,
    actor: Actor,
    *,
    send: bool = False,
    urgency: str = URGENCIES[0],
    **form: Any,
) -> Dossier:
    """Enter a power with its flow, its risks and their measures, and send all of it if asked."""
    found, done = write(session, actor, None, **form)
    if send:
        send_registration(session, actor, found, done.measures, urgency)
    write_down(session, actor, "power_registration.entered", found, None, sent=send)
    return found


def change_registration(
    session: Session,
    actor: Actor,
    power_id: UUID,
    *,
    if_version: int | None,
    send: bool = False,
    urgency: str = URGENCIES[0],
    **form: Any,
) -> Dossier:
    """Write the form anew while its power is a draft, and send it if asked."""
    found = access_dossier(session, actor, power_id, Permission.POWER_DRAFT, if_version=if_version)
    if found.power.status != DRAFT:
        raise NotRegistrable(
            "The power is not a draft any more.",
            number=found.power.number,
            cleanup=f"/api/v1/powers/{power_id}/clean-up",
        )
    before = document(found.registration)
    found, done = write(session, actor, found, **form)
    if send:
        send_registration(session, actor, found, done.measures, urgency)
    write_down(session, actor, "power_registration.changed", found, before, sent=send)
    return found


def write(
    session: Session,
    actor: Actor,
    found: Dossier | None,
    *,
    power: Mapping[str, Any],
    cleanup: Mapping[str, Any] | None = None,
    flowchart: Mapping[str, Any] | None = None,
    risk_points: Sequence[Mapping[str, Any]] = (),
) -> tuple[Dossier, Written]:
    """Write every record of the form; what an area refuses is told at its place."""
    with within("power"):
        written = write_power(session, actor, found.power if found else None, power, cleanup)
    found = found or Dossier(written)
    if flowchart is not None:
        with within("flowchart"):
            found.chart = write_chart(session, actor, found.chart, written, flowchart)
    nodes = nodes_of(session, found.chart)
    read = {str(one.id) for one in found.points}
    unread = [one for name, one in found.notes.items() if name not in read]
    done = write_points(session, actor, found, risk_points, nodes)
    take_up_candidates(session, actor, found.chart, done.on_steps)
    found.points = done.points
    _keep(session, actor, found, [*done.notes, *unread])
    return found, done


def _keep(session: Session, actor: Actor, found: Dossier, notes: list[dict[str, Any]]) -> None:
    """Remember what belongs together, and what waits; of points not shown here as well."""
    kept = found.registration or registration_of(session, found.power.id)
    if kept is None:
        kept = Registration(power_id=found.power.id, started_by=actor.person_id)
        session.add(kept)
    kept.flowchart_id = found.chart.id if found.chart else None
    kept.points, kept.updated_at = notes, utc_now()
    found.registration = kept
    session.flush()


def document(registration: Registration | None) -> dict[str, Any] | None:
    """Write out what was kept of a registration."""
    if registration is None:
        return None
    columns = Registration.__table__.columns.keys()
    written: dict[str, Any] = plain(
        {name: getattr(registration, name) for name in columns if name not in UNSEEN}
    )
    return written


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    found: Dossier,
    before: dict[str, Any] | None,
    **facts: Any,
) -> None:
    """Journal the registration itself; each of its records has an entry of its own."""
    kept = found.registration
    if kept is None:
        return
    flag_modified(kept, "updated_at")
    session.flush()
    record(
        session,
        actor,
        topic,
        "power_registration",
        kept.id,
        version=kept.version,
        before=before,
        after=document(kept),
        number=found.power.number,
        **facts,
    )


__all__ = ["change_registration", "register_power", "write", "write_down"]
