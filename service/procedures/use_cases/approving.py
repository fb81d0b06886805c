"""Say yes to the step a to-do was about, and to no other; take a yes back before it is noticed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.procedures.documents import chain_of, step_of
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.objects import STEP_ROOMS
from service.procedures.queries.access import hold_case, items_of, open_items_of, open_step_of
from service.procedures.queries.access import steps_of as visits_of
from service.procedures.rules import HIGH
from service.procedures.use_cases.advancing import advance_case
from service.procedures.use_cases.stepping import refuse_over, renew
from service.procedures.use_cases.tracing import attempt, rehearsal, snapshot, write_down
from service.tasks.models import Task, TaskPerson
from service.tasks.refusals import HighAlone, LoweringAlone, NotTakenBack
from service.tasks.use_cases.opening import settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import NotFound

PARTY_GROUP: Final = "party_group"


def approve_step(
    session: Session, actor: Actor, case_id: UUID, step_id: UUID, *, opinion: str
) -> dict[str, Any]:
    """Advance a case if it still stands at this visit; somebody may have been quicker.

    Says how the case stands afterwards, and whether nothing was settled that would stay.
    """
    case = hold_case(session, case_id)
    refuse_over(session, case)
    if open_step_of(session, case_id).id != step_id:
        raise NotFound("The case does not stand at this step.")
    renew(session, case, open_items_of(session, case_id))
    if case.rank == HIGH:
        raise HighAlone("High risks are approved one at a time.")
    if case.lowers:
        raise LoweringAlone("What lowers a grade is approved one at a time.")
    before = _read(items_of(session, case_id))
    advance_case(session, actor, case_id, if_version=None, opinion=opinion)
    session.flush()
    untouched = before == _read(items_of(session, case_id))
    return {"version": case.version, "undoable": untouched and _is_quiet(session, case)}


def foresee_step(session: Session, actor: Actor, case_id: UUID, step_id: UUID) -> dict[str, Any]:
    """Say what would follow a yes to this visit, or refuse it; nothing of the yes stays."""
    tried = session.begin_nested()
    try:
        with rehearsal():
            approve_step(session, actor, case_id, step_id, opinion="")
        return _what_follows(hold_case(session, case_id))
    finally:
        tried.rollback()
        session.expire_all()


def _what_follows(case: Case) -> dict[str, Any]:
    """Name the step a case stands at, none once it ended; say whether the Party group is ahead."""
    if case.state != "running":
        return {"next_zh": "", "next_en": "", "to_party_group": False}
    step, ahead = step_of(case), chain_of(case).steps[case.step :]
    party = any(one.body == PARTY_GROUP for one in ahead)
    return {"next_zh": step.zh, "next_en": step.en, "to_party_group": party}


def _read(items: Sequence[CaseItem]) -> list[tuple[Any, ...]]:
    """What of the records a step may settle: their own version, state, and the words frozen."""
    return [(one.item_id, one.item_version, one.state, one.decided_digest) for one in items]


def _is_quiet(session: Session, case: Case) -> bool:
    """Say whether the step a case stands at now has begun nothing that others see."""
    if case.state != "running":
        return False
    step = open_step_of(session, case.id)
    return step.type != "consult" and step.type not in STEP_ROOMS


def take_back(
    session: Session, actor: Actor, case_id: UUID, step_id: UUID, *, known: Mapping[str, Any]
) -> Case:
    """Let a case stand where it stood before one's yes, as long as nobody has looked at it."""
    require(actor, Permission.CASE_ACT)
    case = hold_case(session, case_id)
    with attempt(actor, case.id, "take_back"):
        if not known["undoable"]:
            raise NotTakenBack("What it settled stays as it is.", number=case.number)
        refuse_over(session, case)
        visits = visits_of(session, case.id)
        current = next(one for one in visits if one.state == "open")
        former = next((one for one in visits if one.id == step_id), None)
        if former is None or former.person_id != actor.person_id:
            raise NotFound("There is no such step.")
        touched = case.version != known["version"] or _was_noticed(session, current)
        if touched or current.position != former.position + 1:
            raise NotTakenBack("The next in line has looked at it already.", number=case.number)
        before = snapshot(session, case)
        _withdraw(session, actor, current)
        _reopen(former)
        place = chain_of(case).place(former.code)
        case.step, case.step_code = place or 0, former.code
        case.due_on = former.due_on
        write_down(session, actor, "case.approval_taken_back", case, before, step=former.code)
    return case


def _was_noticed(session: Session, visit: CaseStep) -> bool:
    noticed = (
        select(TaskPerson.id)
        .join(Task, Task.id == TaskPerson.task_id)
        .where(
            Task.step_id == visit.id,
            (TaskPerson.read_at.is_not(None))
            | (TaskPerson.state != "open")
            | (TaskPerson.handed_over_by.is_not(None)),
        )
    )
    return session.scalar(noticed.limit(1)) is not None


def _withdraw(session: Session, actor: Actor, visit: CaseStep) -> None:
    visit.state, visit.closed_at = "withdrawn", utc_now()
    visit.person_id, visit.person_name = actor.person_id, actor.name
    visit.post_title, visit.on_behalf_of = actor.post_title, actor.on_behalf_of
    session.flush()
    settle_tasks(session, step_id=visit.id, outcome="withdrawn", by=actor)


def _reopen(visit: CaseStep) -> None:
    visit.state, visit.closed_at, visit.opinion = "open", None, ""
    visit.person_id, visit.person_name = None, ""
    visit.post_title, visit.on_behalf_of = "", None
