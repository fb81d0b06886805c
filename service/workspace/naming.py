"""What records are called that somebody comes across by their ids: number and title, as people do.

Only what the reader may read is named, in two statements however many there are.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CompoundSelect, literal, select, union_all
from sqlalchemy.orm import Session

from service.procedures.objects import OBJECTS
from service.workspace.subjects import called_among
from tenants.context import Actor
from tenants.database import Base
from tenants.models.journal import JournalEntry

ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
# What people call a record: its number, if it has one, and its title.
CALLED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "risk_point": ("number", "title"),
        "measure": ("text",),
        "power": ("number", "name"),
        "flowchart": ("number", "title"),
        "catalogue": ("number", "title"),
        "matter": ("number", "title"),
        "regulation": ("number", "title"),
        "sheet": ("number", "title"),
        "commitment": ("number", "title"),
        "meeting": ("number", "title"),
        "case": ("number", "title"),
        "notice": ("number", "title"),
        "plan": ("title",),
        "filing": ("number",),
        "campaign": ("title",),
    }
)
# What has no name of its own is known by the record it belongs to.
BELONGS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "grading": ("gradings", "risk_point_id", "risk_point"),
        "confirmation": ("confirmations", "risk_point_id", "risk_point"),
        "notice_item": ("notice_items", "notice_id", "notice"),
        "notice_comment": ("notice_comments", "notice_id", "notice"),
        "case_step": ("case_steps", "case_id", "case"),
        "case_opinion": ("case_opinions", "case_id", "case"),
    }
)
# Under which words entries hold ids of what.
_SAID: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "cases": ("case",),
        "case_ids": ("case",),
        "cycle_id": ("plan",),
        "point_id": ("risk_point",),
        "notice_item_id": ("notice_item",),
        "step_id": ("case_step",),
        "opinion": ("case_opinion",),
        "item_id": tuple(OBJECTS),
        "object_id": tuple(OBJECTS),
    }
)


def names_in(
    session: Session, actor: Actor, entries: Sequence[JournalEntry]
) -> dict[UUID, dict[str, str]]:
    """Name, for each entry, the records it speaks of which its reader may read."""
    spoken = {one.id: _spoken_of(one) for one in entries}
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for found in spoken.values():
        for kind, ids in found.items():
            wanted[kind] |= ids
    names = _names(session, actor, wanted)
    return {
        entry: {str(one): names[one] for ids in found.values() for one in ids if one in names}
        for entry, found in spoken.items()
    }


def _names(
    session: Session, actor: Actor, wanted: Mapping[str, Collection[UUID]]
) -> dict[UUID, str]:
    """Ask for all kinds at once: however many there are, in two statements."""
    asked = {kind: set(wanted.get(kind, ())) for kind in CALLED}
    above = {}
    for one, owner_id, owner in session.execute(_owners(wanted)):
        above[one] = owner_id
        asked[owner].add(owner_id)
    names = called_among(session, actor, asked, CALLED)
    return names | {one: names[owner] for one, owner in above.items() if owner in names}


def _owners(wanted: Mapping[str, Collection[UUID]]) -> CompoundSelect[Any]:
    found = []
    for kind, (name, column, owner) in BELONGS.items():
        table = Base.metadata.tables[name]
        columns = table.c.id, table.c[column], literal(owner)
        found.append(select(*columns).where(table.c.id.in_(list(wanted.get(kind, ())))))
    return union_all(*found)


def _spoken_of(entry: JournalEntry) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = defaultdict(set)
    if entry.subject_id is not None:
        found[entry.subject_kind].add(entry.subject_id)
    body = json.loads(entry.body)
    for part in ("before", "after", "facts"):
        for field, written in _ids(part, body.get(part)):
            for kind in _SAID.get(field) or (field.removesuffix("_id").removesuffix("_ids"),):
                if kind in CALLED or kind in BELONGS:
                    found[kind].add(written)
    return found


def _ids(field: str, held: Any) -> Iterator[tuple[str, UUID]]:
    """Walk through what an entry holds, giving each id and the word it stands under."""
    if isinstance(held, Mapping):
        for name, inner in held.items():
            yield from _ids(name, inner)
    elif isinstance(held, list):
        for inner in held:
            yield from _ids(field, inner)
    elif isinstance(held, str) and ID.match(held):
        yield field, UUID(held)
