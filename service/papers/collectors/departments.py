"""Papers of a section: its search form, with the meetings it held on it."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.ladder import head_of
from service.papers.collectors.gathering import (
    SEARCHED,
    Collected,
    Point,
    Words,
    chinese_day,
    known,
    picked,
    points_where,
    rows_of,
    standing,
    words_of,
)
from service.procedures.models import Meeting
from service.risks.models import RiskPoint
from tenants.database import owned
from tenants.models.organisation import Department

ORDINALS: Final = {1: "第一次", 2: "第二次", 3: "第三次"}


def section_search(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """The search form of a section, with the meetings it held on it."""
    department, words = _department(session, subject_id), words_of(session)
    points = points_where(session, *_of_section(department), typed=True)
    facts = {
        "department": department.name,
        "head": head_name(department.id, words),
        "points": picked(rows_of(points, words), *SEARCHED),
        "meetings": _meetings(session, department),
    }
    return _collected(f"{department.name}排查表", department, facts, points)


def head_name(department_id: UUID | None, words: Words) -> str:
    """Name the head of a section as of today."""
    office = head_of(department_id, words.chart, words.on).office
    return office.holder.name if office and office.holder else ""


def present(meeting: Meeting) -> list[str]:
    """Name those who came to a meeting."""
    return [str(one["name"]) for one in meeting.attendance if one.get("present")]


def absent(meeting: Meeting) -> list[str]:
    """Name those who did not come, and why."""
    return [
        f"{one['name']}（{one['reason']}）" if one.get("reason") else str(one["name"])
        for one in meeting.attendance
        if not one.get("present")
    ]


def _department(session: Session, department_id: UUID | None) -> Department:
    return known(owned(session, Department, department_id) if department_id else None)


def _of_section(department: Department) -> tuple[Any, ...]:
    return (RiskPoint.department_id == department.id, standing())


def _meetings(session: Session, department: Department) -> list[dict[str, Any]]:
    held = session.scalars(
        select(Meeting)
        .where(Meeting.department_id == department.id, Meeting.kind == "section")
        .where(Meeting.state != "cancelled")
        .order_by(Meeting.held_on, Meeting.number)
    )
    return [
        {
            "number": one.number,
            "session": ORDINALS.get(one.session_number or 0, one.title),
            "held_on": chinese_day(one.held_on),
            "present": "、".join(present(one)),
            "minutes": one.minutes,
        }
        for one in held
    ]


def _collected(
    title: str, department: Department, facts: dict[str, Any], points: list[Point]
) -> Collected:
    return Collected(
        title=title,
        facts=facts,
        target=Target(department.id),
        records=tuple(one.record.id for one in points),
        rows=len(points),
    )
