"""Risk points go over to the power that takes the place of theirs, grade and measures too."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.powers.models import PowerSuccession
from service.risks.models import RiskPoint
from service.risks.queries.access import full_document
from service.risks.queries.lineage import hold_lineage
from service.risks.rules import RETIRED
from service.risks.use_cases.keeping import write_down
from tenants.context import Actor


def follow(session: Session, actor: Actor, successions: Sequence[PowerSuccession]) -> None:
    """Hand each living point of the old powers to its successor; none is left behind or made anew.

    A point named for a part goes to that part; the others go to the first.
    """
    hold_lineage(session)
    heirs = {str(one.predecessor_id): one.successor_id for one in reversed(successions)}
    named = {point: one.successor_id for one in successions for point in one.risk_point_ids}
    old = {one.predecessor_id for one in successions}
    points = session.scalars(
        select(RiskPoint)
        .where(RiskPoint.power_id.in_(old), RiskPoint.status != RETIRED)
        .order_by(RiskPoint.number)
    ).all()
    for point in points:
        before = full_document(session, point)
        point.power_id = named.get(str(point.id)) or heirs[str(point.power_id)]
        write_down(session, actor, "risk_point.followed_power", point, before)
