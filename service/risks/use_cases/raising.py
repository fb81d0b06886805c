"""The same risk written down twice cannot be high here and lower there (R-184)."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from service.risks.models import RiskPoint
from service.risks.queries.access import full_document
from service.risks.queries.lineage import other_power
from service.risks.rules import IN_FORCE, RETIRED, is_lowering, worst_of
from service.risks.subjects import subject_key
from service.risks.use_cases.deciding import graded
from service.risks.use_cases.keeping import write_down
from tenants.context import Actor


def raise_relatives(
    session: Session, actor: Actor, point: RiskPoint, *, by_words_alone: bool = False
) -> None:
    """Raise what is of one lineage with a point, or says the same under its very subject.

    A grade the main leader lowered within a lineage comes back by a new decision, but by no mere
    change of words.
    """
    for one in _relatives(session, point):
        known = one.lineage_id == point.lineage_id and one.floor_rank is not None
        if is_lowering(point.floor_rank, one.floor_rank) and not (by_words_alone and known):
            _raise(session, actor, one, point)


def raise_by_import(session: Session, actor: Actor, ids: list[UUID]) -> None:
    """Raise what imported points of a higher grade are the same risk as."""
    statement = select(RiskPoint).where(RiskPoint.id.in_(ids)).order_by(RiskPoint.number)
    for point in session.scalars(statement).all():
        raise_relatives(session, actor, point)


def _relatives(session: Session, point: RiskPoint) -> list[RiskPoint]:
    same_words = and_(
        RiskPoint.text_key == point.text_key, RiskPoint.department_id == point.department_id
    )
    found = session.scalars(
        select(RiskPoint)
        .where(
            or_(RiskPoint.lineage_id == point.lineage_id, same_words),
            RiskPoint.id != point.id,
            RiskPoint.status != RETIRED,
        )
        .order_by(RiskPoint.number)
    )
    return [one for one in found if _is_same_risk(one, point)]


def _is_same_risk(one: RiskPoint, point: RiskPoint) -> bool:
    if one.lineage_id == point.lineage_id:
        return True
    return subject_key(one) == subject_key(point) and not other_power(one, point)


def _raise(session: Session, actor: Actor, one: RiskPoint, point: RiskPoint) -> None:
    before = full_document(session, one)
    before_rank = one.rank
    one.floor_rank = point.floor_rank
    one.worst_rank = worst_of(one.worst_rank, point.floor_rank)
    if one.rank is not None or one.status == IN_FORCE:
        one.rank = point.floor_rank
    reason = f"与 {point.number} 为同一风险,随之升级"
    graded(
        session,
        actor,
        one,
        "decision",
        decided_rank=one.rank,
        before_rank=before_rank,
        reason=reason,
    )
    write_down(session, actor, "risk_point.graded", one, before, reason=reason)
