"""The order in which a bureau lists its sections, and a section its posts."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.use_cases.changing import prepare
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Department, Post


def put_in_order(session: Session, actor: Actor, *, kind: str, ids: Sequence[UUID]) -> None:
    """Let neighbours stand in this order from now on; it decides nothing but how they are read."""
    prepare(session, actor, Permission.ORGANISATION_EDIT)
    found = _neighbours(session, kind, ids)
    if len(found) != len(ids):
        raise Invalid("There is no such record.", errors={"ids": ["not-found"]})
    above = {_above(one) for one in found.values()}
    if len(above) > 1:
        raise Invalid("They lie in different places.", errors={"ids": ["not-neighbours"]})
    for place, one in enumerate(ids, start=1):
        found[one].position = place
    session.flush()
    named = [_name(found[one]) for one in ids]
    record(session, actor, f"{kind}.reordered", "department", above.pop(), after={"order": named})


def _neighbours(
    session: Session, kind: str, ids: Sequence[UUID]
) -> dict[UUID, Department] | dict[UUID, Post]:
    if kind == "post":
        posts = session.scalars(select(Post).where(Post.id.in_(ids)))
        return {one.id: one for one in posts}
    departments = session.scalars(select(Department).where(Department.id.in_(ids)))
    return {one.id: one for one in departments}


def _above(one: Department | Post) -> UUID | None:
    return one.department_id if isinstance(one, Post) else one.parent_id


def _name(one: Department | Post) -> str:
    return one.title if isinstance(one, Post) else one.name
