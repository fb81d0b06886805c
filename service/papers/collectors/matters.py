"""The major matters behind risk points: what, for how much, by which procedure (Annex 5)."""

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.matters.models import MajorMatter, MatterPoint

REGIME: Final = MappingProxyType(
    {
        "justification": "可行性论证",
        "expert_consultation": "专家咨询",
        "opinion_solicitation": "征求意见",
        "social_stability_assessment": "社会稳定风险评估",
        "lawfulness_review": "合法性审查",
        "collective_discussion": "集体讨论",
    }
)


def matters_behind(session: Session, point_ids: Iterable[UUID]) -> dict[UUID, list[MajorMatter]]:
    """Give the major matters that touch each risk point, in one statement."""
    found: dict[UUID, list[MajorMatter]] = defaultdict(list)
    rows = session.execute(
        select(MatterPoint.risk_point_id, MajorMatter)
        .join(MajorMatter, MajorMatter.id == MatterPoint.matter_id)
        .where(MatterPoint.risk_point_id.in_(list(point_ids)))
        .order_by(MajorMatter.number)
    )
    for point_id, matter in rows:
        found[point_id].append(matter)
    return found


def matter_line(matter: MajorMatter) -> str:
    """Write a matter with its sum."""
    amount = "" if matter.amount is None else f"（{matter.amount:,.2f}元）"
    return f"{matter.number} {matter.title}{amount}"


def procedure_line(matter: MajorMatter) -> str:
    """Write by which steps a matter was decided, and in which meeting."""
    steps = [REGIME[one["step"]] for one in matter.procedure]
    return "、".join([*steps, *([matter.meeting_written] if matter.meeting_written else [])])
