"""Reads of cycles and of their plans, the own and the received."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.conditions import missing_before
from service.cycles.models import Confirmation, CycleNote, CyclePlan, CycleStage, StageTask
from service.exchange.models import InboxDocument, OutboxDocument
from service.organisation.queries.access import find, snapshot
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.organisation import Cycle
from tenants.models.platform import Tenant

OF_POINT: Final = ("number", "title", "rank", "subject_type", "department_id", "post_id")


def cycles(actor: Actor) -> Select[Any]:
    """Select the years of this register."""
    require(actor, Permission.CYCLE_PLAN_READ)
    return select(Cycle)


def plans(actor: Actor, state: str | None) -> Select[Any]:
    """Select the plans this leading group wrote."""
    require(actor, Permission.CYCLE_PLAN_READ)
    statement = select(CyclePlan)
    return statement.where(CyclePlan.state == state) if state else statement


def received_plans(session: Session, actor: Actor) -> list[InboxDocument]:
    """List the plans in force here: of each leading group and year the newest edition."""
    require(actor, Permission.CYCLE_PLAN_READ)
    return list(
        session.scalars(
            select(InboxDocument)
            .ext(distinct_on(InboxDocument.subject))
            .where(InboxDocument.kind == "cycle_plan")
            .order_by(InboxDocument.subject.desc(), InboxDocument.revision.desc())
        )
    )


def access_received_plan(session: Session, document_id: UUID) -> InboxDocument:
    """Fetch a plan that came from above, or refuse."""
    document = session.get(InboxDocument, (session.info["tenant_id"], document_id))
    if document is None or document.kind != "cycle_plan":
        raise NotFound("There is no such plan.")
    return document


def access_cycle(
    session: Session,
    actor: Actor,
    cycle_id: UUID,
    permission: Permission,
    if_version: int | None = None,
) -> Cycle:
    """Fetch one year of the register, or refuse."""
    cycle = owned(session, Cycle, cycle_id)
    if cycle is None:
        raise NotFound("There is no such cycle.")
    require(actor, permission)
    refuse_stale(cycle, if_version)
    return cycle


def cycle_document(session: Session, cycle: Cycle) -> dict[str, Any]:
    """Write out a year with its stages, their tasks, and its notes."""
    stages = stages_of_cycle(session, cycle.id)
    tasks: dict[UUID, list[StageTask]] = {}
    for task in session.scalars(
        select(StageTask)
        .where(StageTask.stage_id.in_([one.id for one in stages]))
        .order_by(StageTask.id)
    ):
        tasks.setdefault(task.stage_id, []).append(task)
    notes = session.scalars(
        select(CycleNote).where(CycleNote.cycle_id == cycle.id).order_by(CycleNote.at)
    ).all()
    return {
        **snapshot(cycle),
        "stages": [{**snapshot(one), "tasks": tasks.get(one.id, [])} for one in stages],
        "notes": notes,
    }


def stage_document(
    session: Session, actor: Actor, stage_id: UUID
) -> tuple[CycleStage, dict[str, Any]]:
    """Write out a stage with its tasks and what is missing before it is completed."""
    require(actor, Permission.CYCLE_PLAN_READ)
    stage = find(session, CycleStage, stage_id)
    tasks = session.scalars(select(StageTask).where(StageTask.stage_id == stage.id)).all()
    missing = [] if stage.completed_on else missing_before(session, stage)
    return stage, {**snapshot(stage), "tasks": tasks, "missing": missing}


def confirmations(
    session: Session,
    actor: Actor,
    cycle_id: UUID,
    *,
    pending: bool,
    mine: bool = False,
    subject_id: UUID | None = None,
) -> Select[Any]:
    """Select the points carried over into a year which the reader may see, or may confirm."""
    access_cycle(session, actor, cycle_id, Permission.CYCLE_PLAN_READ)
    statement = (
        select(Confirmation)
        .join(
            RiskPoint,
            (RiskPoint.tenant_id == Confirmation.tenant_id)
            & (RiskPoint.id == Confirmation.risk_point_id),
        )
        .where(
            Confirmation.cycle_id == cycle_id,
            by_policy(actor, Permission.RISK_POINT_READ, RiskPoint.__table__.c),
        )
    )
    if mine:
        columns = RiskPoint.__table__.c
        statement = statement.where(by_policy(actor, Permission.RISK_POINT_EDIT, columns))
    if subject_id is not None:
        statement = statement.where(of_subject(subject_id))
    return statement.where(Confirmation.outcome.is_(None)) if pending else statement


def of_subject(subject_id: UUID) -> ColumnElement[bool]:
    """Say which points one to-do asks of: a post's, else those of a section or the leadership."""
    post = func.coalesce(RiskPoint.post_id, RiskPoint.answering_post_id)
    return or_(post == subject_id, and_(post.is_(None), RiskPoint.department_id == subject_id))


def with_points(
    session: Session, actor: Actor, listed: Sequence[Confirmation]
) -> list[dict[str, Any]]:
    """Tell of each confirmation its risk point, and whether the reader may confirm or retire it."""
    ids = [one.risk_point_id for one in listed]
    columns = (*(getattr(RiskPoint, name) for name in OF_POINT),)
    may = by_policy(actor, Permission.RISK_POINT_EDIT, RiskPoint.__table__.c)
    ends = by_policy(actor, Permission.RISK_POINT_RETIRE, RiskPoint.__table__.c)
    asked = select(RiskPoint.id, may.label("may_confirm"), ends.label("may_retire"), *columns)
    found = session.execute(asked.where(RiskPoint.id.in_(ids)))
    points = {one.id: one for one in found}
    return [
        {
            **snapshot(one),
            **{
                name: getattr(points[one.risk_point_id], name)
                for name in (*OF_POINT, "may_confirm", "may_retire")
            },
        }
        for one in listed
    ]


def access_plan(
    session: Session,
    actor: Actor,
    plan_id: UUID,
    permission: Permission,
    if_version: int | None = None,
) -> CyclePlan:
    """Fetch one plan, or refuse."""
    plan = owned(session, CyclePlan, plan_id)
    if plan is None:
        raise NotFound("There is no such plan.")
    require(actor, permission)
    refuse_stale(plan, if_version)
    return plan


def receipts_of(session: Session, plan: CyclePlan) -> list[dict[str, Any]]:
    """Say of everybody below whether this edition of a plan came and who signed for it, and when.

    A county group passes the plan on; of the bureaus below it only their signing is heard.
    """
    if plan.state != "issued":
        return []
    here, subject = plan.tenant_id, f"{plan.tenant_id}/{plan.year}"
    direct = select(Tenant.id).where(Tenant.overseer_id == here)
    below = session.scalars(
        select(Tenant)
        .where(or_(Tenant.overseer_id == here, Tenant.overseer_id.in_(direct)))
        .order_by(Tenant.overseer_id != here, Tenant.overseer_id, Tenant.id)
    ).all()
    # Nobody signs for another: heard is a bureau itself, or its own group passing it on.
    heard = {(one.id, sender) for one in below for sender in (one.id, one.overseer_id)}
    sent = select(OutboxDocument.recipient_id, OutboxDocument.acknowledged_at).where(
        OutboxDocument.kind == "cycle_plan",
        OutboxDocument.subject == subject,
        OutboxDocument.revision == plan.edition,
    )
    delivered = {one.recipient_id: one.acknowledged_at for one in session.execute(sent)}
    told = session.execute(
        select(InboxDocument.sender_id, InboxDocument.body).where(
            InboxDocument.kind == "plan_receipt",
            InboxDocument.subject.startswith(f"{subject}/", autoescape=True),
            InboxDocument.revision == plan.edition,
        )
    )
    bodies = [(orjson.loads(one.body), one.sender_id) for one in told]
    signed = {body["tenant"]: body for body, sender in bodies if (body["tenant"], sender) in heard}
    return [
        {
            "tenant": {"code": one.code, "name": one.name},
            "delivered_at": delivered.get(one.id),
            "signed_at": signed.get(one.id, {}).get("signed_at"),
            "signed_by": signed.get(one.id, {}).get("name", ""),
            "post": signed.get(one.id, {}).get("post", ""),
        }
        for one in below
    ]


def stages_of_cycle(session: Session, cycle_id: UUID) -> Sequence[CycleStage]:
    """List the stages of a year in their order."""
    return session.scalars(
        select(CycleStage).where(CycleStage.cycle_id == cycle_id).order_by(CycleStage.position)
    ).all()


def newest_edition(session: Session, year: int) -> int:
    """Say how many editions the plan of a year has."""
    return session.scalar(select(func.max(CyclePlan.edition)).where(CyclePlan.year == year)) or 0


def running_cycle(session: Session) -> Cycle | None:
    """Give the open year, if there is one."""
    return session.scalar(
        select(Cycle).where(Cycle.state == "open").order_by(Cycle.year.desc()).limit(1)
    )


def cycle_asked_for(session: Session, year: int | None) -> Cycle | None:
    """Give the year that was named, or the open one if none was."""
    if year is None:
        return running_cycle(session)
    return session.scalar(select(Cycle).where(Cycle.year == year))
