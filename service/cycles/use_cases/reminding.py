"""Remind sections of a stage that they are behind in (催办)."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.guard import require
from policies.permissions import Permission
from policies.seats import Subject
from service.cycles.models import CycleStage
from service.cycles.stage_names import in_both
from service.organisation.queries import load_chart
from service.organisation.queries.access import find
from service.tasks.rules import URGENT
from service.tasks.use_cases.opening import open_task
from service.tasks.use_cases.urging import next_urging, urge
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Cycle

KIND: Final = "stage.reminder"


def remind_sections(
    session: Session,
    actor: Actor,
    cycle_id: UUID,
    *,
    stage: str,
    department_ids: Iterable[UUID],
    note: str = "",
) -> list[dict[str, Any]]:
    """Lay a reminder of a stage before the heads of these sections; say for each what became."""
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    cycle = find(session, Cycle, cycle_id)
    wanted = list(dict.fromkeys(department_ids))
    found = _stage(session, cycle, stage)
    chart = load_chart(session, today())
    errors = {str(n): ["not-found"] for n, one in enumerate(wanted) if one not in chart.department}
    if errors:
        raise Invalid("Some fields are not right.", errors={"department_ids": errors})
    told = [_remind(session, actor, cycle, found, one, note) for one in wanted]
    record(
        session,
        actor,
        "cycle.sections_reminded",
        "cycle",
        cycle.id,
        version=cycle.version,
        stage=stage,
        reminded=[one["department"] for one in told if one["outcome"] == "reminded"],
        note=note.strip(),
    )
    return told


def _stage(session: Session, cycle: Cycle, code: str) -> CycleStage:
    found = session.scalar(
        select(CycleStage).where(CycleStage.cycle_id == cycle.id, CycleStage.code == code)
    )
    if found is None:
        raise Invalid("Some fields are not right.", errors={"stage": ["not-found"]})
    return found


def _remind(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    cycle: Cycle,
    stage: CycleStage,
    department_id: UUID,
    note: str,
) -> dict[str, Any]:
    """A reminder that still lies unread is not laid twice within four hours of work."""
    day = today()
    chart = load_chart(session, day)
    heads = holders_of(
        "section_head", Subject("section", department_id, kind="risk_point"), chart, day
    )
    answer = {
        "department_id": department_id,
        "department": chart.department[department_id].name,
        "names": [one.name for one in heads],
        "outcome": "reminded",
        "next_at": None,
    }
    task = open_task(
        session,
        kind=KIND,
        said={"year": cycle.year, "stage": in_both(stage.name)},
        subject_kind="department",
        subject_id=department_id,
        step_id=stage.id,
        persons=heads,
        acting="section_head",
        box="read",
        due_on=stage.due_on,
        department_id=department_id,
        urgency=URGENT,
        sender=actor,
        facts={"stage": stage.code, "note": note.strip()},
    )
    if task is None:
        return {**answer, "outcome": "nobody"}
    again = next_urging(task)
    if again is not None and again > utc_now():
        return {**answer, "outcome": "lately", "next_at": again.astimezone(CHINA)}
    return {**answer, "next_at": urge(session, actor, [task])}
