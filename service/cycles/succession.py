"""What a year hands on to the next: how much is carried over into it, and whom that asks."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from service.commitments.models import Commitment
from service.cycles.proposals import Stages, proposed_stages
from service.measures.models import Measure
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import chosen_profile
from service.procedures.models import Case
from service.risks.models import RiskPoint
from service.risks.subjects import Placed, subject_of
from tenants.clock import today
from tenants.models.organisation import Cycle

CLOSED: Final = ("archived", "withdrawn")


def carried_into(session: Session, cycle: Cycle) -> dict[str, Any]:
    """Count what a drafted year takes over, or what the year after an open one will."""
    ended = cycle.year - 1 if cycle.state == "draft" else cycle.year
    first = not session.scalar(select(func.count()).where(Cycle.year <= ended))
    living = RiskPoint.status == "in_force"
    counted = {
        "points": select(func.count()).select_from(RiskPoint).where(living),
        "measures": select(func.count())
        .select_from(Measure)
        .join(
            RiskPoint,
            (RiskPoint.tenant_id == Measure.tenant_id) & (RiskPoint.id == Measure.risk_point_id),
        )
        .where(living, Measure.status == "active"),
        "letters": select(func.count())
        .select_from(Commitment)
        .where(Commitment.year == ended, Commitment.state.not_in(CLOSED)),
        "cases": select(func.count()).select_from(Case).where(Case.state == "running"),
    }
    return {
        "year": ended + 1,
        **{name: 0 if first else session.scalar(asked) or 0 for name, asked in counted.items()},
        "people": 0 if first else _people_asked(session),
        "stages": [] if cycle.state == "draft" else following(session, cycle),
    }


def following(session: Session, cycle: Cycle) -> Stages:
    """Propose the stages of the year after this one."""
    return proposed_stages(session, cycle.year + 1, chosen_profile(session).code)


def answering(point: Placed) -> tuple[str, UUID | None]:
    """Say who confirms a point of last year: who answers for it directly (R-187, R-188)."""
    post = point.post_id or point.answering_post_id
    if post is not None:
        return "post_holder", post
    return ("section_head" if point.subject_type == "section" else "main_leader"), (
        point.department_id
    )


def _people_asked(session: Session) -> int:
    """Count the people before whom last year's points will be laid."""
    day = today()
    chart = load_chart(session, day)
    placed = ("subject_type", "department_id", "post_id", "topic", "answering_post_id")
    columns = [getattr(RiskPoint, name) for name in placed]
    rows: Iterable[Any] = session.execute(
        select(*columns).where(RiskPoint.status == "in_force").distinct()
    )
    return len(
        {
            holder.person_id
            for row in rows
            for acting, subject_id in [answering(row)]
            if subject_id is not None
            for holder in holders_of(acting, subject_of(row), chart, day)
        }
    )
