"""Remark on single fields of what goes back, and tick off what is settled (R-312)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.queries.access import access_case, hold_case, open_items_of, steps_of
from service.procedures.queries.remarks import value_at
from service.procedures.queries.seats import current_seats, matters_of, refuse_others
from service.procedures.rules import says_nothing
from service.procedures.use_cases.stepping import refuse_over
from service.procedures.use_cases.tracing import attempt, snapshot, write_down
from service.tasks.models import Task
from tenants.context import Actor
from tenants.database import new_id
from tenants.errors import Invalid, NotFound
from tenants.journal import plain


def noted_remarks(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    chosen: Sequence[CaseItem],
    remarks: Sequence[Mapping[str, Any]],
    told: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Write remarks down, each with what its field says now; one named field is a remark too."""
    wanted = list(remarks)
    only = chosen[0].item_id if len(chosen) == 1 else None
    if not wanted and told["field"]:
        wanted = [{"item_id": only, "field": told["field"], "text": told["reason"]}]
    known = {one.item_id for one in chosen}
    matters = matters_of(session, case, chosen) if wanted else {}
    found, errors = [], {}
    for place, one in enumerate(wanted):
        item_id = one.get("item_id") or only
        if says_nothing(one["text"]):
            errors[str(place)] = {"text": ["text-missing"]}
        elif item_id is not None and item_id not in known:
            errors[str(place)] = {"item_id": ["not-found"]}
        else:
            document = matters[item_id].document if item_id else None
            found.append(_remark(actor, item_id, one, value_at(document, one["field"])))
    if errors:
        raise Invalid("Some fields are not right.", errors={"remarks": errors})
    return found


def _remark(actor: Actor, item_id: UUID | None, one: Mapping[str, Any], was: Any) -> dict[str, Any]:
    written: dict[str, Any] = plain(
        {
            "id": new_id(),
            "item_id": item_id,
            "field": one["field"],
            "text": one["text"].strip(),
            "by_name": actor.name,
            "was": was,
        }
    )
    return written


def tell_what_to_mend(session: Session, visit: CaseStep) -> None:
    """Let the to-do of returned work lead to the field that was remarked upon."""
    task = session.scalar(
        select(Task).where(Task.step_id == visit.id, Task.kind == "case_step", Task.state == "open")
    )
    if task is None:
        return
    remarks = visit.facts.get("remarks") or [{}]
    task.facts = {
        **task.facts,
        "comment": visit.facts["reason"],
        "field": remarks[0].get("field") or visit.facts.get("field", ""),
        "item_id": remarks[0].get("item_id"),
    }


def tick_remark(
    session: Session,
    actor: Actor,
    case_id: UUID,
    remark_id: UUID,
    *,
    if_version: int | None,
    resolved: bool,
) -> Case:
    """Tick a remark off, or take the tick back: whoever drafts says it is settled."""
    access_case(session, actor, case_id)
    require(actor, Permission.CASE_ACT)
    case = hold_case(session, case_id, if_version)
    with attempt(actor, case.id, "tick"):
        refuse_over(session, case)
        visit, place = _find(session, case, remark_id)
        refuse_others(actor, current_seats(session, case, open_items_of(session, case.id)))
        before = snapshot(session, case)
        remarks = [dict(one) for one in visit.facts["remarks"]]
        remarks[place]["ticked_by"] = actor.name if resolved else ""
        visit.facts = {**visit.facts, "remarks": remarks}
        write_down(
            session,
            actor,
            "case.remark_ticked",
            case,
            before,
            remark=remark_id,
            resolved=resolved,
        )
    return case


def _find(session: Session, case: Case, remark_id: UUID) -> tuple[CaseStep, int]:
    for visit in steps_of(session, case.id):
        for place, one in enumerate(visit.facts.get("remarks", ())):
            if one["id"] == str(remark_id):
                return visit, place
    raise NotFound("There is no such remark.")
