"""How every change of the organisation is made: one at a time, counted, and written down."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries.access import snapshot
from service.organisation.queries.actors import touch_authority
from service.organisation.use_cases.refusals import AlreadyEnded
from tenants.context import Actor
from tenants.database import TenantOwned
from tenants.errors import Forbidden
from tenants.journal import record
from tenants.models.organisation import BodyMember, Delegation, Portfolio, RoleGrant

OwnedT = TypeVar("OwnedT", bound=TenantOwned)
DatedT = TypeVar("DatedT", BodyMember, Delegation, Portfolio, RoleGrant)


def prepare(
    session: Session, actor: Actor, permission: Permission, target: Target | None = None
) -> None:
    """Refuse whom policy refuses; then let the changes of one bureau wait for one another."""
    require(actor, permission, target)
    touch_authority(session)


def refuse_reaching(actor: Actor, department_id: UUID | None) -> None:
    """Refuse to bring more under one's own section or into one's own charge (I8, abuse case 4)."""
    if department_id in actor.departments | actor.portfolio:
        raise Forbidden(
            "Nobody enlarges his own reach.", permission=Permission.ORGANISATION_APPOINT.value
        )


def add(session: Session, actor: Actor, topic: str, one: OwnedT, **facts: Any) -> OwnedT:
    """Add a record and write it down."""
    session.add(one)
    session.flush()
    kind = topic.partition(".")[0]
    after = snapshot(one)
    record(session, actor, topic, kind, one.id, version=one.version, after=after, **facts)
    return one


def end(session: Session, actor: Actor, topic: str, one: DatedT, on: date, **facts: Any) -> DatedT:
    """End what is dated on its last day; with a day before its first it never was (the journal is).

    So whatever began today is taken back at once by naming yesterday.
    """
    if one.ends_on is not None and one.ends_on <= on:
        raise AlreadyEnded("It has ended already.", ends_on=one.ends_on)
    if on >= one.starts_on:
        return change(session, actor, topic, one, {"ends_on": on}, **facts)
    kind = topic.partition(".")[0]
    record(session, actor, topic, kind, one.id, before=snapshot(one), on=on, **facts)
    session.delete(one)
    session.flush()
    return one


def change(
    session: Session, actor: Actor, topic: str, one: OwnedT, values: dict[str, Any], **facts: Any
) -> OwnedT:
    """Change a record and write down what it was and what it is."""
    before = snapshot(one)
    for name, value in values.items():
        setattr(one, name, value)
    session.flush()
    record(
        session,
        actor,
        topic,
        topic.partition(".")[0],
        one.id,
        version=one.version,
        before=before,
        after=snapshot(one),
        **facts,
    )
    return one
