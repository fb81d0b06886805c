"""Lay hands on a round of assessment, or be refused."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from policies.guard import Target, may, require
from policies.permissions import Permission
from service.gradings.models import (
    Appraiser,
    GradingReport,
    GradingRound,
    PostCatalogue,
    RoundPoint,
)
from service.organisation.queries import load_chart, today
from service.risks.models import RiskPoint
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound


def access_round(
    session: Session,
    actor: Actor,
    round_id: UUID,
    permission: Permission = Permission.RISK_POINT_READ,
    *,
    if_version: int | None = None,
) -> GradingRound:
    """Fetch a round for whoever may see, or convene, the grading of its section."""
    found = owned(session, GradingRound, round_id)
    if found is None:
        raise NotFound("There is no such round.")
    require(actor, permission, Target(department_id=found.department_id))
    refuse_stale(found, if_version)
    return found


def list_rounds(session: Session, actor: Actor) -> Select[Any]:
    """Select the rounds of the sections this person may see."""
    statement = select(GradingRound)
    if may(actor, Permission.RISK_POINT_READ, Target()):
        return statement
    seen = [
        one.id
        for one in load_chart(session, today()).departments
        if may(actor, Permission.RISK_POINT_READ, Target(department_id=one.id))
    ]
    return statement.where(GradingRound.department_id.in_(seen))


def points_of(session: Session, round_id: UUID) -> Sequence[tuple[RoundPoint, RiskPoint]]:
    """List the points of a round, in order."""
    rows = session.execute(
        select(RoundPoint, RiskPoint)
        .join(RiskPoint, RiskPoint.id == RoundPoint.risk_point_id)
        .where(RoundPoint.round_id == round_id)
        .order_by(RoundPoint.position)
    )
    return [(own, point) for own, point in rows]


def reports_of(session: Session, round_id: UUID) -> Sequence[GradingReport]:
    """List the editions of a round's report, the newest first."""
    return session.scalars(
        select(GradingReport)
        .where(GradingReport.round_id == round_id)
        .order_by(GradingReport.edition.desc())
    ).all()


def list_appraisers(actor: Actor) -> Select[Any]:
    """Select the representatives who were asked to appraise, or only oneself."""
    statement = select(Appraiser)
    if may(actor, Permission.GRADING_CONVENE, Target()):
        return statement
    return statement.where(
        or_(Appraiser.person_id == actor.person_id, Appraiser.invited_by == actor.person_id)
    )


def list_catalogues(actor: Actor) -> Select[Any]:
    """Select the editions of the catalogue of posts by grade."""
    require(actor, Permission.SUMMARY_READ)
    return select(PostCatalogue)


def access_catalogue(session: Session, actor: Actor, edition_id: UUID) -> PostCatalogue:
    """Fetch one edition of the catalogue of posts by grade."""
    require(actor, Permission.SUMMARY_READ)
    found = session.get(PostCatalogue, (session.info["tenant_id"], edition_id))
    if found is None:
        raise NotFound("There is no such edition.")
    return found
