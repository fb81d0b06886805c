"""Who assessed what, and whether that was enough."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.gradings.models import GradingReport, GradingRound, RoundPoint
from service.organisation.queries import load_chart, today


def rounds_of_points(
    session: Session, ids: Sequence[UUID]
) -> dict[UUID, tuple[GradingRound, RoundPoint]]:
    """Find the newest round of each point."""
    rows = session.execute(
        select(GradingRound, RoundPoint)
        .join(RoundPoint, RoundPoint.round_id == GradingRound.id)
        .where(RoundPoint.risk_point_id.in_(ids))
        .order_by(GradingRound.id)
    )
    return {own.risk_point_id: (one, own) for one, own in rows}


def newest_reports(session: Session, round_ids: Sequence[UUID]) -> dict[UUID, GradingReport]:
    """Find the edition in force of each round's report."""
    rows = session.scalars(
        select(GradingReport)
        .where(GradingReport.round_id.in_(round_ids))
        .order_by(GradingReport.edition)
    )
    return {one.round_id: one for one in rows}


def holders_of_post(session: Session, post_id: UUID) -> frozenset[UUID]:
    """Name whoever holds a post today, or exercises it."""
    chart = load_chart(session, today())
    return chart.persons_of(post_id, today()) if post_id in chart.post else frozenset()


def members_of(session: Session, department_id: UUID) -> dict[UUID, dict[str, Any]]:
    """Name the people of a section, as they would take part."""
    day = today()
    subject = Subject("section", department_id, kind="grading")
    found = holders_of("section_members", subject, load_chart(session, day), day)
    return {
        one.person_id: {"person_id": str(one.person_id), "name": one.name, "post": one.title}
        for one in found
    }


def took_part(one: GradingRound) -> list[str]:
    """List the people of the bureau who took part in a round."""
    return [str(part["person_id"]) for part in one.participants if part.get("person_id")]
