"""Grades of posts and sections are never typed in: they follow from their points (R-196, R-201)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
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
