"""The reverse method: from a petition or finding to the step where it could happen (R-101)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries import today
from service.organisation.queries.access import refer, snapshot
from service.powers.models import Power
from service.risks.models import RiskPoint
from service.searches.models import LibraryEntry, SearchSource
from service.searches.queries.access import access_entry, access_source
from service.searches.rules.gaps import says_too_little
from service.searches.use_cases.keeping import write_down
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.hashing import digest
from tenants.journal import record
from tenants.models.organisation import Department, Post
from tenants.numbering import take_numbers

RECORD = Permission.SOURCE_RECORD


def record_source(session: Session, actor: Actor, **values: Any) -> SearchSource:
    """Enter what came in; its text stays with those who keep such matters (R-102)."""
    require(actor, RECORD)
    _refuse_thin(values)
    _refuse_unknown(session, values)
    number = take_numbers(session, f"search_sources-{today().year}")[0]
    source = SearchSource(
        number=f"XS-{today().year}-{number:04d}", recorded_by=actor.person_id, **values
    )
    source.state = "located" if _is_located(source) else "received"
    session.add(source)
    _write_down(session, actor, "source.recorded", source)
    return source


def change_source(
    session: Session, actor: Actor, source_id: UUID, *, if_version: int, **values: Any
) -> SearchSource:
    """Locate a source: which section, post, power and step it speaks of."""
    source = access_source(session, actor, source_id, RECORD, if_version=if_version)
    _refuse_thin(values)
    _refuse_unknown(session, values)
    before = sealed(source)
    for name, value in values.items():
        setattr(source, name, value)
    if source.state != "used":
        source.state = "located" if _is_located(source) else "received"
    _write_down(session, actor, "source.changed", source, before)
    return source


def use_source(
    session: Session, actor: Actor, source_id: UUID, *, if_version: int, risk_point_id: UUID
) -> SearchSource:
    """Link a source with the point found from it; the point is one of the reverse method."""
    source = access_source(session, actor, source_id, RECORD, if_version=if_version)
    point = refer(session, RiskPoint, "risk_point_id", risk_point_id)
    if point.method != "reverse":
        raise Invalid("Some fields are not right.", errors={"risk_point_id": ["not-reverse"]})
    before = sealed(source)
    source.risk_point_id, source.state = point.id, "used"
    _write_down(session, actor, "source.used", source, before, risk_point=point.number)
    return source


def add_entry(session: Session, actor: Actor, **values: Any) -> LibraryEntry:
    """Add a typical manifestation of the bureau's own to the library."""
    require(actor, Permission.CAMPAIGN_PLAN)
    if says_too_little(values["text"]):
        raise Invalid("Some fields are not right.", errors={"text": ["text-too-short"]})
    added = LibraryEntry(added_by=actor.person_id, **values)
    session.add(added)
    write_down(session, actor, "library_entry.added", added)
    return added


def change_entry(
    session: Session, actor: Actor, entry_id: UUID, *, if_version: int, **values: Any
) -> LibraryEntry:
    """Reword an entry of the bureau's own, or take it out of use."""
    found = access_entry(session, actor, entry_id, if_version=if_version)
    if "text" in values and says_too_little(values["text"]):
        raise Invalid("Some fields are not right.", errors={"text": ["text-too-short"]})
    before = snapshot(found)
    for name, value in values.items():
        setattr(found, name, value)
    write_down(session, actor, "library_entry.changed", found, before)
    return found


def sealed(source: SearchSource) -> dict[str, Any]:
    """Copy a source for the journal: its words by their digest alone, for more people read that."""
    copied = snapshot(source)
    for name in ("text", "reference"):
        copied[name] = digest(copied[name].encode()).hex()
    return copied


def _write_down(
    session: Session,
    actor: Actor,
    topic: str,
    source: SearchSource,
    before: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    session.flush()
    after = sealed(source)
    record(
        session,
        actor,
        topic,
        "source",
        source.id,
        version=source.version,
        before=before,
        after=after,
        **facts,
    )


def _is_located(source: SearchSource) -> bool:
    return source.department_id is not None or source.post_id is not None


def _refuse_thin(values: dict[str, Any]) -> None:
    thin = [
        name for name in ("summary", "text") if name in values and says_too_little(values[name])
    ]
    if thin:
        errors = {name: ["text-too-short"] for name in thin}
        raise Invalid("Some fields are not right.", errors=errors)


def _refuse_unknown(session: Session, values: dict[str, Any]) -> None:
    if values.get("department_id"):
        refer(session, Department, "department_id", values["department_id"])
    if values.get("power_id"):
        refer(session, Power, "power_id", values["power_id"])
    if values.get("post_id"):
        post = refer(session, Post, "post_id", values["post_id"])
        values["department_id"] = post.department_id
