"""Saved filters: one's own, those of one's section, those of the bureau."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from service.organisation.queries import load_chart, today
from service.workspace.models import SavedFilter
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Forbidden, NotFound, Stale
from tenants.models.organisation import Department, Person


@dataclass(frozen=True, slots=True)
class Shown:
    """A saved filter as its reader sees it."""

    id: UUID
    version: int
    name: str
    table: str
    query: dict[str, Any]
    sharing: str
    opens_first: bool
    mine: bool
    owner_name: str
    department_id: UUID | None
    department_name: str | None


def visible_filters(session: Session, actor: Actor, table: str | None) -> list[Shown]:
    """List what a person may use: his own first, then by name."""
    wanted = (
        select(SavedFilter, Person.name, Department.name)
        .join(
            Person,
            and_(Person.tenant_id == SavedFilter.tenant_id, Person.id == SavedFilter.person_id),
        )
        .outerjoin(
            Department,
            and_(
                Department.tenant_id == SavedFilter.tenant_id,
                Department.id == SavedFilter.department_id,
            ),
        )
        .where(visible(session, actor))
    )
    if table is not None:
        wanted = wanted.where(SavedFilter.table_name == table)
    own_first = SavedFilter.person_id != actor.person_id
    rows = session.execute(wanted.order_by(own_first, SavedFilter.name, SavedFilter.id))
    return [_shown(row[0], row[1], row[2], actor) for row in rows]


def show_filter(session: Session, actor: Actor, kept: SavedFilter) -> Shown:
    """Show one, as it stands in this transaction."""
    owner = owned(session, Person, kept.person_id)
    section = owned(session, Department, kept.department_id) if kept.department_id else None
    return _shown(kept, owner.name if owner else "", section.name if section else None, actor)


def visible(session: Session, actor: Actor) -> ColumnElement[bool]:
    """Narrow to what is one's own or shared with one."""
    sections = set(actor.departments | actor.portfolio)
    own = section_of(session, actor)
    return or_(
        SavedFilter.person_id == actor.person_id,
        SavedFilter.sharing == "bureau",
        and_(
            SavedFilter.sharing == "department",
            SavedFilter.department_id.in_(sections | ({own} if own else set())),
        ),
    )


def section_of(session: Session, actor: Actor) -> UUID | None:
    """Give the section of the post somebody acts in."""
    post = load_chart(session, today()).post.get(actor.post_id) if actor.post_id else None
    return post.department_id if post else None


def access_filter(
    session: Session, actor: Actor, filter_id: UUID, *, if_version: int
) -> SavedFilter:
    """Fetch one to change it: 404 if not shared with him, 403 if another's, 412 if it moved on."""
    kept = session.scalar(
        select(SavedFilter).where(SavedFilter.id == filter_id, visible(session, actor))
    )
    if kept is None:
        raise NotFound("There is no such saved filter.")
    if kept.person_id != actor.person_id:
        owner = owned(session, Person, kept.person_id)
        raise Forbidden(
            "Only its owner changes a saved filter.",
            who_can=[{"role": "", "post": "", "name": owner.name if owner else ""}],
        )
    if kept.version != if_version:
        raise Stale("The record changed since you read it.", version=kept.version)
    return kept


def count_filters(session: Session, actor: Actor) -> int:
    """Count what somebody keeps."""
    own = (
        select(func.count())
        .select_from(SavedFilter)
        .where(SavedFilter.person_id == actor.person_id)
    )
    return session.scalar(own) or 0


def opening_first(session: Session, actor: Actor, table: str) -> Sequence[SavedFilter]:
    """Find what a person had opened first until now."""
    return session.scalars(
        select(SavedFilter).where(
            SavedFilter.person_id == actor.person_id,
            SavedFilter.table_name == table,
            SavedFilter.opens_first,
        )
    ).all()


def _shown(kept: SavedFilter, owner: str, section: str | None, actor: Actor) -> Shown:
    mine = kept.person_id == actor.person_id
    return Shown(
        id=kept.id,
        version=kept.version,
        name=kept.name,
        table=kept.table_name,
        query=kept.query,
        sharing=kept.sharing,
        opens_first=kept.opens_first and mine,
        mine=mine,
        owner_name=owner,
        department_id=kept.department_id,
        department_name=section,
    )
