"""What every move of a case consists of: a step left, its results given, the next one opened."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.chains import Step
from service.procedures.documents import chain_of, freezes, step_of
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.objects import kind_of
from service.procedures.queries.missing import missing_at, written
from service.procedures.queries.seats import acts_here, higher_seat, matters_of, seats_at
from service.procedures.refusals import CaseOver, CycleOver, StepNotInPlace
from service.procedures.rules import worst
from service.procedures.use_cases.opening import open_step, refuse_bodiless
from service.procedures.use_cases.tracing import snapshot, write_down
from service.tasks.use_cases import settle_tasks
from tenants.clock import end_of_day
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid
from tenants.hashing import canonical, digest
from tenants.journal import plain
from tenants.models.organisation import Cycle


def refuse_over(session: Session, case: Case) -> None:
    """Leave what has ended, and what belongs to a closed year, as it was."""
    if case.state != "running":
        raise CaseOver("The case has ended.", number=case.number, state=case.state)
    cycle = owned(session, Cycle, case.cycle_id) if case.cycle_id else None
    if cycle is not None and cycle.state == "closed":
        raise CycleOver("The year this case belongs to is closed.", year=cycle.year)


def leave_step(
    session: Session,
    actor: Actor,
    case: Case,
    visit: CaseStep,
    items: Sequence[CaseItem],
    *,
    opinion: str = "",
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Leave a step that is in place: give its results, freeze what was decided, go on."""
    before, step = snapshot(session, case), step_of(case)
    if facts:
        visit.facts = {**visit.facts, **plain(dict(facts))}
    refuse_not_in_place(session, case, visit, items)
    if step.decides and _goes_higher(session, actor, case, visit, items, opinion=opinion):
        told = {"step": step.code, "opinion": opinion, "higher": higher_seat(case, step)}
        write_down(session, actor, "case.advanced", case, before, **told)
        return
    last = case.step + 1 == len(chain_of(case).steps)
    if not last:
        refuse_bodiless(session, chain_of(case).steps[case.step + 1])
    give_results(session, actor, case, step, items)
    if step.type == "draft" or step.results:
        renew(session, case, items, freeze=freezes(step))
    if "in_force" in step.results:
        renew(session, case, [one for one in items if one.decided is None], freeze=True)
    close_visit(session, actor, visit, "done", opinion=opinion)
    if last:
        _complete(case, items)
    else:
        open_step(session, actor, case, case.step + 1, items)
    write_down(
        session,
        actor,
        "case.completed" if last else "case.advanced",
        case,
        before,
        step=step.code,
        opinion=opinion,
        late=is_late(visit),
    )


def _goes_higher(
    session: Session,
    actor: Actor,
    case: Case,
    visit: CaseStep,
    items: Sequence[CaseItem],
    *,
    opinion: str,
) -> bool:
    """Hand a step on to the higher seat its rank asks for, unless who took it sits there too."""
    renew(session, case, items)
    step, matters = step_of(case), matters_of(session, case, items).values()
    higher = higher_seat(case, step)
    if not higher or visit.acting == higher:
        return False
    if acts_here(actor, seats_at(session, case, step, matters, higher)):
        return False
    close_visit(session, actor, visit, "done", opinion=opinion)
    open_step(session, actor, case, case.step, items, acting=higher)
    return True


def refuse_not_in_place(
    session: Session, case: Case, visit: CaseStep, items: Sequence[CaseItem]
) -> None:
    """Refuse with all that is not in place (R-298)."""
    step = step_of(case)
    gaps = missing_at(session, case, step, visit, items)
    if gaps:
        raise StepNotInPlace(
            "The step is not in place yet.",
            number=case.number,
            step=step.code,
            missing=written(gaps),
        )


def give_results(
    session: Session, actor: Actor, case: Case, step: Step, items: Sequence[CaseItem]
) -> None:
    """Let the area of the records give them each result of a step."""
    kind = kind_of(case.object_kind)
    for result in step.results:
        kind.settle(session, actor, case, items, result, case.values)


def renew(session: Session, case: Case, items: Sequence[CaseItem], *, freeze: bool = False) -> None:
    """Take over how the records read now; a rank once reached is kept (I4)."""
    session.flush()
    matters = matters_of(session, case, items)
    for one in items:
        matter = matters[one.item_id]
        one.title, one.number, one.item_version = matter.title, matter.number, matter.version
        one.rank, one.lowers = worst([one.rank, matter.rank]), matter.lowers
        if freeze:
            one.decided = plain(dict(matter.document))
            one.decided_digest = digest(canonical(one.decided).encode())
    case.rank = worst([case.rank, *(one.rank for one in items)])
    case.lowers = case.lowers or any(one.lowers for one in items)


def close_visit(
    session: Session,
    actor: Actor,
    visit: CaseStep,
    state: str,
    *,
    opinion: str = "",
    **values: Any,
) -> None:
    """Note who ended a step and how, and take it from everybody's to-dos."""
    visit.state, visit.closed_at, visit.opinion = state, utc_now(), opinion.strip()
    visit.person_id, visit.person_name = actor.person_id, actor.name
    visit.post_title, visit.on_behalf_of = actor.post_title, actor.on_behalf_of
    for name, value in values.items():
        setattr(visit, name, value)
    session.flush()
    settle_tasks(session, step_id=visit.id, kind="case_opinion", outcome="withdrawn", by=actor)
    outcome = "withdrawn" if state == "withdrawn" else "done"
    settle_tasks(session, step_id=visit.id, outcome=outcome, by=actor)


def is_late(visit: CaseStep) -> bool:
    """Say whether a step was ended after its last day."""
    if visit.due_on is None or visit.closed_at is None:
        return False
    return visit.closed_at > end_of_day(visit.due_on)


def set_outcomes(items: Sequence[CaseItem], outcomes: Iterable[Mapping[str, Any]]) -> None:
    """Note for each record what was decided of it beside yes or no, a rank for instance."""
    known: dict[UUID, CaseItem] = {one.item_id: one for one in items}
    for place, given in enumerate(outcomes):
        item = known.get(given["item_id"])
        if item is None:
            raise Invalid(
                "Some fields are not right.",
                errors={"items": {str(place): {"item_id": ["not-found"]}}},
            )
        item.outcome = plain(dict(given.get("outcome") or {}))


def _complete(case: Case, items: Sequence[CaseItem]) -> None:
    case.state, case.closed_at, case.due_on = "completed", utc_now(), None
    for one in items:
        one.state = "approved"
