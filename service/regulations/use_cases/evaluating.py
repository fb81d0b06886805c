"""Evaluate regulations each year, fill the gaps, follow changes of the law (R-226 to R-228)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_at, snapshot
from service.regulations.models import (
    Regulation,
    RegulationEvaluation,
    RegulationGap,
)
from service.regulations.queries import access, keepers, overdue_regulations
from service.regulations.refusals import (
    EvaluatedAlready,
    GapClosed,
    GapUnfilled,
    RegulationAbolished,
)
from service.regulations.rules import ABOLISHED, CREATE, IN_FORCE, REVISE, evaluation_fault
from service.regulations.use_cases.registering import document, write_down
from service.tasks.use_cases import open_task, settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Department


def evaluate_regulation(
    session: Session,
    actor: Actor,
    regulation_id: UUID,
    *,
    year: int,
    verdict: str,
    findings: Mapping[str, Mapping[str, Any]],
    reason: str,
) -> RegulationEvaluation:
    """Judge a regulation on integrity, reasonableness and effectiveness; what follows is a task."""
    regulation = access(session, actor, Regulation, regulation_id, Permission.REGULATION_EDIT)
    if regulation.status == ABOLISHED:
        raise RegulationAbolished("The regulation is abolished.", number=regulation.number)
    _refuse_unfit(session, regulation, year, evaluation_fault(verdict, findings))
    evaluation = RegulationEvaluation(
        regulation_id=regulation.id,
        year=year,
        verdict=verdict,
        findings=dict(findings),
        reason=reason.strip(),
        evaluated_by=actor.person_id,
        evaluated_by_name=actor.name,
        evaluated_on=today(),
    )
    session.add(evaluation)
    settle_tasks(session, subject_id=regulation.id, kind="regulation.review", by=actor)
    _follow_up(session, actor, regulation, verdict, reason)
    before = document(session, regulation)
    write_down(
        session,
        actor,
        "regulation.evaluated",
        regulation,
        before,
        year=year,
        verdict=verdict,
        findings=findings,
    )
    return evaluation


def open_gap(session: Session, actor: Actor, **values: Any) -> RegulationGap:
    """Write down that a regulation is missing; making one is somebody's task (R-228)."""
    department_id = values.get("department_id")
    insist_at(session, actor, Permission.REGULATION_EDIT, department_id)
    if department_id is not None and owned(session, Department, department_id) is None:
        raise Invalid("Some fields are not right.", errors={"department_id": ["not-found"]})
    gap = RegulationGap(**values, opened_on=today())
    session.add(gap)
    session.flush()
    acting, holders = keepers(session, department_id)
    open_task(
        session,
        kind="regulation.create",
        said={"regulation": gap.title},
        subject_kind="regulation_gap",
        subject_id=gap.id,
        persons=holders,
        acting=acting,
        due_on=gap.due_on,
        department_id=department_id,
        sender=actor,
    )
    _write_down_gap(session, actor, "regulation_gap.opened", gap)
    return gap


def close_gap(
    session: Session, actor: Actor, gap_id: UUID, *, if_version: int, regulation_id: UUID
) -> RegulationGap:
    """Close a gap with the regulation that fills it; nothing else closes it (R-228)."""
    gap = access(
        session, actor, RegulationGap, gap_id, Permission.REGULATION_EDIT, if_version=if_version
    )
    if gap.state == "closed":
        raise GapClosed("The gap is closed already.")
    regulation = owned(session, Regulation, regulation_id)
    if regulation is None:
        raise Invalid("Some fields are not right.", errors={"regulation_id": ["not-found"]})
    if regulation.status != IN_FORCE:
        raise GapUnfilled("Only a regulation in force fills a gap.", number=regulation.number)
    before = snapshot(gap)
    gap.state, gap.regulation_id, gap.closed_on = "closed", regulation.id, today()
    settle_tasks(session, subject_id=gap.id, kind="regulation.create", by=actor)
    _write_down_gap(session, actor, "regulation_gap.closed", gap, before)
    return gap


def remind_overdue(session: Session) -> int:
    """Let everybody know which of his regulations he should have looked at again (R-235)."""
    found = overdue_regulations(session)
    for one in found:
        _task(session, one, "regulation.review", one.review_by, None)
    return len(found)


def _refuse_unfit(session: Session, regulation: Regulation, year: int, fault: str) -> None:
    if fault:
        raise Invalid("Some fields are not right.", errors={"findings": [fault]})
    known = select(RegulationEvaluation.id).where(
        RegulationEvaluation.regulation_id == regulation.id, RegulationEvaluation.year == year
    )
    if session.scalar(known):
        raise EvaluatedAlready("Evaluated already.", number=regulation.number, year=year)


def _follow_up(
    session: Session, actor: Actor, regulation: Regulation, verdict: str, reason: str
) -> None:
    if verdict == REVISE:
        _task(session, regulation, "regulation.revise", None, actor)
    if verdict == CREATE:
        open_gap(
            session,
            actor,
            title=regulation.title,
            type=regulation.type,
            reason=reason,
            department_id=regulation.department_id,
        )


def _task(
    session: Session,
    regulation: Regulation,
    kind: str,
    due_on: date | None,
    sender: Actor | None,
) -> None:
    acting, holders = keepers(session, regulation.department_id)
    open_task(
        session,
        kind=kind,
        said={"regulation": regulation.title},
        subject_kind="regulation",
        subject_id=regulation.id,
        persons=holders,
        acting=acting,
        due_on=due_on,
        department_id=regulation.department_id,
        sender=sender,
    )


def _write_down_gap(
    session: Session,
    actor: Actor,
    topic: str,
    gap: RegulationGap,
    before: dict[str, Any] | None = None,
) -> None:
    session.flush()
    record(
        session,
        actor,
        topic,
        "regulation_gap",
        gap.id,
        version=gap.version,
        before=before,
        after=snapshot(gap),
    )
