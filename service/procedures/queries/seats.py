"""Who may act on a case where it stands, who must stand aside, and whom to turn to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder, body_here, concerned, holders_of, is_holder, named, word
from policies.chains import Step
from policies.charts import Chart
from policies.kinds import kind_of as kind_of_matter
from policies.seats import LEADING_GROUP, Subject
from service.organisation.queries import load_chart
from service.procedures.documents import chain_of, step_of, subject_of
from service.procedures.models import Case, CaseItem, CaseOpinion, CaseStep
from service.procedures.objects import STEP_ROOMS, Matter, kind_of
from service.procedures.queries.access import ancestry_of, open_step_of
from service.procedures.queries.limits import beyond, next_within, within
from service.procedures.refusals import (
    CollectiveStep,
    LeadingGroupDecides,
    NotHisStep,
    OwnItem,
    RoomStep,
)
from tenants.clock import today
from tenants.context import Actor, system_actor

RAISED = MappingProxyType(
    {
        ("section_head", 1): "main_leader",
        ("deputy_leader", 1): "main_leader",
        ("section_head", 2): "deputy_leader",
    }
)
DELIVERING = ("draft",)
APPROVING = frozenset({"gatekeep", "review", "sign"})  # one person's yes, within his authority


@dataclass(frozen=True, slots=True)
class Seats:
    """The seat of one step: who sits there, and who may not act on this case."""

    acting: str
    holders: tuple[Holder, ...]
    aside: frozenset[UUID]
    sitting: tuple[Holder, ...]
    amount: Decimal | None = None


def matters_of(session: Session, case: Case, items: Iterable[CaseItem]) -> dict[UUID, Matter]:
    """Describe the records of a case as they are now."""
    ids = [one.item_id for one in items]
    system = system_actor(session.info["tenant_id"])
    found = kind_of(case.object_kind).matters(session, system, ids)
    return {one.id: one for one in found}


def must_stand_aside(session: Session, case: Case, matters: Iterable[Matter]) -> frozenset[UUID]:
    """Name whose own item it is, and whoever sent, drafted or last changed it (I3, Q-05)."""
    day = today()
    chart = load_chart(session, day)
    aside = {case.started_by} | set(_drafters(session, case))
    for one in matters:
        aside |= one.authors
        subject = Subject(one.subject_type or "section", one.department_id, one.post_id)
        aside |= concerned(subject, chart, day)
    return frozenset(aside)


def _drafters(session: Session, case: Case) -> list[UUID]:
    """Who finished a drafting step of this case, himself or by a stand-in, or of its ancestors."""
    rows = session.execute(
        select(CaseStep.person_id, CaseStep.on_behalf_of).where(
            CaseStep.case_id.in_(ancestry_of(session, case)),
            CaseStep.type.in_(DELIVERING),
            CaseStep.state == "done",
        )
    )
    return [one for row in rows for one in row if one is not None]


def seats_at(
    session: Session, case: Case, step: Step, matters: Iterable[Matter], acting: str
) -> Seats:
    """Compute who sits in a seat for this step of the case today."""
    day = today()
    chart = load_chart(session, day)
    matters = list(matters)
    aside = must_stand_aside(session, case, matters) if step.decides else frozenset[UUID]()
    subject, asked = subject_of(case), sections_asked(case)
    holders = holders_of(acting, subject, chart, day, besides=aside, sections=asked)
    amount = amount_of(case) if step.type in APPROVING else None
    if amount is not None:
        kinds = [case.values.get("amount_kind", "")]
        holders = within(session, holders, amount, kinds) or next_within(
            session, subject, amount, kinds, besides=aside
        )
    return Seats(
        acting=acting,
        holders=holders,
        aside=aside,
        sitting=holders_of(acting, subject, chart, day, sections=asked),
        amount=amount,
    )


def amount_of(case: Case) -> Decimal | None:
    """Give the sum a case asks to approve, if it asks for one (R-300)."""
    written = case.values.get("amount")
    return Decimal(str(written)) if written else None


def sections_asked(case: Case) -> frozenset[UUID] | None:
    """Name the sections the sender wants to be heard, if he named any."""
    named = case.values.get("sections")
    return frozenset(UUID(str(one)) for one in named) if named else None


def acts_here(actor: Actor, seats: Seats) -> bool:
    """Say whether this person may take the step."""
    if seats.acting == "system":
        return "system" in actor.roles
    return any(is_holder(actor, one) for one in seats.holders)


def refuse_others(actor: Actor, seats: Seats) -> None:
    """Refuse whoever does not sit in the acting seat, saying who does (R-299)."""
    if acts_here(actor, seats):
        return
    named = told(seats)
    persons = {actor.person_id, actor.on_behalf_of} - {None}
    mine = any(is_holder(actor, one) for one in seats.sitting)
    if mine and seats.amount is not None and not persons & seats.aside:
        raise beyond(seats.amount, seats.holders)
    if seats.sitting and not seats.holders and seats.amount is None:
        raise LeadingGroupDecides(
            "All who could judge this must stand aside; it goes to the leading group.",
            who_can=[{"role": LEADING_GROUP.role, "post": LEADING_GROUP.title, "name": ""}],
        )
    if mine and persons & seats.aside:
        raise OwnItem(
            "Nobody judges what is his own, or what he sent, drafted or last changed.",
            who_can=named,
        )
    raise NotHisStep("This step belongs to another office.", acting=seats.acting, who_can=named)


def refuse_at_bodies(case: Case, seats: Callable[[], Seats]) -> None:
    """Refuse any single person's step where a body or a room takes it (R-310)."""
    step = step_of(case)
    if step.type == "collective_decision":
        raise CollectiveStep(
            "A body decides here, in a meeting.",
            body=step.body,
            meetings="/api/v1/meetings",
            who_can=told(seats()),
        )
    if step.type in STEP_ROOMS:
        raise RoomStep("This step ends by itself.", step=step.code, step_type=step.type)


def told(seats: Seats) -> list[dict[str, str]]:
    """Name the seat's holders, or the seat alone while it is empty."""
    role = seats.acting.removeprefix("body:")
    if not seats.holders:
        return [{"role": role, "post": word(seats.acting)[0], "name": ""}]
    return named(role, seats.holders)


def current_seats(session: Session, case: Case, items: Iterable[CaseItem]) -> Seats:
    """Compute who may act on a case where it stands."""
    step = step_of(case)
    matters = matters_of(session, case, items).values() if step.decides else ()
    seat = seat_at(step, open_step_of(session, case.id))
    return seats_at(session, case, step, matters, seat)


def seat_at(step: Step, visit: CaseStep | None) -> str:
    """Say who acts now: who gathers opinions, else the seat this visit was opened for."""
    if step.type == "consult":
        return collator(step)
    return visit.acting if visit is not None else step.acting


def higher_seat(case: Case, step: Step) -> str:
    """Name the seat that judges after the regular one, if the rank ever reached asks for it.

    Where no body decides, what was high passes the main leader, and what was medium the deputy in
    charge, after whom the chain names: level by level (R-174, R-179, R-311, I4).
    """
    judges = [one for one in chain_of(case).steps if one.decides]
    if case.rank is None or not judges or judges[-1].code != step.code:
        return ""
    if any(one.body for one in judges):
        return ""
    return RAISED.get((step.acting, case.rank), "")


def asked_of(opinion: CaseOpinion, case: Case, chart: Chart) -> tuple[Holder, ...]:
    """Name who may give this opinion."""
    if opinion.asked_person_id is not None:
        return _person(opinion.asked_person_id, chart)
    if opinion.department_id is None:
        return holders_of(opinion.asked, subject_of(case), chart, today())
    subject = Subject("section", opinion.department_id, kind=kind_of_matter(case.object_kind))
    return holders_of("section_head", subject, chart, today())


def _person(person_id: UUID, chart: Chart) -> tuple[Holder, ...]:
    """Somebody asked by name answers in whatever office he holds."""
    person = chart.person.get(person_id)
    if person is None:
        return ()
    posts = [chart.post[one].title for one in chart.posts_of(person_id, today())]
    return (Holder(person_id, None, None, min(posts, default=""), person.name),)


def collator(step: Step) -> str:
    """Say who gathers the opinions asked for at a step."""
    return step.collated_by or "register_office"


def deciding_body(chart: Chart, step: Step) -> str | None:
    """Name the kind of body of this bureau that decides at this step (Q-12)."""
    return body_here(step.body, chart, today()) if step.body else None
