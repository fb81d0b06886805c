"""Drafts as their writer finds them again; for everybody else there are none."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.workspace.models import Draft
from tenants.context import Actor
from tenants.errors import NotFound


def own_drafts(session: Session, actor: Actor, kind: str | None = None) -> Sequence[Any]:
    """List the own drafts, newest first, without what is in them."""
    wanted = select(Draft.kind, Draft.key, Draft.title, Draft.revision, Draft.saved_at).where(
        Draft.person_id == actor.person_id
    )
    if kind is not None:
        wanted = wanted.where(Draft.kind == kind)
    return session.execute(wanted.order_by(Draft.saved_at.desc(), Draft.id.desc())).all()


def find_draft(session: Session, actor: Actor, kind: str, key: str) -> Draft | None:
    """Find the own draft of that kind and key."""
    return session.scalar(
        select(Draft).where(
            Draft.person_id == actor.person_id, Draft.kind == kind, Draft.key == key
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
    own = select(func.count()).select_from(Draft).where(Draft.person_id == actor.person_id)
    return session.scalar(own) or 0
