"""Papers of the whole bureau: major matters, search form, powers, the grades of its posts."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import BUREAU
from service.flowcharts.queries.coverage import charts_in_effect
from service.papers.collectors.answering import answering, leader_of, shown
from service.papers.collectors.gathering import (
    POST_SUBJECTS,
    SHAPES,
    Collected,
    Point,
    Words,
    picked,
    points_where,
    rows_of,
    standing,
    words_of,
)
from service.papers.collectors.matters import matter_line, matters_behind, procedure_line
from service.powers.models import Power, PowerPost
from service.risks.models import RiskPoint

DRAFT: Final = "（在册职权，未经审定公布不作为权力清单）"
UNIT: Final = ("unit", "system_industry", "leadership_team")
DUTIES: Final = ("handling", "reviewing", "deciding")


def special_register(
    session: Session, _subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """Annex 5: the risk points of the four kinds of major matters."""
    words = words_of(session)
    points = points_where(session, RiskPoint.subject_type == "topic", standing(), typed=True)
    relations = answering(words)
    matters = matters_behind(session, [point.record.id for point in points])
    rows = []
    for row, point in zip(rows_of(points, words), points, strict=True):
        found, behind = relations(point.record), matters.get(point.record.id, [])
        rows.append(
            {
                **picked([row], "number", "step", "title", "manifestations", "grade")[0],
                "topic": words.of("major_matters", point.record.topic),
                "matter": "；".join(map(matter_line, behind)) or point.record.content,
                "procedure": "；".join(filter(None, map(procedure_line, behind)))
                or point.record.regulation_clause,
                "measures": row["measures"],
                "leader": leader_of(found) or shown(found.directly_responsible),
                "section": row["department"],
                "supervision": "、".join(dict.fromkeys(s.title for s in found.monitoring)),
                "remarks": row["remarks"],
            }
        )
    return _collected("专项风险防控情况登记表", {"points": rows}, points)


def unit_search(session: Session, _subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """The search form of the whole unit."""
    words = words_of(session)
    points = points_where(session, RiskPoint.subject_type.in_(UNIT), standing(), typed=True)
    relations = answering(words)
    rows = []
    for row, point in zip(rows_of(points, words), points, strict=True):
        kept = picked([row], "number", "title", "manifestations", "measures")[0]
        found = relations(point.record)
        area = "、".join(point.record.focus_tags) or row["category"]
        grade = row["grade"] or row["proposed"]
        leader = shown(found.directly_responsible)
        rows.append({**kept, "area": area, "consulted": "", "grade": grade, "leader": leader})
    return _collected("单位排查表", {"points": rows}, points)


def power_catalogue(
    session: Session, _subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """The powers in force."""
    words = words_of(session)
    powers = session.scalars(
        select(Power).where(Power.status == "in_force").order_by(Power.number)
    ).all()
    posts = _posts(session, words)
    charts = charts_in_effect(session, [one.id for one in powers])
    rows = [
        {
            **_power(one, no, posts, words),
            "chart": charts[one.id][0].number if one.id in charts else "",
        }
        for no, one in enumerate(powers, 1)
    ]
    facts = {"title": "职权目录", "standing": DRAFT, "count": len(rows), "powers": rows}
    return Collected("职权目录", facts, BUREAU, tuple(one.id for one in powers), len(rows))


def post_grade_catalogue(
    session: Session, _subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """The posts by grade: each has that of its worst risk point, none is typed in (R-196)."""
    words = words_of(session)
    points = points_where(
        session, RiskPoint.subject_type.in_(POST_SUBJECTS), RiskPoint.status == "in_force"
    )
    by_post: dict[UUID, list[Point]] = {}
    for one in points:
        if one.record.post_id and one.record.rank:
            by_post.setdefault(one.record.post_id, []).append(one)
    rows = sorted(
        (_graded(post_id, found, words) for post_id, found in by_post.items()),
        key=lambda row: (row["rank"], row["department"], row["post"]),
    )
    counts = [sum(row["rank"] == rank for row in rows) for rank in sorted(SHAPES)]
    summary = "　".join(
        f"{words.grade('work_post', rank)}{count}个"
        for rank, count in zip(sorted(SHAPES), counts, strict=True)
    )
    shown_rows = [
        {**{name: value for name, value in row.items() if name != "rank"}, "no": no}
        for no, row in enumerate(rows, 1)
    ]
    facts = {"count": len(rows), "summary": summary, "posts": shown_rows}
    return _collected("岗位风险等级目录", facts, points)


def _graded(post_id: UUID, points: list[Point], words: Words) -> dict[str, Any]:
    worst = min(points, key=lambda one: (one.record.rank or 9, one.record.number)).record
    counts = [sum(one.record.rank == rank for one in points) for rank in sorted(SHAPES)]
    named = {words.of("categories", one.record.category) for one in points}
    post = words.chart.post[post_id]
    return {
        "rank": worst.rank,
        "number": str(post_id),
        "department": words.department(post.department_id),
        "post": post.title,
        "grade": words.grade(worst.subject_type, worst.rank),
        "worst": worst.title,
        "counts": "/".join(str(count) for count in counts),
        "categories": "、".join(sorted(filter(None, named))),
    }


def _posts(session: Session, words: Words) -> dict[tuple[UUID, str], list[str]]:
    found: dict[tuple[UUID, str], list[str]] = {}
    for one in session.scalars(select(PowerPost)):
        found.setdefault((one.power_id, one.duty), []).append(words.post(one.post_id))
    return found


def _power(
    one: Power, no: int, posts: Mapping[tuple[UUID, str], list[str]], words: Words
) -> dict[str, Any]:
    categories = {coded.code: coded.zh for coded in words.profile.power_categories}
    sections = [words.department(one.department_id), *one.departments_written[1:]]
    handlers = {duty: "、".join(posts.get((one.id, duty), ())) for duty in DUTIES}
    return {
        "no": no,
        "number": one.number,
        "name": f"{one.name}（{one.sub_name}）" if one.sub_name else one.name,
        "category": one.category_written or categories.get(one.category, ""),
        "content": one.content,
        "basis": one.legal_basis,
        "subject": one.exercising_subject or "、".join(dict.fromkeys(filter(None, sections))),
        **handlers,
        "time_limit": one.time_limit,
        "remarks": one.remarks,
    }


def _collected(title: str, facts: dict[str, Any], points: list[Point]) -> Collected:
    records = tuple(one.record.id for one in points)
    return Collected(title, facts, BUREAU, records, len(points))
