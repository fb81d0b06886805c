"""Grades of posts and sections are never typed in: they follow from their points (R-196, R-201)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, false, func, or_, select, true
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from tenants.context import Actor
from tenants.models.organisation import Department, Post

COUNTED = RiskPoint.__table__.c


def _visible(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (RiskPoint.status == IN_FORCE, by_policy(actor, Permission.RISK_POINT_READ, COUNTED))


def _counts() -> list[ColumnElement[Any]]:
    return [
        func.min(RiskPoint.rank).label("rank"),
        func.count().label("points"),
        *(
            func.count().filter(RiskPoint.rank == rank).label(name)
            for rank, name in ((1, "high"), (2, "medium"), (3, "low"))
        ),
        func.count().filter(RiskPoint.rank.is_(None)).label("ungraded"),
    ]


def post_grades(session: Session, actor: Actor) -> Sequence[Row[Any]]:
    """List the posts with the worst rank of their points in force, the highest first."""
    return session.execute(
        select(
            Post.id.label("post_id"),
            Post.title.label("post"),
            Department.name.label("department"),
            *_counts(),
        )
        .join(Post, Post.id == RiskPoint.post_id)
        .join(Department, Department.id == Post.department_id)
        .where(*_visible(actor))
        .group_by(Post.id, Post.title, Department.name)
        .order_by(func.min(RiskPoint.rank).nulls_last(), Department.name, Post.title, Post.id)
    ).all()


def section_grades(session: Session, actor: Actor) -> Sequence[Row[Any]]:
    """List the departments with the worst rank of their points in force, the highest first."""
    return session.execute(
        select(
            Department.id.label("department_id"), Department.name.label("department"), *_counts()
        )
        .join(Department, Department.id == RiskPoint.department_id)
        .where(*_visible(actor))
        .group_by(Department.id, Department.name)
        .order_by(func.min(RiskPoint.rank).nulls_last(), Department.name, Department.id)
    ).all()


def grading_matrix(session: Session, actor: Actor) -> Sequence[Row[Any]]:
    """Count the points in force by category and rank (R-210)."""
    return session.execute(
        select(RiskPoint.category, *_counts()[1:])
        .where(*_visible(actor))
        .group_by(RiskPoint.category)
        .order_by(RiskPoint.category)
    ).all()


def answered_for(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Count what somebody answers for directly, manages and watches over, each as in the ledger."""
    ways = {
        "direct": directly(actor),
        "managing": by_policy(actor, Permission.RISK_POINT_MANAGE, COUNTED),
        "monitoring": by_policy(actor, Permission.RISK_POINT_MONITOR, COUNTED),
    }
    ranks = {"points": true(), "ungraded": RiskPoint.rank.is_(None)}
    ranks |= {
        name: RiskPoint.rank == rank for rank, name in ((1, "high"), (2, "medium"), (3, "low"))
    }
    columns = [
        func.count().filter(way, rank).label(f"{word}_{name}")
        for word, way in ways.items()
        for name, rank in ranks.items()
    ]
    row = session.execute(select(*columns).select_from(RiskPoint).where(*_visible(actor))).one()
    return [
        {"responsible": word, **{name: getattr(row, f"{word}_{name}") for name in ranks}}
        for word in ways
    ]


def directly(actor: Actor) -> ColumnElement[bool]:
    """Say of which points somebody carries the direct responsibility (R-187, R-188)."""
    found: list[ColumnElement[bool]] = []
    if actor.post_id is not None:
        answering = func.coalesce(RiskPoint.post_id, RiskPoint.answering_post_id)
        found.append(answering == actor.post_id)
    if "section_head" in actor.roles:
        own = RiskPoint.department_id.in_(sorted(actor.departments))
        found.append((RiskPoint.subject_type == "section") & own)
    if "main_leader" in actor.roles:
        found.append(RiskPoint.subject_type.in_(("leadership_team", "unit", "system_industry")))
    return or_(false(), *found)
