"""Whether a measure's term may be put off: who was asked, and who decides (R-220)."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder, concerned, holders_of, is_holder
from policies.charts import Chart
from policies.permissions import Permission
from service.measures.models import MeasurePostponement
from service.measures.queries.access import access_measure
from service.organisation.queries import load_chart, today
from service.risks.models import RiskPoint
from service.risks.subjects import subject_of
from tenants.context import Actor

# Whoever answers for a grade decides how long its measures may take.
DECIDES: Final = {1: "main_leader", 2: "deputy_leader", 3: "section_head"}


def deciders(
    session: Session, point: RiskPoint, asked_by: UUID, *, chart: Chart | None = None
) -> tuple[str, tuple[Holder, ...]]:
    """Name who decides: whoever answers for the grade, else the next above him."""
    day = today()
    chart = chart or load_chart(session, day)
    subject, word = subject_of(point, "measure"), DECIDES[point.floor_rank or 3]
    aside = concerned(subject, chart, day) | {asked_by}
    return word, holders_of(word, subject, chart, day, besides=aside)


def postponements_of(session: Session, actor: Actor, measure_id: UUID) -> list[dict[str, Any]]:
    """List what was asked of a measure's term, the newest first, with who decides what is open."""
    _, point = access_measure(session, actor, measure_id, Permission.MEASURE_READ)
    found = session.scalars(
        select(MeasurePostponement)
        .where(MeasurePostponement.measure_id == measure_id)
        .order_by(MeasurePostponement.asked_at.desc(), MeasurePostponement.id.desc())
    ).all()
    return [told(session, actor, one, point) for one in found]


def told(
    session: Session, actor: Actor, one: MeasurePostponement, point: RiskPoint
) -> dict[str, Any]:
    """Write out one request for whoever reads it."""
    names = [column.key for column in one.__table__.columns if column.key != "tenant_id"]
    holders: Sequence[Holder] = ()
    if one.state == "open":
        _, holders = deciders(session, point, one.asked_by)
    return {
        **{name: getattr(one, name) for name in names},
        "deciders": [{"post": holder.title, "name": holder.name} for holder in holders],
        "mine_to_decide": any(is_holder(actor, holder) for holder in holders),
        "mine_to_withdraw": one.state == "open" and one.asked_by == actor.person_id,
    }
