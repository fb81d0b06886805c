"""A year is drafted, approved, opened, closed; opening it freezes the profile (Q-37)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.models import CycleStage, StageTask
from service.cycles.proposals import days_of, proposed_stages
from service.cycles.queries import access_cycle, access_received_plan, stages_of_cycle
from service.cycles.rules import counterparts, stage_faults
from service.cycles.use_cases.asking import APPROVE, OPEN, ask_for
from service.cycles.use_cases.carrying import carry_over
from service.cycles.use_cases.ending import clear_year
from service.cycles.use_cases.returning import refuse_returned
from service.cycles.use_cases.writing import write_down
from service.exchange.use_cases import take_as_read
from service.organisation.queries.access import snapshot
from service.organisation.queries.profiles import chosen_profile
from service.procedures.models import Case
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import DomainError, Invalid, NotFound
from tenants.models.organisation import Cycle
from tenants.profiles import freeze, load_profile


class CycleAlreadyOpen(DomainError):
    """Only one year is open at a time; close it first."""


class CycleAlreadyClosed(DomainError):
    """A closed year is never changed again."""


class CycleAlreadyPlanned(DomainError):
    """The year has its plan already."""


class PlanIncomplete(DomainError):
    """A piece of the work plan has nobody to do it (R-457)."""


class PlanNotApproved(DomainError):
    """The year is opened by an approved plan."""


class StagesUnfinished(DomainError):
    """The year closes when its stages are completed and its gaps answered for (R-459)."""


def open_cycle(
    session: Session, actor: Actor, *, year: int, on: date, stock_taking: bool = False
) -> Cycle:
    """Begin a year of the register at once, with the stages its profile has."""
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    _refuse_known(session, year)
    _refuse_open(session)
    cycle = _new(session, year, state="open", on=on, stock_taking=stock_taking)
    _add_stages(session, cycle, _from_template(session, cycle))
    carried = carry_over(session, cycle)
    write_down(session, actor, "cycle.opened", cycle, carried=carried)
    return cycle


def plan_year(
    session: Session,
    actor: Actor,
    *,
    year: int,
    title: str = "",
    document_id: UUID | None = None,
    stages: Sequence[dict[str, Any]] = (),
    superior_document: dict[str, Any] | None = None,
) -> Cycle:
    """Draft the work plan of a year: adopt the plan from above, or take last year's or the usual.

    Own days may be earlier than the leading group's, never later.
    """
    require(actor, Permission.CYCLE_PLAN_ADOPT)
    _refuse_known(session, year)
    cycle = _new(session, year, state="draft", on=today(), title=title)
    cycle.superior_document = superior_document or {}
    given = [dict(one) for one in stages] or _from_template(session, cycle)
    if document_id is not None:
        given = _within(session, actor, cycle, document_id, given, own_days=bool(stages))
    _add_stages(session, cycle, given)
    ask_for(session, actor, cycle, APPROVE)
    write_down(session, actor, "cycle.drafted", cycle, stages=len(given))
    return cycle


def approve_year(
    session: Session, actor: Actor, cycle_id: UUID, *, if_version: int, approval: str
) -> Cycle:
    """Approve the work plan; every piece of it has somebody to do it."""
    cycle = access_cycle(session, actor, cycle_id, Permission.CYCLE_PLAN_APPROVE, if_version)
    _refuse_state(cycle, "draft")
    refuse_returned(cycle)
    if is_placeholder(approval):
        raise Invalid("A reference is needed.", errors={"approval": ["text-missing"]})
    unassigned = session.scalars(
        select(StageTask.title)
        .join(
            CycleStage,
            (CycleStage.tenant_id == StageTask.tenant_id) & (CycleStage.id == StageTask.stage_id),
        )
        .where(CycleStage.cycle_id == cycle.id, StageTask.post_id.is_(None))
    ).all()
    if unassigned:
        raise PlanIncomplete("Some tasks have nobody to do them.", tasks=list(unassigned))
    before = snapshot(cycle)
    cycle.approved_on, cycle.approval = today(), approval.strip()
    session.flush()
    settle_tasks(session, subject_id=cycle.id, kind=APPROVE, by=actor)
    ask_for(session, actor, cycle, OPEN)
    write_down(session, actor, "cycle.approved", cycle, before)
    return cycle


def begin_year(session: Session, actor: Actor, cycle_id: UUID, *, if_version: int) -> Cycle:
    """Open a planned year: the profile is frozen, living records are carried over to confirm."""
    cycle = access_cycle(session, actor, cycle_id, Permission.CYCLE_PLAN_ADOPT, if_version)
    _refuse_state(cycle, "draft")
    _refuse_open(session)
    if cycle.approved_on is None:
        raise PlanNotApproved("The plan was not approved yet.", year=cycle.year)
    before = snapshot(cycle)
    cycle.profile, cycle.state, cycle.opened_on = _frozen(session), "open", today()
    session.flush()
    settle_tasks(session, subject_id=cycle.id, kind=OPEN, by=actor)
    carried = carry_over(session, cycle)
    write_down(session, actor, "cycle.opened", cycle, before, carried=carried)
    return cycle


def close_cycle(
    session: Session, actor: Actor, cycle_id: UUID, *, if_version: int, despite_gaps: str = ""
) -> Cycle:
    """End a year; from then on it is history, and corrections are new dated entries (I6)."""
    cycle = access_cycle(session, actor, cycle_id, Permission.CYCLE_PLAN_ADOPT, if_version)
    if cycle.state == "closed":
        raise CycleAlreadyClosed("The cycle of this year is closed.", year=cycle.year)
    _refuse_state(cycle, "open")
    stages = stages_of_cycle(session, cycle.id)
    waiting = [one.name for one in stages if one.completed_on is None]
    if waiting and not cycle.stock_taking:
        raise StagesUnfinished("Some stages are not completed.", stages=waiting)
    open_cases = session.scalar(
        select(func.count()).where(Case.cycle_id == cycle.id, Case.state == "running")
    )
    if open_cases and is_placeholder(despite_gaps):
        raise StagesUnfinished(
            "Some cases are still under review; say why they are carried over.",
            stages=[],
            cases=open_cases,
        )
    before = snapshot(cycle)
    cycle.state, cycle.closed_on = "closed", today()
    cycle.closing = {"carried_cases": open_cases, "because": despite_gaps.strip()}
    session.flush()
    clear_year(session, actor, cycle)
    write_down(session, actor, "cycle.closed", cycle, before)
    return cycle


def _new(
    session: Session,
    year: int,
    *,
    state: str,
    on: date,
    stock_taking: bool = False,
    title: str = "",
) -> Cycle:
    cycle = Cycle(
        year=year,
        profile=_frozen(session),
        opened_on=on,
        state=state,
        stock_taking=stock_taking,
        title=title.strip(),
    )
    session.add(cycle)
    session.flush()
    return cycle


def _frozen(session: Session) -> dict[str, Any]:
    chosen = chosen_profile(session)
    return freeze(load_profile(chosen.code, chosen.profile_version))


def _refuse_known(session: Session, year: int) -> None:
    known = session.scalar(select(Cycle.state).where(Cycle.year == year))
    if known == "closed":
        raise CycleAlreadyClosed("The cycle of this year is closed.", year=year)
    if known == "open":
        raise CycleAlreadyOpen("Another cycle is open.", year=year)
    if known is not None:
        raise CycleAlreadyPlanned("The year has its plan already.", year=year)


def _refuse_open(session: Session) -> None:
    """One year at a time: whoever opens another at the same moment waits, and is refused."""
    known = session.execute(select(Cycle.year, Cycle.state).with_for_update()).all()
    for one in known:
        if one.state == "open":
            raise CycleAlreadyOpen("Another cycle is open.", year=one.year)


def _refuse_state(cycle: Cycle, wanted: str) -> None:
    if cycle.state == wanted:
        return
    if cycle.state == "closed":
        raise CycleAlreadyClosed("The cycle of this year is closed.", year=cycle.year)
    if cycle.state == "open":
        raise CycleAlreadyOpen("Another cycle is open.", year=cycle.year)
    raise PlanNotApproved("The plan was not approved yet.", year=cycle.year)


def _from_template(session: Session, cycle: Cycle) -> list[dict[str, Any]]:
    return proposed_stages(session, cycle.year, cycle.profile["code"])


def _within(
    session: Session,
    actor: Actor,
    cycle: Cycle,
    document_id: UUID,
    given: list[dict[str, Any]],
    *,
    own_days: bool,
) -> list[dict[str, Any]]:
    """Set the leading group's last days beside the own ones; without own days, take theirs."""
    document = access_received_plan(session, document_id)
    body = orjson.loads(document.body)
    if int(body["year"]) != cycle.year:
        raise Invalid("The plan is for another year.", errors={"document_id": ["another-year"]})
    take_as_read(session, actor, document)
    cycle.plan_sender_id, cycle.plan_edition = document.sender_id, int(body["edition"])
    cycle.title = cycle.title or body["title"]
    errors: dict[str, Any] = {}
    for place, theirs in enumerate(counterparts(given, body["stages"])):
        if theirs is None:
            continue
        stage, days = given[place], days_of(theirs)
        stage["outer_due_on"] = days["due_on"]
        if not own_days:
            stage.update(days)
        elif stage["due_on"] > days["due_on"]:
            errors[str(place)] = {"due_on": [f"after-the-leading-groups-day {days['due_on']}"]}
    if errors:
        raise Invalid("Own days may not be later.", errors={"stages": errors})
    return given


def _add_stages(session: Session, cycle: Cycle, given: Sequence[dict[str, Any]]) -> None:
    faults = stage_faults(given)
    if faults:
        raise Invalid("The stages cannot be taken.", errors={"stages": faults})
    for position, one in enumerate(given, start=1):
        session.add(CycleStage(cycle_id=cycle.id, position=position, **one))
    session.flush()


def refuse_closed(session: Session, cycle_id: UUID) -> Cycle:
    """Fetch the year something belongs to; a closed one takes nothing more."""
    cycle = owned(session, Cycle, cycle_id)
    if cycle is None:
        raise NotFound("There is no such cycle.")
    if cycle.state == "closed":
        raise CycleAlreadyClosed("The cycle of this year is closed.", year=cycle.year)
    return cycle
