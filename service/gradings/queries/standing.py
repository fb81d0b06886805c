"""What has been said of risk points since their grades were last decided."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.chains import DECIDING
from service.gradings.models import Assessment
from service.procedures.models import CaseItem, CaseStep
from service.risks.models import Grading, RiskPoint


def decided_at(session: Session, ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Say when each point's grade was last decided; one never graded is left out."""
    rows = session.execute(
        select(Grading.risk_point_id, func.max(Grading.at).label("at"))
        .where(Grading.risk_point_id.in_(list(ids)), Grading.decided_rank.is_not(None))
        .group_by(Grading.risk_point_id)
    )
    return {row.risk_point_id: row.at for row in rows}


def proposals_since(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[Grading]]:
    """List the sheets filled in since each point's last decision, the newest first."""
    wanted = list(ids)
    since = decided_at(session, wanted)
    found: dict[UUID, list[Grading]] = {point_id: [] for point_id in wanted}
    for one in session.scalars(
        select(Grading)
        .where(Grading.risk_point_id.in_(wanted), Grading.kind == "proposal")
        .order_by(Grading.at.desc(), Grading.id.desc())
    ):
        if one.risk_point_id not in since or one.at > since[one.risk_point_id]:
            found[one.risk_point_id].append(one)
    return found


def assessments_since(
    session: Session, ids: Iterable[UUID], kind: str | None = None
) -> dict[UUID, list[Assessment]]:
    """List what holders and representatives said since each point's last decision."""
    wanted = list(ids)
    since = decided_at(session, wanted)
    found: dict[UUID, list[Assessment]] = {point_id: [] for point_id in wanted}
    statement = select(Assessment).where(Assessment.risk_point_id.in_(wanted))
    if kind is not None:
        statement = statement.where(Assessment.kind == kind)
    for one in session.scalars(statement.order_by(Assessment.at, Assessment.id)):
        if one.risk_point_id not in since or one.at > since[one.risk_point_id]:
            found[one.risk_point_id].append(one)
    return found


def points_in_order(session: Session, ids: Sequence[UUID]) -> list[RiskPoint]:
    """Fetch risk points in the order asked for; those that are not there are left out."""
    found = {one.id: one for one in session.scalars(select(RiskPoint).where(RiskPoint.id.in_(ids)))}
    return [found[one] for one in ids if one in found]


def judged_since(session: Session, ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Say since when somebody is to judge these points' grades: his sheet is no drafting."""
    rows = session.execute(
        select(CaseItem.item_id, CaseStep.opened_at)
        .join(CaseStep, CaseStep.case_id == CaseItem.case_id)
        .where(
            CaseItem.object_kind == "grading",
            CaseItem.item_id.in_(list(ids)),
            CaseItem.state == "open",
            CaseStep.state == "open",
            CaseStep.type.in_(DECIDING),
        )
    )
    return {row.item_id: row.opened_at for row in rows}
