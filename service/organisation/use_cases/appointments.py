"""Who sits in which post, from when to when; points stay with the post (R-002)."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.queries.running import sharing_days
from service.organisation.rules import ROLE_OF_POST, Term
from service.organisation.use_cases.changing import add, change, prepare
from service.organisation.use_cases.refusals import (
    AlreadyEnded,
    PersonGone,
    PostAbolished,
    PostTaken,
)
from service.organisation.use_cases.separation import refuse_exclusive
from service.organisation.use_cases.sessions import end_sessions_in_office
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import Appointment, Person, Post

APPOINT = Permission.ORGANISATION_APPOINT


def appoint(
    session: Session,
    actor: Actor,
    *,
    person_id: UUID,
    post_id: UUID,
    starts_on: date,
    ends_on: date | None = None,
    acting: bool = False,
    reason: str = "",
) -> Appointment:
    """Put a person into a post; nobody appoints himself (I8).

    An acting officer (代) fills a vacancy; while the holder is only away, delegate instead (AB 角).
    """
    prepare(session, actor, APPOINT, Target(person_id=person_id))
    term = term_of(starts_on, ends_on)
    post = refer(session, Post, "post_id", post_id)
    person = refer(session, Person, "person_id", person_id)
    if post.abolished_on is not None:
        raise PostAbolished("The post no longer exists.")
    if person.left_on is not None:
        raise PersonGone("The person no longer works here.")
    _refuse_taken(session, post, person_id, term)
    refuse_exclusive(session, person_id, starts_on, role=ROLE_OF_POST[post.leadership])
    appointment = Appointment(
        person_id=person_id,
        post_id=post_id,
        starts_on=starts_on,
        ends_on=ends_on,
        acting=acting,
        reason=reason,
    )
    return add(session, actor, "appointment.made", appointment)


def end_appointment(
    session: Session,
    actor: Actor,
    appointment_id: UUID,
    *,
    if_version: int | None,
    on: date,
    reason: str,
) -> Appointment:
    """End an appointment on a day, its last; sessions in that office end at once."""
    prepare(session, actor, APPOINT)
    appointment = find(session, Appointment, appointment_id, if_version=if_version)
    if appointment.ends_on is not None and appointment.ends_on <= on:
        raise AlreadyEnded("The appointment has ended already.", ends_on=appointment.ends_on)
    term_of(appointment.starts_on, on)
    end_sessions_in_office(session, appointment_id)
    return change(session, actor, "appointment.ended", appointment, {"ends_on": on}, reason=reason)


def term_of(starts_on: date, ends_on: date | None) -> Term:
    """Take two days as a term; the end does not come before the beginning."""
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("The end comes before the beginning.", errors={"ends_on": ["before-start"]})
    return Term(starts_on, ends_on)


def _refuse_taken(session: Session, post: Post, person_id: UUID, term: Term) -> None:
    holders = session.scalars(
        select(Appointment).where(Appointment.post_id == post.id, sharing_days(Appointment, term))
    ).all()
    if any(one.person_id == person_id for one in holders):
        raise PostTaken("The person holds this post on those days already.")
    if holders and not post.is_shared:
        raise PostTaken("Somebody else holds the post on those days.", until=holders[0].ends_on)
