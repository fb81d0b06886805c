"""What a leader or head has before him: his own, and the sections he answers for (R-158)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from service.commitments.models import Commitment
from service.cycles.queries import running_cycle
from service.cycles.work_steps import STEPS, work_of_sections
from service.measures.models import Measure
from service.risks.models import RiskPoint
from service.risks.queries.summaries import section_grades
from tenants.clock import today
from tenants.context import Actor

MOST = 500


def area_of(session: Session, actor: Actor) -> dict[str, Any]:
    """Show somebody his own points, measures and letters, and how his area stands."""
    return {
        "on": today(),
        "points": _own_points(session, actor.post_id),
        "measures": _own_measures(session, actor.post_id),
        "letters": _own_letters(session, actor),
        "sections": _sections(session, actor),
    }


def answers_for(actor: Actor, department_id: UUID) -> bool:
    """Say whether a section lies in somebody's charge; the main leader answers for all of them."""
    if "main_leader" in actor.roles:
        return True
    led = actor.departments if {"section_head", "deputy_leader"} & actor.roles else frozenset()
    return department_id in led | actor.portfolio


def _own_points(session: Session, post_id: UUID | None) -> list[Row[Any]]:
    point = RiskPoint.__table__.c
    found: Select[Any] = (
        select(point.id, point.number, point.title, point.rank, point.status, point.review_required)
        .where(
            func.coalesce(point.post_id, point.answering_post_id) == post_id,
            point.status != "retired",
        )
        .order_by(point.rank.nulls_last(), point.number)
        .limit(MOST)
    )
    return list(session.execute(found).all())


def _own_measures(session: Session, post_id: UUID | None) -> list[Row[Any]]:
    measure = Measure.__table__.c
    found: Select[Any] = (
        select(measure.id, measure.risk_point_id, measure.text, measure.due_on, measure.next_due_on)
        .where(measure.responsible_post_id == post_id, measure.status == "active")
        .order_by(measure.next_due_on.nulls_last(), measure.id)
        .limit(MOST)
    )
    return list(session.execute(found).all())


def _own_letters(session: Session, actor: Actor) -> list[Row[Any]]:
    letter = Commitment.__table__.c
    found: Select[Any] = (
        select(letter.id, letter.number, letter.kind, letter.title, letter.state, letter.due_on)
        .where(letter.person_id == actor.person_id, letter.state != "withdrawn")
        .order_by(letter.issued_on.desc(), letter.id)
        .limit(MOST)
    )
    return list(session.execute(found).all())


def _sections(session: Session, actor: Actor) -> list[dict[str, Any]]:
    grades = {row.department_id: row for row in section_grades(session, actor)}
    return [
        {
            "department_id": row.department_id,
            "department": row.department,
            "points": row.points,
            "rank": grades[row.department_id].rank if row.department_id in grades else None,
            **{
                name: getattr(grades[row.department_id], name) if row.department_id in grades else 0
                for name in ("high", "medium", "low", "ungraded")
            },
            "work": {name: getattr(row, name) for name, _ in STEPS},
        }
        for row in work_of_sections(session, actor, running_cycle(session))
        if answers_for(actor, row.department_id)
    ]
