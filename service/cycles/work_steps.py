"""How far each risk point has come on the five steps of work (R-308)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    Select,
    and_,
    case,
    cast,
    func,
    null,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.cycles.models import Confirmation
from service.gradings.models import Assessment
from service.measures.models import Measure, SuitabilityReview
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from tenants.clock import CHINA
from tenants.context import Actor
from tenants.models.organisation import Cycle, Department

POINT = RiskPoint.__table__.c
# Each step and where its work is done.
STEPS = (
    ("point_decided", "/api/v1/risk-points/{id}"),
    ("measure_reviewed", "/api/v1/risk-points/{id}/measures"),
    ("responsible_set", "/api/v1/risk-points/{id}/responsibility"),
    ("assessed", "/api/v1/risk-points/{id}/self-assessments"),
    ("improved", "/api/v1/risk-points/{id}/history"),
)

OF_THE_YEAR = frozenset({"assessed", "improved"})


def work_steps(session: Session, actor: Actor, risk_point_id: UUID) -> dict[str, Any]:
    """Tell of one risk point which of the five steps are done, since when, and where they are."""
    access_risk_point(session, actor, risk_point_id, Permission.RISK_POINT_READ)
    row = session.execute(_days().where(POINT.id == risk_point_id)).one()
    steps = [
        {
            "step": name,
            "done": getattr(row, name) is not None,
            "on": getattr(row, name),
            "where": place.format(id=risk_point_id),
        }
        for name, place in STEPS
    ]
    return {
        "risk_point_id": risk_point_id,
        "done": sum(bool(one["done"]) for one in steps),
        "steps": steps,
    }


def work_of_sections(session: Session, actor: Actor, cycle: Cycle | None) -> Sequence[Row[Any]]:
    """Count by section how many points have taken each step, in one statement.

    Assessments and improvements are those of the year. Of a year that is over they are all that
    is told, of the points that were in force at its end: the register has gone on since.
    """
    over = cycle is not None and cycle.state == "closed"
    days = _days(cycle).where(
        _in_force_on(cycle.closed_on) if cycle is not None and over else POINT.status != "retired",
        by_policy(actor, Permission.RISK_POINT_READ, POINT),
    )
    told = days.subquery()
    columns: list[Any] = [
        Department.id.label("department_id"),
        Department.name.label("department"),
        func.count().label("points"),
        *(
            (null() if over and name not in OF_THE_YEAR else func.count(told.c[name])).label(name)
            for name, _ in STEPS
        ),
    ]
    counted = (
        select(*columns)
        .join_from(told, Department, Department.id == told.c.department_id)
        .group_by(Department.id, Department.name)
        .order_by(Department.name, Department.id)
    )
    return session.execute(counted).all()


def _in_force_on(day: Any) -> ColumnElement[bool]:
    """Keep the points that were in force at the end of a day."""
    return and_(POINT.in_force_on <= day, or_(POINT.retired_on.is_(None), POINT.retired_on > day))


def _days(cycle: Cycle | None = None) -> Select[Any]:
    """Give the day on which each step of each point was done last; none while it is open."""
    measures, reviews = _measures(), _reviews(cycle)
    assessed = _newest(Assessment.risk_point_id, _day(Assessment.at), "assessed", cycle)
    confirmed = _newest(Confirmation.risk_point_id, Confirmation.decided_on, "confirmed", cycle)
    held = and_(measures.c.all > 0, measures.c.held == measures.c.all)
    answered = or_(POINT.post_id.is_not(None), POINT.answering_post_id.is_not(None))
    return (
        select(
            POINT.id,
            POINT.department_id,
            _when(POINT.status == IN_FORCE, POINT.in_force_on, "point_decided"),
            _when(measures.c.reviewed == measures.c.all, measures.c.newest, "measure_reviewed"),
            _when(
                and_(held, answered, POINT.status == IN_FORCE), POINT.in_force_on, "responsible_set"
            ),
            func.greatest(assessed.c.assessed, reviews.c.reviewed).label("assessed"),
            confirmed.c.confirmed.label("improved"),
        )
        .outerjoin(measures, measures.c.risk_point_id == POINT.id)
        .outerjoin(reviews, reviews.c.risk_point_id == POINT.id)
        .outerjoin(assessed, assessed.c.risk_point_id == POINT.id)
        .outerjoin(confirmed, confirmed.c.risk_point_id == POINT.id)
    )


def _when(condition: Any, day: Any, name: str) -> Any:
    return case((condition, day)).label(name)


def _measures() -> Any:
    return (
        select(
            Measure.risk_point_id,
            func.count().label("all"),
            func.count(Measure.reviewed_on).label("reviewed"),
            func.max(Measure.reviewed_on).label("newest"),
            func.count(Measure.responsible_post_id).label("held"),
        )
        .where(Measure.status == "active")
        .group_by(Measure.risk_point_id)
        .subquery()
    )


def _reviews(cycle: Cycle | None) -> Any:
    day = _day(SuitabilityReview.at)
    return (
        select(Measure.risk_point_id, func.max(day).label("reviewed"))
        .join(Measure, Measure.id == SuitabilityReview.measure_id)
        .where(_within(day, cycle))
        .group_by(Measure.risk_point_id)
        .subquery()
    )


def _newest(point: Any, day: Any, name: str, cycle: Cycle | None) -> Any:
    newest = select(point, func.max(day).label(name)).where(_within(day, cycle))
    return newest.group_by(point).subquery()


def _within(day: Any, cycle: Cycle | None) -> ColumnElement[bool]:
    """Keep the days of a year: from its opening until it was closed."""
    if cycle is None:
        return true()
    return and_(day >= cycle.opened_on, day <= (cycle.closed_on or date.max))


def _day(moment: Any) -> Any:
    return cast(func.timezone(CHINA.key, moment), Date)
