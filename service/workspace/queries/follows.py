"""What a person follows, and who follows a record."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.tasks.models import Task
from service.workspace.models import FOLLOWED_KINDS, Follow
from service.workspace.subjects import KINDS, places_of
from tenants.context import Actor
from tenants.database import Base
from tenants.errors import NotFound

TITLES: Final[Mapping[str, str]] = MappingProxyType({"power": "name", "risk_point": "title"})


def own_follows(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """List what the reader follows and may still read, the latest first."""
    mine = select(Follow).where(Follow.person_id == actor.person_id)
    follows = session.scalars(mine.order_by(Follow.followed_at.desc(), Follow.id)).all()
    faces: dict[tuple[str, UUID], Any] = {}
    for kind in FOLLOWED_KINDS:
        ids = [one.subject_id for one in follows if one.subject_kind == kind]
        faces |= _faces(session, actor, kind, ids) if ids else {}
    return [
        {
            "kind": one.subject_kind,
            "id": one.subject_id,
            "followed_at": one.followed_at,
            **faces[one.subject_kind, one.subject_id],
        }
        for one in follows
        if (one.subject_kind, one.subject_id) in faces
    ]


def _faces(
    session: Session, actor: Actor, kind: str, ids: Sequence[UUID]
) -> dict[tuple[str, UUID], dict[str, str]]:
    readable = places_of(session, actor, kind, ids)
    table = Base.metadata.tables[KINDS[kind].table]
    wanted = select(table.c.id, table.c.number, table.c[TITLES[kind]], table.c.status)
    rows = session.execute(wanted.where(table.c.id.in_(list(readable))))
    return {(kind, row[0]): {"number": row[1], "title": row[2], "status": row[3]} for row in rows}


def count_follows(session: Session, actor: Actor) -> int:
    """Count what a person follows."""
    mine = select(func.count()).select_from(Follow).where(Follow.person_id == actor.person_id)
    return session.scalar(mine) or 0


def access_follow(session: Session, actor: Actor, kind: str, record_id: UUID) -> Follow:
    """Find one's own wish to hear of a record."""
    found = session.scalar(
        select(Follow).where(
            Follow.person_id == actor.person_id,
            Follow.subject_kind == kind,
            Follow.subject_id == record_id,
        )
    )
    if found is None:
        raise NotFound("You do not follow such a record.")
    return found


def followers_of(session: Session, kind: str, record_id: UUID, *, besides: UUID) -> list[UUID]:
    """Name who follows a record, apart from whoever changed it himself."""
    wanted = select(Follow.person_id).where(
        Follow.subject_kind == kind,
        Follow.subject_id == record_id,
        Follow.person_id != besides,
    )
    return list(session.scalars(wanted.order_by(Follow.person_id)))


def unread_news(session: Session, kind: str, record_id: UUID) -> Task | None:
    """Find what followers of a record were told before and have not all read yet."""
    return session.scalar(
        select(Task).where(Task.state == "open", Task.kind == kind, Task.subject_id == record_id)
    )
