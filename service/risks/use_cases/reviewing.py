"""What a point rests on has changed: whoever answers for it looks at it again (R-090)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.permissions import Permission
from policies.responsibility import relations
from policies.seats import Seat
from service.flowcharts.models import Flowchart, FlowchartPower, FlowStep
from service.organisation.queries import load_chart, today
from service.risks.documents import document
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, belongings_of, full_document
from service.risks.rules import RETIRED, is_placeholder
from service.risks.subjects import subject_of
from service.risks.use_cases.keeping import refuse_retired, write_down
from service.risks.use_cases.refusals import NoReviewDue, NothingRevised
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Post

TASK: Final = "risk_point.review"
REQUIRED: Final = "risk_point.review_required"
REWORDED: Final = ("risk_point.changed", "measure.added", "measure.changed", "measure.retired")
UNCHANGED, REVISED = "unchanged", "revised"


def require_review(
    session: Session, actor: Actor, point_ids: Iterable[UUID], why: str | Mapping[str, str]
) -> int:
    """Mark living points for review and let each wait for whoever answers directly for it."""
    ids, because = list(point_ids), why if isinstance(why, str) else why["zh"]
    points = session.scalars(
        select(RiskPoint)
        .where(RiskPoint.id.in_(ids), RiskPoint.status != RETIRED)
        .order_by(RiskPoint.number)
    ).all()
    marked = [one for one in points if one.review_because != because]
    belongings = belongings_of(session, [one.id for one in marked])
    for point in marked:
        before = document(point, *belongings[point.id])
        point.review_required, point.review_because = True, because
        write_down(session, actor, REQUIRED, point, before, because=because)
    _open_tasks(session, marked, why)
    return len(marked)


def review_after_new_edition(session: Session, actor: Actor, flowchart_id: UUID) -> int:
    """A new edition of a flow is valid: mark the points on its steps and on its powers."""
    chart = owned(session, Flowchart, flowchart_id)
    if chart is None or chart.edition < 2:  # noqa: PLR2004 - the first replaces nothing
        return 0
    steps = select(FlowStep.id).where(FlowStep.flowchart_id == flowchart_id)
    powers = select(FlowchartPower.power_id).where(
        FlowchartPower.flowchart_id == flowchart_id, FlowchartPower.approved
    )
    resting = session.scalars(
        select(RiskPoint.id).where(
            RiskPoint.status != RETIRED,
            or_(
                RiskPoint.flow_step_id.in_(steps),
                RiskPoint.flow_step_id.is_(None) & RiskPoint.power_id.in_(powers),
            ),
        )
    )
    why = {
        "zh": f"流程图 {chart.number} 第{chart.edition}版",
        "en": f"edition {chart.edition} of flowchart {chart.number}",
    }
    return require_review(session, actor, resting, why)


def review_after_new_duties(session: Session, actor: Actor, post_id: UUID) -> int:
    """The duties of a post were changed: mark the points that belong to it."""
    post = owned(session, Post, post_id)
    if post is None:
        return 0
    resting = session.scalars(
        select(RiskPoint.id).where(
            RiskPoint.status != RETIRED,
            or_(RiskPoint.post_id == post_id, RiskPoint.answering_post_id == post_id),
        )
    )
    why = {
        "zh": f"{post.title}职责调整({post.version})",
        "en": f"new duties of {post.title} ({post.version})",
    }
    return require_review(session, actor, resting, why)


def confirm_review(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    outcome: str,
    note: str = "",
) -> RiskPoint:
    """Say that a point still holds as it is, or that it was reworded, and clear the mark."""
    point = access_risk_point(
        session, actor, risk_point_id, Permission.RISK_POINT_EDIT, if_version=if_version
    )
    refuse_retired(point)
    if point.review_because is None:
        raise NoReviewDue("No review of this risk point is due.", number=point.number)
    if outcome == UNCHANGED and is_placeholder(note):
        raise Invalid("A reason is needed.", errors={"note": ["text-missing"]})
    if outcome == REVISED and not _was_reworded(session, point.id):
        raise NothingRevised("Reword the risk point first.", number=point.number)
    before = full_document(session, point)
    because, point.review_because, point.review_required = point.review_because, None, False
    write_down(
        session,
        actor,
        "risk_point.review_confirmed",
        point,
        before,
        outcome=outcome,
        note=note.strip(),
        because=because,
    )
    settle_tasks(session, subject_id=point.id, kind=TASK, by=actor)
    return point


def _was_reworded(session: Session, point_id: UUID) -> bool:
    """Say whether its words or its measures changed since it was marked; tags are neither."""
    last = session.scalar(
        select(JournalEntry.topic)
        .where(JournalEntry.subject_id == point_id, JournalEntry.topic.in_((REQUIRED, *REWORDED)))
        .order_by(JournalEntry.xid.desc(), JournalEntry.id.desc())
        .limit(1)
    )
    return last in REWORDED


def _open_tasks(
    session: Session, points: Sequence[RiskPoint], why: str | Mapping[str, str]
) -> None:
    if not points:
        return
    day = today()
    chart = load_chart(session, day)
    for point in points:
        seat = relations(subject_of(point), point.rank, chart, day).directly_responsible
        open_task(
            session,
            kind=TASK,
            said={"number": point.number, "because": why},
            subject_kind="risk_point",
            subject_id=point.id,
            persons=_holders(seat),
            acting=seat.role if seat else "",
            department_id=point.department_id,
            post_id=point.post_id,
            rank=point.rank,
            facts={"because": point.review_because},
        )


def _holders(seat: Seat | None) -> list[Holder]:
    if seat is None or seat.person_id is None:
        return []
    return [Holder(seat.person_id, seat.post_id, seat.on_behalf_of, seat.title, seat.name or "")]
