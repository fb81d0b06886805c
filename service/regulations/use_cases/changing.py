"""A law or regulation changes: what rests on it is looked at again (R-465)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flowcharts.models import Flowchart, FlowchartPower
from service.powers.use_cases.reviewing import require_power_review
from service.regulations.models import Regulation, RegulationLink
from service.regulations.queries import access, keepers
from service.regulations.use_cases.registering import document, write_down
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.context import Actor
from tenants.journal import plain


def announce_change(
    session: Session,
    actor: Actor,
    regulation_id: UUID,
    *,
    if_version: int,
    description: str,
    effective_on: date,
) -> Regulation:
    """Say that a law or regulation changed: what rests on it is looked at again (R-465).

    The powers are marked here; their risk points are by whoever works on the announcement.
    """
    regulation = access(
        session,
        actor,
        Regulation,
        regulation_id,
        Permission.REGULATION_EDIT,
        if_version=if_version,
    )
    before = document(session, regulation)
    powers = session.scalars(
        select(RegulationLink.power_id)
        .where(RegulationLink.regulation_id == regulation.id, RegulationLink.power_id.is_not(None))
        .distinct()
    ).all()
    wanted = [one for one in powers if one is not None]
    because = f"{regulation.title}：{description.strip()}"
    require_power_review(session, actor, wanted, because=because)
    _review_charts(session, actor, wanted, because)
    regulation.announced = plain(
        {"description": description.strip(), "effective_on": effective_on, "on": today()}
    )
    write_down(session, actor, "regulation.change_announced", regulation, before, powers=wanted)
    return regulation


def _review_charts(session: Session, actor: Actor, powers: Sequence[UUID], because: str) -> None:
    """Let whoever drew a chart of these powers see whether it still runs so."""
    charts = session.scalars(
        select(Flowchart)
        .join(FlowchartPower, FlowchartPower.flowchart_id == Flowchart.id)
        .where(FlowchartPower.power_id.in_(powers), FlowchartPower.approved)
        .distinct()
    )
    for chart in charts.all():
        acting, holders = keepers(session, chart.department_id)
        open_task(
            session,
            kind="flowchart.review",
            said={"chart": chart.title},
            subject_kind="flowchart",
            subject_id=chart.id,
            persons=holders,
            acting=acting,
            department_id=chart.department_id,
            sender=actor,
            facts={"because": because},
        )
