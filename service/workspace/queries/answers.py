"""Who may: the policy's own answers, asked before the click instead of after the refusal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.charts import Chart
from policies.explanations import Deciding
from policies.guard import deciding_rank, explain, instead_of, may
from policies.permissions import Permission
from policies.refusals import contact, who_can
from policies.standing import actor as acting
from policies.standing import standings
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import insist_on
from service.procedures.queries.urging import case_to_urge
from service.workspace.subjects import WHOLE_BUREAU, Place, places_of
from tenants.context import Actor
from tenants.errors import NotFound


@dataclass(frozen=True, slots=True)
class Question:
    """May he do this: to a record, or at all."""

    permission: Permission
    subject_kind: str | None = None
    subject_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the policy says, by which lines, and who else may; `known` if he can read the record."""

    question: Question
    known: bool
    allowed: bool
    name: str
    who_can: list[dict[str, str]]
    you_can: list[Permission]
    rules: tuple[Deciding, ...]
    contact: dict[str, str] | None
    by_rank: int | None = None
    waiting_case: UUID | None = None


def answer_one(
    session: Session, actor: Actor, question: Question, person_id: UUID | None = None
) -> Answer:
    """Answer for oneself or, by those who explain the policy, for somebody else."""
    chart = load_chart(session, today())
    asked: list[Actor] = [actor]
    if person_id is not None and person_id != actor.person_id:
        insist_on(session, actor, Permission.POLICY_EXPLAIN)
        asked = _capacities(actor, chart, person_id)
    (answer,) = _answers(session, actor, asked, [question], chart)
    if not answer.known:
        raise NotFound("There is no such record.")
    names = {one["name"] for one in answer.who_can}
    if answer.allowed or question.subject_id is None or not names:
        return answer
    return replace(answer, waiting_case=case_to_urge(session, actor, question.subject_id, names))


def answer_all(session: Session, actor: Actor, questions: Sequence[Question]) -> list[Answer]:
    """Answer many at once, in their order: one statement for each kind of record."""
    chart = load_chart(session, today())
    return _answers(session, actor, [actor], questions, chart)


def _answers(
    session: Session,
    actor: Actor,
    asked: Sequence[Actor],
    questions: Sequence[Question],
    chart: Chart,
) -> list[Answer]:
    places, day = _places(session, actor, questions), today()
    administrator = contact(chart, day)

    @cache
    def entitled(permission: Permission, place: Place) -> list[dict[str, str]]:
        return who_can(
            permission,
            place.asked(permission),
            place.subject,
            chart,
            day,
            tenant_id=actor.tenant_id,
        )

    def answer(question: Question) -> Answer:
        place = places.get((question.subject_kind, question.subject_id))
        if place is None:
            return Answer(question, False, False, asked[0].name, [], [], (), administrator)
        permission, target = question.permission, place.asked(question.permission)
        able = [one for one in asked if may(one, permission, target)]
        speaking = able[0] if able else asked[0]
        return Answer(
            question=question,
            known=True,
            allowed=bool(able),
            name=speaking.name,
            who_can=entitled(permission, place),
            you_can=instead_of(speaking, permission, target),
            rules=explain(speaking, permission, target).lines,
            contact=administrator,
            by_rank=deciding_rank(permission, target),
        )

    return [answer(one) for one in questions]


def _places(
    session: Session, actor: Actor, questions: Iterable[Question]
) -> dict[tuple[str | None, UUID | None], Place]:
    asked: dict[str, list[UUID]] = defaultdict(list)
    for one in questions:
        if one.subject_kind is not None and one.subject_id is not None:
            asked[one.subject_kind].append(one.subject_id)
    found: dict[tuple[str | None, UUID | None], Place] = {(None, None): WHOLE_BUREAU}
    for kind, ids in sorted(asked.items()):
        places = places_of(session, actor, kind, ids)
        found |= {(kind, one): place for one, place in places.items()}
    return found


def _capacities(actor: Actor, chart: Chart, person_id: UUID) -> list[Actor]:
    """Let somebody be asked about in each of the offices he holds."""
    if person_id not in chart.person:
        raise NotFound("There is no such record.")
    held: list[Any] = standings(person_id, chart, today())
    name = chart.person[person_id].name
    return [acting(one, actor.tenant_id) for one in held] or [
        Actor(actor.tenant_id, person_id, name)
    ]
