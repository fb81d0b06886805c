"""The coverage matrix: every step of every power has a point, or a signed "none found" (R-097)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.flowcharts.models import Flowchart, FlowchartPower, FlowStep
from service.flowcharts.rules.vocabulary import MARKERS
from service.powers.models import Power
from service.risks.models import RiskPoint
from service.risks.rules import RETIRED
from service.searches.models import ExaminedCell, Sheet


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one power; without a chart the power is one cell by itself."""

    power_id: UUID
    step_id: UUID | None
    step: str
    points: tuple[str, ...]
    examined: ExaminedCell | None
    key_step: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.points and self.examined is None


def matrix(
    session: Session, campaign_id: UUID, department_ids: Iterable[UUID]
) -> list[dict[str, Any]]:
    """Write out the matrix of some departments' powers in one round of search."""
    powers = session.scalars(
        select(Power)
        .where(Power.department_id.in_(list(department_ids)), Power.status == "in_force")
        .order_by(Power.number)
    ).all()
    cells = cells_of(session, campaign_id, [power.id for power in powers])
    return [
        {
            "power_id": power.id,
            "number": power.number,
            "name": power.name,
            "department_id": power.department_id,
            "has_chart": any(cell.step_id for cell in cells[power.id]),
            "cells": [written(cell) for cell in cells[power.id]],
            "empty": sum(cell.is_empty for cell in cells[power.id]),
        }
        for power in powers
    ]


def cells_of(
    session: Session, campaign_id: UUID, power_ids: list[UUID]
) -> Mapping[UUID, list[Cell]]:
    """Give the cells of these powers, four statements however many there are."""
    steps = steps_of(session, power_ids)
    points = _points(session, power_ids)
    examined = {
        (one.power_id, one.flow_step_id): one
        for one in session.scalars(
            select(ExaminedCell)
            .join(Sheet, Sheet.id == ExaminedCell.sheet_id)
            .where(Sheet.campaign_id == campaign_id, ExaminedCell.power_id.in_(power_ids))
        )
    }
    found: dict[UUID, list[Cell]] = defaultdict(list)
    for power_id in power_ids:
        asked: Sequence[FlowStep | None] = steps.get(power_id) or (None,)
        for step in asked:
            step_id = step.id if step else None
            here = [one.number for one in points[power_id] if step is None or _is_at(one, step)]
            mark = examined.get((power_id, step_id))
            title = step.title if step else ""
            is_key = bool(step and (step.key_step or step.key_location))
            found[power_id].append(Cell(power_id, step_id, title, tuple(here), mark, is_key))
    return found


def written(cell: Cell) -> dict[str, Any]:
    """Write out one cell."""
    mark = cell.examined
    return {
        "flow_step_id": cell.step_id,
        "step": cell.step,
        "key_step": cell.key_step,
        "points": list(cell.points),
        "state": "points" if cell.points else "examined" if mark else "empty",
        "reason": mark.reason if mark else "",
        "signed_name": mark.signed_name if mark else "",
        "signed_at": mark.signed_at if mark else None,
    }


def steps_of(session: Session, power_ids: Iterable[UUID]) -> dict[UUID, list[FlowStep]]:
    """List the steps in which somebody acts, of each power's own chart or else the group's."""
    rows = session.execute(
        select(FlowchartPower.power_id, FlowchartPower.flowchart_id)
        .join(Flowchart, Flowchart.id == FlowchartPower.flowchart_id)
        .where(FlowchartPower.power_id.in_(list(power_ids)), FlowchartPower.approved)
        .order_by(Flowchart.is_generic.desc(), Flowchart.number)
    ).all()
    charts = {row.power_id: row.flowchart_id for row in rows}
    steps: dict[UUID, list[FlowStep]] = defaultdict(list)
    for step in session.scalars(
        select(FlowStep)
        .where(
            FlowStep.flowchart_id.in_(set(charts.values())),
            FlowStep.is_removed.is_(False),
            FlowStep.type.not_in(MARKERS),
        )
        .order_by(FlowStep.position)
    ):
        steps[step.flowchart_id].append(step)
    return {power: steps[chart] for power, chart in charts.items()}


def without_chart(session: Session, department_id: UUID | None, gate: str) -> list[str]:
    """Name the powers that keep a section's search locked by the bureau's gate (D-30)."""
    if gate == "none" or department_id is None:
        return []
    charted = select(FlowchartPower.power_id).where(FlowchartPower.approved)
    powers = session.execute(
        select(Power.name, Power.id.in_(charted).label("has_chart"))
        .where(Power.department_id == department_id, Power.status == "in_force")
        .order_by(Power.number)
    ).all()
    bare = [row.name for row in powers if not row.has_chart]
    if gate == "main_business" and len(bare) < len(powers):
        return []
    return bare


def _points(session: Session, power_ids: list[UUID]) -> dict[UUID, list[RiskPoint]]:
    found: dict[UUID, list[RiskPoint]] = defaultdict(list)
    for point in session.scalars(
        select(RiskPoint)
        .where(RiskPoint.power_id.in_(power_ids), RiskPoint.status != RETIRED)
        .order_by(RiskPoint.number)
    ):
        if point.power_id is not None:
            found[point.power_id].append(point)
    return found


def _is_at(point: RiskPoint, step: FlowStep) -> bool:
    if point.flow_step_id is not None:
        return point.flow_step_id == step.id
    return point.flow_step.strip() in (step.code, step.title) and bool(point.flow_step.strip())
