"""Two people changed the same record: the later one sees, field by field, what was and what is.

All of it comes from the journal, which holds every state of a record; to whoever may not read the
record nothing is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.workspace.subjects import KINDS, places_of
from service.workspace.wording import Wording, layout
from tenants.context import Actor
from tenants.database import Base, unit_of_work
from tenants.models.journal import JournalEntry

OF_TABLE: Final = {lying.table: kind for kind, lying in KINDS.items()}
NEWEST: Final = 60


@dataclass(frozen=True, slots=True)
class State:
    """What one entry tells of a record: the version it made, and the record before and after."""

    version: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    entry: Mapping[str, Any]


def conflict(
    actor: Actor,
    record: tuple[str, UUID] | None,
    arguments: Mapping[str, Any],
    read: int,
    language: str,
) -> dict[str, Any]:
    """Tell who changed a record since this version, and each field then and now."""
    kind, record_id = _named(record, arguments)
    if kind is None or record_id is None:
        return {}
    with unit_of_work(actor.tenant_id, read_only=True) as session:
        if record_id not in places_of(session, actor, kind, [record_id]):
            return {}
        since = [one for one in _states(session, kind, record_id) if one.version > read]
        if not since:
            return {"fields": []}
        last = since[-1]
        return {
            "current_version": last.version,
            "changed_by": last.entry["actor"]["name"],
            "changed_post": last.entry["actor"]["post_title"],
            "changed_at": last.entry["at"],
            "fields": list(_fields(session, kind, since, language)),
        }


def _named(
    record: tuple[str, UUID] | None, arguments: Mapping[str, Any]
) -> tuple[str | None, UUID | None]:
    """Know the record by its table or, after a lost race, by the name it has in the address."""
    if record is not None:
        return OF_TABLE.get(record[0]), record[1]
    for name, value in reversed(list(arguments.items())):
        kind = name.removesuffix("_id")
        if kind in KINDS and isinstance(value, UUID):
            return kind, value
    return None, None


def _fields(
    session: Session, kind: str, since: list[State], language: str
) -> Iterator[dict[str, Any]]:
    then: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for state in since:
        then = {**state.before, **then}
        now |= state.after
    subject_type = now.get("subject_type") or "section"
    chart, profile = load_chart(session, today()), current_profile(session)
    wording = Wording(chart, profile, subject_type, language)
    for name, zh, en, how in layout(kind):
        was, present = then.get(name), now.get(name)
        if was != present:
            yield {
                "name": name,
                "label": en if language == "en" else zh,
                "yours_base": was,
                "theirs": present,
                "yours_base_text": wording.worded(how, was),
                "theirs_text": wording.worded(how, present),
            }


def _states(session: Session, kind: str, record_id: UUID) -> Iterator[State]:
    """Read the newest states of a record, oldest first; measures are told with their risk point."""
    if kind == "measure":
        measures = Base.metadata.tables["measures"]
        point = session.scalar(select(measures.c.risk_point_id).where(measures.c.id == record_id))
        for one in _entries(session, point):
            before, after = _part(one["before"], record_id), _part(one["after"], record_id)
            if after and before != after:
                yield State(after["version"], before or after, after, one)
        return
    for one in _entries(session, record_id):
        version, after = one["subject"]["version"], one["after"]
        if version is not None and after:
            yield State(version, one["before"] or {}, after, one)


def _entries(session: Session, subject_id: UUID | None) -> list[dict[str, Any]]:
    bodies = session.scalars(
        select(JournalEntry.body)
        .where(JournalEntry.subject_id == subject_id)
        .order_by(JournalEntry.xid.desc(), JournalEntry.id.desc())
        .limit(NEWEST)
    )
    return [orjson.loads(body) for body in reversed(bodies.all())]


def _part(document: Mapping[str, Any] | None, measure_id: UUID) -> Mapping[str, Any] | None:
    measures = (document or {}).get("measures") or ()
    return next((one for one in measures if one.get("id") == str(measure_id)), None)
