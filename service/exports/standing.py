"""What the ledger says of risk points beyond their own words: who answers, how they stand."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.exports.answering import answering
from service.exports.ledger_rows import standing_row
from service.exports.outcomes import outcomes_of
from service.procedures.models import CaseItem
from service.registrations.queries.waiting import count_waiting_measures
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from tenants.context import Actor

SAID = (
    *("subject_type", "status", "rank", "remarks", "direct_responsible_written"),
    *("section_head_written", "responsible_leader_written"),
)
PLACES = ("department_id", "post_id", "answering_post_id")


def standings_of(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Say of these points, as far as this person sees them, what their ledger prints besides."""
    seen = by_policy(actor, Permission.RISK_POINT_READ, RiskPoint.__table__.c)
    points = session.scalars(select(RiskPoint).where(RiskPoint.id.in_(ids), seen)).all()
    names, facts = answering(session), outcomes_of(session, [one.id for one in points])
    rows = [
        {
            "id": str(one.id),
            **{name: getattr(one, name) for name in SAID},
            **{name: str(getattr(one, name) or "") for name in PLACES},
        }
        for one in points
    ]
    waiting = count_waiting_measures(session, points)
    reviewed = {str(one) for one in _under_review(session, ids)}
    return [
        {
            "id": row["id"],
            **standing_row(row, names(row), facts),
            "waiting_measures": waiting.get(row["id"], 0),
            "under_review": row["id"] in reviewed,
        }
        for row in rows
    ]


def _under_review(session: Session, ids: Sequence[UUID]) -> Sequence[UUID]:
    return session.scalars(
        select(CaseItem.item_id).where(CaseItem.item_id.in_(ids), CaseItem.state == "open")
    ).all()
