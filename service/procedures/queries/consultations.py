"""Consultations: whom was what asked, who answered, what was taken up (P21)."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from policies.acting import word
from policies.charts import Chart
from service.organisation.queries import load_chart
from service.procedures.models import Case, CaseItem, CaseOpinion, CaseStep
from service.procedures.queries.faces import said
from service.procedures.queries.ways import told_visit
from service.tasks.models import Task, TaskPerson
from tenants.clock import today
from tenants.context import Actor

BOXES = ("asked", "asking")
TOLD = (
    *("id", "person_name", "text", "field", "at", "adopted", "reply", "binding", "agreed"),
    *("withdrawn_at", "withdrawn_reason"),
)


def list_consultations(actor: Actor, box: str, *, is_open: bool | None) -> Any:
    """Select the steps at which one was asked, or at which one asks and gathers the answers."""
    statement = select(CaseStep).join(Case, Case.id == CaseStep.case_id)
    statement = statement.where(_asks(), _in_box(actor, box))
    if is_open is not None:
        wanted = CaseStep.state == "open"
        statement = statement.where(wanted if is_open else ~wanted)
    return statement


def _asks() -> ColumnElement[bool]:
    """A step that consults by its chain, or at which somebody asked beside it."""
    beside = exists().where(CaseOpinion.step_id == CaseStep.id, CaseOpinion.asked_by.is_not(None))
    return or_(CaseStep.type == "consult", beside)


def _in_box(actor: Actor, box: str) -> ColumnElement[bool]:
    if box == "asking":
        return or_(Case.started_by == actor.person_id, _waited(actor, "case_step"))
    answered = exists().where(
        CaseOpinion.step_id == CaseStep.id, CaseOpinion.person_id == actor.person_id
    )
    return or_(_waited(actor, "case_opinion"), answered)


def _waited(actor: Actor, kind: str) -> ColumnElement[bool]:
    return (
        select(Task.id)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(
            Task.step_id == CaseStep.id,
            Task.kind == kind,
            TaskPerson.person_id == actor.person_id,
        )
        .exists()
    )


def shown(
    session: Session, actor: Actor, steps: Sequence[CaseStep], language: str
) -> list[dict[str, Any]]:
    """Write consultations out with their answers, in the same few statements for all."""
    chart = load_chart(session, today())
    ids = [one.id for one in steps]
    cases = {
        one.id: one
        for one in session.scalars(select(Case).where(Case.id.in_([one.case_id for one in steps])))
    }
    opinions = _by_step(
        session.scalars(
            select(CaseOpinion).where(CaseOpinion.step_id.in_(ids)).order_by(CaseOpinion.id)
        )
    )
    titles = _titles(session, cases)
    mine = _mine(session, actor, ids)
    return [
        _one(step, cases[step.case_id], opinions.get(step.id, []), titles, mine, chart, language)
        for step in steps
    ]


def _one(  # noqa: PLR0917
    step: CaseStep,
    case: Case,
    opinions: Sequence[CaseOpinion],
    titles: dict[UUID, list[str]],
    mine: set[UUID],
    chart: Chart,
    language: str,
) -> dict[str, Any]:
    visit = told_visit(case, step, chart, {})
    department = chart.department.get(case.department_id) if case.department_id else None
    return {
        "case_id": case.id,
        "step_id": step.id,
        "number": case.number,
        "title": case.title,
        "title_en": case.title_en,
        "object_kind": case.object_kind,
        "object_label": said("object_kinds", case.object_kind, language),
        "items": titles.get(case.id, []),
        "department": department.name if department else "",
        "step_zh": visit["zh"],
        "step_en": visit["en"],
        "state": step.state,
        "opened_at": step.opened_at,
        "due_on": step.due_on,
        "late": visit["late"],
        "asked_count": sum(one.withdrawn_at is None for one in opinions),
        "answered_count": sum(one.at is not None for one in opinions),
        "adopted_count": sum(one.adopted is True for one in opinions),
        "opinions": [_opinion(one, mine, chart) for one in opinions],
    }


def _opinion(one: CaseOpinion, mine: set[UUID], chart: Chart) -> dict[str, Any]:
    department = chart.department.get(one.department_id) if one.department_id else None
    whom = chart.person.get(one.asked_person_id) if one.asked_person_id else None
    zh, en = (whom.name, whom.name) if whom else word(one.asked)
    return {
        **{name: getattr(one, name) for name in TOLD},
        "department": department.name if department else "",
        "asked_zh": zh,
        "asked_en": en,
        "mine": one.id in mine,
    }


def _by_step(rows: Iterable[CaseOpinion]) -> dict[UUID, list[CaseOpinion]]:
    found: dict[UUID, list[CaseOpinion]] = {}
    for one in rows:
        found.setdefault(one.step_id, []).append(one)
    return found


def _titles(session: Session, cases: Iterable[UUID]) -> dict[UUID, list[str]]:
    rows = session.execute(
        select(CaseItem.case_id, CaseItem.number, CaseItem.title)
        .where(CaseItem.case_id.in_(list(cases)))
        .order_by(CaseItem.position)
    )
    found: dict[UUID, list[str]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append(f"{row.number} {row.title}")
    return found


def _mine(session: Session, actor: Actor, steps: Sequence[UUID]) -> set[UUID]:
    """Say which opinions wait for the reader: he may answer them."""
    return set(
        session.scalars(
            select(Task.subject_id)
            .join(TaskPerson, TaskPerson.task_id == Task.id)
            .where(
                Task.step_id.in_(steps),
                Task.kind == "case_opinion",
                Task.state == "open",
                TaskPerson.person_id == actor.person_id,
                TaskPerson.state == "open",
            )
        )
    )
