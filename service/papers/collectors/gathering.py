"""What collectors gather with: the risk points written out, names, and the bureau's own words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from policies.charts import Chart
from policies.guard import BUREAU, Target
from service.measures.models import Measure
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.risks.models import Manifestation, RiskPoint
from tenants.errors import NotFound
from tenants.profiles.shape import Profile

SHAPES: Final = {1: "▲", 2: "◆", 3: "●"}
LONG_TERM: Final = "长期"
POST_SUBJECTS: Final = ("leadership_post", "work_post")


@dataclass(frozen=True, slots=True)
class Collected:
    """What a paper says, where its subject lies, which records stand behind it."""

    title: str
    facts: dict[str, Any]
    target: Target = BUREAU
    records: tuple[UUID, ...] = ()
    rows: int = 0


@dataclass(frozen=True)
class Words:
    """The bureau's own words on the day."""

    profile: Profile
    chart: Chart
    on: date
    kept: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def grade(self, subject_type: str, rank: int | None) -> str:
        """Write a grade by shape and word, so that it can be told in grey."""
        if rank is None:
            return ""
        return f"{SHAPES[rank]}{self._labels(subject_type)[str(rank)]}"

    def of(self, vocabulary: str, code: str | None) -> str:
        """Say a code of the profile in Chinese."""
        if vocabulary not in self.kept:
            coded = getattr(self.profile, vocabulary)
            self.kept[vocabulary] = {one.code: one.zh for one in coded}
        return self.kept[vocabulary].get(code or "", "")

    def department(self, department_id: UUID | None) -> str:
        """Name a section."""
        found = self.chart.department.get(department_id) if department_id else None
        return found.name if found else ""

    def post(self, post_id: UUID | None) -> str:
        """Name a post."""
        found = self.chart.post.get(post_id) if post_id else None
        return found.title if found else ""

    def _labels(self, subject_type: str) -> Mapping[str, str]:
        key = f"rank of {subject_type}"
        if key not in self.kept:
            levels = {one.code: one.label_set for one in self.profile.subject_types}
            chosen = levels.get(subject_type, self.profile.label_sets[0].code)
            found = next(one for one in self.profile.label_sets if one.code == chosen)
            self.kept[key] = {str(n): one.zh for n, one in enumerate(found.ranks, 1)}
        return self.kept[key]


@dataclass(frozen=True, slots=True)
class Point:
    """A risk point with all its words."""

    record: RiskPoint
    manifestations: tuple[str, ...]
    measures: tuple[Measure, ...]
    power: str


def words_of(session: Session) -> Words:
    """Load the words of this bureau as of today."""
    day = today()
    return Words(current_profile(session), load_chart(session, day), day)


def points_where(session: Session, *conditions: ColumnElement[bool]) -> list[Point]:
    """Read risk points with all their words, in the order of their numbers, in four statements."""
    records = session.scalars(select(RiskPoint).where(*conditions).order_by(RiskPoint.number)).all()
    ids = [one.id for one in records]
    said: dict[UUID, list[str]] = {}
    statement = select(Manifestation).where(Manifestation.risk_point_id.in_(ids))
    for one in session.scalars(statement.order_by(Manifestation.position)):
        said.setdefault(one.risk_point_id, []).append(one.text)
    done: dict[UUID, list[Measure]] = {}
    wanted = select(Measure).where(Measure.risk_point_id.in_(ids), Measure.status == "active")
    for measure in session.scalars(wanted.order_by(Measure.position)):
        done.setdefault(measure.risk_point_id, []).append(measure)
    names = _powers(session, {one.power_id for one in records if one.power_id})
    return [
        Point(
            one,
            tuple(said.get(one.id, ())),
            tuple(done.get(one.id, ())),
            names.get(one.power_id, "") if one.power_id else "",
        )
        for one in records
    ]


def row_of(point: Point, words: Words, no: int) -> dict[str, Any]:
    """Write a risk point as forms print it."""
    one = point.record
    due = sorted({measure.due_on for measure in point.measures if measure.due_on})
    return {
        "no": no,
        "number": one.number,
        "category": words.of("categories", one.category) or one.category_written,
        "title": one.title,
        "manifestations": listed(point.manifestations),
        "cause": "、".join(filter(None, (words.of("causes", code) for code in one.causes))),
        "origin": words.of("origins", one.origin),
        "proposed": words.grade(one.subject_type, one.proposed_rank or one.rank),
        "grade": words.grade(one.subject_type, one.rank),
        "measures": listed([measure.text for measure in point.measures]),
        "due": due[0].isoformat() if due else LONG_TERM if point.measures else "",
        "power": point.power,
        "step": one.flow_step,
        "post": words.post(one.post_id or one.answering_post_id),
        "department": words.department(one.department_id),
        "responsible": one.direct_responsible_written,
        "found": words.of("methods", one.method),
        "remarks": one.remarks,
    }


def rows_of(points: Sequence[Point], words: Words) -> list[dict[str, Any]]:
    """Write risk points as a numbered list."""
    return [row_of(point, words, no) for no, point in enumerate(points, 1)]


def picked(rows: Iterable[Mapping[str, Any]], *names: str) -> list[dict[str, Any]]:
    """Keep of each row what a form has columns for."""
    return [{name: row.get(name, "") for name in ("no", *names)} for row in rows]


def listed(lines: Sequence[str]) -> str:
    """Write several lines as a numbered list, one as itself."""
    if len(lines) < 2:  # noqa: PLR2004
        return "".join(lines)
    return "\n".join(f"{place}.{line}" for place, line in enumerate(lines, 1))


def summed(points: Iterable[RiskPoint], words: Words, subject_type: str) -> str:
    """Count risk points by grade: ▲高1　◆中2　●低0."""
    ranks = [one.rank for one in points]
    return "　".join(
        f"{words.grade(subject_type, rank)}{ranks.count(rank)}个" for rank in sorted(SHAPES)
    )


def chinese_day(day: date | None) -> str:
    """Write a day as letters do: 2026年4月15日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def refuse_unknown(found: Any) -> None:
    """Refuse to make a paper of what is not there."""
    if found is None:
        raise NotFound("There is no such record.")


def _powers(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = session.execute(select(Power.id, Power.name).where(Power.id.in_(ids)))
    return {row.id: row.name for row in rows}
