"""People who work here; who leaves keeps nothing (naive error 3)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.permissions import Permission
from service.organisation.queries.access import find, snapshot
from service.organisation.queries.running import Dated, running
from service.organisation.use_cases.changing import add, change, prepare
from service.organisation.use_cases.refusals import CodeTaken, PersonGone
from service.organisation.use_cases.sessions import close_account_of, end_sessions_of
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import (
    Appointment,
    BodyMember,
    Delegation,
    Person,
    RoleGrant,
)
from tenants.models.platform import Tenant

EDIT = Permission.ORGANISATION_EDIT


def register_person(
    session: Session,
    actor: Actor,
    *,
    name: str,
    staff_number: str,
    is_party_member: bool = False,
    office_phone: str = "",
    home_bureau: str | None = None,
) -> Person:
    """Register somebody who works here, seconded from another bureau or not."""
    prepare(session, actor, EDIT)
    _refuse_taken(session, staff_number)
    person = Person(
        name=name,
        staff_number=staff_number,
        is_party_member=is_party_member,
        office_phone=office_phone,
        home_tenant_id=_home(session, home_bureau),
    )
    return add(session, actor, "person.registered", person)


def change_person(
    session: Session, actor: Actor, person_id: UUID, *, if_version: int | None, **values: Any
) -> Person:
    """Correct what is known of a person."""
    prepare(session, actor, EDIT)
    person = find(session, Person, person_id, if_version=if_version)
    if values.get("staff_number", person.staff_number) != person.staff_number:
        _refuse_taken(session, values["staff_number"])
    if "home_bureau" in values:
        values["home_tenant_id"] = _home(session, values.pop("home_bureau"))
    return change(session, actor, "person.changed", person, values)


def let_person_leave(
    session: Session, actor: Actor, person_id: UUID, *, if_version: int | None, on: date
) -> Person:
    """Let somebody go: every office, seat, duty and session of his ends at once."""
    prepare(session, actor, Permission.ORGANISATION_APPOINT, Target(person_id=person_id))
    person = find(session, Person, person_id, if_version=if_version)
    if person.left_on is not None:
        raise PersonGone("The person has left already.")
    ended = [
        *_end(session, Appointment, Appointment.person_id == person_id, on),
        *_end(session, Delegation, Delegation.delegate_id == person_id, on),
        *_end(session, BodyMember, BodyMember.person_id == person_id, on),
        *_end(session, RoleGrant, RoleGrant.person_id == person_id, on),
    ]
    end_sessions_of(session, person_id)
    close_account_of(session, person_id)
    return change(session, actor, "person.left", person, {"left_on": on}, ended=ended)


def _home(session: Session, code: str | None) -> int | None:
    """Find the bureau that seconded a person, in the public directory."""
    if code is None:
        return None
    found = session.scalar(select(Tenant.id).where(Tenant.code == code))
    if found is None:
        raise Invalid("There is no such bureau.", errors={"home_bureau": ["bureau-unknown"]})
    return found


def _end(session: Session, model: Dated, whose: Any, on: date) -> list[dict[str, Any]]:
    rows: Sequence[Any] = session.scalars(select(model).where(whose, running(model, on))).all()
    ended = []
    for row in rows:
        ended.append(snapshot(row))
        if row.starts_on > on:
            session.delete(row)
        else:
            row.ends_on = on
    return ended


def _refuse_taken(session: Session, staff_number: str) -> None:
    if session.scalar(select(Person.id).where(Person.staff_number == staff_number)) is not None:
        raise CodeTaken("Another person bears this staff number.", code_taken=staff_number)
