"""The way of a case: each step of its chain, taken, passed over, open or ahead, and by whom."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of, word
from policies.chains import Step
from policies.charts import Chart
from service.procedures.documents import chain_of, subject_of
from service.procedures.models import Case, CaseStep
from service.procedures.queries.seats import collator, sections_asked
from service.tasks.models import Task, TaskPerson
from tenants.clock import end_of_day, now, today

HOUR = 3600


def way(case: Case, visits: Sequence[CaseStep], chart: Chart) -> list[dict[str, Any]]:
    """Say of each step of the chain how it stands, and who takes it."""
    visited = {one.code: one for one in visits}
    return [
        {
            "code": step.code,
            "type": step.type,
            "zh": step.zh,
            "en": step.en,
            "by_zh": word(step.acting)[0],
            "by_en": word(step.acting)[1],
            "state": _state(case, place, visited.get(step.code)),
            "who": _who(case, step, chart),
        }
        for place, step in enumerate(chain_of(case).steps)
    ]


def _state(case: Case, place: int, visit: CaseStep | None) -> str:
    if case.state == "running" and place == case.step:
        return "open"
    if place > case.step:
        return "ahead"
    if visit is None:
        return "skipped"
    return "done" if visit.state in {"done", "returned"} else visit.state


def _who(case: Case, step: Step, chart: Chart) -> list[dict[str, str]]:
    """Name who would take the step today; a body is named as a whole."""
    if step.body:
        return []
    seat = collator(step) if step.type == "consult" else step.acting
    found = holders_of(seat, subject_of(case), chart, today(), sections=sections_asked(case))
    return [{"post": one.title, "name": one.name} for one in found]


def told_visit(
    case: Case, visit: CaseStep, chart: Chart, waiting: Mapping[UUID | None, list[str]]
) -> dict[str, Any]:
    """Tell of one visit to a step: how long it took, whether late, for whom it waits."""
    chain = chain_of(case)
    place = chain.place(visit.code)
    step = chain.steps[place] if place is not None else None
    ended = visit.closed_at or now()
    behalf = chart.person.get(visit.on_behalf_of) if visit.on_behalf_of else None
    columns = CaseStep.__table__.columns.keys()
    return {
        **{name: getattr(visit, name) for name in columns if name != "tenant_id"},
        "zh": step.zh if step else visit.code,
        "en": step.en if step else visit.code,
        "by_zh": word(visit.acting)[0],
        "by_en": word(visit.acting)[1],
        "late": visit.due_on is not None and ended > end_of_day(visit.due_on),
        "hours": round((ended - visit.opened_at).total_seconds() / HOUR, 1),
        "on_behalf_of_name": behalf.name if behalf else "",
        "waiting_for": waiting.get(visit.id, []) if visit.state == "open" else [],
    }


def waiting_at(session: Session, case: Case, chart: Chart) -> dict[UUID | None, list[str]]:
    """Name for whom the open to-dos of a case wait, step by step."""
    rows = session.execute(
        select(Task.step_id, TaskPerson.person_id)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(
            Task.case_id == case.id,
            Task.state == "open",
            Task.box == "act",
            TaskPerson.state == "open",
        )
        .order_by(TaskPerson.id)
    )
    found: dict[UUID | None, list[str]] = {}
    for row in rows:
        person = chart.person.get(row.person_id)
        names = found.setdefault(row.step_id, [])
        if person is not None and person.name not in names:
            names.append(person.name)
    return found
