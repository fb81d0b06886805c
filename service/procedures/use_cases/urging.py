"""Urge whoever a case waits for: its sender, the register office, and those who watch over it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of, named
from policies.kinds import kind_of
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.procedures.models import Case
from service.procedures.queries.access import access_case
from service.procedures.queries.ways import waiting_at
from service.procedures.refusals import NotHisToUrge
from service.procedures.rules import may_urge
from service.procedures.use_cases.stepping import refuse_over
from service.tasks.models import Task
from service.tasks.use_cases.urging import urge
from tenants.clock import today
from tenants.context import Actor
from tenants.journal import record


def urge_case(session: Session, actor: Actor, case_id: UUID) -> tuple[list[str], datetime]:
    """Urge those before whom a case lies; say who they are, and when it may be done again."""
    case = access_case(session, actor, case_id)
    refuse_over(session, case)
    if not may_urge(actor.roles, sent=actor.person_id == case.started_by):
        raise NotHisToUrge(
            "Its sender, the register office and those who watch urge a case.",
            who_can=_watchers(session, case),
        )
    tasks = session.scalars(
        select(Task)
        .where(Task.case_id == case.id, Task.state == "open", Task.box == "act")
        .with_for_update()
    ).all()
    again = urge(session, actor, tasks)
    waiting = waiting_at(session, case, load_chart(session, today()))
    names = list(dict.fromkeys(name for listed in waiting.values() for name in listed))
    record(
        session,
        actor,
        "case.urged",
        "case",
        case.id,
        version=case.version,
        number=case.number,
        step=case.step_code,
        persons=names,
    )
    return names, again


def _watchers(session: Session, case: Case) -> list[dict[str, str]]:
    day = today()
    chart = load_chart(session, day)
    subject = Subject("section", case.department_id, kind=kind_of(case.object_kind))
    starter = chart.person.get(case.started_by)
    found = [{"role": "starter", "post": "", "name": starter.name}] if starter else []
    return found + named("register_office", holders_of("register_office", subject, chart, day))
