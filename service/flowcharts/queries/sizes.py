"""How large each flow of the library is, and how many risks lie on it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.flowcharts.models import Flowchart, FlowchartPower, FlowStep
from service.flowcharts.rules.vocabulary import MARKERS
from service.powers.points import POINTS
from tenants.context import Actor

RETIRED = "retired"


def sizes_of(
    session: Session, actor: Actor, chart_ids: Iterable[UUID]
) -> dict[UUID, dict[str, int]]:
    """Count the steps of many charts and the living risks their reader may see, in one statement.

    A risk lies on a flow by its step, or by a power the flow serves.
    """
    steps = (
        select(func.count())
        .select_from(FlowStep)
        .where(
            *_of_chart(FlowStep),
            FlowStep.is_removed.is_(False),
            FlowStep.type.not_in(MARKERS),
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(Flowchart.id, steps, _risks(actor)).where(Flowchart.id.in_(list(chart_ids)))
    )
    return {row[0]: {"step_count": row[1], "risk_count": row[2]} for row in rows}


def _risks(actor: Actor) -> Any:
    point = POINTS.c
    by_step = exists().where(*_of_chart(FlowStep), FlowStep.id == point.flow_step_id)
    by_power = exists().where(*_of_chart(FlowchartPower), FlowchartPower.power_id == point.power_id)
    of_flow = or_(*(one.correlate(Flowchart, POINTS) for one in (by_step, by_power)))
    readable = condition(
        actor,
        Permission.RISK_POINT_READ,
        department=point.department_id,
        post=func.coalesce(point.post_id, point.answering_post_id),
        rank=point.floor_rank,
    )
    return (
        select(func.count())
        .select_from(POINTS)
        .where(
            point.tenant_id == Flowchart.tenant_id,
            point.status != RETIRED,
            of_flow,
            readable,
        )
        .correlate(Flowchart)
        .scalar_subquery()
    )


def _of_chart(belonging: Any) -> tuple[ColumnElement[bool], ...]:
    same = belonging.tenant_id == Flowchart.tenant_id
    return same, belonging.flowchart_id == Flowchart.id
