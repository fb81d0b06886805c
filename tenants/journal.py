"""Append-only traces, written in the same transaction as the change they describe."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.database import new_id, unit_of_work, utc_now
from tenants.hashing import canonical, chosen_algorithm, digest
from tenants.models.journal import JournalEntry

WRITTEN = ("id", "at", "topic", "subject_kind", "subject_id", "person_id", "body", "digest")


def record(
    session: Session,
    actor: Actor,
    topic: str,
    subject_kind: str,
    subject_id: UUID | None,
    *,
    version: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    **facts: Any,
) -> JournalEntry:
    """Write down who did what to what, before and after, so that it can never be denied."""
    written = entry(
        actor,
        topic,
        subject_kind,
        subject_id,
        version=version,
        before=before,
        after=after,
        **facts,
    )
    session.add(written)
    return written


def record_all(session: Session, entries: Iterable[JournalEntry]) -> None:
    """Write down composed entries at once, in the order in which they were composed."""
    rows = [{name: getattr(one, name) for name in WRITTEN} for one in entries]
    if rows:
        session.execute(insert(JournalEntry), rows)


def entry(
    actor: Actor,
    topic: str,
    subject_kind: str,
    subject_id: UUID | None,
    *,
    version: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    **facts: Any,
) -> JournalEntry:
    """Compose an entry for whoever writes many of them in one statement."""
    at = utc_now()
    entry_id = new_id()
    body = entry_body(
        entry_id,
        actor,
        topic,
        at=at,
        subject={
            "kind": subject_kind,
            "id": str(subject_id) if subject_id else None,
            "version": version,
        },
        before=before,
        after=after,
        facts=facts,
    )
    return JournalEntry(
        id=entry_id,
        at=at,
        topic=topic,
        subject_kind=subject_kind,
        subject_id=subject_id,
        person_id=actor.person_id,
        body=body,
        digest=digest(body.encode()),
    )


def entry_body(
    entry_id: UUID,
    actor: Actor,
    topic: str,
    *,
    at: datetime,
    subject: dict[str, Any],
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    facts: dict[str, Any],
) -> str:
    """Compose the canonical text of one entry: the words that are hashed and kept."""
    return _written(
        {
            "id": str(entry_id),
            "tenant": actor.tenant_id,
            "at": at.isoformat(),
            "topic": topic,
            "subject": subject,
            "actor": {
                "person": str(actor.person_id),
                "name": actor.name,
                "post": str(actor.post_id) if actor.post_id else None,
                "post_title": actor.post_title,
                "roles": sorted(actor.roles),
                "on_behalf_of": str(actor.on_behalf_of) if actor.on_behalf_of else None,
                "origin": actor.origin,
                "request": actor.request_id,
            },
            "before": before,
            "after": after,
            "facts": facts,
            "hash": chosen_algorithm(),
        }
    )


def _written(entry: dict[str, Any]) -> str:
    """Write an entry as `canonical(plain(...))` does; almost always in one quick step."""
    try:
        return orjson.dumps(entry, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:
        return canonical(plain(entry))


def record_readings(
    session: Session, actor: Actor, subject_kind: str, subject_ids: Iterable[UUID]
) -> None:
    """Write down who read a sensitive record: once for each person, record and day (R-296)."""
    topic, asked = f"{subject_kind}.read", list(dict.fromkeys(subject_ids))
    since = datetime.combine(today(), time.min, tzinfo=CHINA)
    known = set(
        session.scalars(
            select(JournalEntry.subject_id).where(
                JournalEntry.subject_id.in_(asked),
                JournalEntry.topic == topic,
                JournalEntry.person_id == actor.person_id,
                JournalEntry.at >= since,
            )
        )
    )
    unread = (one for one in asked if one not in known)
    record_all(session, [entry(actor, topic, subject_kind, one) for one in unread])


def record_refusal(actor: Actor, topic: str, subject_kind: str, **facts: Any) -> None:
    """Write down a denied attempt in a transaction of its own; the attempt itself left nothing."""
    with unit_of_work(actor.tenant_id) as session:
        record(session, actor, topic, subject_kind, None, **facts)


def plain(value: Any) -> Any:
    """Turn ids, days and times into the strings the journal keeps."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(inner) for inner in value]
    if isinstance(value, (UUID, date, datetime)):
        return str(value) if isinstance(value, UUID) else value.isoformat()
    return value
