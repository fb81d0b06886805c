"""What every decision on a grade shares: who may, and the record that is kept for ever."""

from typing import Any

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.risks.models import Grading, RiskPoint
from service.risks.queries.access import insist
from service.risks.use_cases.keeping import refuse_retired
from tenants.context import Actor
from tenants.database import refuse_stale, utc_now


def refuse_undecidable(
    session: Session,
    actor: Actor,
    point: RiskPoint,
    rank: int | None,
    if_version: int | None,
    *,
    permission: Permission = Permission.GRADING_DECIDE,
) -> None:
    """Refuse unless this person decides at this rank, on what he read last."""
    insist(session, actor, permission, point, rank)
    refuse_stale(point, if_version)
    refuse_retired(point)


def graded(session: Session, actor: Actor, point: RiskPoint, kind: str, **values: Any) -> Grading:
    """Keep one proposal or decision for ever."""
    grading = Grading(
        risk_point_id=point.id,
        kind=kind,
        at=utc_now(),
        person_id=actor.person_id,
        post_id=actor.post_id,
        **values,
    )
    session.add(grading)
    return grading
