"""Take risk points out of force; nothing about them waits for anybody any more (R-089)."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import MeasurePostponement, MeasureTask
from service.organisation.queries import today
from service.procedures.gate import refuse_in_case
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, full_document, measures_of
from service.risks.queries.lineage import hold_lineage
from service.risks.rules import RETIRED, is_placeholder
from service.risks.use_cases.keeping import refuse_own, refuse_retired, write_down
from service.tasks.use_cases import clear_desks, settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid

TO_RETIRE: Final = "risk_point.retire"


def retire_risk_point(
    session: Session, actor: Actor, risk_point_id: UUID, *, if_version: int | None, reason: str
) -> RiskPoint:
    """Take a risk point out of force for a reason; it stays in the register for ever."""
    hold_lineage(session)
    point = access_risk_point(
        session, actor, risk_point_id, Permission.RISK_POINT_RETIRE, if_version=if_version
    )
    refuse_retired(point)
    measures = [one.id for one in measures_of(session, point.id)]
    refuse_in_case(session, "risk_point", point.id)
    refuse_in_case(session, "measure", *measures)
    refuse_own(session, actor, point)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = full_document(session, point)
    given_up = call_off(session, actor, measures)
    settle_tasks(session, subject_id=point.id, kind=TO_RETIRE, by=actor)
    clear_desks(session, [point.id], by=actor)
    point.status, point.retired_on, point.retired_reason = RETIRED, today(), reason.strip()
    told: dict[str, Any] = {"reason": reason.strip(), **given_up}
    write_down(session, actor, "risk_point.retired", point, before, **told)
    return point


def call_off(session: Session, actor: Actor, measure_ids: Sequence[UUID]) -> dict[str, list[str]]:
    """Ask for nothing more of measures that guard against nothing; say what was given up."""
    tasks = session.scalars(
        select(MeasureTask).where(
            MeasureTask.measure_id.in_(measure_ids), MeasureTask.state == "open"
        )
    ).all()
    requests = session.scalars(
        select(MeasurePostponement).where(
            MeasurePostponement.measure_id.in_(measure_ids), MeasurePostponement.state == "open"
        )
    ).all()
    for task in tasks:
        task.state, task.closed_at = "cancelled", utc_now()
    for request in requests:
        request.state, request.decided_at = "withdrawn", utc_now()
    clear_desks(session, [*measure_ids, *(one.id for one in tasks)], by=actor)
    given_up = {
        "tasks": [str(one.id) for one in tasks],
        "postponements": [str(one.id) for one in requests],
    }
    return {name: listed for name, listed in given_up.items() if listed}
