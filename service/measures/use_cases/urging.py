"""Urge whoever owes what a measure asks (催办): by the register's lines, many at once."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.charts import Chart
from policies.guard import may, require_somewhere
from policies.permissions import Permission
from service.measures.models import Measure
from service.measures.queries.answering import answering
from service.measures.refusals import MeasureRetired, NotDueYet
from service.measures.rules import number_of
from service.measures.use_cases.carrying_out import refuse_unreviewed
from service.measures.use_cases.waking import AHEAD, remind_holders
from service.organisation.queries import load_chart, today
from service.risks.models import RiskPoint
from service.risks.subjects import target_of
from service.tasks.refusals import NothingWaits
from service.tasks.use_cases.urging import Urged, urge_once_a_day, urged
from tenants.context import Actor
from tenants.errors import Forbidden, NotFound
from tenants.journal import record

URGE: Final = Permission.MEASURE_URGE


def urge_measures(session: Session, actor: Actor, measure_ids: Sequence[UUID]) -> list[Urged]:
    """Urge whoever carries these measures out today, once a day; leave out what is not due."""
    require_somewhere(actor, URGE)
    wanted = list(dict.fromkeys(measure_ids))
    found = {
        measure.id: (measure, point)
        for measure, point in session.execute(
            select(Measure, RiskPoint)
            .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
            .where(Measure.id.in_(wanted))
            .order_by(Measure.id)
            .with_for_update(of=Measure)
        )
    }
    chart = load_chart(session, today())
    return [urged(one, partial(_urge, session, actor, found.get(one), chart)) for one in wanted]


def _urge(
    session: Session, actor: Actor, found: tuple[Measure, RiskPoint] | None, chart: Chart
) -> list[str]:
    if found is None:
        raise NotFound("There is no such measure.")
    measure, point = found
    if not may(actor, URGE, target_of(point, point.floor_rank)):
        raise Forbidden("This measure is not one's own to urge.", permission=URGE.value)
    if measure.status == "retired":
        raise MeasureRetired("The measure is out of use.")
    refuse_unreviewed(measure, point)
    if measure.next_due_on is None or measure.next_due_on > today() + AHEAD:
        raise NotDueYet("The measure is not due yet.", days=AHEAD.days)
    task = remind_holders(session, measure, point, chart)
    if task is None:
        raise NothingWaits("It waits for nobody just now.")
    urge_once_a_day(session, actor, task)
    names = [one.name for one in answering(session, measure, point, chart=chart)[2]]
    record(
        session,
        actor,
        "measure.urged",
        "measure",
        measure.id,
        version=measure.version,
        number=number_of(point.number, measure.position),
        risk_point=str(point.id),
        due_on=measure.next_due_on,
        persons=names,
    )
    return names
