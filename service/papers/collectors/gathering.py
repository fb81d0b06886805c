"""What collectors gather with: the risk points written out, names, and the bureau's own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from policies.charts import Chart
from policies.guard import BUREAU, Target
from service.measures.models import Measure
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.registrations.models import Registration
from service.risks.models import Manifestation, RiskPoint
from service.risks.rules import DRAFT, RETIRED
from service.searches.models import Contribution, SheetPoint
from tenants.errors import NotFound
from tenants.profiles import Profile, label

Found = TypeVar("Found")
SHAPES: Final = {1: "▲", 2: "◆", 3: "●"}
SEARCHED: Final = (  # what the forms of a search may say of a risk point
    *("number", "category", "title", "manifestations", "cause", "origin", "proposed", "grade"),
    *("measures", "due", "power", "step", "post", "responsible", "found"),
)
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
        return f"{SHAPES[rank]}{label(self.profile, subject_type, rank)}"

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


@dataclass(frozen=True, slots=True)
class Typed:
    """A measure written with a risk point that is not confirmed yet."""

    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """A risk point with all its words."""

    record: RiskPoint
    manifestations: tuple[str, ...]
    measures: tuple[Measure | Typed, ...]
    power: str
    found: tuple[str, ...] = ()


def words_of(session: Session) -> Words:
    """Load the words of this bureau as of today."""
    day = today()
    return Words(current_profile(session), load_chart(session, day), day)


def points_where(
    session: Session, *conditions: ColumnElement[bool], typed: bool = False
) -> list[Point]:
    """Read risk points with all their words, in the order of their numbers, in few statements.

    What a search found is said with the measures `typed` with it, confirmed or not.
    """
    records = session.scalars(select(RiskPoint).where(*conditions).order_by(RiskPoint.number)).all()
    ids = [one.id for one in records]
    said: dict[UUID, list[str]] = {}
    statement = select(Manifestation).where(Manifestation.risk_point_id.in_(ids))
    for one in session.scalars(statement.order_by(Manifestation.position)):
        said.setdefault(one.risk_point_id, []).append(one.text)
    done: dict[UUID, list[Measure | Typed]] = {}
    wanted = select(Measure).where(Measure.risk_point_id.in_(ids), Measure.status == "active")
    for measure in session.scalars(wanted.order_by(Measure.position)):
        done.setdefault(measure.risk_point_id, []).append(measure)
    for point_id, written in _typed(session, records) if typed else ():
        done.setdefault(point_id, []).extend(written)
    ways = _contributions(session, ids)
    names = _powers(session, {one.power_id for one in records if one.power_id})
    return [
        Point(
            one,
            tuple(said.get(one.id, ())),
            tuple(done.get(one.id, ())),
            names.get(one.power_id, "") if one.power_id else "",
            tuple(dict.fromkeys(ways.get(one.id, ()))),
        )
        for one in records
    ]


def standing() -> ColumnElement[bool]:
    """Say whether a risk point stands on the forms of a search: not retired, nor dropped again."""
    dropped = select(SheetPoint.risk_point_id).where(SheetPoint.answer == "dropped")
    return (RiskPoint.status != RETIRED) & ~(
        (RiskPoint.status == DRAFT) & RiskPoint.id.in_(dropped)
    )


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
        "found": _ways(point, words),
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


def known(found: Found | None) -> Found:
    """Give what a paper is to be made of, or refuse to make it of nothing."""
    if found is None:
        raise NotFound("There is no such record.")
    return found


def _ways(point: Point, words: Words) -> str:
    """Say who found a risk point and by which method: 自己找、群众帮（顺推法）."""
    people = "、".join(filter(None, (words.of("contributions", one) for one in point.found)))
    method = words.of("methods", point.record.method)
    return f"{people}（{method}）" if people and method else people or method


def _typed(session: Session, records: Sequence[RiskPoint]) -> Iterator[tuple[UUID, list[Typed]]]:
    """Read the measures that wait on sheets and in registrations."""
    ids = {one.id for one in records}
    on_sheets = select(SheetPoint.risk_point_id, SheetPoint.measures).where(
        SheetPoint.risk_point_id.in_(ids), SheetPoint.answer == "candidate"
    )
    registered = select(Registration.points).where(
        Registration.power_id.in_({one.power_id for one in records if one.power_id})
    )
    kept = [(row.risk_point_id, row.measures) for row in session.execute(on_sheets)] + [
        (UUID(one["id"]), one.get("measures") or [])
        for points in session.scalars(registered)
        for one in points
    ]
    for point_id, measures in kept:
        if point_id in ids:
            yield point_id, [_typed_measure(one) for one in measures]


def _typed_measure(written: Mapping[str, Any]) -> Typed:
    due = written.get("due_on")
    return Typed(written["text"], date.fromisoformat(due) if due else None)


def _contributions(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    rows = session.execute(
        select(Contribution.risk_point_id, Contribution.method)
        .where(Contribution.risk_point_id.in_(ids))
        .order_by(Contribution.at)
    )
    found: dict[UUID, list[str]] = {}
    for point_id, method in rows:
        if point_id is not None:
            found.setdefault(point_id, []).append(method)
    return found


def _powers(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = session.execute(select(Power.id, Power.name).where(Power.id.in_(ids)))
    return {row.id: row.name for row in rows}
