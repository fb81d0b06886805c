"""Mark many risk points at once as of focus or key (打标签), so that they are found together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import may, require_somewhere
from policies.permissions import Permission
from service.procedures.gate import InReview, judged_among
from service.risks.documents import document, regraded
from service.risks.models import RiskPoint
from service.risks.queries.access import belongings_of
from service.risks.rules import RETIRED
from service.risks.subjects import target_of
from service.risks.use_cases.refusals import AlreadyRetired
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import DomainError, Forbidden, NotFound, Stale
from tenants.journal import record

TAG: Final = Permission.RISK_POINT_TAG
TAGS: Final = ("focus_tags", "key_tags")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What became of one point: tagged, as it was, or refused and why."""

    risk_point_id: UUID
    point: RiskPoint | None
    outcome: str
    refusal: DomainError | None = None


def tag_risk_points(
    session: Session, actor: Actor, items: Sequence[Mapping[str, Any]]
) -> list[Tagged]:
    """Give each point these tags and no others; what may not be changed is left out with reason.

    Tags say where to look and decide nothing: points in force are tagged outside their chain.
    """
    require_somewhere(actor, TAG)
    wanted = {one["risk_point_id"]: one for one in items}
    points = {
        one.id: one
        for one in session.scalars(
            select(RiskPoint)
            .where(RiskPoint.id.in_(wanted))
            .order_by(RiskPoint.id)
            .with_for_update()
        )
    }
    judged = judged_among(session, "risk_point", points)
    before = belongings_of(session, points)
    return [
        _tag(session, actor, points.get(known), asked, judged.get(known), before)
        for known, asked in wanted.items()
    ]


def _tag(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    point: RiskPoint | None,
    asked: Mapping[str, Any],
    case: str | None,
    belongings: Mapping[UUID, tuple[list[Any], list[Any]]],
) -> Tagged:
    refusal = _refusal(actor, point, asked["version"], case)
    if point is None or refusal is not None:
        return Tagged(asked["risk_point_id"], point, "refused", refusal)
    tags = {name: list(dict.fromkeys(asked[name])) for name in TAGS}
    if all(getattr(point, name) == given for name, given in tags.items()):
        return Tagged(point.id, point, "unchanged")
    written = document(point, *belongings[point.id])
    point.focus_tags, point.key_tags = tags["focus_tags"], tags["key_tags"]
    point.updated_at = utc_now()
    session.flush()
    record(
        session,
        actor,
        "risk_point.tagged",
        "risk_point",
        point.id,
        version=point.version,
        before=written,
        after=regraded(point, written),
    )
    return Tagged(point.id, point, "tagged")


def _refusal(
    actor: Actor, point: RiskPoint | None, version: int, case: str | None
) -> DomainError | None:
    if point is None:
        return NotFound("There is no such risk point.")
    if not may(actor, TAG, target_of(point, point.floor_rank)):
        return Forbidden("This risk point is not one's own to tag.", permission=TAG.value)
    if point.version != version:
        return Stale("The record changed since you read it.", version=point.version)
    if point.status == RETIRED:
        return AlreadyRetired("The risk point is retired.", number=point.number)
    if case is not None:
        return InReview("The record is under review.", number=case)
    return None
