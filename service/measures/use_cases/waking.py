"""What the days bring: measures come due, and graded posts owe a better process (R-214, R-225)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.charts import Chart
from policies.seats import Subject
from service.measures.models import Measure
from service.measures.use_cases.carrying_out import DUE
from service.measures.use_cases.drafting import IMPROVEMENT
from service.measures.use_cases.laying_before import lay_before_holders
from service.organisation.queries import load_chart
from service.risks.models import RiskPoint
from service.risks.rules import IN_FORCE
from service.tasks.models import Task
from service.tasks.use_cases import open_task
from tenants.models.organisation import Post

AHEAD: Final = timedelta(days=7)
IMPROVED_FROM: Final = 2  # posts of medium and high risk


def wake_measures(session: Session, on: date) -> int:
    """Put every measure that is due within a week, or overdue, before whoever carries it out."""
    chart, opened = load_chart(session, on), 0
    for measure, point in _coming_due(session, on + AHEAD):
        opened += bool(remind_holders(session, measure, point, chart))
    return opened


def remind_holders(
    session: Session, measure: Measure, point: RiskPoint, chart: Chart
) -> Task | None:
    """Let a measure that is due wait for whoever carries it out."""
    return lay_before_holders(
        session,
        measure,
        point,
        kind=DUE,
        chart=chart,
        due_on=measure.next_due_on,
        urgency=int(measure.urgent),
        facts={"risk_point_id": str(point.id)},
    )


def ask_for_improvement(session: Session, on: date) -> int:
    """Ask the posts of medium and high risk to make their process the key to its mending."""
    improved = exists().where(
        Measure.risk_point_id == RiskPoint.id,
        Measure.kind == "improve_process",
        Measure.status == "active",
    )
    posts = session.execute(
        select(Post.id, Post.title, Post.department_id, func.min(RiskPoint.rank).label("rank"))
        .join(RiskPoint, RiskPoint.post_id == Post.id)
        .where(RiskPoint.status == IN_FORCE)
        .group_by(Post.id, Post.title, Post.department_id)
        .having(func.min(RiskPoint.rank) <= IMPROVED_FROM, ~func.bool_or(improved))
    ).all()
    chart, opened = load_chart(session, on), 0
    for post in posts:
        subject = Subject("work_post", post.department_id, post.id, "measure")
        opened += bool(
            open_task(
                session,
                kind=IMPROVEMENT,
                said={"post": post.title},
                subject_kind="post",
                subject_id=post.id,
                persons=holders_of("post_holder", subject, chart, on),
                acting="post_holder",
                department_id=post.department_id,
                post_id=post.id,
                rank=post.rank,
            )
        )
    return opened


def _coming_due(session: Session, until: date) -> Sequence[tuple[Measure, RiskPoint]]:
    found = session.execute(
        select(Measure, RiskPoint)
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(
            Measure.status == "active",
            Measure.needs_review.is_(False),
            Measure.next_due_on <= until,
            RiskPoint.status == IN_FORCE,
        )
        .order_by(Measure.next_due_on, Measure.id)
    )
    return [(measure, point) for measure, point in found]
