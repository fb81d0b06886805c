"""What has become of risk points: when they hung on the wall, when their grade was decided."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.notices.models import Notice, NoticeItem
from service.risks.models import Grading
from tenants import clock


def notices_of(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Say from when to when each point was last shown in a notice."""
    rows = session.execute(
        select(NoticeItem.object_id, Notice.starts_on, Notice.ends_on)
        .join(Notice, Notice.id == NoticeItem.notice_id)
        .where(NoticeItem.object_id.in_(ids), NoticeItem.state == "shown")
        .where(Notice.state.in_(("published", "ended", "concluded")))
        .order_by(Notice.starts_on)
    )
    return {row.object_id: f"{row.starts_on}至{row.ends_on or '长期'}" for row in rows}


def last_reviews(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Give the day on which the grade of each point was last decided."""
    rows = session.execute(
        select(Grading.risk_point_id, func.max(Grading.at).label("at"))
        .where(Grading.risk_point_id.in_(ids), Grading.kind.in_(("decision", "lowering")))
        .group_by(Grading.risk_point_id)
    )
    return {row.risk_point_id: row.at.astimezone(clock.CHINA).date().isoformat() for row in rows}
