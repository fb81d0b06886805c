"""Write major matters down, and by which procedure they were decided (R-053)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.matters.models import MajorMatter, MatterPoint, MatterThreshold
from service.matters.queries import access_matter, matter_document, thresholds
from service.matters.refusals import MatterDecided, MatterIncomplete
from service.matters.rules import matter_gaps
from service.organisation.queries.access import insist_at, snapshot
from service.powers.models import Power
from service.procedures.models import Meeting
from service.procedures.queries.limits import refuse_beyond
from service.risks.models import RiskPoint
from tenants.context import Actor
from tenants.database import TenantOwned, owned, utc_now
from tenants.errors import Invalid, Stale
from tenants.journal import plain, record
from tenants.models.organisation import Department, Post
from tenants.numbering import take_numbers

ENDS: Mapping[str, type[TenantOwned]] = {
    "department_id": Department,
    "responsible_post_id": Post,
    "power_id": Power,
    "meeting_id": Meeting,
}


def record_matter(session: Session, actor: Actor, **values: Any) -> MajorMatter:
    """Enter a major matter."""
    points = values.pop("risk_point_ids", None) or []
    insist_at(session, actor, Permission.MATTER_RECORD, values.get("department_id"))
    _refuse_unfit(session, values, points)
    number = take_numbers(session, "major_matters")[0]
    matter = MajorMatter(number=f"SZ-{number:04d}", **_plain(values))
    session.add(matter)
    session.flush()
    _touch(session, matter, points)
    _write_down(session, actor, "major_matter.recorded", matter, None)
    return matter


def change_matter(
    session: Session, actor: Actor, matter_id: UUID, *, if_version: int, **values: Any
) -> MajorMatter:
    """Change what is written of a matter that is not decided yet."""
    matter = _open(session, actor, matter_id, if_version)
    points = values.pop("risk_point_ids", None)
    if "department_id" in values:
        insist_at(session, actor, Permission.MATTER_RECORD, values["department_id"])
    _refuse_unfit(session, values, points or ())
    before = matter_document(session, matter)
    if points is not None:
        session.execute(delete(MatterPoint).where(MatterPoint.matter_id == matter.id))
        _touch(session, matter, points)
    for name, value in _plain(values).items():
        setattr(matter, name, value)
    _write_down(session, actor, "major_matter.changed", matter, before)
    return matter


def decide_matter(
    session: Session, actor: Actor, matter_id: UUID, *, if_version: int, **values: Any
) -> MajorMatter:
    """Write down how a matter was decided; without a meeting and somebody responsible it is not."""
    matter = _open(session, actor, matter_id, if_version)
    _refuse_unfit(session, values, ())
    before = matter_document(session, matter)
    threshold = thresholds(session).get(matter.topic)
    for name, value in _plain(values).items():
        setattr(matter, name, value)
    with session.no_autoflush:
        gaps = matter_gaps(snapshot(matter), threshold)
    if any(gap.blocking for gap in gaps):
        raise MatterIncomplete(
            "The matter is not complete.",
            number=matter.number,
            gaps=[
                {"pointer": f"/{gap.field}", "code": gap.code, "blocking": gap.blocking}
                for gap in gaps
            ],
        )
    _refuse_beyond(session, actor, matter)
    matter.state = "decided"
    _write_down(session, actor, "major_matter.decided", matter, before)
    return matter


def set_threshold(
    session: Session,
    actor: Actor,
    *,
    topic: str,
    amount: Decimal,
    basis: str,
    if_version: int,
) -> MatterThreshold:
    """Say from which sum on a matter counts as major here; version 0 sets the first one."""
    insist_at(session, actor, Permission.MATTER_RECORD, None)
    known = session.scalar(select(MatterThreshold).where(MatterThreshold.topic == topic))
    if (known.version if known else 0) != if_version:
        version = known.version if known else 0
        raise Stale("The record changed since you read it.", version=version)
    before = _threshold_document(known) if known else None
    if known is None:
        known = MatterThreshold(topic=topic, amount=amount, basis=basis)
        session.add(known)
    else:
        known.amount, known.basis = amount, basis
    session.flush()
    record(
        session,
        actor,
        "matter_threshold.set",
        "matter_threshold",
        known.id,
        version=known.version,
        before=before,
        after=_threshold_document(known),
    )
    return known


def _threshold_document(threshold: MatterThreshold) -> dict[str, Any]:
    return {**snapshot(threshold), "amount": str(threshold.amount)}


def _open(session: Session, actor: Actor, matter_id: UUID, if_version: int) -> MajorMatter:
    matter = access_matter(
        session, actor, matter_id, Permission.MATTER_RECORD, if_version=if_version
    )
    if matter.state != "open":
        raise MatterDecided("The matter is decided.", number=matter.number)
    return matter


def _refuse_beyond(session: Session, actor: Actor, matter: MajorMatter) -> None:
    """A body's signed minutes decide any sum; who writes one down without them answers for it."""
    if matter.amount is None:
        return
    meeting = owned(session, Meeting, matter.meeting_id) if matter.meeting_id else None
    if meeting is not None and meeting.kind == "body" and meeting.state == "signed":
        return
    power = owned(session, Power, matter.power_id) if matter.power_id else None
    kinds = {matter.topic, *([power.category] if power and power.category else [])}
    with session.no_autoflush:
        refuse_beyond(session, actor, matter.amount, kinds)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Write the steps of a procedure as documents keep their days."""
    steps = {"procedure": plain(values["procedure"])} if "procedure" in values else {}
    return {**values, **steps}


def _refuse_unfit(session: Session, values: Mapping[str, Any], points: Iterable[UUID]) -> None:
    errors: dict[str, Any] = {
        name: ["not-found"]
        for name, model in ENDS.items()
        if values.get(name) is not None and owned(session, model, values[name]) is None
    }
    strange = {
        str(place): ["not-found"]
        for place, one in enumerate(points)
        if owned(session, RiskPoint, one) is None
    }
    if strange:
        errors["risk_point_ids"] = strange
    if "title" in values and not values["title"].strip():
        errors["title"] = ["text-missing"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _touch(session: Session, matter: MajorMatter, points: Iterable[UUID]) -> None:
    session.add_all(
        MatterPoint(matter_id=matter.id, risk_point_id=one) for one in dict.fromkeys(points)
    )
    session.flush()


def _write_down(
    session: Session,
    actor: Actor,
    topic: str,
    matter: MajorMatter,
    before: dict[str, Any] | None,
) -> None:
    if before is not None:
        matter.updated_at = utc_now()
        flag_modified(matter, "updated_at")
    session.flush()
    record(
        session,
        actor,
        topic,
        "major_matter",
        matter.id,
        version=matter.version,
        before=before,
        after=matter_document(session, matter),
    )
