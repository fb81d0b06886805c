"""Charts go over to the powers that take the place of those they served (R-037)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.flowcharts.models import Flowchart, FlowchartPower
from service.flowcharts.queries.access import full_document, powers_of
from service.flowcharts.rules.vocabulary import ABOLISHED
from service.flowcharts.use_cases.keeping import reopen, write_down
from service.powers.models import PowerSuccession
from tenants.context import Actor


def follow(session: Session, actor: Actor, successions: Sequence[PowerSuccession]) -> None:
    """Let the drafts of charts serve the successors; approved for them they are by their chain."""
    old = {one.predecessor_id for one in successions}
    charts = session.scalars(
        select(Flowchart)
        .join(FlowchartPower, FlowchartPower.flowchart_id == Flowchart.id)
        .where(FlowchartPower.power_id.in_(old), Flowchart.status != ABOLISHED)
        .order_by(Flowchart.number)
        .distinct()
    ).all()
    for chart in charts:
        before = full_document(session, chart)
        with session.no_autoflush:
            links = {one.power_id: one for one in powers_of(session, chart.id)}
            for one in successions:
                if one.successor_id not in links:
                    session.add(FlowchartPower(flowchart_id=chart.id, power_id=one.successor_id))
            for power_id in old & set(links):
                links[power_id].drafted = False
                if not links[power_id].approved:
                    session.delete(links[power_id])
            reopen(chart)
            write_down(session, actor, "flowchart.followed_power", chart, before)
