"""A sheet with all that is on it, read in a few statements however long it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from service.measures.models import Measure
from service.organisation.queries.access import snapshot
from service.powers.models import Power, PowerPost
from service.procedures.models import CaseItem
from service.risks.documents import document
from service.risks.models import Manifestation, RiskPoint
from service.risks.rules import IN_FORCE
from service.searches.models import (
    Contribution,
    ExaminedCell,
    SearchSource,
    Sheet,
    SheetPoint,
)
from tenants.models.organisation import Post


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: the candidate, and the point written out in full."""

    line: SheetPoint
    point: RiskPoint
    written: dict[str, Any]


def lines_of(session: Session, sheet_ids: Sequence[UUID]) -> dict[UUID, list[Line]]:
    """Give the points of sheets, in the order they were entered."""
    rows = session.execute(
        select(SheetPoint, RiskPoint)
        .join(RiskPoint, RiskPoint.id == SheetPoint.risk_point_id)
        .where(SheetPoint.sheet_id.in_(sheet_ids))
        .order_by(SheetPoint.position)
    ).all()
    written = written_points(session, [point for _, point in rows])
    found: dict[UUID, list[Line]] = defaultdict(list)
    for line, point in rows:
        found[line.sheet_id].append(Line(line, point, written[point.id]))
    return found


def written_points(session: Session, points: Sequence[RiskPoint]) -> dict[UUID, dict[str, Any]]:
    """Write out points with their manifestations and measures, two statements for all."""
    ids = [point.id for point in points]
    told: dict[UUID, list[Manifestation]] = defaultdict(list)
    own: dict[UUID, list[Measure]] = defaultdict(list)
    if ids:
        for one in session.scalars(
            select(Manifestation).where(Manifestation.risk_point_id.in_(ids))
        ):
            told[one.risk_point_id].append(one)
        for measure in session.scalars(select(Measure).where(Measure.risk_point_id.in_(ids))):
            own[measure.risk_point_id].append(measure)
    return {point.id: document(point, told[point.id], own[point.id]) for point in points}


def contributions_of(session: Session, sheet_ids: Sequence[UUID]) -> list[Contribution]:
    """List who found, raised or helped with what, in order of time."""
    return list(
        session.scalars(
            select(Contribution)
            .where(Contribution.sheet_id.in_(sheet_ids))
            .order_by(Contribution.at, Contribution.id)
        )
    )


def examined_of(session: Session, sheet_id: UUID) -> list[ExaminedCell]:
    """List the signed marks "examined, none found" of a sheet."""
    return list(
        session.scalars(
            select(ExaminedCell)
            .where(ExaminedCell.sheet_id == sheet_id)
            .order_by(ExaminedCell.signed_at, ExaminedCell.id)
        )
    )


def powers_of(session: Session, sheet: Sheet) -> Sequence[Power]:
    """List the powers a sheet asks about: those of the section, or those the post exercises."""
    if sheet.subject_type == "section":
        narrowed = Power.department_id == sheet.department_id
    elif sheet.post_id is not None:
        posts = select(PowerPost.power_id).where(PowerPost.post_id == sheet.post_id)
        narrowed = Power.id.in_(posts)
    else:
        return ()
    return session.scalars(
        select(Power).where(narrowed, Power.status == "in_force").order_by(Power.number)
    ).all()


def living_points(session: Session, sheet: Sheet) -> Sequence[RiskPoint]:
    """List the points in force of a sheet's subject that are not on it yet (带入)."""
    on_it = select(SheetPoint.risk_point_id).where(SheetPoint.sheet_id == sheet.id)
    found = select(RiskPoint).where(
        RiskPoint.status == IN_FORCE,
        RiskPoint.subject_type == sheet.subject_type,
        RiskPoint.id.not_in(on_it),
    )
    if sheet.post_id is not None:
        found = found.where(RiskPoint.post_id == sheet.post_id)
    elif sheet.topic is not None:
        found = found.where(RiskPoint.topic == sheet.topic)
    elif sheet.department_id is not None:
        found = found.where(RiskPoint.department_id == sheet.department_id)
    return session.scalars(found.order_by(RiskPoint.number)).all()


def sources_of(session: Session, sheet: Sheet) -> Sequence[SearchSource]:
    """List the sources located where this sheet searches; only their summary is shown (R-102)."""
    located = SearchSource.department_id == sheet.department_id
    if sheet.post_id is not None:
        located = SearchSource.post_id == sheet.post_id
    found = select(SearchSource).where(located).order_by(SearchSource.number)
    return session.scalars(found).all()


def cases_of(sheet_ids: Sequence[UUID]) -> Select[UUID]:
    """Select the cases the new points of sheets are or were in, those split off included."""
    return (
        select(CaseItem.case_id)
        .join(SheetPoint, SheetPoint.risk_point_id == CaseItem.item_id)
        .where(
            SheetPoint.sheet_id.in_(sheet_ids),
            SheetPoint.kind == "found",
            CaseItem.object_kind == "risk_point",
        )
    )


def last_position(session: Session, sheet_id: UUID) -> int:
    """Say how many lines a sheet has."""
    counted = select(func.max(SheetPoint.position)).where(SheetPoint.sheet_id == sheet_id)
    return session.scalar(counted) or 0


def post_of(session: Session, sheet: Sheet) -> Post | None:
    """Give the post a sheet belongs to, if it belongs to one."""
    return session.scalar(select(Post).where(Post.id == sheet.post_id)) if sheet.post_id else None


def written_line(one: Line, contributions: Mapping[UUID, list[Contribution]]) -> dict[str, Any]:
    """Write out one line of a sheet with who contributed to it."""
    line = one.line
    return {
        "risk_point_id": line.risk_point_id,
        "position": line.position,
        "kind": line.kind,
        "part": line.part,
        "answer": line.answer,
        "reason": line.reason,
        "found_in": line.found_in,
        "provisional_rank": line.provisional_rank,
        "case_id": line.case_id,
        "measures": line.measures,
        "point": one.written,
        "contributions": [snapshot(each) for each in contributions.get(line.risk_point_id, ())],
    }
