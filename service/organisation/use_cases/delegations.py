"""AB 角: another person exercises an office for some days; its holder stays accountable (R-016)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target, may
from policies.permissions import Permission
from service.organisation.queries.access import find, insist_on, refer
from service.organisation.queries.actors import touch_authority
from service.organisation.queries.running import in_force, sharing_days
from service.organisation.rules import ROLE_OF_POST, Term
from service.organisation.use_cases.appointments import term_of
from service.organisation.use_cases.changing import add, change
from service.organisation.use_cases.refusals import (
    AlreadyEnded,
    AlreadyLent,
    LentOn,
    OfficeVacant,
    PersonGone,
    StandInAway,
)
from service.organisation.use_cases.separation import refuse_exclusive
from service.organisation.use_cases.sessions import end_sessions_of
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, refuse_stale, utc_now
from tenants.errors import Forbidden, Invalid
from tenants.models.organisation import Appointment, Delegation, Person, Post
from tenants.vocabulary import DELEGATED_KINDS

GIVE = Permission.DELEGATION_GIVE
HIGH = Target(rank=1)
GRADING = "grading"


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

    Its holder does so himself, or the administrator for him; nobody delegates to himself (I8).
    """
    _insist(session, actor, post_id)
    if delegate_id == actor.person_id:
        raise Forbidden("Nobody takes over an office by himself.", permission=GIVE.value)
    term = term_of(starts_on, ends_on)
    post = refer(session, Post, "post_id", post_id)
    delegate = refer(session, Person, "delegate_id", delegate_id)
    if delegate.left_on is not None:
        raise PersonGone("The person no longer works here.")
    _refuse_holders(session, post_id, delegate_id, starts_on)
    if _gives_his_own(actor):
        _refuse_past(starts_on=starts_on, earliest=today())
        kinds = _own_to_give(actor, kinds)
    _refuse_away(session, post_id, delegate_id, term)
    refuse_exclusive(session, delegate_id, starts_on, role=ROLE_OF_POST[post.leadership])
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
    """Take an office back; the stand-in's last day is `on`, and he is signed out.

    It stays to be read, with the moment and the person, also if it never began.
    """
    delegation = find(session, Delegation, delegation_id)
    _insist(session, actor, delegation.post_id)
    refuse_stale(delegation, if_version)
    if _gives_his_own(actor):
        _refuse_past(on=on, earliest=today() - timedelta(days=1))
    if delegation.ends_on is not None and delegation.ends_on <= on:
        raise AlreadyEnded("It has ended already.", ends_on=delegation.ends_on)
    end_sessions_of(session, delegation.delegate_id)
    taken = {"ends_on": on, "taken_back_at": utc_now(), "taken_back_by": actor.person_id}
    return change(session, actor, "delegation.ended", delegation, taken)


def _insist(session: Session, actor: Actor, post_id: UUID) -> None:
    """Let only the holder dispose of his office, and the administrator for him."""
    insist_on(session, actor, GIVE, Target(post_id=post_id))
    if actor.on_behalf_of is not None:
        raise LentOn("Whoever only stands in for an office does not lend it on.")
    touch_authority(session)


def _gives_his_own(actor: Actor) -> bool:
    return not may(actor, GIVE)


def _refuse_past(*, earliest: date, **named: date) -> None:
    """Nobody settles afterwards himself who acted for him."""
    errors = {name: ["in-the-past"] for name, day in named.items() if day < earliest}
    if errors:
        raise Invalid("What is past is past.", errors=errors)


def _own_to_give(actor: Actor, kinds: Sequence[str]) -> Sequence[str]:
    """Keep the grading of high risks with whoever decides it; the bureau alone lends that on."""
    if not may(actor, Permission.GRADING_DECIDE, HIGH):
        return kinds
    if GRADING in kinds:
        raise Invalid("High grades stay.", errors={"kinds": ["high-grades-stay"]})
    return kinds or [one for one in DELEGATED_KINDS if one != GRADING]


def _refuse_holders(session: Session, post_id: UUID, delegate_id: UUID, on: date) -> None:
    holders = session.scalars(
        select(Appointment.person_id).where(
            Appointment.post_id == post_id, in_force(Appointment, on)
        )
    ).all()
    if not holders:
        raise OfficeVacant("The office is vacant: appoint an acting officer.")
    if delegate_id in holders:
        raise Invalid("He holds the office himself.", errors={"delegate_id": ["holds-it-himself"]})


def _refuse_away(session: Session, post_id: UUID, delegate_id: UUID, term: Term) -> None:
    """An office is lent once, and not to somebody who is away himself."""
    own = select(Appointment.post_id).where(
        Appointment.person_id == delegate_id, in_force(Appointment, term.starts_on)
    )
    lent = (
        select(Delegation)
        .where(sharing_days(Delegation, term))
        .order_by(Delegation.starts_on)
        .limit(1)
    )
    if same := session.scalar(lent.where(Delegation.post_id == post_id)):
        raise AlreadyLent("", **_told(session, same))
    if away := session.scalar(lent.where(Delegation.post_id.in_(own))):
        raise StandInAway("", **_told(session, away))


def _told(session: Session, lent: Delegation) -> dict[str, Any]:
    stand_in = owned(session, Person, lent.delegate_id)
    return {
        "stand_in": stand_in.name if stand_in else "",
        "starts_on": lent.starts_on,
        "ends_on": lent.ends_on,
    }
