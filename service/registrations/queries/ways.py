"""To whom a registration goes: the next desk of each of its kinds, and the cases it runs in."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of, word
from policies.chains import Chain, Step, load_chains
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.procedures.documents import step_of
from service.procedures.dues import due_on
from service.procedures.gate import chains_rule
from service.procedures.models import Case
from service.registrations.queries.access import Dossier
from service.tasks.models import Task, TaskPerson
from tenants.calendar import working_days_between
from tenants.clock import today
from tenants.context import Actor
from tenants.models.organisation import Person

BY_HAND = "register_office"


def way_of(session: Session, actor: Actor, found: Dossier) -> list[dict[str, Any]]:
    """Say for each kind of record who gets it once it is sent, and by when he must act."""
    if not chains_rule(session):
        return [_by_hand(session, found)]
    profile = current_profile(session)
    chains = load_chains(profile.code, profile.version)
    told = []
    for kind, subject in _subjects(found):
        chain = chains.choose(kind, subject.type)
        if chain is not None:
            told.append(_desk(session, actor, kind, subject, chain))
    return told


def _subjects(found: Dossier) -> Iterator[tuple[str, Subject]]:
    """Name each kind of record once for each subject it is about."""
    section = "section" if found.power.department_id else "unit"
    yield "power", Subject(section, found.power.department_id)
    if found.chart is not None:
        yield "flowchart", Subject("section", found.chart.department_id)
    seen = set()
    for one in found.points:
        group = (one.subject_type, one.department_id)
        if group not in seen:
            seen.add(group)
            post_id = one.post_id or one.answering_post_id
            yield "risk_point", Subject(one.subject_type, one.department_id, post_id)


def _desk(
    session: Session, actor: Actor, kind: str, subject: Subject, chain: Chain
) -> dict[str, Any]:
    step = next((one for one in chain.steps if one.type != "draft"), chain.steps[0])
    day = today()
    last = due_on(step.due, day, day.year)
    return {
        "object_kind": kind,
        "subject_type": subject.type,
        "chain": chain.code,
        "step": step.code,
        "step_zh": step.zh,
        "step_en": step.en,
        "who": _who(session, actor, step, subject),
        "due_on": last,
        "working_days": working_days_between(day, last) if last else None,
        "by_hand": False,
    }


def _who(session: Session, actor: Actor, step: Step, subject: Subject) -> list[dict[str, str]]:
    day, besides = today(), frozenset({actor.person_id} if step.decides else ())
    holders = holders_of(step.acting, subject, load_chart(session, day), day, besides=besides)
    if step.body or not holders:
        return [{"role": step.body or step.acting, "post": word(step.acting)[0], "name": ""}]
    return [{"role": step.acting, "post": one.title, "name": one.name} for one in holders]


def _by_hand(session: Session, found: Dossier) -> dict[str, Any]:
    """While stock is taken the register office brings decided records into force."""
    day, subject = today(), Subject("section", found.power.department_id)
    holders = holders_of(BY_HAND, subject, load_chart(session, day), day)
    return {
        "object_kind": "power",
        "subject_type": "section",
        "chain": None,
        "step": None,
        "step_zh": "登记生效",
        "step_en": "Entry into force",
        "who": [{"role": BY_HAND, "post": one.title, "name": one.name} for one in holders],
        "due_on": None,
        "working_days": None,
        "by_hand": True,
    }


def cases_of(session: Session, found: Dossier) -> list[dict[str, Any]]:
    """List the cases a registration runs in, each with its step and whom it waits for."""
    ids = [UUID(one) for one in found.registration.case_ids] if found.registration else []
    if not ids:
        return []
    cases = session.scalars(select(Case).where(Case.id.in_(ids)).order_by(Case.number)).all()
    waiting = _waiting(session, ids)
    return [
        {
            **{name: getattr(one, name) for name in LISTED},
            "step_zh": step_of(one).zh,
            "step_en": step_of(one).en,
            "waiting_for": waiting.get(one.id, []) if one.state == "running" else [],
        }
        for one in cases
    ]


LISTED = ("id", "number", "title", "object_kind", "state", "step_code", "due_on")


def _waiting(session: Session, ids: Iterable[UUID]) -> dict[UUID | None, list[str]]:
    rows = session.execute(
        select(Task.case_id, Person.name)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .join(Person, Person.id == TaskPerson.person_id)
        .where(
            Task.case_id.in_(list(ids)),
            Task.state == "open",
            Task.box == "act",
            TaskPerson.state == "open",
        )
        .order_by(Person.name)
    )
    found: dict[UUID | None, list[str]] = {}
    for row in rows:
        names = found.setdefault(row.case_id, [])
        if row.name not in names:
            names.append(row.name)
    return found
