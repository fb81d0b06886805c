"""To whom a registration goes: the next desk of each of its kinds, and the cases it runs in."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of, named, word
from policies.chains import Step
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.procedures.documents import step_of
from service.procedures.gate import chains_rule
from service.procedures.models import Case
from service.procedures.queries.access import open_items_of, open_step_of
from service.procedures.queries.missing import missing_at, written
from service.procedures.queries.seats import acts_here, current_seats, told
from service.registrations.queries.access import Dossier
from service.tasks.models import Task, TaskPerson
from tenants.calendar import working_days_between
from tenants.clock import today
from tenants.context import Actor
from tenants.models.organisation import Person

BY_HAND = "register_office"
NOWHERE: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "object_kind": "power",
        "subject_type": "section",
        "chain": None,
        "step": None,
        "step_zh": "",
        "step_en": "",
        "item_count": 1,
        "who": [],
        "mine": False,
        "due_on": None,
        "working_days": None,
        "missing": [],
        "by_hand": False,
    }
)


def way_of(session: Session, actor: Actor, found: Dossier) -> list[dict[str, Any]]:
    """Say of each thing that was sent where it lies now, who acts on it, until when.

    A registration that is only tried out is sent within a rehearsal first, so that this tells what
    sending it does and nothing else.
    """
    if not chains_rule(session):
        return [_by_hand(session, found)]
    cases = [one for one in _cases(session, found) if one.state == "running"]
    standing = [_standing(session, actor, one) for one in cases]
    return [*standing, *_measures(found)] if standing else []


def _standing(session: Session, actor: Actor, case: Case) -> dict[str, Any]:
    """Tell where a case stands; what its drafting step lacks keeps it there."""
    items, step = open_items_of(session, case.id), step_of(case)
    seats = current_seats(session, case, items)
    day = today()
    return {
        "object_kind": case.object_kind,
        "subject_type": case.subject_type or "section",
        "chain": case.chain_code,
        "step": step.code,
        "step_zh": step.zh,
        "step_en": step.en,
        "item_count": len(items),
        "who": _body(step) if step.body else told(seats),
        "mine": acts_here(actor, seats),
        "due_on": case.due_on,
        "working_days": working_days_between(day, case.due_on) if case.due_on else None,
        "missing": _kept_back(session, case),
        "by_hand": False,
    }


def _body(step: Step) -> list[dict[str, str]]:
    return [{"role": step.body, "post": word(step.acting)[0], "name": ""}]


def _measures(found: Dossier) -> list[dict[str, Any]]:
    """Measures wait until their risk points are confirmed (R-217)."""
    waiting = sum(len(one.get("measures") or ()) for one in found.notes.values())
    if not waiting:
        return []
    return [{**NOWHERE, "object_kind": "measure", "item_count": waiting, "mine": True}]


def _by_hand(session: Session, found: Dossier) -> dict[str, Any]:
    """While stock is taken the register office brings decided records into force."""
    day, subject = today(), Subject("section", found.power.department_id, kind="power")
    holders = holders_of(BY_HAND, subject, load_chart(session, day), day)
    return {
        **NOWHERE,
        "step_zh": "登记生效",
        "step_en": "Entry into force",
        "who": named(BY_HAND, holders),
        "by_hand": True,
    }


def cases_of(session: Session, found: Dossier) -> list[dict[str, Any]]:
    """List the cases a registration runs in, each with its step and whom it waits for."""
    cases = _cases(session, found)
    waiting = _waiting(session, [one.id for one in cases])
    return [
        {
            **{name: getattr(one, name) for name in LISTED},
            "step_zh": step_of(one).zh,
            "step_en": step_of(one).en,
            "waiting_for": waiting.get(one.id, []) if one.state == "running" else [],
            "missing": _kept_back(session, one),
        }
        for one in cases
    ]


def _cases(session: Session, found: Dossier) -> Sequence[Case]:
    ids = [UUID(one) for one in found.registration.case_ids] if found.registration else []
    if not ids:
        return []
    return session.scalars(select(Case).where(Case.id.in_(ids)).order_by(Case.number)).all()


def _kept_back(session: Session, case: Case) -> list[dict[str, Any]]:
    """Tell what keeps a case at its drafting step."""
    step = step_of(case)
    if case.state != "running" or step.type != "draft":
        return []
    items, visit = open_items_of(session, case.id), open_step_of(session, case.id)
    return written(missing_at(session, case, step, visit, items))


LISTED = ("id", "number", "title", "object_kind", "state", "step_code", "due_on", "department_id")


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
