"""How a measure stands in a period: carried out, due and not done, or not yet due."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, exists

from service.measures.models import Doing, Measure


def carried_out(since: date) -> ColumnElement[bool]:
    """Say whether a measure was carried out since that day."""
    return exists().where(
        Doing.tenant_id == Measure.tenant_id,
        Doing.measure_id == Measure.id,
        Doing.done_on >= since,
    )


def doing_state(since: date, on: date) -> ColumnElement[str]:
    """Put every measure in one of three: overdue counts before what was done earlier."""
    missed = and_(Measure.next_due_on < on, Measure.needs_review.is_(False))
    return case((missed, "missed"), (carried_out(since), "done"), else_="pending")
