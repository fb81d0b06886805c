"""Risk points on their way through a review chain: what they lack, and what becomes of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.measures.models import Measure
from service.organisation.queries import today
from service.organisation.queries.profiles import current_profile
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from service.risks.documents import document
from service.risks.models import Manifestation, RiskPoint
from service.risks.queries.access import full_document
from service.risks.rules import IN_FORCE, Gap, is_lowering, worst_of
from service.risks.use_cases.grading import settle_grade
from service.risks.use_cases.keeping import gaps_of, refuse_retired
from service.risks.use_cases.points import AWAITED, come_into_force
from service.risks.use_cases.refusals import GradeLowered
from service.risks.use_cases.reviewing import require_review
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.journal import JournalEntry
from tenants.numbering import take_numbers
from tenants.profiles import Profile

CRITERIA: Final = frozenset({"complete", "measures", "grade_proposed"})
FILED_BY: Final = ("filed", "in_force")
GONE: Final = frozenset({"rejected", "withdrawn"})
WRITTEN: Final = ("risk_point.drafted", "risk_point.imported", "risk_point.changed")
# What the words of a point must have comes before its grade and its measures (R-217, C-21).
LATER: Final = AWAITED | {"only-one-measure-allowed"}


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:  # noqa: ARG001
    """Describe risk points as a case sees them; retired ones do not move any more."""
    points = _points(session, ids)
    for point in points.values():
        refuse_retired(point)
    documents, authors = _documents(session, points), _authors(session, ids)
    return [_matter(points[one], documents[one], authors.get(one, frozenset())) for one in ids]


def missing(
    session: Session,
    case: Case,  # noqa: ARG001
    items: Sequence[CaseItem],
    criterion: str,
) -> list[Missing]:
    """List what keeps these risk points from going on, by this word."""
    points = _points(session, [one.item_id for one in items])
    documents, profile = _documents(session, points), current_profile(session)
    return [
        Missing(gap.code, point.id, point.number, "/" + gap.field.replace(".", "/"), gap.facts)
        for point in points.values()
        for gap in _gaps(session, point, documents[point.id], criterion, profile)
        if gap.blocking
    ]


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],  # noqa: ARG001
) -> None:
    """Let decided points have their grade, be filed, and those that lack nothing be in force."""
    points = _points(session, [one.item_id for one in items])
    if result in GONE:
        _question_reworded(session, actor, case, points.values())
    if result in FILED_BY:
        _file(session, items)
    for item in items:
        point = points[item.item_id]
        if result == "approved":
            _grade(session, actor, case, point, item.outcome)
        elif result == "in_force":
            come_into_force(session, actor, point, decided=True, case=str(case.id))


def _file(session: Session, items: Iterable[CaseItem]) -> None:
    """Give what is filed together its filing number; where no step files, entry does (R-303)."""
    fresh = [one for one in items if not one.outcome.get("filed_number")]
    if not fresh:
        return
    year = today().year
    number = take_numbers(session, f"kept/{year}")[0]
    for one in fresh:
        one.outcome = {**one.outcome, "filed_number": f"内备〔{year}〕{number}号"}


def _question_reworded(
    session: Session, actor: Actor, case: Case, points: Iterable[RiskPoint]
) -> None:
    """What was reworded for a review that it did not pass is looked at again."""
    reworded = session.scalars(
        select(JournalEntry.subject_id).where(
            JournalEntry.subject_id.in_([one.id for one in points if one.status == IN_FORCE]),
            JournalEntry.topic == "risk_point.changed",
            JournalEntry.at >= case.started_at,
        )
    )
    why = {
        "zh": f"{case.number} 未审定的修改",
        "en": f"a change in {case.number} that was not approved",
    }
    require_review(session, actor, {one for one in reworded if one}, why)


def _grade(
    session: Session, actor: Actor, case: Case, point: RiskPoint, outcome: Mapping[str, Any]
) -> None:
    """Who decides on a point decides on its grade: the one decided, else the one proposed (C-21).

    A meeting that says nothing of the grade leaves a higher one as it is; it never lowers in
    passing.
    """
    decided = outcome.get("rank")
    if decided is None:
        proposed = point.proposed_rank if point.rank is None else None
        rank = worst_of(point.floor_rank, proposed) if proposed else None
    else:
        rank = int(decided)
        if is_lowering(point.floor_rank, rank):
            raise GradeLowered(
                "A grade is lowered only by a decision of its own.",
                number=point.number,
                floor=point.floor_rank,
                asked=rank,
            )
    if rank is not None and rank != point.rank:
        reason = str(outcome.get("reason", ""))
        settle_grade(session, actor, point, rank, reason=reason, case=str(case.id))


def _gaps(
    session: Session,
    point: RiskPoint,
    written: Mapping[str, Any],
    criterion: str,
    profile: Profile,
) -> list[Gap]:
    if criterion == "measures":
        active = [one for one in written["measures"] if one["status"] == "active"]
        return [] if active else [Gap("measures", "measure-missing")]
    if criterion == "grade_proposed":
        known = point.proposed_rank is not None or point.rank is not None
        return [] if known else [Gap("proposed_rank", "grade-not-proposed")]
    return [
        gap for gap in gaps_of(session, point, written, profile=profile) if gap.code not in LATER
    ]


def _matter(point: RiskPoint, written: Mapping[str, Any], authors: frozenset[UUID]) -> Matter:
    return Matter(
        id=point.id,
        number=point.number,
        title=point.title,
        version=point.version,
        document=written,
        subject_type=point.subject_type,
        department_id=point.department_id,
        post_id=point.post_id or point.answering_post_id,
        rank=worst_of(point.worst_rank, point.proposed_rank),
        authors=authors,
    )


def _points(session: Session, ids: Sequence[UUID]) -> dict[UUID, RiskPoint]:
    found = {one.id: one for one in session.scalars(select(RiskPoint).where(RiskPoint.id.in_(ids)))}
    if len(found) != len(set(ids)):
        raise NotFound("There is no such risk point.")
    return {one: found[one] for one in ids}


def _documents(session: Session, points: Mapping[UUID, RiskPoint]) -> dict[UUID, dict[str, Any]]:
    """Write out many points in two statements."""
    if len(points) == 1:
        return {one: full_document(session, point) for one, point in points.items()}
    said: dict[UUID, list[Manifestation]] = {}
    for one in session.scalars(
        select(Manifestation).where(Manifestation.risk_point_id.in_(points))
    ):
        said.setdefault(one.risk_point_id, []).append(one)
    done: dict[UUID, list[Measure]] = {}
    for measure in session.scalars(select(Measure).where(Measure.risk_point_id.in_(points))):
        done.setdefault(measure.risk_point_id, []).append(measure)
    return {
        one: document(point, said.get(one, ()), done.get(one, ())) for one, point in points.items()
    }


def _authors(session: Session, ids: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Name who first wrote each point down, and who changed it last (I3)."""
    rows = session.execute(
        select(JournalEntry.subject_id, JournalEntry.topic, JournalEntry.person_id)
        .where(JournalEntry.subject_id.in_(ids), JournalEntry.topic.in_(WRITTEN))
        .order_by(JournalEntry.at, JournalEntry.id)
    )
    found: dict[UUID, dict[str, UUID]] = {}
    for row in rows:
        found.setdefault(row.subject_id, {})[row.topic] = row.person_id
    return {one: frozenset(by.values()) for one, by in found.items()}
