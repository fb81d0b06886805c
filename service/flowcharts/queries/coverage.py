"""Whether every power has its flowchart (R-058), and which one is its own (R-060)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.flowcharts.models import Flowchart, FlowchartPower
from service.flowcharts.rules.vocabulary import ABOLISHED
from service.powers.models import Power
from service.powers.rules import ABOLISHED as POWER_ABOLISHED
from tenants.context import Actor

APPROVED, DRAWN, UNCOVERED = "approved", "drawn", "uncovered"
COVERAGES: Final = (APPROVED, DRAWN, UNCOVERED)


@dataclass(frozen=True, slots=True)
class Covered:
    """A living power and the chart it runs by, if there is one."""

    id: UUID
    number: str
    name: str
    department_id: UUID | None
    flowchart_id: UUID | None
    flowchart_number: str | None
    flowchart_title: str | None
    coverage: str


def coverage(
    session: Session, actor: Actor, department_ids: Iterable[UUID] | None = None
) -> list[Covered]:
    """Tell of every living power this person may read whether its flow is drawn and approved."""
    powers = select(Power).where(
        Power.status != POWER_ABOLISHED,
        condition(actor, Permission.POWER_READ, department=Power.department_id.expression),
    )
    if department_ids is not None:
        powers = powers.where(Power.department_id.in_(list(department_ids)))
    found = session.scalars(powers.order_by(Power.number)).all()
    charts = charts_in_effect(session, [one.id for one in found])
    return [_covered(one, charts.get(one.id)) for one in found]


def uncovered_powers(
    session: Session, department_ids: Iterable[UUID], *, approved: bool = False
) -> list[dict[str, Any]]:
    """Name the living powers of some departments without a chart, or without an approved one."""
    found = session.execute(
        select(Power.id, Power.number, Power.name)
        .where(Power.status != POWER_ABOLISHED, Power.department_id.in_(list(department_ids)))
        .order_by(Power.number)
    ).all()
    charts = charts_in_effect(session, [one.id for one in found])
    return [
        {"id": one.id, "number": one.number, "name": one.name}
        for one in found
        if one.id not in charts or (approved and not charts[one.id][1].approved)
    ]


def charts_in_effect(
    session: Session, power_ids: Iterable[UUID]
) -> Mapping[UUID, tuple[Flowchart, FlowchartPower]]:
    """Choose for each power the chart it runs by: approved before drawn, own before shared."""
    shared = (
        select(FlowchartPower.flowchart_id, func.count().label("served"))
        .group_by(FlowchartPower.flowchart_id)
        .subquery()
    )
    rows = session.execute(
        select(FlowchartPower, Flowchart)
        .join(Flowchart, Flowchart.id == FlowchartPower.flowchart_id)
        .join(shared, shared.c.flowchart_id == Flowchart.id)
        .where(FlowchartPower.power_id.in_(list(power_ids)), Flowchart.status != ABOLISHED)
        .order_by(
            FlowchartPower.approved.desc(),
            Flowchart.is_generic,
            shared.c.served,
            Flowchart.number,
        )
    )
    found: dict[UUID, tuple[Flowchart, FlowchartPower]] = {}
    for link, chart in rows:
        found.setdefault(link.power_id, (chart, link))
    return found


def _covered(power: Power, found: tuple[Flowchart, FlowchartPower] | None) -> Covered:
    chart, link = found or (None, None)
    return Covered(
        id=power.id,
        number=power.number,
        name=power.name,
        department_id=power.department_id,
        flowchart_id=chart.id if chart else None,
        flowchart_number=chart.number if chart else None,
        flowchart_title=chart.title if chart else None,
        coverage=UNCOVERED if link is None else APPROVED if link.approved else DRAWN,
    )
