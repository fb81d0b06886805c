"""AB 角: another person exercises an office for some days; its holder stays accountable (R-016)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.queries.running import in_force, sharing_days
from service.organisation.use_cases.appointments import term_of
from service.organisation.use_cases.changing import add, end, prepare
from service.organisation.use_cases.refusals import (
    OfficeVacant,
    PersonGone,
    PostTaken,
)
from service.organisation.use_cases.sessions import end_sessions_of
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import Appointment, Delegation, Person, Post
from tenants.vocabulary import DELEGATED_KINDS

APPOINT = Permission.ORGANISATION_APPOINT


def delegate_office(
    session: Session,
    actor: Actor,
    *,
    post_id: UUID,
    delegate_id: UUID,
    starts_on: date,
    ends_on: date,
    reason: str,
    kinds: Sequence[str] = (),
) -> Delegation:
    """Let another person exercise an office for some days, for these kinds of matters or for all.

    Nobody delegates to himself (I8).
    """
    prepare(session, actor, APPOINT, Target(person_id=delegate_id))
    term = term_of(starts_on, ends_on)
    refer(session, Post, "post_id", post_id)
    delegate = refer(session, Person, "delegate_id", delegate_id)
    if delegate.left_on is not None:
        raise PersonGone("The person no longer works here.")
    holders = session.scalars(
        select(Appointment.person_id).where(
            Appointment.post_id == post_id, in_force(Appointment, starts_on)
        )
    ).all()
    if not holders:
        raise OfficeVacant("The office is vacant: appoint an acting officer.")
    if delegate_id in holders:
        raise Invalid("He holds the office himself.", errors={"delegate_id": ["holds-it-himself"]})
    taken = session.scalar(
        select(Delegation.id).where(Delegation.post_id == post_id, sharing_days(Delegation, term))
    )
    if taken is not None:
        raise PostTaken("The office is delegated on those days already.")
    delegation = Delegation(
        post_id=post_id,
        delegate_id=delegate_id,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        kinds=[one for one in DELEGATED_KINDS if one in kinds],
    )
    return add(session, actor, "delegation.made", delegation)


def end_delegation(
    session: Session, actor: Actor, delegation_id: UUID, *, if_version: int | None, on: date
) -> Delegation:
    """End a delegation early; its last day is `on`, and the stand-in is signed out."""
    prepare(session, actor, APPOINT)
    delegation = find(session, Delegation, delegation_id, if_version=if_version)
    end_sessions_of(session, delegation.delegate_id)
    return end(session, actor, "delegation.ended", delegation, on)
