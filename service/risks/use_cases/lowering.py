"""Lower a grade: a decision of its own, with reason and evidence, kept for ever (R-184)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.procedures.gate import refuse_outside_chain
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, full_document
from service.risks.rules import HIGH, is_lowering, is_placeholder
from service.risks.use_cases.deciding import graded, refuse_undecidable
from service.risks.use_cases.keeping import write_down
from service.risks.use_cases.refusals import NothingToLower
from tenants.context import Actor
from tenants.errors import Invalid


def lower_grade(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    to_rank: int,
    reason: str,
    evidence: str,
    decision_reference: str = "",
) -> RiskPoint:
    """Lower a grade by a decision with reason and evidence: a high one, the main leader's own."""
    point = access_risk_point(session, actor, risk_point_id, Permission.RISK_POINT_READ)
    floor = point.floor_rank
    permission = Permission.GRADING_DECIDE
    if floor is None or floor == HIGH:
        permission = Permission.LOWERING_DECIDE
    refuse_undecidable(session, actor, point, floor, if_version, permission=permission)
    refuse_outside_chain(session, "lowering")
    if floor is None or not is_lowering(floor, to_rank):
        raise NothingToLower("The risk point has no grade above this one.", floor=floor)
    _refuse_unproven(reason=reason, evidence=evidence)
    return settle_lowering(
        session,
        actor,
        point,
        to_rank=to_rank,
        reason=reason.strip(),
        evidence=evidence.strip(),
        decision_reference=decision_reference.strip(),
    )


def settle_lowering(
    session: Session, actor: Actor, point: RiskPoint, *, to_rank: int, **proof: str
) -> RiskPoint:
    """Lower a grade as it was decided; who may decide was asked before."""
    floor = point.floor_rank
    before = full_document(session, point)
    point.rank, point.floor_rank = to_rank, to_rank
    point.review_required = point.review_because is not None
    grading = graded(
        session,
        actor,
        point,
        "lowering",
        proposed_rank=point.proposed_rank,
        decided_rank=to_rank,
        before_rank=floor,
        **proof,
    )
    told: dict[str, Any] = {"from_rank": floor, "to_rank": to_rank, **proof}
    told["grading"] = str(grading.id)
    write_down(session, actor, "risk_point.lowered", point, before, **told)
    return point


def _refuse_unproven(**texts: str) -> None:
    missing = {name: ["text-missing"] for name, text in texts.items() if is_placeholder(text)}
    if missing:
        raise Invalid("Reason and evidence are needed.", errors=missing)
