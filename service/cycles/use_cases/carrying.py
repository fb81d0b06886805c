"""Carry living risk points into the new year: each is confirmed, revised or retired (Q-38)."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.charts import Chart
from policies.permissions import Permission
from service.cycles.models import Confirmation
from service.cycles.queries import of_subject, stages_of_cycle
from service.cycles.succession import answering
from service.organisation.queries import load_chart
from service.organisation.queries.access import find, snapshot
from service.procedures.models import Case
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point
from service.risks.rules import RETIRED
from service.risks.subjects import subject_of
from service.risks.use_cases.keeping import refuse_retired
from service.risks.use_cases.retiring import TO_RETIRE, retire_risk_point
from service.risks.use_cases.reviewing import require_review
from service.tasks.models import Task
from service.tasks.use_cases import clear_desks, open_task, settle_tasks
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import DomainError
from tenants.journal import record
from tenants.models.organisation import Cycle

CARRY = text("""
INSERT INTO confirmations (id, version, cycle_id, risk_point_id, note)
SELECT gen_random_uuid(), 1, :cycle, id, '' FROM risk_points WHERE status = 'in_force'
ON CONFLICT (tenant_id, cycle_id, risk_point_id) DO NOTHING
""")


class AlreadyConfirmed(DomainError):
    """The risk point was confirmed for this year."""


def carry_over(session: Session, cycle: Cycle) -> int:
    """Put every living risk point on this year's list, unless it is the first year here.

    Number, history, grade, measures and cases under way stay; letters are written anew (R-449).
    """
    earlier = session.scalar(select(func.count()).where(Cycle.year < cycle.year))
    if not earlier:
        return 0
    session.execute(update(Case).where(Case.state == "running").values(cycle_id=cycle.id))
    session.execute(CARRY, {"cycle": cycle.id})
    return (
        session.scalar(
            select(func.count()).select_from(Confirmation).where(Confirmation.cycle_id == cycle.id)
        )
        or 0
    )


def ask_for_confirmation(session: Session, cycle_id: UUID) -> int:
    """Give everybody who answers for carried-over points one to-do for each subject (J10)."""
    day = today()
    chart = load_chart(session, day)
    pending = session.scalars(
        select(RiskPoint)
        .join(
            Confirmation,
            (Confirmation.tenant_id == RiskPoint.tenant_id)
            & (Confirmation.risk_point_id == RiskPoint.id),
        )
        .where(Confirmation.cycle_id == cycle_id, Confirmation.outcome.is_(None))
    )
    waiting: dict[tuple[str, UUID], list[RiskPoint]] = {}
    for point in pending:
        acting, subject_id = answering(point)
        if subject_id is not None:
            waiting.setdefault((acting, subject_id), []).append(point)
    cycle = session.scalars(select(Cycle).where(Cycle.id == cycle_id)).one()
    opened, due_on = 0, _last_day(session, cycle_id, day)
    for (acting, subject_id), points in waiting.items():
        subject = subject_of(points[0])
        task = open_task(
            session,
            kind="confirmation",
            said={
                "year": cycle.year,
                "whose": _whose(subject_id, chart),
                "count": len(points),
            },
            subject_kind="confirmation",
            subject_id=subject_id,
            persons=holders_of(acting, subject, chart, day),
            acting=acting,
            department_id=points[0].department_id,
            post_id=points[0].post_id,
            due_on=due_on,
            facts={"cycle": str(cycle_id), "points": len(points)},
        )
        opened += task is not None
    return opened


def _whose(subject_id: UUID, chart: Chart) -> str:
    """Name the post, or the section, whose points they are."""
    post, section = chart.post.get(subject_id), chart.department.get(subject_id)
    return post.title if post else section.name if section else ""


def _last_day(session: Session, cycle_id: UUID, on: date) -> date | None:
    """Say until when: the end of the stage that decides of the points, unless it is over."""
    stages = stages_of_cycle(session, cycle_id)
    ends = [one.due_on for one in stages if "points_decided" in one.conditions]
    return next((end for end in ends if end >= on), None)


def confirm_point(
    session: Session,
    actor: Actor,
    confirmation_id: UUID,
    *,
    if_version: int,
    outcome: str,
    note: str = "",
) -> Confirmation:
    """Say of a carried-over risk point that it stands, is to be revised, or is retired.

    A point that stands keeps number, history and grade; one to be revised is marked for review.
    """
    confirmation = find(session, Confirmation, confirmation_id, if_version=if_version)
    if confirmation.outcome is not None:
        raise AlreadyConfirmed("The risk point was confirmed for this year.")
    permission = Permission.RISK_POINT_EDIT
    if outcome == "retired":
        permission = Permission.RISK_POINT_RETIRE
    point = access_risk_point(session, actor, confirmation.risk_point_id, permission)
    refuse_retired(point)
    clear_desks(session, [point.id] if outcome != "retired" else (), kind=TO_RETIRE, by=actor)
    if outcome == "retired":
        retire_risk_point(session, actor, point.id, if_version=None, reason=note)
    elif outcome == "revised":
        require_review(session, actor, [point.id], _because(session, confirmation, note))
    _answer(session, actor, confirmation, point, outcome, note)
    return confirmation


def note_retirement(session: Session, actor: Actor, risk_point_id: UUID) -> None:
    """A point retired on another occasion waits on no list of the year any more."""
    point = owned(session, RiskPoint, risk_point_id)
    waiting = select(Confirmation).where(
        Confirmation.risk_point_id == risk_point_id, Confirmation.outcome.is_(None)
    )
    for confirmation in session.scalars(waiting).all():
        if point is not None and point.status == RETIRED:
            _answer(session, actor, confirmation, point, "retired", point.retired_reason)


def _because(session: Session, confirmation: Confirmation, note: str) -> dict[str, str]:
    year = session.scalars(select(Cycle.year).where(Cycle.id == confirmation.cycle_id)).one()
    heads = {"zh": f"{year}年度复核", "en": f"confirmed for {year}"}
    marks, said = {"zh": "：", "en": ": "}, note.strip()
    return {one: marks[one].join(filter(None, (head, said))) for one, head in heads.items()}


def _answer(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    confirmation: Confirmation,
    point: RiskPoint,
    outcome: str,
    note: str,
) -> None:
    before = snapshot(confirmation)
    confirmation.outcome, confirmation.note = outcome, note.strip()
    confirmation.decided_on, confirmation.decided_by = today(), actor.person_id
    session.flush()
    record(
        session,
        actor,
        f"confirmation.{outcome}",
        "confirmation",
        confirmation.id,
        version=confirmation.version,
        before=before,
        after=snapshot(confirmation),
        risk_point=str(point.id),
        number=point.number,
    )
    _settle(session, actor, confirmation, point)


def _settle(session: Session, actor: Actor, confirmation: Confirmation, point: RiskPoint) -> None:
    """Close the to-do once nothing of the subject waits any more.

    Of two who answer the last ones at the same moment, the second sees what the first did.
    """
    _, subject_id = answering(point)
    if subject_id is None:
        return
    asked = Task.kind == "confirmation", Task.subject_id == subject_id, Task.state == "open"
    session.execute(select(Task.id).where(*asked).with_for_update())
    rest = (
        select(func.count())
        .select_from(Confirmation)
        .join(
            RiskPoint,
            (RiskPoint.tenant_id == Confirmation.tenant_id)
            & (RiskPoint.id == Confirmation.risk_point_id),
        )
        .where(
            Confirmation.cycle_id == confirmation.cycle_id,
            Confirmation.outcome.is_(None),
            of_subject(subject_id),
        )
    )
    if not session.scalar(rest):
        settle_tasks(session, subject_id=subject_id, kind="confirmation", by=actor)
