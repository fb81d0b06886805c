"""Ask sections and persons what they think of a case, beside what its chain asks (征求意见)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.charts import Chart
from service.organisation.queries import load_chart
from service.procedures.documents import step_of
from service.procedures.models import Case, CaseOpinion, CaseStep
from service.procedures.queries.access import open_items_of, open_step_of, opinions_of
from service.procedures.queries.copies import refuse_blind
from service.procedures.queries.seats import (
    asked_of,
    current_seats,
    refuse_at_bodies,
    refuse_others,
)
from service.procedures.rules import says_nothing
from service.procedures.use_cases.advancing import case_to_act_on
from service.procedures.use_cases.opening import wait
from service.procedures.use_cases.stepping import refuse_over
from service.procedures.use_cases.tracing import attempt, snapshot, write_down
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid

SECTION, PERSON = "section_head", "person"


def ask_opinions(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    if_version: int | None,
    question: str,
    due_on: date,
    department_ids: Iterable[UUID] = (),
    person_ids: Iterable[UUID] = (),
    binding: bool = False,
) -> Case:
    """Ask what others think before one decides; the step goes on without them if they are silent.

    Only whoever sits at the step asks; those asked may read the case and answer until it goes on.
    A binding opinion (加签) is asked of persons who may read the case, and is waited for.
    """
    case = case_to_act_on(session, actor, case_id, if_version)
    with attempt(actor, case.id, "ask"):
        refuse_over(session, case)
        seats = current_seats(session, case, open_items_of(session, case.id))
        refuse_others(actor, seats)
        visit = open_step_of(session, case.id)
        chart = load_chart(session, today())
        sections, persons = dict.fromkeys(department_ids), dict.fromkeys(person_ids)
        _refuse_unfit(chart, actor, sections, persons, question, due_on)
        if binding:
            refuse_at_bodies(case, lambda: seats)
            _refuse_unbound(session, case, chart, list(sections), list(persons))
        before = snapshot(session, case)
        words = {"question": question.strip(), "due_on": due_on, "binding": binding}
        asked = _fresh(session, actor, visit, sections, persons, words)
        session.add_all(asked)
        session.flush()
        for one in asked:
            _let_wait(session, actor, case, visit, one, chart)
        write_down(
            session,
            actor,
            "case.opinions_asked",
            case,
            before,
            opinions=[one.id for one in asked],
            **words,
        )
    return case


def _fresh(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    visit: CaseStep,
    sections: Iterable[UUID],
    persons: Iterable[UUID],
    words: Mapping[str, Any],
) -> list[CaseOpinion]:
    """Ask nobody twice while he is silent, but once more where his answer is waited for now."""
    known = {
        (one.department_id, one.asked_person_id)
        for one in opinions_of(session, visit.case_id, visit.id)
        if one.at is None and one.binding >= words["binding"]
    }
    wanted = [*((one, None) for one in sections), *((None, one) for one in persons)]
    return [
        CaseOpinion(
            case_id=visit.case_id,
            step_id=visit.id,
            asked=SECTION if place else PERSON,
            department_id=place,
            asked_person_id=person,
            asked_by=actor.person_id,
            **words,
        )
        for place, person in wanted
        if (place, person) not in known
    ]


def _let_wait(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    visit: CaseStep,
    opinion: CaseOpinion,
    chart: Chart,
) -> None:
    wait(
        session,
        actor,
        case,
        step_of(case),
        visit,
        asked_of(opinion, case, chart),
        kind="case_opinion",
        subject=("case_opinion", opinion.id),
        due_on=opinion.due_on,
        titled="case_opinion.binding" if opinion.binding else "",
    )


def _refuse_unbound(
    session: Session,
    case: Case,
    chart: Chart,
    sections: Sequence[UUID],
    persons: Sequence[UUID],
) -> None:
    """Only a person who may read the case answers for it by name; no section does."""
    if sections:
        raise Invalid("Some fields are not right.", errors={"department_ids": ["persons-only"]})
    refuse_blind(session, case, chart, persons)


def _refuse_unfit(  # noqa: PLR0917
    chart: Chart,
    actor: Actor,
    sections: Iterable[UUID],
    persons: Iterable[UUID],
    question: str,
    due_on: date,
) -> None:
    """Those asked are of this bureau and not the asker; the question says something."""
    day = today()
    errors: dict[str, list[str]] = {}
    if says_nothing(question):
        errors["question"] = ["text-missing"]
    if due_on < day:
        errors["due_on"] = ["day-past"]
    if not sections and not persons:
        errors["department_ids"] = ["nobody-asked"]
    if any(one not in chart.department for one in sections):
        errors["department_ids"] = ["not-found"]
    if any(not chart.posts_of(one, day) or one == actor.person_id for one in persons):
        errors["person_ids"] = ["not-found"]
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)
