"""Deciding and watching bodies and who sits in them (R-007, R-009, R-021)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.permissions import Permission
from service.organisation.queries.access import find, refer
from service.organisation.queries.running import sharing_days
from service.organisation.use_cases.appointments import term_of
from service.organisation.use_cases.changing import add, change, end, prepare
from service.organisation.use_cases.refusals import (
    AlreadySeated,
    CodeTaken,
    PersonGone,
)
from service.organisation.use_cases.separation import refuse_exclusive
from tenants.context import Actor
from tenants.models.organisation import Body, BodyMember, Person

EDIT = Permission.ORGANISATION_EDIT
APPOINT = Permission.ORGANISATION_APPOINT


def set_up_body(
    session: Session,
    actor: Actor,
    *,
    code: str,
    kind: str,
    name: str,
    other_names: list[str] | None = None,
    quorum: int | None = None,
) -> Body:
    """Set up a body under all its names."""
    prepare(session, actor, EDIT)
    _refuse_taken(session, code)
    body = Body(code=code, kind=kind, name=name, other_names=other_names or [], quorum=quorum)
    return add(session, actor, "body.set_up", body)


def change_body(
    session: Session, actor: Actor, body_id: UUID, *, if_version: int | None, **values: Any
) -> Body:
    """Rename a body or set its quorum; what kind it is stays, for rights hang on it."""
    prepare(session, actor, EDIT)
    body = find(session, Body, body_id, if_version=if_version)
    if values.get("code", body.code) != body.code:
        _refuse_taken(session, values["code"])
    return change(session, actor, "body.changed", body, values)


def seat_member(
    session: Session,
    actor: Actor,
    body_id: UUID,
    *,
    person_id: UUID,
    seat: str,
    starts_on: date,
    ends_on: date | None = None,
) -> BodyMember:
    """Give a person a seat; nobody seats himself (I8)."""
    prepare(session, actor, APPOINT, Target(person_id=person_id))
    term = term_of(starts_on, ends_on)
    body = find(session, Body, body_id)
    person = refer(session, Person, "person_id", person_id)
    if person.left_on is not None:
        raise PersonGone("The person no longer works here.")
    taken = session.scalar(
        select(BodyMember.id).where(
            BodyMember.body_id == body_id,
            BodyMember.person_id == person_id,
            sharing_days(BodyMember, term),
        )
    )
    if taken is not None:
        raise AlreadySeated("The person sits in this body on those days already.")
    refuse_exclusive(session, person_id, starts_on, body_kind=body.kind)
    member = BodyMember(
        body_id=body_id, person_id=person_id, seat=seat, starts_on=starts_on, ends_on=ends_on
    )
    return add(session, actor, "body_member.seated", member, body=body.name)


def unseat_member(
    session: Session, actor: Actor, member_id: UUID, *, if_version: int | None, on: date
) -> BodyMember:
    """End a seat; its last day is `on`."""
    prepare(session, actor, APPOINT)
    member = find(session, BodyMember, member_id, if_version=if_version)
    return end(session, actor, "body_member.unseated", member, on)


def _refuse_taken(session: Session, code: str) -> None:
    if session.scalar(select(Body.id).where(Body.code == code)) is not None:
        raise CodeTaken("Another body bears this code.", code_taken=code)
