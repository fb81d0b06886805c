"""What follows from regulations: reminders when one is old, reviews when the law changed."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.regulations.models import Regulation, RegulationLink
from service.regulations.use_cases import remind_overdue
from service.risks.models import RiskPoint
from service.risks.use_cases.reviewing import require_review
from tenants.context import system_actor
from tenants.database import owned
from tenants.models.journal import WorkItem


def remind(session: Session, item: WorkItem) -> None:  # noqa: ARG001
    """Let whoever keeps a regulation know that its review is overdue (R-235)."""
    remind_overdue(session)


def review_points(session: Session, item: WorkItem) -> None:
    """Have the risk points looked at again that rest on a changed law, or on its powers (R-465)."""
    regulation = owned(session, Regulation, item.subject_id) if item.subject_id else None
    if regulation is None or regulation.announced is None:
        return
    links = select(RegulationLink).where(RegulationLink.regulation_id == regulation.id).subquery()
    points = session.scalars(
        select(RiskPoint.id).where(
            RiskPoint.status == "in_force",
            or_(
                RiskPoint.id.in_(select(links.c.risk_point_id)),
                RiskPoint.power_id.in_(select(links.c.power_id)),
            ),
        )
    ).all()
    because = f"{regulation.title}：{regulation.announced['description']}"
    require_review(session, system_actor(item.tenant_id), points, because)
