"""The measures that wait in registrations until their risk points are confirmed (R-217)."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.registrations.models import Registration
from service.risks.models import RiskPoint


def count_waiting_measures(session: Session, points: Iterable[RiskPoint]) -> Mapping[str, int]:
    """Count by risk point what waits with it."""
    powers = {one.power_id for one in points if one.power_id is not None}
    kept = session.scalars(select(Registration.points).where(Registration.power_id.in_(powers)))
    return {
        one["id"]: len(one["measures"]) for notes in kept for one in notes if one.get("measures")
    }
