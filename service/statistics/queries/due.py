"""The calendar of what is due: deadlines ahead, day by day."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.cycles.models import CycleStage, StageTask
from service.cycles.queries import running_cycle
from service.measures.models import Measure
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from service.searches.models import Campaign, Sheet
from service.statistics import definitions
from service.statistics.queries.common import POINT, admit, chart
from tenants.calendar import is_working_day
from tenants.clock import today
from tenants.context import Actor

KINDS = ("measure", "stage", "task", "sheet")


def due_days(session: Session, actor: Actor, start: date | None, days: int) -> dict[str, Any]:
    """Count on each day what is due by then and not done yet, and what is overdue already."""
    admit(actor)
    first = start or today()
    last = first + timedelta(days=days - 1)
    counts: Counter[tuple[date, str]] = Counter()
    cycle = running_cycle(session)
    for kind, day, n in session.execute(_open(actor, cycle.id if cycle else None, last)):
        counts[max(day, first - timedelta(days=1)), kind] += n
    return chart(
        actor,
        definitions.DUE,
        of="measures",
        first=first,
        last=last,
        total=counts.total(),
        overdue=_kinds(first - timedelta(days=1), counts),
        rows=[_day(first + timedelta(days=gone), counts) for gone in range(days)],
    )


def _day(day: date, counts: Counter[tuple[date, str]]) -> dict[str, Any]:
    kinds = _kinds(day, counts)
    return {
        "day": day,
        "working_day": is_working_day(day),
        "n": sum(kinds.values()),
        "kinds": kinds,
    }


def _kinds(day: date, counts: Counter[tuple[date, str]]) -> dict[str, int]:
    return {kind: counts[day, kind] for kind in KINDS}


def _open(actor: Actor, cycle_id: UUID | None, last: date) -> Any:
    parts = [_by_day("measure", Measure.next_due_on, last).where(*_open_measures(actor))]
    if cycle_id is not None:
        stage = CycleStage.cycle_id == cycle_id
        parts += [
            _by_day("stage", CycleStage.due_on, last).where(
                stage, CycleStage.completed_on.is_(None)
            ),
            _by_day("task", StageTask.due_on, last)
            .join(CycleStage, and_(CycleStage.id == StageTask.stage_id, stage))
            .where(StageTask.done_on.is_(None)),
            _by_day("sheet", Sheet.due_on, last)
            .join(Campaign, and_(Campaign.id == Sheet.campaign_id, Campaign.cycle_id == cycle_id))
            .where(Sheet.submitted_at.is_(None)),
        ]
    return union_all(*parts)


def _by_day(kind: str, day: Any, last: date) -> Select[Any]:
    return (
        select(literal(kind).label("kind"), day.label("day"), func.count().label("n"))
        .where(day <= last)
        .group_by(day)
    )


def _open_measures(actor: Actor) -> tuple[Any, ...]:
    return (
        RiskPoint.id == Measure.risk_point_id,
        POINT.status == IN_FORCE,
        by_policy(actor, Permission.MEASURE_READ, POINT),
        Measure.status == "active",
        Measure.needs_review.is_(False),
    )
