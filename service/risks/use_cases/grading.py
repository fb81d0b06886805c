"""Propose and decide grades; what was decided is never lowered in passing (R-184)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.profiles import current_profile
from service.procedures.gate import refuse_outside_chain
from service.risks.models import Grading, RiskPoint
from service.risks.queries.access import (
    access_risk_point,
    entitled,
    full_document,
)
from service.risks.queries.lineage import hold_lineage
from service.risks.queries.responsibility import standing_proposal
from service.risks.rules import (
    HIGH,
    Proposal,
    UnfitScores,
    is_lowering,
    is_placeholder,
    propose_rank,
    worst_of,
)
from service.risks.use_cases.deciding import graded, refuse_undecidable
from service.risks.use_cases.keeping import refuse_retired, write_down
from service.risks.use_cases.raising import raise_relatives
from service.risks.use_cases.refusals import GradeLowered
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.profiles import Profile


def propose_grade(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    scores: Mapping[str, int],
    rationales: Mapping[str, str],
    consequence: str | None = None,
) -> Grading:
    """Score a risk point; the profile's rule proposes the rank and says how it came to it."""
    point = access_risk_point(
        session, actor, risk_point_id, Permission.GRADING_PROPOSE, if_version=if_version
    )
    refuse_retired(point)
    proposal = _proposed(current_profile(session), scores, rationales, consequence)
    before = full_document(session, point)
    standing = standing_proposal(session, point)
    point.proposed_rank, point.consequence = worst_of(standing, proposal.rank), consequence
    grading = graded(
        session,
        actor,
        point,
        "proposal",
        scores=dict(scores),
        rationales=dict(rationales),
        consequence=consequence,
        strategy=proposal.strategy,
        reasoning=list(proposal.reasoning),
        proposed_rank=proposal.rank,
    )
    write_down(
        session,
        actor,
        "risk_point.grading_proposed",
        point,
        before,
        grading=str(grading.id),
        reasoning=grading.reasoning,
    )
    return grading


def decide_grade(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    rank: int,
    reason: str = "",
) -> RiskPoint:
    """Decide the grade: whoever may decide on the highest of the ranks in question (R-186)."""
    hold_lineage(session)
    point = access_risk_point(session, actor, risk_point_id, Permission.RISK_POINT_READ)
    asked = min(one for one in (point.floor_rank, point.proposed_rank, rank) if one is not None)
    refuse_undecidable(session, actor, point, asked, if_version)
    if point.floor_rank is not None and is_lowering(point.floor_rank, rank):
        raise _lowered(session, actor, point, rank)
    refuse_outside_chain(session, "grading")
    return settle_grade(session, actor, point, rank, reason=reason)


def settle_grade(
    session: Session, actor: Actor, point: RiskPoint, rank: int, *, reason: str = "", **facts: Any
) -> RiskPoint:
    """Give a risk point the grade that was decided; who may decide was asked before."""
    below = _below_proposal(point, rank, reason)
    before = full_document(session, point)
    before_rank, point.rank = point.rank, rank
    point.review_required = below or point.review_because is not None
    point.floor_rank = worst_of(point.floor_rank, rank)
    point.worst_rank = worst_of(point.worst_rank, rank)
    grading = graded(
        session,
        actor,
        point,
        "decision",
        decided_rank=rank,
        proposed_rank=point.proposed_rank,
        before_rank=before_rank,
        reason=reason.strip(),
    )
    write_down(
        session,
        actor,
        "risk_point.graded",
        point,
        before,
        grading=str(grading.id),
        below_proposal=below,
        **facts,
    )
    raise_relatives(session, actor, point)
    return point


def computed_rank(
    session: Session,
    scores: Mapping[str, int],
    rationales: Mapping[str, str],
    consequence: str | None,
) -> int:
    """Say which rank the profile's rule makes of a sheet, without proposing it."""
    return _proposed(current_profile(session), scores, rationales, consequence).rank


def assess_residual(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    residual_rank: int | None,
) -> RiskPoint:
    """Note what would remain after the measures, beside the grade and never instead (Q-40)."""
    point = access_risk_point(
        session, actor, risk_point_id, Permission.GRADING_PROPOSE, if_version=if_version
    )
    refuse_retired(point)
    before = full_document(session, point)
    point.residual_rank = residual_rank
    write_down(session, actor, "risk_point.residual_assessed", point, before)
    return point


def _below_proposal(point: RiskPoint, rank: int, reason: str) -> bool:
    """A grade below the computed one is answered for in writing (R-199)."""
    below = point.proposed_rank is not None and is_lowering(point.proposed_rank, rank)
    if below and is_placeholder(reason):
        raise Invalid(
            "A grade below the proposed one needs a written reason.",
            errors={"reason": ["text-missing"]},
        )
    return below


def _lowered(session: Session, actor: Actor, point: RiskPoint, rank: int) -> GradeLowered:
    floor = point.floor_rank
    permission = Permission.LOWERING_DECIDE if floor == HIGH else Permission.GRADING_DECIDE
    return GradeLowered(
        "A grade is lowered only by a decision of its own.",
        number=point.number,
        floor=floor,
        asked=rank,
        lowering=f"/api/v1/risk-points/{point.id}/lowering",
        who_can=entitled(session, actor, permission, point, floor),
    )


def _proposed(
    profile: Profile,
    scores: Mapping[str, int],
    rationales: Mapping[str, str],
    consequence: str | None,
) -> Proposal:
    _refuse_unreasoned(profile, scores, rationales)
    try:
        return propose_rank(profile.grading, scores, consequence)
    except UnfitScores as unfit:
        raise Invalid(
            "The scores do not fit the grading sheet.",
            errors={
                "consequence" if name == "consequence" else "scores": {name: [code]}
                for name, code in unfit.problems.items()
            },
        ) from None


def _refuse_unreasoned(
    profile: Profile, scores: Mapping[str, int], rationales: Mapping[str, str]
) -> None:
    """R-185: each score is given a written reason."""
    if not profile.grading.rationale_required:
        return
    missing = [name for name in scores if is_placeholder(rationales.get(name, ""))]
    if missing:
        raise Invalid(
            "Each score needs a written reason.",
            errors={"rationales": {name: ["rationale-missing"] for name in missing}},
        )
