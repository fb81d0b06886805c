"""What a bureau owes the leading group: gathered from its register, and what is still missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session, aliased

from service.filings.rules import POST_SUBJECTS, Cadre, binds, concerns, last_day, reaches
from service.measures.models import Measure
from service.measures.rules import number_of
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.procedures.models import CaseItem
from service.risks.models import Manifestation, RiskPoint
from tenants.errors import Invalid
from tenants.models.organisation import Cycle, Department, Person, Post
from tenants.profiles import Deadline
from tenants.vocabulary import JOB_RANKS

IN_FORCE = "in_force"
# What a year files as one paper is gathered where the years are kept.
OF_THE_YEAR: Final[Mapping[str, str]] = MappingProxyType(
    {"plan": "service.cycles.packages", "summary": "service.cycles.packages"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One record that goes up: its number and its words as they stand today."""

    item_id: UUID
    number: str
    title: str
    rank: int | None
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Owed:
    """What is due in one year, what ends it, whether its last day binds, and what is missing."""

    until: str
    due_on: date | None
    binds: bool
    candidates: tuple[Candidate, ...]
    gaps: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    rule: Deadline
    cadres: Mapping[UUID, Cadre]
    departments: Mapping[UUID, str]

    def takes(self, point: RiskPoint) -> bool:
        """Say whether a risk point goes up under the rule."""
        cadre = self.cadres.get(point.post_id) if point.post_id else None
        return concerns(self.rule, point.subject_type, cadre, JOB_RANKS)

    def subject_of(self, point: RiskPoint) -> str:
        """Name the subject by its post or section, never by a person (D-14)."""
        if point.post_id and point.post_id in self.cadres:
            return self.cadres[point.post_id].title
        return self.departments.get(point.department_id, "") if point.department_id else ""


def rule_of(session: Session, kind: str) -> Deadline:
    """Give the deadline rule of the bureau's profile for points or for measures."""
    for rule in current_profile(session).deadlines:
        if rule.code == kind:
            return rule
    raise Invalid(
        "The profile knows no such filing.", errors={"kind": ["not-asked-for-by-the-profile"]}
    )


def gather(session: Session, kind: str, year: int, on: date) -> Owed:
    """Gather what is due, and what is not yet fit to be sent."""
    if kind in OF_THE_YEAR:
        owed: Owed = import_module(OF_THE_YEAR[kind]).gather(session, kind, year)
        return owed
    rule = rule_of(session, kind)
    ground = _ground(session, rule, on)
    points = [one for one in _points(session, rule) if ground.takes(one)]
    decided = decided_points(session)
    ready = [one for one in points if one.status == IN_FORCE or one.id in decided]
    measures = _by_point(session, Measure, [one.id for one in ready])
    if kind == "points":
        said = _by_point(session, Manifestation, [one.id for one in ready])
        found = [_of_point(one, ground, said.get(one.id, []), measures) for one in ready]
    else:
        found = [
            _of_measure(one, ground, measure)
            for one in ready
            for measure in measures.get(one.id, [])
            if is_reviewed(measure)
        ]
    waiting = [one for one in points if one not in ready]
    gaps = (*_unready(waiting), *_uncovered(ground, ready), *_unprevented(kind, ready, measures))
    due_on = last_day(rule, year)
    bound = binds(due_on, began_on(session, year))
    return Owed(rule.until, due_on, bound, tuple(found), gaps)


def began_on(session: Session, year: int) -> date | None:
    """Say when a bureau began with a year nobody had told it of: its first, or taking stock.

    Who had a year before knew the days of the next, however late he opened it.
    """
    before = aliased(Cycle)
    earlier = exists().where(before.year < year)
    begun = select(Cycle.opened_on).where(
        Cycle.year == year, Cycle.state != "draft", or_(Cycle.stock_taking, ~earlier)
    )
    return session.scalar(begun)


def decided_points(session: Session) -> set[UUID]:
    """Name the points an organ decided on, though they still wait for grade or measures."""
    found = session.scalars(
        select(CaseItem.item_id).where(
            CaseItem.object_kind == "risk_point",
            CaseItem.decided.is_not(None),
            CaseItem.state.in_(("open", "approved")),
        )
    )
    return set(found)


def is_reviewed(measure: Measure) -> bool:
    """Say whether a measure is in use and, where it needed a review, was reviewed (R-220)."""
    reviewed = not measure.needs_review or measure.reviewed_on is not None
    return measure.status == "active" and reviewed


def _ground(session: Session, rule: Deadline, on: date) -> _Ground:
    chart = load_chart(session, on)
    members = set(session.scalars(select(Person.id).where(Person.is_party_member)))
    cadres = {}
    for post in session.scalars(select(Post).where(Post.abolished_on.is_(None))):
        if post.id not in chart.post:
            continue
        holders = chart.office(chart.post[post.id], on).holders
        cadres[post.id] = Cadre(
            post.id,
            post.title,
            post.job_rank,
            party_member=any(one.id in members for one in holders),
            names=tuple(one.name for one in holders),
        )
    rows = session.execute(select(Department.id, Department.name))
    departments = {row.id: row.name for row in rows}
    return _Ground(rule, cadres, departments)


def _points(session: Session, rule: Deadline) -> Sequence[RiskPoint]:
    return session.scalars(
        select(RiskPoint)
        .where(RiskPoint.status != "retired", RiskPoint.subject_type.in_(rule.subject_types))
        .order_by(RiskPoint.number)
    ).all()


def _by_point(session: Session, model: Any, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    if not ids:
        return found
    statement = select(model).where(model.risk_point_id.in_(ids)).order_by(model.position)
    for one in session.scalars(statement):
        found.setdefault(one.risk_point_id, []).append(one)
    return found


def _of_point(
    point: RiskPoint,
    ground: _Ground,
    said: Sequence[Manifestation],
    measures: Mapping[UUID, Sequence[Measure]],
) -> Candidate:
    written = {
        **_common(point, ground),
        "manifestations": [one.text for one in said],
        "measures": [one.text for one in measures.get(point.id, []) if one.status == "active"],
        "method": point.method,
        "origin": point.origin,
        "causes": point.causes,
    }
    return Candidate(point.id, point.number, point.title, point.rank, written)


def _of_measure(point: RiskPoint, ground: _Ground, measure: Measure) -> Candidate:
    cadre = ground.cadres.get(measure.responsible_post_id) if measure.responsible_post_id else None
    written = {
        **_common(point, ground),
        "text": measure.text,
        "measure_kind": measure.kind,
        "phase": measure.phase,
        "basis": measure.basis,
        "responsible": cadre.title if cadre else measure.responsible_written,
        "due_on": measure.due_on.isoformat() if measure.due_on else None,
        "frequency": measure.frequency,
    }
    number = number_of(point.number, measure.position)
    return Candidate(measure.id, number, measure.text[:200], point.rank, written)


def _common(point: RiskPoint, ground: _Ground) -> dict[str, Any]:
    """Write what may leave the bureau: the risk and whose it is, no person, no remark (Q-35)."""
    return {
        "number": point.number,
        "title": point.title,
        "subject_type": point.subject_type,
        "subject": ground.subject_of(point),
        "section": ground.departments.get(point.department_id, "") if point.department_id else "",
        "category": point.category,
        "rank": point.rank,
        "status": point.status,
        "topic": point.topic,
        "flow_step": point.flow_step,
    }


def _unready(points: Sequence[RiskPoint]) -> list[dict[str, Any]]:
    return [{"code": "not-decided-yet", "number": one.number, "title": one.title} for one in points]


def _uncovered(ground: _Ground, ready: Sequence[RiskPoint]) -> list[dict[str, Any]]:
    """Name the leadership team and the posts in the rule's reach that have no point."""
    gaps: list[dict[str, Any]] = []
    types = ground.rule.subject_types
    if "leadership_team" in types and all(p.subject_type != "leadership_team" for p in ready):
        gaps.append({"code": "team-without-points", "number": "", "title": ""})
    covered = {one.post_id for one in ready if one.subject_type in POST_SUBJECTS}
    if POST_SUBJECTS.isdisjoint(types):
        return gaps
    for cadre in ground.cadres.values():
        owes = concerns(ground.rule, "work_post", cadre, JOB_RANKS)
        ranked = reaches(cadre.job_rank, ground.rule.from_job_rank, JOB_RANKS)
        if owes and ranked and cadre.names and cadre.post_id not in covered:
            gaps.append({"code": "post-without-points", "number": "", "title": cadre.title})
    return gaps


def _unprevented(
    kind: str, ready: Sequence[RiskPoint], measures: Mapping[UUID, Sequence[Measure]]
) -> list[dict[str, Any]]:
    if kind != "measures":
        return []
    return [
        {"code": "point-without-measures", "number": one.number, "title": one.title}
        for one in ready
        if not any(is_reviewed(measure) for measure in measures.get(one.id, []))
    ]
