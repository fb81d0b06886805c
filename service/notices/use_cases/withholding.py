"""Open is the rule; keeping back takes a decision with reason, approver and expiry (R-270)."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.notices.models import NonDisclosure
from service.notices.objects import load_objects
from service.notices.queries import access_non_disclosure
from service.notices.refusals import AlreadyDisclosed
from service.organisation.queries import today
from service.organisation.queries.access import snapshot
from service.risks.rules import is_placeholder
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import record

WITHHOLD = Permission.NOTICE_WITHHOLD


def withhold(
    session: Session,
    actor: Actor,
    *,
    object_kind: str,
    object_id: UUID,
    reason: str,
    basis: str,
    expires_on: date,
) -> NonDisclosure:
    """Decide not to disclose one object until a day."""
    require(actor, WITHHOLD)
    errors = {
        name: ["text-missing"]
        for name, text in (("reason", reason), ("basis", basis))
        if is_placeholder(text)
    }
    if expires_on < today():
        errors["expires_on"] = ["in the past"]
    found = load_objects(session, [(object_kind, object_id)]).get((object_kind, object_id))
    if found is None:
        errors["object_id"] = ["not-found"]
    if errors or found is None:
        raise Invalid("The decision is not complete.", errors=errors)
    _refuse_twice(session, object_kind, object_id)
    decision = NonDisclosure(
        object_kind=object_kind,
        object_id=object_id,
        number=found.number,
        title=found.title,
        reason=reason.strip(),
        basis=basis.strip(),
        approved_by=actor.person_id,
        approver_name=actor.name,
        approved_on=today(),
        expires_on=expires_on,
    )
    session.add(decision)
    session.flush()
    record(
        session,
        actor,
        "non_disclosure.decided",
        "non_disclosure",
        decision.id,
        version=decision.version,
        after=snapshot(decision),
    )
    return decision


def disclose_again(
    session: Session, actor: Actor, non_disclosure_id: UUID, *, if_version: int
) -> NonDisclosure:
    """End a decision before it expires; the object is open again."""
    decision = access_non_disclosure(
        session, actor, non_disclosure_id, WITHHOLD, if_version=if_version
    )
    if decision.ended_on is not None or decision.expires_on < today():
        raise AlreadyDisclosed("The decision has ended.", number=decision.number)
    before = snapshot(decision)
    decision.ended_on = today()
    session.flush()
    record(
        session,
        actor,
        "non_disclosure.ended",
        "non_disclosure",
        decision.id,
        version=decision.version,
        before=before,
        after=snapshot(decision),
    )
    return decision


def _refuse_twice(session: Session, object_kind: str, object_id: UUID) -> None:
    known = session.scalar(
        select(NonDisclosure.number).where(
            NonDisclosure.object_kind == object_kind,
            NonDisclosure.object_id == object_id,
            NonDisclosure.ended_on.is_(None),
            NonDisclosure.expires_on >= today(),
        )
    )
    if known is not None:
        raise AlreadyDisclosed("There is a decision already.", number=known)
