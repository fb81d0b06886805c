"""What somebody may do with a case as it stands; of the rest, why not, and who may."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import is_holder
from policies.charts import Chart
from policies.guard import require
from policies.permissions import Permission
from service.procedures.documents import chain_of, is_only_filed, step_of
from service.procedures.models import Case, CaseItem, CaseOpinion
from service.procedures.queries.copies import refuse_to_copy
from service.procedures.queries.seats import (
    Seats,
    asked_of,
    refuse_at_bodies,
    refuse_others,
    seats_at,
    told,
)
from service.procedures.refusals import (
    AlreadyAnswered,
    CaseOver,
    DecidedBefore,
    NotAsked,
    NothingToReturn,
    StepNotInPlace,
    TooLate,
)
from service.tasks.models import Task, TaskPerson
from service.tasks.refusals import TaskElsewhere
from tenants.context import Actor
from tenants.errors import DomainError

Check = Callable[[], None]
OUTCOME = "/outcome/"


@dataclass(frozen=True)
class Standing:
    """A case as its reader finds it."""

    session: Session
    actor: Actor
    case: Case
    chart: Chart
    items: Sequence[CaseItem]
    opinions: Sequence[CaseOpinion]
    seats: Seats | None
    missing: Sequence[Mapping[str, Any]]
    step_id: UUID | None


def acts_on(standing: Standing) -> list[dict[str, Any]]:
    """Say of each act whether the reader may do it, else by which rule not."""
    waiting = _waiting_task(standing)
    back = [{"code": one.code, "zh": one.zh, "en": one.en} for one in _drafts(standing.case)]
    return [
        _act("advance", standing, lambda: _advance(standing), outcomes=_outcomes(standing)),
        _act("return", standing, lambda: _return(standing), to_steps=back),
        _act("reject", standing, lambda: _reject(standing)),
        _act("withdraw", standing, lambda: _withdraw(standing)),
        _act("transfer", standing, lambda: _transfer(standing, waiting), task_id=waiting),
        _act("opinion", standing, lambda: _opinion(standing)),
        _act("ask", standing, lambda: _ask(standing)),
        _act("copy", standing, lambda: _copy(standing)),
    ]


def _act(name: str, standing: Standing, check: Check, **facts: Any) -> dict[str, Any]:
    answer: dict[str, Any] = {"act": name, "to_steps": [], "task_id": None, "outcomes": [], **facts}
    try:
        require(standing.actor, Permission.CASE_ACT)
        if standing.case.state != "running":
            raise CaseOver(
                "The case has ended.", number=standing.case.number, state=standing.case.state
            )
        check()
    except DomainError as refusal:
        return answer | {
            "allowed": False,
            "code": refusal.code(),
            "detail": refusal.detail,
            "facts": dict(refusal.facts),
            "who_can": refusal.facts.get("who_can", []),
        }
    return answer | {"allowed": True, "code": "", "detail": "", "facts": {}, "who_can": []}


def _drafts(case: Case) -> Sequence[Any]:
    """Name the drafting steps a case may go back to."""
    return [one for one in chain_of(case).steps[: case.step] if one.type == "draft"]


def _taken_by_one(standing: Standing) -> Seats:
    """Refuse where a body decides, or another sits in the seat."""
    seats = standing.seats
    if seats is None:
        raise CaseOver("The case has ended.", number=standing.case.number)
    refuse_at_bodies(standing.case, lambda: seats)
    refuse_others(standing.actor, seats)
    return seats


def _outcomes(standing: Standing) -> list[str]:
    """Name what must be answered of each record with the yes itself (R-222)."""
    asked = [one["pointer"] for one in standing.missing]
    named = [one.removeprefix(OUTCOME) for one in asked if one.startswith(OUTCOME)]
    return list(dict.fromkeys(named))


def _advance(standing: Standing) -> None:
    _taken_by_one(standing)
    if any(not one["pointer"].startswith(OUTCOME) for one in standing.missing):
        raise StepNotInPlace(
            "The step is not in place yet.",
            number=standing.case.number,
            step=standing.case.step_code,
        )


def _ask(standing: Standing) -> None:
    """Whoever sits at the step may ask others before he decides."""
    if standing.seats is not None:
        refuse_others(standing.actor, standing.seats)


def _copy(standing: Standing) -> None:
    """Whoever acts, sent it or keeps the register lets colleagues read it."""
    if standing.seats is not None:
        refuse_to_copy(standing.actor, standing.case, standing.seats, standing.chart)


def _return(standing: Standing) -> None:
    seats = _taken_by_one(standing)
    if step_of(standing.case).type == "draft":
        raise NothingToReturn(
            "The case stands at its drafting step.",
            step=standing.case.step_code,
            who_can=told(seats),
        )


def _reject(standing: Standing) -> None:
    """Nobody turns down what was decided before it came to him."""
    _return(standing)
    if is_only_filed(standing.case):
        raise DecidedBefore("It is decided; send it back instead.", number=standing.case.number)


def _withdraw(standing: Standing) -> None:
    case, actor = standing.case, standing.actor
    if actor.person_id != case.started_by or actor.on_behalf_of is not None:
        first = chain_of(case).steps[0]
        refuse_others(actor, seats_at(standing.session, case, first, (), first.acting))
    if any(one.decided is not None for one in standing.items if one.state == "open"):
        raise TooLate("It is decided already.", number=case.number)


def _transfer(standing: Standing, task_id: UUID | None) -> None:
    """What a body decides in a meeting is on nobody's desk alone; so nobody hands it over."""
    seats = standing.seats
    if seats is not None and step_of(standing.case).body:
        refuse_at_bodies(standing.case, lambda: seats)
    if task_id is None:
        raise TaskElsewhere("It waits for somebody else.")


def _waiting_task(standing: Standing) -> UUID | None:
    """Find the reader's own open to-do of this case: that is what he may hand over."""
    return standing.session.scalar(
        select(Task.id)
        .join(TaskPerson, TaskPerson.task_id == Task.id)
        .where(
            Task.case_id == standing.case.id,
            Task.state == "open",
            Task.box == "act",
            TaskPerson.person_id == standing.actor.person_id,
            TaskPerson.state == "open",
        )
        .order_by(Task.id)
        .limit(1)
    )


def _opinion(standing: Standing) -> None:
    """Whoever was asked, and has not answered yet, may say what he thinks."""
    here = [one for one in standing.opinions if one.step_id == standing.step_id]
    asked = [one for one in here if one.withdrawn_at is None]
    mine = [
        one
        for one in asked
        if any(
            is_holder(standing.actor, who) for who in asked_of(one, standing.case, standing.chart)
        )
    ]
    if any(one.at is None for one in mine):
        return
    if mine:
        raise AlreadyAnswered("The opinion was given already.", number=standing.case.number)
    raise NotAsked("Nobody asked this office for an opinion here.")
