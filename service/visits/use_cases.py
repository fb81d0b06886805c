"""Looking into one bureau from the leading group's seat: reasoned, read-only, seen by both."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.queries import tenant_of
from service.rollups.queries import expected_bureaus
from service.visits.models import Visit
from service.visits.queries import access_visit
from tenants.context import Actor
from tenants.database import owned, unit_of_work, utc_now
from tenants.errors import DomainError, NotFound
from tenants.journal import record
from tenants.models.organisation import Person

LONGEST_HOURS = 8
Read = Callable[[Session, UUID], str]


class OwnBureau(DomainError):
    """Nobody inspects the bureau that seconded him (R-522)."""

    status = 403


class VisitOver(DomainError):
    """The visit was closed or its hours are over; open another with a reason."""


def open_visit(session: Session, actor: Actor, *, bureau: str, reason: str, hours: int) -> Visit:
    """Open a visit to one bureau below; the bureau reads of it in its own journal."""
    require(actor, Permission.VISIT_OPEN)
    below = {one.code: one for one in expected_bureaus(session, actor.tenant_id)}
    if bureau not in below:
        raise NotFound("There is no such bureau below this leading group.")
    _refuse_own_bureau(session, actor, below[bureau].id)
    now = utc_now()
    visit = Visit(
        bureau_id=below[bureau].id,
        reason=reason,
        opened_by=actor.person_id,
        opened_at=now,
        expires_at=now + timedelta(hours=min(hours, LONGEST_HOURS)),
    )
    session.add(visit)
    session.flush()
    _tell_bureau(session, actor, visit, "visit.received", kind="visit", subject_id=visit.id)
    record(
        session,
        actor,
        "visit.opened",
        "visit",
        visit.id,
        version=visit.version,
        bureau=bureau,
        reason=reason,
        until=visit.expires_at,
    )
    return visit


def look(
    session: Session, actor: Actor, visit_id: UUID, *, kind: str, record_id: UUID, read: Read
) -> str:
    """Read one record of the visited bureau; it is shown only once both journals have it."""
    visit = access_visit(session, actor, visit_id, Permission.VISIT_LOOK)
    if visit.opened_by != actor.person_id:
        raise NotFound("There is no such visit.")
    if visit.closed_at is not None or visit.expires_at <= utc_now():
        raise VisitOver("The visit is over.")
    _refuse_own_bureau(session, actor, visit.bureau_id)
    with unit_of_work(visit.bureau_id, read_only=True) as theirs:
        seen = read(theirs, record_id)
    _tell_bureau(session, actor, visit, "visit.record_seen", kind=kind, subject_id=record_id)
    record(session, actor, "visit.record_seen", kind, record_id, visit=visit.id)
    return seen


def close_visit(session: Session, actor: Actor, visit_id: UUID) -> Visit:
    """End a visit before its hours are over."""
    visit = access_visit(session, actor, visit_id, Permission.VISIT_CLOSE)
    if visit.closed_at is None:
        visit.closed_at = utc_now()
        session.flush()
        record(session, actor, "visit.closed", "visit", visit.id, version=visit.version)
    return visit


def _refuse_own_bureau(session: Session, actor: Actor, bureau_id: int) -> None:
    person = owned(session, Person, actor.person_id)
    if person is not None and person.home_tenant_id == bureau_id:
        raise OwnBureau("Nobody inspects the bureau he comes from.")


def _tell_bureau(
    session: Session, actor: Actor, visit: Visit, topic: str, *, kind: str, subject_id: UUID
) -> None:
    group = tenant_of(session, actor.tenant_id)
    visitor = replace(actor, tenant_id=visit.bureau_id)
    with unit_of_work(visit.bureau_id) as theirs:
        record(
            theirs,
            visitor,
            topic,
            kind,
            subject_id,
            visit=visit.id,
            by=group.name,
            reason=visit.reason,
            until=visit.expires_at,
        )
