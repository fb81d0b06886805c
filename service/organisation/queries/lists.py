"""Lists of the organisation's records, to be paged."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries.access import snapshot
from service.organisation.queries.running import Dated, in_force, running
from tenants.context import Actor
from tenants.models.organisation import (
    Appointment,
    Body,
    BodyMember,
    Delegation,
    Department,
    Person,
    Portfolio,
    Post,
    RoleGrant,
)
from tenants.models.platform import Tenant
from tenants.pinyin import typed

READ = Permission.ORGANISATION_READ


def list_departments(actor: Actor) -> Select[Any]:
    """List the departments, closed ones included."""
    require(actor, READ)
    return select(Department)


def list_posts(actor: Actor, *, department_id: UUID | None = None) -> Select[Any]:
    """List the posts, of one department if asked."""
    require(actor, READ)
    found = select(Post)
    return found if department_id is None else found.where(Post.department_id == department_id)


def list_persons(actor: Actor, *, q: str = "") -> Select[Any]:
    """List the people, by a part or the sound of their name if asked."""
    require(actor, READ)
    found = select(Person)
    if not q:
        return found
    named = Person.name.contains(q, autoescape=True)
    word = q.casefold()
    spelt = Person.pinyin.contains(f" {word}", autoescape=True) if typed(word) else false()
    return found.where(or_(named, spelt))


def with_home(session: Session, persons: Sequence[Person]) -> list[dict[str, Any]]:
    """Show people with the bureau that seconded them, in one statement for all."""
    homes = {one.home_tenant_id for one in persons if one.home_tenant_id is not None}
    codes = (
        {
            row.id: row.code
            for row in session.execute(select(Tenant.id, Tenant.code).where(Tenant.id.in_(homes)))
        }
        if homes
        else {}
    )
    return [
        {**snapshot(one), "pinyin": one.pinyin, "home_bureau": codes.get(one.home_tenant_id or 0)}
        for one in persons
    ]


def list_bodies(actor: Actor) -> Select[Any]:
    """List the deciding and watching bodies."""
    require(actor, READ)
    return select(Body)


def list_members(actor: Actor, body_id: UUID, *, on: date | None = None) -> Select[Any]:
    """List the seats of a body, those of one day if asked."""
    require(actor, READ)
    return _of_day(select(BodyMember).where(BodyMember.body_id == body_id), BodyMember, on)


def list_appointments(
    actor: Actor,
    *,
    on: date | None = None,
    person_id: UUID | None = None,
    post_id: UUID | None = None,
) -> Select[Any]:
    """List who sits or sat where."""
    require(actor, READ)
    found = select(Appointment)
    if person_id is not None:
        found = found.where(Appointment.person_id == person_id)
    if post_id is not None:
        found = found.where(Appointment.post_id == post_id)
    return _of_day(found, Appointment, on)


def list_portfolios(
    actor: Actor, *, on: date | None = None, post_id: UUID | None = None
) -> Select[Any]:
    """List which office is or was in charge of what."""
    require(actor, READ)
    found = select(Portfolio)
    if post_id is not None:
        found = found.where(Portfolio.post_id == post_id)
    return _of_day(found, Portfolio, on)


def list_delegations(
    actor: Actor, *, on: date | None = None, since: date | None = None, mine: bool = False
) -> Select[Any]:
    """List who exercises or exercised whose office; `since`: those not over by that day.

    `mine`: those of the actor's own post, and those by which he stands in for others.
    """
    require(actor, READ)
    found = select(Delegation)
    if mine:
        own = Delegation.post_id == actor.post_id
        found = found.where(own | (Delegation.delegate_id == actor.person_id))
    if since is not None:
        found = found.where(running(Delegation, since))
    return _of_day(found, Delegation, on)


def list_grants(actor: Actor, *, on: date | None = None) -> Select[Any]:
    """List who has or had a duty no post carries."""
    require(actor, READ)
    return _of_day(select(RoleGrant), RoleGrant, on)


def _of_day(found: Select[Any], model: Dated, on: date | None) -> Select[Any]:
    return found if on is None else found.where(in_force(model, on))
