"""Take an import back within a day, whole, and only while nobody has touched what it brought."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import Session, aliased

from policies.permissions import Permission
from service.imports.models import Import
from service.imports.queries.access import access_import
from service.imports.rules import is_reversible
from service.imports.use_cases.keeping import keep_rows, load_rows
from service.imports.use_cases.parsing import tell
from service.imports.use_cases.refusals import ImportNotOpen, ImportTouched, ReversalTooLate
from service.measures.models import Measure
from service.powers.documents import document as power_document
from service.powers.models import Power, PowerPost
from service.procedures.models import CaseItem
from service.risks.documents import document as point_document
from service.risks.models import Grading, Manifestation, RiskPoint
from service.tasks.use_cases import clear_desks
from tenants.bulk import copy_into
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.hashing import digest
from tenants.journal import entry_body

ENTRY_COLUMNS = (
    "id",
    "at",
    "topic",
    "subject_kind",
    "subject_id",
    "person_id",
    "body",
    "digest",
)


def revert_import(
    session: Session, actor: Actor, import_id: UUID, *, if_version: int | None, reason: str
) -> Import:
    """Remove what an import brought, each record with its own entry; numbers are not reused.

    With it high risks leave the register: then it is for the main leader to decide (R-184).
    """
    worst = session.scalar(
        select(func.min(RiskPoint.worst_rank)).where(RiskPoint.import_id == import_id)
    )
    one = access_import(
        session,
        actor,
        import_id,
        Permission.IMPORT_REVERT,
        if_version=if_version,
        to_change=True,
        rank=worst,
    )
    if one.state != "committed" or one.kind == "organisation":
        raise ImportNotOpen("This import cannot be taken back.", state=one.state, kind=one.kind)
    if not is_reversible(one.committed_at, utc_now()):
        raise ReversalTooLate("An import is taken back within 24 hours or not at all.")
    rows = load_rows(session, one.id)
    updated = sum(row.act == "update" and row.state == "committed" for row in rows)
    _refuse_touched("updated", updated)
    remove = _remove_points if one.kind == "risks" else _remove_powers
    removed = remove(session, actor, one.id)
    for row in rows:
        if row.state == "committed":
            row.state = "reverted"
    keep_rows(session, one.id, rows)
    one.state, one.reverted_at = "reverted", utc_now()
    one.reverted_by, one.reversal_reason = actor.person_id, reason
    tell(session, actor, "import.reverted", one, removed=removed, reason=reason)
    return one


def _refuse_touched(what: str, count: int) -> None:
    if count:
        raise ImportTouched(
            "What was imported has changed or is referred to since.", what=what, count=count
        )


def _remove_points(session: Session, actor: Actor, import_id: UUID) -> int:
    points = session.scalars(
        select(RiskPoint).where(RiskPoint.import_id == import_id).with_for_update()
    ).all()
    own = select(RiskPoint.id).where(RiskPoint.import_id == import_id)
    later = aliased(RiskPoint)
    for what, statement in {
        "measures": select(func.count())
        .select_from(Measure)
        .where(Measure.risk_point_id.in_(own), Measure.version != 1),
        "gradings": select(func.count())
        .select_from(Grading)
        .where(Grading.risk_point_id.in_(own), Grading.kind != "import"),
        "cases": _sent(own, select(Measure.id).where(Measure.risk_point_id.in_(own))),
        "successors": select(func.count())
        .select_from(later)
        .where(
            later.predecessor_id.in_(own),
            or_(later.import_id.is_(None), later.import_id != import_id),
        ),
    }.items():
        _refuse_touched(what, session.scalar(statement) or 0)
    _refuse_touched("risk_points", sum(one.version != 1 for one in points))
    documents = _point_documents(session, points, own)
    _write_entries(session, actor, "risk_point", documents)
    measures = session.scalars(select(Measure.id).where(Measure.risk_point_id.in_(own))).all()
    clear_desks(session, [*(one.id for one in points), *measures], by=actor)
    for model in (Measure, Manifestation):
        session.execute(delete(model).where(model.risk_point_id.in_(own)))
    session.execute(delete(RiskPoint).where(RiskPoint.import_id == import_id))
    return len(points)


def _sent(*own: Select[UUID]) -> Select[int]:
    """Count what of it was sent for review: nobody judges what is not there."""
    sent = or_(*(CaseItem.item_id.in_(one) for one in own))
    return select(func.count()).select_from(CaseItem).where(sent)


def _point_documents(session: Session, points: Sequence[RiskPoint], own: Any) -> Iterator[Any]:
    told: dict[UUID, list[Manifestation]] = {one.id: [] for one in points}
    done: dict[UUID, list[Measure]] = {one.id: [] for one in points}
    for text in session.scalars(select(Manifestation).where(Manifestation.risk_point_id.in_(own))):
        told[text.risk_point_id].append(text)
    for measure in session.scalars(select(Measure).where(Measure.risk_point_id.in_(own))):
        done[measure.risk_point_id].append(measure)
    return (point_document(one, told[one.id], done[one.id]) for one in points)


def _remove_powers(session: Session, actor: Actor, import_id: UUID) -> int:
    powers = session.scalars(
        select(Power).where(Power.import_id == import_id).with_for_update()
    ).all()
    own = select(Power.id).where(Power.import_id == import_id)
    below = aliased(Power)
    for what, statement in {
        "risk_points": select(func.count())
        .select_from(RiskPoint)
        .where(RiskPoint.power_id.in_(own)),
        "cases": _sent(own),
        "sub_items": select(func.count())
        .select_from(below)
        .where(
            below.parent_id.in_(own),
            or_(below.import_id.is_(None), below.import_id != import_id),
        ),
    }.items():
        _refuse_touched(what, session.scalar(statement) or 0)
    _refuse_touched("powers", sum(one.version != 1 for one in powers))
    posts: dict[UUID, list[PowerPost]] = {one.id: [] for one in powers}
    for post in session.scalars(select(PowerPost).where(PowerPost.power_id.in_(own))):
        posts[post.power_id].append(post)
    _write_entries(session, actor, "power", (power_document(one, posts[one.id]) for one in powers))
    clear_desks(session, [one.id for one in powers], by=actor)
    session.execute(delete(PowerPost).where(PowerPost.power_id.in_(own)))
    session.execute(delete(Power).where(Power.import_id == import_id))
    return len(powers)


def _write_entries(
    session: Session, actor: Actor, kind: str, documents: Iterator[dict[str, Any]]
) -> None:
    """Write one entry for every record that goes, with all that it was."""
    at, topic = utc_now(), f"{kind}.import_reverted"
    copy_into(
        session,
        "journal_entries",
        ENTRY_COLUMNS,
        [_entry(actor, topic, kind, at, before) for before in documents],
    )


def _entry(actor: Actor, topic: str, kind: str, at: datetime, before: dict[str, Any]) -> Any:
    entry_id, record_id = new_id(), before["id"]
    body = entry_body(
        entry_id,
        actor,
        topic,
        at=at,
        subject={"kind": kind, "id": str(record_id), "version": before["version"]},
        before=before,
        after=None,
        facts={"import": before["import_id"]},
    )
    return entry_id, at, topic, kind, record_id, actor.person_id, body, digest(body.encode())
