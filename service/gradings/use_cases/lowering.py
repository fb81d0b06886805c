"""Request that a grade be lowered, on new evidence; the chain decides (C-22)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.procedures.models import Case
from service.procedures.use_cases.starting import start_case
from service.risks.queries.access import access_risk_point, insist
from service.risks.rules import HIGH, is_lowering
from service.risks.use_cases.refusals import NothingToLower
from service.tasks.rules import URGENCIES
from tenants.context import Actor


def request_lowering(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    *,
    if_version: int | None,
    to_rank: int,
    reason: str,
    evidence: str,
    attachment_ids: Sequence[UUID] = (),
    urgency: str = URGENCIES[0],
) -> Case:
    """Send a grade to be lowered; it stays as it is until the chain has come to its end."""
    point = access_risk_point(
        session, actor, risk_point_id, Permission.RISK_POINT_READ, if_version=if_version
    )
    high = point.floor_rank == HIGH
    permission = Permission.LOWERING_REQUEST if high else Permission.GRADING_PROPOSE
    insist(session, actor, permission, point, point.floor_rank)
    if point.floor_rank is None or not is_lowering(point.floor_rank, to_rank):
        raise NothingToLower("The risk point has no grade above this one.", floor=point.floor_rank)
    return start_case(
        session,
        actor,
        object_kind="lowering",
        ids=[point.id],
        title=f"风险等级下调：{point.number} {point.title}"[:200],
        title_en=f"Lowering of a grade: {point.number} {point.title}"[:200],
        urgency=urgency,
        values={
            "to_rank": to_rank,
            "reason": reason.strip(),
            "evidence": evidence.strip(),
            "attachments": [str(one) for one in attachment_ids],
        },
    )
