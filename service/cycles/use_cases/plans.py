"""A leading group plans a year for the tenants below; the counties pass plans on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.models import CyclePlan
from service.cycles.queries import access_plan, newest_edition
from service.cycles.rules import faults_of
from service.cycles.use_cases.writing import write_down
from service.exchange.queries import overseers
from service.exchange.receiving import Arrived
from service.exchange.use_cases import send, sign_for
from service.organisation.queries.access import snapshot
from tenants.context import Actor, system_actor
from tenants.database import utc_now
from tenants.errors import DomainError, Invalid
from tenants.models.platform import Tenant


class PlanAlreadyIssued(DomainError):
    """An issued plan stands; write a new edition instead."""


def draft_plan(
    session: Session, actor: Actor, *, year: int, title: str, stages: list[dict[str, Any]]
) -> CyclePlan:
    """Draft the plan of a year, or its next edition."""
    require(actor, Permission.CYCLE_PLAN_DRAFT)
    _check_stages(stages)
    plan = CyclePlan(
        year=year,
        edition=newest_edition(session, year) + 1,
        title=title,
        stages=stages,
        written_by=actor.person_id,
    )
    session.add(plan)
    session.flush()
    write_down(session, actor, "cycle_plan.drafted", plan)
    return plan


def change_plan(
    session: Session,
    actor: Actor,
    plan_id: UUID,
    *,
    if_version: int,
    title: str,
    stages: list[dict[str, Any]],
) -> CyclePlan:
    """Change a plan that has not been issued."""
    plan = _open_plan(session, actor, plan_id, Permission.CYCLE_PLAN_DRAFT, if_version)
    _check_stages(stages)
    before = snapshot(plan)
    plan.title, plan.stages = title, stages
    session.flush()
    write_down(session, actor, "cycle_plan.changed", plan, before)
    return plan


def issue_plan(session: Session, actor: Actor, plan_id: UUID, *, if_version: int) -> CyclePlan:
    """Issue a plan; workers carry it to every tenant below."""
    plan = _open_plan(session, actor, plan_id, Permission.CYCLE_PLAN_ISSUE, if_version)
    before = snapshot(plan)
    plan.state, plan.issued_at = "issued", utc_now()
    session.flush()
    write_down(session, actor, "cycle_plan.issued", plan, before)
    return plan


def send_plan_out(session: Session, actor: Actor, plan_id: UUID) -> None:
    """Send an issued plan one step down; the counties pass it on to their bureaus."""
    plan = access_plan(session, actor, plan_id, Permission.CYCLE_PLAN_READ)
    if plan.state != "issued" or plan.issued_at is None:
        return
    body = {
        "issuer": actor.tenant_id,
        "year": plan.year,
        "edition": plan.edition,
        "title": plan.title,
        "stages": plan.stages,
        "issued_at": plan.issued_at.isoformat(),
    }
    _send_below(session, actor, f"{actor.tenant_id}/{plan.year}", plan.edition, body)


def receive_plans(session: Session, arrived: Sequence[Arrived]) -> None:
    """Let a county's leading group pass plans on; for a bureau the inbox is enough."""
    for document, body in arrived:
        actor = system_actor(document.recipient_id)
        _send_below(session, actor, document.subject, document.revision, body)


def receive_receipts(session: Session, arrived: Sequence[Arrived]) -> None:
    """Keep who signed for a plan; a county tells the region of those below it."""
    for document, body in arrived:
        sign_for(session, document.kind, document.subject)
        issuer, here = int(document.subject.split("/")[0]), document.recipient_id
        above = overseers(session, (here,))[here]
        if issuer != here and above is not None:
            send(
                session,
                system_actor(here),
                document.kind,
                above,
                subject=document.subject,
                revision=document.revision,
                body=body,
            )


def _send_below(
    session: Session, actor: Actor, subject: str, revision: int, body: dict[str, Any]
) -> None:
    below = session.scalars(
        select(Tenant.id).where(Tenant.overseer_id == actor.tenant_id).order_by(Tenant.id)
    )
    for recipient_id in below.all():
        send(
            session,
            actor,
            "cycle_plan",
            recipient_id,
            subject=subject,
            revision=revision,
            body=body,
        )


def _open_plan(
    session: Session, actor: Actor, plan_id: UUID, permission: Permission, if_version: int
) -> CyclePlan:
    plan = access_plan(session, actor, plan_id, permission, if_version)
    if plan.state == "issued":
        raise PlanAlreadyIssued("The plan was issued.", edition=plan.edition)
    return plan


def _check_stages(stages: list[dict[str, Any]]) -> None:
    faults = faults_of(stages)
    if faults:
        raise Invalid("The plan cannot be taken.", errors={"stages": faults})
