"""Take a step of a case forward: only whoever sits in its acting seat, only once it is in place."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.procedures.documents import step_of
from service.procedures.models import Case, CaseItem
from service.procedures.objects import STEP_ROOMS
from service.procedures.queries.access import access_case, hold_case, open_items_of, open_step_of
from service.procedures.queries.seats import current_seats, refuse_at_bodies, refuse_others
from service.procedures.refusals import NotHisStep
from service.procedures.use_cases.opening import refuse_unknown_sections
from service.procedures.use_cases.stepping import leave_step, refuse_over, set_outcomes
from service.procedures.use_cases.tracing import attempt
from tenants.context import Actor
from tenants.errors import Invalid, NotFound
from tenants.journal import plain

KEPT_VALUES = frozenset({"sections"})


def advance_case(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    if_version: int | None,
    opinion: str = "",
    items: Iterable[Mapping[str, Any]] | None = None,
    values: Mapping[str, Any] | None = None,
) -> Case:
    """Say yes at a step, with what was decided of each record."""
    case = case_to_act_on(session, actor, case_id, if_version)
    with attempt(actor, case.id, "advance"):
        refuse_over(session, case)
        refuse_collective(session, case)
        standing = open_items_of(session, case.id)
        refuse_others(actor, current_seats(session, case, standing))
        _take_values(case, standing, items, values)
        refuse_unknown_sections(session, case)
        visit = open_step_of(session, case.id)
        leave_step(session, actor, case, visit, standing, opinion=opinion)
    return case


def complete_step(
    session: Session, actor: Actor, case_id: UUID, step_id: UUID, *, facts: Mapping[str, Any]
) -> Case:
    """Let the room that carries out a step tell that it is done: a notice has run out."""
    case = hold_case(session, case_id)
    with attempt(actor, case.id, "complete_step"):
        refuse_over(session, case)
        visit = open_step_of(session, case.id)
        if visit.id != step_id:
            raise NotFound("The case does not stand at this step.")
        if visit.type not in STEP_ROOMS:
            raise NotHisStep("No other area carries out this step.", acting=visit.acting)
        standing = open_items_of(session, case.id)
        if "system" not in actor.roles:
            refuse_others(actor, current_seats(session, case, standing))
        leave_step(session, actor, case, visit, standing, facts=facts)
    return case


def case_to_act_on(session: Session, actor: Actor, case_id: UUID, if_version: int | None) -> Case:
    """Hold a case for somebody who may read it and act on cases at all."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    return hold_case(session, case_id, if_version)


def refuse_collective(session: Session, case: Case) -> None:
    """Refuse any single person's step where a body or a room takes it (R-310)."""
    refuse_at_bodies(case, lambda: current_seats(session, case, open_items_of(session, case.id)))


def _take_values(
    case: Case,
    standing: list[CaseItem],
    items: Iterable[Mapping[str, Any]] | None,
    values: Mapping[str, Any] | None,
) -> None:
    """Values belong to the case while it is drafted; what is decided belongs to who decides."""
    step = step_of(case)
    if items:
        if step.type == "draft":
            raise Invalid("Some fields are not right.", errors={"items": ["not-at-this-step"]})
        set_outcomes(standing, items)
    if values:
        if step.type != "draft" and not KEPT_VALUES.issuperset(values):
            raise Invalid("Some fields are not right.", errors={"values": ["not-at-this-step"]})
        case.values = {**case.values, **plain(dict(values))}
