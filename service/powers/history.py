"""Every version of a record: who, when, from which post, what before and what after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.powers.rules import UNWORDED, news
from tenants.errors import NotFound
from tenants.models.journal import JournalEntry

UNTOLD: Final = frozenset({"version", "updated_at"})


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a record's history."""

    version: int
    at: str
    topic: str
    actor: Mapping[str, Any]
    changes: list[dict[str, Any]]
    facts: Mapping[str, Any]
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Edition:
    """One wording that held: since when, why, by whom, and what reads otherwise than before."""

    edition: int
    version: int
    at: str
    effective_on: date | None
    enactment: Mapping[str, Any] | None
    changes: list[dict[str, Any]]


def history_of(session: Session, subject_id: UUID) -> list[Change]:
    """Tell what changed a record, oldest first, in one statement; who read it is not told here."""
    bodies = session.scalars(
        select(JournalEntry.body)
        .where(JournalEntry.subject_id == subject_id, JournalEntry.topic.not_like("%.read"))
        .order_by(JournalEntry.xid, JournalEntry.id)
    )
    return [_change(orjson.loads(body)) for body in bodies]


def version_of(session: Session, subject_id: UUID, version: int) -> Change:
    """Give a record as it was in one version."""
    found = [one for one in history_of(session, subject_id) if one.version == version and one.after]
    if not found:
        raise NotFound("There was no such version.")
    return found[-1]


def editions_of(session: Session, power_id: UUID) -> list[Edition]:
    """Give every wording of a power that ever held, the newest first, each with its changes."""
    found: list[Edition] = []
    earlier: Mapping[str, Any] = {}
    for one in history_of(session, power_id):
        document = one.after or {}
        count = document.get("edition") or 0
        if one.version is None or count <= (found[-1].edition if found else 0):
            continue
        kept = {name: value for name, value in document.items() if name not in UNWORDED}
        found.append(
            Edition(
                edition=count,
                version=one.version,
                at=one.at,
                effective_on=_day(document.get("effective_on")),
                enactment=_enactment(document.get("enactment")),
                changes=_reworded(earlier, kept) if earlier else [],
            )
        )
        earlier = kept
    return found[::-1]


def _reworded(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Name what reads otherwise; the same posts in another order do not."""
    fresh = news(before, after)
    return [one for one in difference(before, after) if one["field"] in fresh]


def _enactment(kept: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return {**kept, "decided_on": _day(kept["decided_on"])} if kept else None


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _change(entry: Mapping[str, Any]) -> Change:
    before, after = entry["before"], entry["after"]
    return Change(
        version=entry["subject"]["version"],
        at=entry["at"],
        topic=entry["topic"],
        actor=entry["actor"],
        changes=difference(before or {}, after or {}),
        facts=entry["facts"],
        after=after,
    )


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Name each field that is not as it was."""
    names = [name for name in {**after, **before} if name not in UNTOLD]
    return [
        {"field": name, "before": before.get(name), "after": after.get(name)}
        for name in names
        if before.get(name) != after.get(name)
    ]
