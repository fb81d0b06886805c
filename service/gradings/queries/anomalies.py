"""What looks like playing risks down in a case, and what reviewers answered to it (R-199)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.gradings.models import AnomalyAnswer
from service.gradings.queries.panels import rounds_of_points
from service.gradings.queries.standing import points_in_order, proposals_since
from service.gradings.rules import HIGH, Anomaly, Assessed, anomalies
from service.procedures.models import CaseItem
from service.risks.models import RiskPoint
from service.risks.rules import RETIRED


def anomalies_of(session: Session, items: Iterable[CaseItem]) -> tuple[Anomaly, ...]:
    """Name the anomalies of the points of a case as they stand now."""
    ids = [one.item_id for one in items]
    points = points_in_order(session, ids)
    rounds, sheets = rounds_of_points(session, ids), proposals_since(session, ids)
    assessed = []
    for point in points:
        own = rounds.get(point.id)
        suggested = own[1].suggested_rank if own and sheets[point.id] else None
        assessed.append(
            Assessed(
                id=point.id,
                number=point.number,
                post_id=point.post_id,
                rank=point.rank,
                computed=point.proposed_rank,
                suggested=suggested,
                disposes=point.power_id is not None,
            )
        )
    return anomalies(assessed, high_elsewhere=_high_elsewhere(session, ids))


def answers_in(session: Session, case_id: UUID) -> dict[str, AnomalyAnswer]:
    """Give what was answered in a case, by anomaly."""
    rows = session.scalars(select(AnomalyAnswer).where(AnomalyAnswer.case_id == case_id))
    return {one.key: one for one in rows}


def unanswered(session: Session, case_id: UUID, items: Iterable[CaseItem]) -> list[Anomaly]:
    """Name the anomalies no reviewer has answered yet."""
    answered = answers_in(session, case_id)
    return [one for one in anomalies_of(session, items) if one.key not in answered]


def shown(session: Session, case_id: UUID, items: Iterable[CaseItem]) -> list[dict[str, Any]]:
    """Show each anomaly with its answer, if it has one."""
    answered = answers_in(session, case_id)
    return [
        {
            "code": one.code,
            "key": one.key,
            "number": one.number,
            "answer": found.answer if found else None,
            "answered_by": found.person_name if found else None,
            "at": found.at if found else None,
        }
        for one in anomalies_of(session, items)
        for found in [answered.get(one.key)]
    ]


def _high_elsewhere(session: Session, ids: list[UUID]) -> bool:
    found = select(RiskPoint.id).where(
        RiskPoint.rank == HIGH, RiskPoint.status != RETIRED, RiskPoint.id.not_in(ids)
    )
    return bool(session.scalar(select(found.exists())))
