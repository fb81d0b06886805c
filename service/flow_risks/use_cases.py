"""Take a risk up that a flow shows by itself, or say why it is none (R-064)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flow_risks.queries import access_candidate
from service.flowcharts.models import FlowCandidate, Flowchart, FlowchartPower, FlowStep
from service.flowcharts.queries.access import access_flowchart
from service.flowcharts.rules.vocabulary import ACCEPTED, DISMISSED, OPEN
from service.flowcharts.use_cases.refusals import CandidateSettled
from service.organisation.queries.profiles import current_profile
from service.risks.models import RiskPoint
from service.risks.rules import is_placeholder
from service.risks.use_cases.points import draft_risk_point
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Post

CATEGORY = "business_process"


def accept_candidate(
    session: Session, actor: Actor, flowchart_id: UUID, candidate_id: UUID, **values: Any
) -> RiskPoint:
    """Enter the risk of a step nobody supervises, under the post that acts there."""
    chart, candidate, step = _open(session, actor, flowchart_id, candidate_id)
    subject = _subject(session, chart, step)
    allowed = current_profile(session).categories_by_subject.get(subject["subject_type"], ())
    proposed: dict[str, Any] = {
        "title": f"“{step.title}”环节监督制约缺失",
        "category": CATEGORY if CATEGORY in allowed else None,
        "causes": ["supervision"],
        "power_id": _only_power(session, chart),
        "flow_step": step.title,
        "flow_step_id": step.id,
        **subject,
    }
    point = draft_risk_point(session, actor, **(proposed | values))
    _settle(actor, candidate, ACCEPTED)
    candidate.risk_point_id = point.id
    return point


def dismiss_candidate(
    session: Session, actor: Actor, flowchart_id: UUID, candidate_id: UUID, *, reason: str
) -> FlowCandidate:
    """Say why the step is no risk; the reason stays beside it."""
    chart, candidate, step = _open(session, actor, flowchart_id, candidate_id)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    _settle(actor, candidate, DISMISSED)
    candidate.reason = reason.strip()
    record(
        session,
        actor,
        "flowchart.candidate_dismissed",
        "flowchart",
        chart.id,
        version=chart.version,
        candidate=str(candidate.id),
        step=step.code,
        code=candidate.code,
        reason=candidate.reason,
    )
    return candidate


def _open(
    session: Session, actor: Actor, flowchart_id: UUID, candidate_id: UUID
) -> tuple[Flowchart, FlowCandidate, FlowStep]:
    chart = access_flowchart(session, actor, flowchart_id, Permission.FLOWCHART_EDIT)
    candidate, step = access_candidate(session, chart, candidate_id)
    if candidate.state != OPEN:
        raise CandidateSettled("This was settled already.", state=candidate.state)
    return chart, candidate, step


def _subject(session: Session, chart: Flowchart, step: FlowStep) -> dict[str, Any]:
    """The risk belongs to the post that acts; where none does, to the section."""
    post_id = step.handling_post_id or step.reviewing_post_id or step.deciding_post_id
    post = owned(session, Post, post_id) if post_id else None
    if post is None:
        return {"subject_type": "section", "department_id": chart.department_id}
    leads = post.leadership in ("main_leader", "deputy_leader")
    return {"subject_type": "leadership_post" if leads else "work_post", "post_id": post.id}


def _only_power(session: Session, chart: Flowchart) -> UUID | None:
    served = session.scalars(
        select(FlowchartPower.power_id).where(
            FlowchartPower.flowchart_id == chart.id, FlowchartPower.drafted
        )
    ).all()
    return served[0] if len(served) == 1 else None


def _settle(actor: Actor, candidate: FlowCandidate, state: str) -> None:
    candidate.state, candidate.decided_by, candidate.decided_at = state, actor.person_id, utc_now()
