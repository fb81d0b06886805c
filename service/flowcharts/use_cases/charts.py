"""Draw a chart, say what it serves, abolish it; whoever cleans a power up draws it (R-062)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flowcharts.models import Flowchart, FlowchartPower
from service.flowcharts.queries.access import full_document, powers_of
from service.flowcharts.rules.vocabulary import ABOLISHED
from service.flowcharts.use_cases.keeping import redrawable, reopen, weigh_candidates, write_down
from service.flowcharts.use_cases.refusals import StillServes
from service.organisation.queries import today
from service.organisation.queries.access import insist_at
from service.powers.models import Power
from service.powers.numbering import take_numbers
from service.procedures.gate import chains_rule
from service.tasks.use_cases import clear_desks
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.models.organisation import Department


def draft_flowchart(
    session: Session, actor: Actor, *, power_ids: Iterable[UUID] = (), **values: Any
) -> Flowchart:
    """Begin the chart of one power, or of several that run alike."""
    department_id = values["department_id"]
    insist_at(session, actor, Permission.FLOWCHART_DRAFT, department_id)
    _refuse_unfit(values)
    if owned(session, Department, department_id) is None:
        raise Invalid("Some fields are not right.", errors={"department_id": ["not-found"]})
    chart = Flowchart(
        number=f"LC-{take_numbers(session, 'flowcharts')[0]:04d}",
        drawn_by=actor.person_id,
        **values,
    )
    session.add(chart)
    session.flush()
    serve(session, actor, chart, power_ids)
    write_down(session, actor, "flowchart.drafted", chart, None)
    return chart


def change_flowchart(
    session: Session,
    actor: Actor,
    flowchart_id: UUID,
    *,
    if_version: int | None,
    power_ids: Iterable[UUID] | None = None,
    **values: Any,
) -> Flowchart:
    """Change what is written on a chart, or which powers it serves."""
    chart = redrawable(session, actor, flowchart_id, if_version)
    _refuse_unfit(values)
    before = full_document(session, chart)
    with session.no_autoflush:
        for name, value in values.items():
            setattr(chart, name, value)
        reopen(chart)
        if power_ids is not None:
            serve(session, actor, chart, power_ids)
        write_down(session, actor, "flowchart.changed", chart, before)
    weigh_candidates(session, chart)
    return chart


def abolish_flowchart(
    session: Session, actor: Actor, flowchart_id: UUID, *, if_version: int | None, reason: str
) -> Flowchart:
    """Take a chart out of use for a reason; its editions stay readable."""
    chart = redrawable(session, actor, flowchart_id, if_version)
    if not reason.strip():
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    if chains_rule(session):
        _refuse_needed(session, chart)
    before = full_document(session, chart)
    with session.no_autoflush:
        chart.status, chart.abolished_on = ABOLISHED, today()
        chart.abolished_reason = reason.strip()
        for link in powers_of(session, chart.id):
            link.approved = False
        write_down(session, actor, "flowchart.abolished", chart, before, reason=reason.strip())
    clear_desks(session, [chart.id], by=actor)
    return chart


def _refuse_needed(session: Session, chart: Flowchart) -> None:
    """What a chain approved does not go by hand while a living power runs by it alone (R-058)."""
    served = [one.power_id for one in powers_of(session, chart.id) if one.approved]
    others = select(FlowchartPower.power_id).where(
        FlowchartPower.power_id.in_(served),
        FlowchartPower.flowchart_id != chart.id,
        FlowchartPower.approved.is_(True),
    )
    numbers = session.scalars(
        select(Power.number)
        .where(Power.id.in_(served), Power.status != "abolished", Power.id.not_in(others))
        .order_by(Power.number)
    ).all()
    if numbers:
        raise StillServes(
            "Powers still run by this flowchart.", number=chart.number, powers="、".join(numbers)
        )


def serve(session: Session, actor: Actor, chart: Flowchart, power_ids: Iterable[UUID]) -> None:
    """Let the draft serve exactly these powers; each must be his to draw for."""
    wanted = list(dict.fromkeys(power_ids))
    known = {one.power_id: one for one in powers_of(session, chart.id)}
    errors: dict[str, list[str]] = {}
    for place, power_id in enumerate(wanted):
        power = owned(session, Power, power_id)
        if power is None or power.status == "abolished":
            errors[str(place)] = ["not-found"]
        elif power_id not in known or not known[power_id].drafted:
            insist_at(session, actor, Permission.FLOWCHART_EDIT, power.department_id)
    if errors:
        raise Invalid("Some fields are not right.", errors={"power_ids": errors})
    for power_id, link in known.items():
        link.drafted = power_id in wanted
        if not link.drafted and not link.approved:
            session.delete(link)
    session.add_all(
        FlowchartPower(flowchart_id=chart.id, power_id=power_id)
        for power_id in wanted
        if power_id not in known
    )


def _refuse_unfit(values: dict[str, Any]) -> None:
    if "title" in values and not values["title"].strip():
        raise Invalid("Some fields are not right.", errors={"title": ["text-missing"]})
