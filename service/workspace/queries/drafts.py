"""Drafts as their writer finds them again; for everybody else there are none."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from service.workspace.models import Draft
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import NotFound

IN_BIN_FOR: Final = timedelta(days=30)


def own_drafts(session: Session, actor: Actor, kind: str | None = None) -> Sequence[Any]:
    """List the own drafts, newest first, without what is in them."""
    wanted = select(Draft.kind, Draft.key, Draft.title, Draft.revision, Draft.saved_at).where(
        Draft.person_id == actor.person_id, Draft.discarded_at.is_(None)
    )
    if kind is not None:
        wanted = wanted.where(Draft.kind == kind)
    return session.execute(wanted.order_by(Draft.saved_at.desc(), Draft.id.desc())).all()


def find_draft(session: Session, actor: Actor, kind: str, key: str) -> Draft | None:
    """Find the own draft of that kind and key."""
    return session.scalar(
        select(Draft).where(
            Draft.person_id == actor.person_id,
            Draft.kind == kind,
            Draft.key == key,
            Draft.discarded_at.is_(None),
        )
    )


def access_draft(session: Session, actor: Actor, kind: str, key: str) -> Draft:
    """Fetch the own draft of that kind and key, or say there is none."""
    found = find_draft(session, actor, kind, key)
    if found is None:
        raise NotFound("There is no such draft.")
    return found


def count_drafts(session: Session, actor: Actor) -> int:
    """Count what somebody has left unsent."""
    own = Draft.person_id == actor.person_id, Draft.discarded_at.is_(None)
    return session.scalar(select(func.count()).select_from(Draft).where(*own)) or 0


def discarded_drafts(session: Session, actor: Actor) -> Sequence[Draft]:
    """List what the reader has thrown away and may still fetch back, the last thrown first."""
    return session.scalars(
        select(Draft)
        .options(defer(Draft.content))
        .where(Draft.person_id == actor.person_id, Draft.discarded_at > utc_now() - IN_BIN_FOR)
        .order_by(Draft.discarded_at.desc(), Draft.id.desc())
    ).all()


def bin_of(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Write out the bin: what lies in it, and until when."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "key": one.key,
            "title": one.title,
            "revision": one.revision,
            "saved_at": one.saved_at,
            "discarded_at": one.discarded_at,
            "kept_until": one.discarded_at + IN_BIN_FOR,
        }
        for one in discarded_drafts(session, actor)
        if one.discarded_at is not None
    ]


def access_discarded(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Fetch what the reader has thrown away, or say there is none."""
    found = session.scalar(
        select(Draft).where(
            Draft.id == draft_id,
            Draft.person_id == actor.person_id,
            Draft.discarded_at > utc_now() - IN_BIN_FOR,
        )
    )
    if found is None:
        raise NotFound("There is no such draft.")
    return found
