"""Who manages, answers for, monitors and is accountable for one risk point today."""

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from policies.responsibility import relations
from policies.seats import ALARMS, REASONS, Relations, Seat
from service.organisation.queries import load_chart, today
from service.risks.models import Grading, RiskPoint
from service.risks.subjects import subject_of


def responsibility_of(session: Session, point: RiskPoint) -> dict[str, Any]:
    """Compute the four relations from rank, subject and today's organisation."""
    day = today()
    found = relations(subject_of(point), point.rank, load_chart(session, day), day)
    return {"on": day.isoformat(), "rank": point.rank, **_told(found)}


def gradings_of(session: Session, point: RiskPoint) -> list[Grading]:
    """List what was proposed, decided and lowered, the newest first."""
    statement = select(Grading).where(Grading.risk_point_id == point.id)
    return list(session.scalars(statement.order_by(Grading.at.desc(), Grading.id.desc())))


def standing_proposal(session: Session, point: RiskPoint) -> int | None:
    """Give the worst rank proposed since the last decision: a milder sheet does not hide it."""
    own = Grading.risk_point_id == point.id
    decided = select(func.max(Grading.at)).where(own, Grading.decided_rank.is_not(None))
    since = or_(decided.scalar_subquery().is_(None), Grading.at > decided.scalar_subquery())
    return session.scalar(select(func.min(Grading.proposed_rank)).where(own, since))


def _told(found: Relations) -> dict[str, Any]:
    return {
        "managing": _seat(found.managing),
        "directly_responsible": _seat(found.directly_responsible),
        "monitoring": [_seat(one) for one in found.monitoring],
        "accountable": _seat(found.accountable),
        "alarms": [
            {
                "code": one.code,
                "relation": one.relation,
                "title": one.title,
                "blocks": one.blocks,
                "text": ALARMS[one.code][0],
            }
            for one in found.alarms
        ],
        "blocked": found.blocked,
    }


def _seat(seat: Seat | None) -> dict[str, Any] | None:
    if seat is None:
        return None
    return {
        "role": seat.role,
        "post_id": str(seat.post_id) if seat.post_id else None,
        "title": seat.title,
        "name": seat.name,
        "acting": seat.acting,
        "on_behalf_of": seat.on_behalf_of_name,
        "members": list(seat.members),
        "shown": seat.shown,
        "reason": REASONS[seat.reason][0],
    }
