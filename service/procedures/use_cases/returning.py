"""Send work back, turn it down or take it back; what was decided meanwhile stays on record."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.procedures.documents import chain_of, is_only_filed, step_of
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.objects import STEP_ROOMS, kind_of, room_of
from service.procedures.queries.access import (
    access_case,
    chosen_items,
    hold_case,
    open_items_of,
    open_step_of,
)
from service.procedures.queries.seats import current_seats, refuse_others, seats_at
from service.procedures.refusals import DecidedBefore, NothingToReturn, RoomStep, TooLate
from service.procedures.rules import says_nothing
from service.procedures.use_cases.advancing import case_to_act_on, refuse_collective
from service.procedures.use_cases.opening import open_step
from service.procedures.use_cases.remarking import noted_remarks, tell_what_to_mend
from service.procedures.use_cases.splitting import split_off, tell_why
from service.procedures.use_cases.stepping import close_visit, refuse_over
from service.procedures.use_cases.tracing import attempt, snapshot, write_down
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.vocabulary import DEFECTS

# What an objection is about if it does not say: the words people read first.
SPOKEN_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "power": "content",
        "flowchart": "steps",
        "risk_point": "manifestations",
        "grading": "manifestations",
        "measure": "text",
        "commitment": "pledges",
    }
)


def return_case(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    if_version: int | None,
    reason: str,
    to_step: str | None = None,
    field: str = "",
    defects: Iterable[str] = (),
    item_ids: Iterable[UUID] | None = None,
    remarks: Iterable[Mapping[str, Any]] = (),
) -> Case:
    """Send records back to a drafting step with the reason and what is wrong with them (R-312).

    Gives the case that was returned: a case of their own when others go on.
    """
    case = case_to_act_on(session, actor, case_id, if_version)
    with attempt(actor, case.id, "return"):
        refuse_over(session, case)
        refuse_collective(session, case)
        standing = open_items_of(session, case.id)
        refuse_others(actor, current_seats(session, case, standing))
        chosen = chosen_items(standing, item_ids)
        told: dict[str, Any] = {"reason": reason, "field": field, "defects": list(defects)}
        told["remarks"] = noted_remarks(session, actor, case, chosen, list(remarks), told)
        return send_back(session, actor, case, standing, chosen, to_step=to_step, **told)


def send_back(
    session: Session,
    actor: Actor,
    case: Case,
    standing: Sequence[CaseItem],
    chosen: Sequence[CaseItem],
    *,
    reason: str,
    to_step: str | None = None,
    field: str = "",
    defects: Sequence[str] = (),
    **facts: Any,
) -> Case:
    """Let records stand at a drafting step again; who may send them back was asked before."""
    refuse_unreasoned(reason, defects)
    place = _place_back(case, to_step)
    whole = len(chosen) == len(standing)
    noted: dict[str, Any] = {"to_step": chain_of(case).steps[place].code, "field": field}
    noted |= {"defects": list(defects)}
    before = snapshot(session, case)
    kind_of(case.object_kind).settle(session, actor, case, chosen, "returned", case.values)
    if not whole:
        sibling = split_off(session, case, chosen)
        apart = open_items_of(session, sibling.id)
        tell_why(session, actor, case, sibling, opinion=reason, **noted)
        visit = open_step(session, actor, sibling, place, apart, sent_back=True)
        visit.facts = {"returned_from": step_of(case).code, "reason": reason, **noted, **facts}
        tell_what_to_mend(session, visit)
        told: dict[str, Any] = {"sibling": sibling.id, "items": [one.item_id for one in chosen]}
        write_down(
            session, actor, "case.returned", case, before, reason=reason, **told, **noted, **facts
        )
        return sibling
    visit = open_step_of(session, case.id)
    close_visit(session, actor, visit, "returned", opinion=reason, **noted)
    _leave_room(session, actor, case, visit)
    case.round += 1
    again = open_step(session, actor, case, place, standing, sent_back=True)
    again.facts = {"returned_from": visit.code, "reason": reason, **noted, **facts}
    tell_what_to_mend(session, again)
    write_down(session, actor, "case.returned", case, before, reason=reason, **noted, **facts)
    return case


def reject_case(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    if_version: int | None,
    reason: str,
    item_ids: Iterable[UUID] | None = None,
) -> Case:
    """Turn records down for good; the others of the case go on."""
    case = case_to_act_on(session, actor, case_id, if_version)
    with attempt(actor, case.id, "reject"):
        refuse_over(session, case)
        refuse_collective(session, case)
        if step_of(case).type == "draft":
            raise NothingToReturn("Who drafts withdraws; nobody rejects his own draft.")
        if is_only_filed(case):
            raise DecidedBefore("It is decided; send it back instead.", number=case.number)
        standing = open_items_of(session, case.id)
        refuse_others(actor, current_seats(session, case, standing))
        chosen = chosen_items(standing, item_ids)
        end_items(session, actor, case, standing, chosen, "rejected", reason=reason)
    return case


def withdraw_case(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    if_version: int | None,
    reason: str,
    item_ids: Iterable[UUID] | None = None,
) -> Case:
    """Take records back before they are decided: whoever sent them, or drafts them."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    case = hold_case(session, case_id, if_version)
    with attempt(actor, case.id, "withdraw"):
        refuse_over(session, case)
        standing = open_items_of(session, case.id)
        first = chain_of(case).steps[0]
        sent_it = actor.person_id == case.started_by and actor.on_behalf_of is None
        if not sent_it:
            refuse_others(actor, seats_at(session, case, first, (), first.acting))
        if any(one.decided is not None for one in standing):
            raise TooLate("It is decided already.", number=case.number)
        chosen = chosen_items(standing, item_ids)
        end_items(session, actor, case, standing, chosen, "withdrawn", reason=reason)
    return case


def reopen_for(
    session: Session,
    actor: Actor,
    case_id: UUID,
    *,
    reason: str,
    comment_id: UUID,
    item_ids: Iterable[UUID] | None = None,
    field: str = "",
) -> Case:
    """Return what an upheld objection is about to drafting, while the others go on (Q-16).

    What was said stands as a remark at the field it is about, and is ticked off there.
    """
    case = hold_case(session, case_id)
    with attempt(actor, case.id, "reopen"):
        refuse_over(session, case)
        step = step_of(case)
        if step.type not in STEP_ROOMS:
            raise RoomStep(
                "The case is not shown to anybody now.", step=step.code, step_type=step.type
            )
        standing = open_items_of(session, case.id)
        if "system" not in actor.roles:
            refuse_others(actor, current_seats(session, case, standing))
        chosen = chosen_items(standing, item_ids)
        cell = field or SPOKEN_OF.get(case.object_kind, "")
        said = [{"item_id": one.item_id, "field": cell, "text": reason} for one in chosen]
        told = {"reason": reason, "field": cell}
        remarks = noted_remarks(session, actor, case, chosen, said, told)
        return send_back(
            session,
            actor,
            case,
            standing,
            chosen,
            reason=reason,
            field=cell,
            remarks=remarks,
            comment=str(comment_id),
        )


def end_items(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    standing: Sequence[CaseItem],
    chosen: Sequence[CaseItem],
    outcome: str,
    *,
    reason: str,
    **facts: Any,
) -> None:
    """End these records' way; the case ends with its last one."""
    refuse_unreasoned(reason, ())
    before = snapshot(session, case)
    kind_of(case.object_kind).settle(session, actor, case, chosen, outcome, case.values)
    for one in chosen:
        one.state = outcome
    if len(chosen) == len(standing):
        visit = open_step_of(session, case.id)
        close_visit(session, actor, visit, outcome, opinion=reason)
        _leave_room(session, actor, case, visit)
        case.state, case.closed_at, case.due_on = outcome, utc_now(), None
    ids = [one.item_id for one in chosen]
    write_down(session, actor, f"case.{outcome}", case, before, reason=reason, items=ids, **facts)


def refuse_unreasoned(reason: str, defects: Iterable[str]) -> None:
    """Nothing goes back or ends without a reason."""
    errors: dict[str, list[str]] = {}
    if says_nothing(reason):
        errors["reason"] = ["text-missing"]
    if not set(DEFECTS).issuperset(defects):
        errors["defects"] = ["unknown-code"]
    if errors:
        raise Invalid("A reason is needed.", errors=errors)


def _place_back(case: Case, to_step: str | None) -> int:
    """The drafting step asked for, else the one the chain names, else the last one before."""
    chain, step = chain_of(case), step_of(case)
    if step.type == "draft" and not to_step:
        raise NothingToReturn("The case stands at its drafting step.", step=step.code)
    wanted = to_step or step.returns_to
    place = chain.place(wanted) if wanted else chain.last_draft(case.step)
    if place is None or place >= case.step or chain.steps[place].type != "draft":
        raise Invalid("Some fields are not right.", errors={"to_step": ["not-a-draft-before"]})
    return place


def _leave_room(session: Session, actor: Actor, case: Case, visit: CaseStep) -> None:
    room = room_of(visit.type)
    if room is not None:
        room.withdraw_step(session, actor, case, visit)
