"""The main leader sends a year's plan back with remarks; the register office hands it in again."""

from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.cycles.models import PLAN_NOTES, CycleNote
from service.cycles.queries import access_cycle
from service.cycles.use_cases.asking import APPROVE, REVISE, ask_for
from service.cycles.use_cases.writing import write_down
from service.organisation.queries.access import snapshot
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import DomainError, Invalid
from tenants.models.organisation import Cycle

RETURNED, RESUBMITTED = PLAN_NOTES


class PlanNotWaiting(DomainError):
    """Only a plan that waits for its approval is sent back, and only once at a time."""


class PlanNotReturned(DomainError):
    """Only a plan that was sent back is handed in again."""


class PlanBeingRevised(DomainError):
    """A plan that was sent back is approved once it is handed in again."""


def return_plan(
    session: Session, actor: Actor, cycle_id: UUID, *, if_version: int, reason: str
) -> Cycle:
    """Send the plan back; what to change stands in the year's notes and before the office."""
    cycle = access_cycle(session, actor, cycle_id, Permission.CYCLE_PLAN_APPROVE, if_version)
    if cycle.state != "draft" or cycle.approved_on is not None or cycle.returned_on is not None:
        raise PlanNotWaiting("The plan does not wait for its approval.", year=cycle.year)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    _note(session, actor, cycle, RETURNED, reason.strip())
    settle_tasks(session, subject_id=cycle.id, kind=APPROVE, by=actor)
    ask_for(session, actor, cycle, REVISE, comment=reason.strip())
    return cycle


def resubmit_plan(
    session: Session, actor: Actor, cycle_id: UUID, *, if_version: int, note: str = ""
) -> Cycle:
    """Hand the revised plan in again; it waits for the main leader anew."""
    cycle = access_cycle(session, actor, cycle_id, Permission.CYCLE_PLAN_ADOPT, if_version)
    if cycle.state != "draft" or cycle.returned_on is None:
        raise PlanNotReturned("The plan was not sent back.", year=cycle.year)
    _note(session, actor, cycle, RESUBMITTED, note.strip())
    settle_tasks(session, subject_id=cycle.id, kind=REVISE, by=actor)
    ask_for(session, actor, cycle, APPROVE)
    return cycle


def refuse_returned(cycle: Cycle) -> None:
    """Refuse to approve what the office has not handed in again."""
    if cycle.returned_on is not None:
        raise PlanBeingRevised("The plan was sent back and is being revised.", year=cycle.year)


def _note(session: Session, actor: Actor, cycle: Cycle, kind: str, text: str) -> None:
    """Keep what was said with the year, which counts as changed: two who act at once collide."""
    before = snapshot(cycle)
    session.add(
        CycleNote(
            cycle_id=cycle.id,
            kind=kind,
            text=text,
            at=utc_now(),
            person_id=actor.person_id,
            person_name=actor.name,
        )
    )
    cycle.returned_on = today() if kind == RETURNED else None
    flag_modified(cycle, "title")
    session.flush()
    write_down(session, actor, f"cycle.{kind}", cycle, before, reason=text)
