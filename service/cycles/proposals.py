"""The stages a year is planned with before anybody has said a word: last year's, or the usual."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.models import CyclePlan
from service.cycles.queries import access_received_plan, stages_of_cycle
from service.cycles.rules import counterparts
from service.cycles.templates import stages_of, usual_days
from service.organisation.queries.profiles import chosen_profile
from tenants.calendar import working_span
from tenants.context import Actor
from tenants.models.organisation import Cycle

Stages = list[dict[str, Any]]
REGION: Final = "region_pilot"


def year_proposal(
    session: Session, actor: Actor, *, year: int, document_id: UUID | None = None
) -> dict[str, Any]:
    """Tell a bureau the stages its year would be drafted with; days from above stand as sent."""
    require(actor, Permission.CYCLE_PLAN_READ)
    stages = proposed_stages(session, year, chosen_profile(session).code)
    if document_id is not None:
        body = orjson.loads(access_received_plan(session, document_id).body)
        for stage, theirs in zip(stages, counterparts(stages, body["stages"]), strict=True):
            stage.update(days_of(theirs) if theirs else {})
    return {"year": year, "stages": stages}


def plan_proposal(session: Session, actor: Actor, *, year: int) -> dict[str, Any]:
    """Tell a leading group the stages of its next plan: last year's, else those of the pilot."""
    require(actor, Permission.CYCLE_PLAN_READ)
    before = session.scalar(
        select(CyclePlan.stages)
        .where(CyclePlan.year == year - 1, CyclePlan.state == "issued")
        .order_by(CyclePlan.edition.desc())
        .limit(1)
    )
    if before:
        return {"year": year, "stages": [{**one, **_a_year_on(days_of(one))} for one in before]}
    return {
        "year": year,
        "stages": [
            {
                "code": one.code,
                "name": one.name,
                **_named(working_span(*one.days(year))),
                "note": "",
            }
            for one in stages_of(REGION)
        ],
    }


def proposed_stages(session: Session, year: int, profile: str) -> Stages:
    """Take last year's stages one year on, moved to working days, else the usual ones."""
    last = session.scalar(select(Cycle.id).where(Cycle.year == year - 1, Cycle.state != "draft"))
    before = stages_of_cycle(session, last) if last else []
    if before:
        return [
            {
                "code": one.code,
                "name": one.name,
                "phase": one.phase,
                **_a_year_on({"starts_on": one.starts_on, "due_on": one.due_on}),
                "conditions": one.conditions,
            }
            for one in before
        ]
    return [
        {
            "code": one.code,
            "name": one.name,
            "phase": one.phase,
            **_named(usual_days(profile, one, year)),
            "conditions": list(one.conditions),
        }
        for one in stages_of(profile)
    ]


def days_of(stage: Mapping[str, Any]) -> dict[str, date]:
    """Read the two days of a stage as a plan writes them."""
    return {day: date.fromisoformat(stage[day]) for day in ("starts_on", "due_on")}


def _a_year_on(days: Mapping[str, date]) -> dict[str, date]:
    return _named(working_span(_next_year(days["starts_on"]), _next_year(days["due_on"])))


def _named(days: Sequence[date]) -> dict[str, date]:
    return dict(zip(("starts_on", "due_on"), days, strict=True))


def _next_year(day: date) -> date:
    last_of_february = (2, 29)
    if (day.month, day.day) == last_of_february:
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)
