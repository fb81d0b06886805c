"""Find, reword and put in force risk points; none is ever deleted (R-089)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.decisions import BIT
from policies.guard import may
from policies.permissions import Permission
from policies.reach import scopes_of
from service.organisation.queries import today
from service.powers.numbering import take_numbers
from service.procedures.gate import (
    is_drafted,
    refuse_in_review,
    refuse_outside_chain,
    was_decided,
)
from service.risks.models import RiskPoint
from service.risks.queries.access import (
    access_risk_point,
    entitled,
    full_document,
    insist,
    measures_of,
)
from service.risks.queries.lineage import Ancestor, hold_lineage
from service.risks.rules import (
    DRAFT,
    IN_FORCE,
    is_lowering,
    risk_point_number,
)
from service.risks.subjects import PLACING, Place, target_of
from service.risks.use_cases.keeping import (
    add_measure,
    gaps_of,
    index_words,
    placed,
    predecessor,
    refuse_early_measures,
    refuse_incomplete,
    refuse_retired,
    refuse_unfit,
    say,
    set_first_due,
    write_down,
)
from service.risks.use_cases.raising import raise_relatives
from service.risks.use_cases.refusals import AlreadyInForce, GradeLowered, OwnItem
from service.tasks.use_cases import settle_changes
from tenants.context import Actor
from tenants.database import new_id

PLACE_FIELDS = ("subject_type", *PLACING)
AWAITED = frozenset({"grade-missing", "measure-missing"})
REWORDING = frozenset({"title", "power_id", *PLACE_FIELDS})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a risk point would be after a change, as far as its lineage asks."""

    title: str
    power_id: UUID | None
    subject_type: str
    department_id: UUID | None
    post_id: UUID | None
    topic: str | None
    answering_post_id: UUID | None


def draft_risk_point(session: Session, actor: Actor, **values: Any) -> RiskPoint:
    """Enter a risk somebody found, under its subject, with what belongs to it."""
    hold_lineage(session)
    subject = _asked(values)
    found = placed(session, subject)
    insist(session, actor, Permission.RISK_POINT_DRAFT, found, None)
    if values.get("measures"):
        insist(session, actor, Permission.MEASURE_DRAFT, found, None)
        refuse_early_measures(session)
    refuse_unfit(session, values, found.subject_type)
    before = predecessor(session, _wording(found, values["title"], values.get("power_id")))
    manifestations = values.pop("manifestations", None) or []
    measures = values.pop("measures", None) or []
    own = {name: value for name, value in values.items() if name not in PLACE_FIELDS}
    point_id = new_id()
    number = risk_point_number(take_numbers(session, "risk_points")[0])
    point = RiskPoint(id=point_id, number=number, **_place_values(found), **own)
    point.title = point.title.strip()
    _succeed(point, before)
    index_words(point, manifestations, [one["text"] for one in measures])
    session.add(point)
    session.flush()
    say(session, point, manifestations)
    for measure in measures:
        add_measure(session, point, measure)
    facts: dict[str, Any] = {"predecessor": before.number} if before else {}
    write_down(session, actor, "risk_point.drafted", point, None, **facts)
    return point


def change_risk_point(
    session: Session, actor: Actor, risk_point_id: UUID, *, if_version: int | None, **values: Any
) -> RiskPoint:
    """Reword or move a risk point; its grade stays where it is, whatever else changes."""
    renamed = not REWORDING.isdisjoint(values)
    if renamed:
        hold_lineage(session)
    point = access_risk_point(
        session, actor, risk_point_id, Permission.RISK_POINT_EDIT, if_version=if_version
    )
    refuse_retired(point)
    refuse_in_review(session, "risk_point", point.id)
    if point.status == IN_FORCE:
        _refuse_unasked(session, actor, point)
    before = full_document(session, point)
    moved = {name: value for name, value in values.items() if name in PLACE_FIELDS}
    found = _moved(session, actor, point, moved) if moved else None
    subject_type = found.subject_type if found else point.subject_type
    checked = {**values, "category": values.get("category", point.category)} if moved else values
    refuse_unfit(session, checked, subject_type)
    with session.no_autoflush:
        manifestations = values.pop("manifestations", None)
        for name, value in (values | (_place_values(found) if found else {})).items():
            setattr(point, name, value.strip() if name == "title" else value)
        if renamed:
            _keep_floor(session, actor, point)
        texts = before["manifestations"]
        if manifestations is not None:
            texts = say(session, point, manifestations)
        index_words(point, texts, [one["text"] for one in before["measures"]])
    reworded = manifestations is not None
    after = write_down(session, actor, "risk_point.changed", point, before, reworded=reworded)
    settle_changes(session, [point.id], by=actor)
    if point.status == IN_FORCE:
        refuse_incomplete(session, point, after)
    if renamed:
        raise_relatives(session, actor, point, by_words_alone=True)
    return point


def _refuse_unasked(session: Session, actor: Actor, point: RiskPoint) -> None:
    """What was decided is reworded in its chain, or when its review is due, or by its manager."""
    asked = point.review_required or is_drafted(session, "risk_point", point.id)
    if asked or may(actor, Permission.RISK_POINT_MANAGE, target_of(point, point.floor_rank)):
        return
    refuse_outside_chain(session, "risk_point")


def put_in_force(
    session: Session, actor: Actor, risk_point_id: UUID, *, if_version: int | None
) -> RiskPoint:
    """Let a complete risk point count; what is missing is told all at once."""
    point = access_risk_point(
        session, actor, risk_point_id, Permission.RISK_POINT_PUT_IN_FORCE, if_version=if_version
    )
    refuse_retired(point)
    if point.status != DRAFT:
        raise AlreadyInForce("The risk point is in force already.", number=point.number)
    refuse_outside_chain(session, "risk_point")
    return settle_in_force(session, actor, point)


def settle_in_force(session: Session, actor: Actor, point: RiskPoint, **facts: Any) -> RiskPoint:
    """Let a complete risk point count, as was decided; who may decide was asked before."""
    before = full_document(session, point)
    warnings = refuse_incomplete(session, point, before)
    for measure in measures_of(session, point.id):
        if measure.next_due_on is not None and measure.next_due_on < today():
            set_first_due(measure)
    point.status, point.in_force_on = IN_FORCE, today()
    write_down(
        session,
        actor,
        "risk_point.put_in_force",
        point,
        before,
        warnings=[f"{gap.field}: {gap.code}" for gap in warnings],
        **facts,
    )
    return point


def come_into_force(
    session: Session, actor: Actor, point: RiskPoint, *, decided: bool = False, **facts: Any
) -> bool:
    """Let a decided risk point count, unless it still waits for its grade or its measures.

    These have chains of their own; the last of them brings the point into force.
    """
    if point.status != DRAFT or not (decided or was_decided(session, "risk_point", point.id)):
        return False
    gaps = gaps_of(session, point, full_document(session, point))
    if any(gap.code in AWAITED for gap in gaps):
        return False
    settle_in_force(session, actor, point, **facts)
    return True


def _asked(values: dict[str, Any]) -> Place:
    return Place(**{name: values.get(name) for name in PLACE_FIELDS})  # type: ignore[arg-type]


def _place_values(found: Place) -> dict[str, Any]:
    return {name: getattr(found, name) for name in PLACE_FIELDS}


def _wording(found: Place, title: str, power_id: UUID | None) -> Wording:
    return Wording(title=title, power_id=power_id, **_place_values(found))


def _succeed(point: RiskPoint, before: Ancestor | None) -> None:
    point.lineage_id = point.id
    if before is not None:
        point.lineage_id = before.lineage_id or before.id
        point.predecessor_id = before.id
        point.floor_rank, point.worst_rank = before.floor_rank, before.worst_rank


def _moved(session: Session, actor: Actor, point: RiskPoint, moved: dict[str, Any]) -> Place:
    """Place the risk point anew; both places must be his to change, and no graded one his own."""
    kept = {name: getattr(point, name) for name in PLACE_FIELDS}
    changed = "subject_type" in moved and moved["subject_type"] != point.subject_type
    found = placed(session, _asked(moved if changed else _without_derived(kept) | moved))
    if _place_values(found) == kept:
        return found
    target = target_of(point, point.floor_rank)
    if point.floor_rank is not None and scopes_of(actor, target) & BIT["own"]:
        raise OwnItem(
            "A graded risk point of one's own post is moved by someone else.",
            permission=Permission.RISK_POINT_EDIT.value,
            who_can=entitled(session, actor, Permission.RISK_POINT_MANAGE, point, point.floor_rank),
        )
    insist(session, actor, Permission.RISK_POINT_EDIT, found, point.floor_rank)
    return found


def _without_derived(kept: dict[str, Any]) -> dict[str, Any]:
    """The department of a post or of the leadership follows by itself."""
    return kept if kept["subject_type"] == "section" else {**kept, "department_id": None}


def _keep_floor(session: Session, actor: Actor, point: RiskPoint) -> None:
    """A change of words or place that makes it a known risk's successor takes over its floor."""
    wording = Wording(**{name: getattr(point, name) for name in Wording.__dataclass_fields__})
    before = predecessor(session, wording, besides=point.id)
    if before is None or not _unrelated(point, before):
        return
    if point.rank is not None and is_lowering(before.floor_rank, point.rank):
        raise GradeLowered(
            "These words under this subject are those of a risk of higher grade.",
            number=before.number,
            floor=before.floor_rank,
            lowering=f"/api/v1/risk-points/{point.id}/lowering",
            who_can=entitled(session, actor, Permission.LOWERING_DECIDE, point, before.floor_rank),
        )
    if is_lowering(before.floor_rank, point.floor_rank):
        point.floor_rank, point.worst_rank = before.floor_rank, before.worst_rank
        point.lineage_id = before.lineage_id or before.id
        point.predecessor_id = before.id


def _unrelated(point: RiskPoint, before: Ancestor) -> bool:
    """A released rank of the same lineage does not come back by a change of words."""
    return point.lineage_id != before.lineage_id or point.floor_rank is None
