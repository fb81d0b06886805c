"""Lay hands on one risk point, or be refused and told who may."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from policies.refusals import who_can
from service.measures.models import Measure
from service.organisation.queries import load_chart, today
from service.risks.documents import document
from service.risks.models import Manifestation, RiskPoint
from service.risks.subjects import Placed, subject_of, target_of
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound


def access_risk_point(
    session: Session,
    actor: Actor,
    risk_point_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> RiskPoint:
    """Fetch a risk point for one act: 404 if absent, 403 if not his to do, 412 if it moved on."""
    point = owned(session, RiskPoint, risk_point_id)
    if point is None:
        raise NotFound("There is no such risk point.")
    insist(session, actor, permission, point, point.floor_rank)
    refuse_stale(point, if_version)
    return point


def insist(
    session: Session, actor: Actor, permission: Permission, placed: Placed, rank: int | None
) -> None:
    """Refuse unless this person may do this here at this rank, naming those who may."""
    target = target_of(placed, rank)
    require(
        actor,
        permission,
        target,
        who_can=lambda: entitled(session, actor, permission, placed, rank),
    )


def entitled(
    session: Session, actor: Actor, permission: Permission, placed: Placed, rank: int | None
) -> list[dict[str, str]]:
    """Name the offices of the own bureau that may do this here at this rank."""
    day = today()
    return who_can(
        permission,
        target_of(placed, rank),
        subject_of(placed),
        load_chart(session, day),
        day,
        tenant_id=actor.tenant_id,
    )


def manifestations_of(session: Session, risk_point_id: UUID) -> Sequence[Manifestation]:
    """List how the risk would show itself, in order."""
    return session.scalars(
        select(Manifestation)
        .where(Manifestation.risk_point_id == risk_point_id)
        .order_by(Manifestation.position)
    ).all()


def measures_of(
    session: Session, risk_point_id: UUID, *, only_active: bool = False
) -> Sequence[Measure]:
    """List what is done against the risk, in order."""
    statement = select(Measure).where(Measure.risk_point_id == risk_point_id)
    if only_active:
        statement = statement.where(Measure.status == "active")
    return session.scalars(statement.order_by(Measure.position)).all()


def full_document(session: Session, point: RiskPoint) -> dict[str, Any]:
    """Write out a risk point with all that belongs to it, as it stands in this transaction."""
    return document(point, manifestations_of(session, point.id), measures_of(session, point.id))


def belongings_of(
    session: Session, ids: Iterable[UUID]
) -> dict[UUID, tuple[list[Manifestation], list[Measure]]]:
    """List how each of these risks would show itself and what is done against it, all at once."""
    found: dict[UUID, tuple[list[Manifestation], list[Measure]]] = {one: ([], []) for one in ids}
    for said in session.scalars(
        select(Manifestation).where(Manifestation.risk_point_id.in_(found))
    ):
        found[said.risk_point_id][0].append(said)
    for done in session.scalars(select(Measure).where(Measure.risk_point_id.in_(found))):
        found[done.risk_point_id][1].append(done)
    return found
