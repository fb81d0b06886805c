"""Charts of a year: sections by stages, and the wheel of plan, do, check and act."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.cycles.conditions import CONDITIONS
from service.cycles.models import CycleStage
from service.cycles.progress import phase_on, state_on
from service.cycles.queries import cycle_asked_for, stages_of_cycle
from service.measures.models import Measure
from service.measures.queries.standing import carried_out
from service.measures.rules import PHASES
from service.risks.models import RiskPoint
from service.statistics import definitions
from service.statistics.arithmetic import days_late, expected_by, working_days_through
from service.statistics.queries.common import (
    admit,
    chart,
    drill,
    in_force,
    place,
    section_rows,
    sections,
)
from service.statistics.queries.counters import (
    COUNTED_BY,
    LIVING,
    Count,
    Counts,
    counters,
    task_name,
)
from tenants.clock import today
from tenants.context import Actor
from tenants.models.organisation import Cycle

Stages = Sequence[CycleStage]


def stage_progress(session: Session, actor: Actor, *, year: int | None = None) -> dict[str, Any]:
    """Set the sections beside the stages of the year: what is due, done and late."""
    admit(actor)
    cycle, on = cycle_asked_for(session, year), today()
    if cycle is None:
        return chart(actor, definitions.STAGES, of="risk-points", cycle=None, columns=[], rows=[])
    stages = stages_of_cycle(session, cycle.id)
    over = cycle.state == "closed"
    counts, untimed = counters(session, actor, cycle), _is_untimed(cycle)
    readable = [one for one in sections(session, actor) if one["readable"]]
    known = section_rows(readable, {})
    bureau_wide, said = _bureau_wide(session, cycle, stages), _year(session, cycle, stages, on)
    first = said["number"] == 1
    return chart(
        actor,
        definitions.STAGES_OVER if over else definitions.STAGES,
        of="risk-points",
        cycle=said,
        columns=[
            _column(one, bureau_wide[one.code], on, untimed=untimed, over=over) for one in stages
        ],
        rows=[
            {
                "department_id": row["id"],
                "department": row["name"],
                "cells": [
                    _cell(one, row["id"], counts, on, untimed=untimed, first=first)
                    for one in stages
                ],
            }
            for row in known
        ],
    )


def wheel(session: Session, actor: Actor, *, year: int | None = None) -> dict[str, Any]:
    """Say where in the circle of the year the bureau is, and how far each stage has come."""
    admit(actor)
    cycle, on = cycle_asked_for(session, year), today()
    if cycle is None:
        return chart(actor, definitions.WHEEL, of="risk-points", cycle=None, rows=[], doing=[])
    stages = stages_of_cycle(session, cycle.id)
    over = cycle.state == "closed"
    counts, untimed = counters(session, actor, cycle), _is_untimed(cycle)
    bureau_wide = _bureau_wide(session, cycle, stages)
    rows = []
    for one in stages:
        column = _column(one, bureau_wide[one.code], on, untimed=untimed, over=over)
        parts = [count for name in _names(one) for count in _of_all(name, counts)]
        total = column["asked"] + sum(count.due for count in parts)
        done = column["in_place"] + sum(count.done for count in parts)
        rows.append(
            {**column, "total": total, "done": total if one.completed_on is not None else done}
        )
    return chart(
        actor,
        definitions.WHEEL_OVER if over else definitions.WHEEL,
        of="risk-points",
        cycle=_year(session, cycle, stages, on),
        rows=rows,
        doing=[] if over else _doing(session, actor, cycle),
    )


def _doing(session: Session, actor: Actor, cycle: Cycle) -> list[dict[str, Any]]:
    """Count the measures in use of each phase of prevention, and those carried out this year."""
    done = func.count().filter(carried_out(cycle.opened_on)).label("done")
    found = session.execute(
        select(Measure.phase, func.count().label("total"), done)
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(in_force(actor), Measure.status == "active")
        .group_by(Measure.phase)
    )
    counted = {row.phase: row for row in found}
    return [
        {"phase": one, "total": counted[one].total, "done": counted[one].done}
        for one in PHASES
        if one in counted
    ]


def _year(session: Session, cycle: Cycle, stages: Stages, on: date) -> dict[str, Any]:
    """Say which year runs, the how many-th, and how long it still lasts."""
    number = session.scalar(select(func.count()).select_from(Cycle).where(Cycle.year <= cycle.year))
    ends_on = max((one.due_on for one in stages), default=None)
    return {
        "id": cycle.id,
        "year": cycle.year,
        "number": number,
        "stock_taking": cycle.stock_taking,
        "phase": phase_on(stages, on),
        "today": on,
        "starts_on": min((one.starts_on for one in stages), default=None),
        "ends_on": ends_on,
        "working_days_left": max(0, working_days_through(on, ends_on)) if ends_on else None,
    }


def _is_untimed(cycle: Cycle) -> bool:
    """Say whether nothing of the year can be late any more, or ever could."""
    return cycle.stock_taking or cycle.state == "closed"


def _bureau_wide(session: Session, cycle: Cycle, stages: Stages) -> dict[str, dict[str, bool]]:
    """Say of each stage which conditions of the whole bureau are in place, each asked once.

    What is in place today says nothing of a year that is over; that a stage was completed does.
    """
    if cycle.state == "closed":
        return {
            one.code: dict.fromkeys(one.conditions, one.completed_on is not None) for one in stages
        }
    held: dict[str, bool] = {}
    for stage in stages:
        for word in stage.conditions:
            if word not in COUNTED_BY and word not in held:
                held[word] = not CONDITIONS[word](session, stage)
    return {
        one.code: {word: held[word] for word in one.conditions if word in held} for one in stages
    }


def _column(
    stage: CycleStage, bureau_wide: dict[str, bool], on: date, *, untimed: bool, over: bool
) -> dict[str, Any]:
    missing = [word for word, there in bureau_wide.items() if not there]
    done = stage.completed_on is not None
    return {
        "code": stage.code,
        "name": stage.name,
        "phase": stage.phase,
        "starts_on": stage.starts_on,
        "due_on": stage.due_on,
        "outer_due_on": stage.outer_due_on,
        "completed_on": stage.completed_on,
        "state": state_on(stage, on, untimed=untimed, over=over),
        "days_late": days_late(stage.due_on, on, left=0 if done or untimed else 1),
        "asked": len(bureau_wide),
        "in_place": len(bureau_wide) if done else len(bureau_wide) - len(missing),
        "missing": [] if done else missing,
    }


def _cell(
    stage: CycleStage, section: UUID | None, counts: Counts, on: date, *, untimed: bool, first: bool
) -> dict[str, Any]:
    parts = [
        _part(name, section, counts[name, section], first=first)
        for name in _names(stage)
        if (name, section) in counts
    ]
    due, done = sum(one["due"] for one in parts), sum(one["done"] for one in parts)
    last_on = max((one["last_on"] for one in parts if one["last_on"]), default=None)
    return {
        "stage": stage.code,
        "due_on": stage.due_on,
        "due": due,
        "done": done,
        "expected": expected_by(due, stage.starts_on, stage.due_on, on),
        "last_submitted_on": last_on,
        "days_late": days_late(stage.due_on, on, left=0 if untimed else due - done),
        "parts": parts,
    }


def _names(stage: CycleStage) -> tuple[str, ...]:
    counted = (name for word in stage.conditions for name in COUNTED_BY.get(word, ()))
    return (*dict.fromkeys(counted), task_name(stage.code))


def _of_all(name: str, counts: Counts) -> list[Count]:
    return [count for (what, _), count in counts.items() if what == name]


def _part(name: str, section: UUID | None, count: Count, *, first: bool) -> dict[str, Any]:
    """Count one thing asked of a section; only of a first year is it a whole list."""
    what = name.partition(":")[0]
    listed, whole, left = _lists(what, section)
    return {
        "what": what,
        "due": count.due,
        "done": count.done,
        "last_on": count.last_on,
        "list": listed,
        "drill": whole if first else None,
        "drill_left": left,
    }


def _lists(what: str, section: UUID | None) -> tuple[str | None, Any, Any]:
    """Say which list shows what is due, and which question shows what is left of it."""
    points = {**LIVING, **place(section)}
    measures = {"status": "active", "point_status": LIVING["status"], "department_id": section}
    drills = {
        "points_decided": ("risk-points", points, {**points, "status": "draft"}),
        "points_graded": ("risk-points", points, {**points, "rank": "none"}),
        "points_prevented": ("risk-points", points, {**points, "covered": False}),
        "measures_decided": ("measures", measures, {**measures, "needs_review": True}),
        "powers": (
            "powers",
            {**LIVING, "department_id": section, "directly": True},
            {"status": "draft", "department_id": section, "directly": True},
        ),
    }
    listed, whole, left = drills.get(what, (None, None, None))
    if listed is None or whole is None or left is None:
        return None, None, None
    if section is None and listed != "risk-points":
        return None, None, None
    return listed, drill(**whole), drill(**left)
