"""Find the registration of a power, with its records."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.flowcharts.models import Flowchart, FlowchartPower
from service.powers.models import Power
from service.powers.queries import access_power
from service.registrations.models import Registration
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Stale


@dataclass
class Dossier:
    """A registration and the records it is about; `notes` keeps what each point waits with."""

    power: Power
    registration: Registration | None = None
    chart: Flowchart | None = None
    points: list[RiskPoint] = field(default_factory=list)

    @property
    def version(self) -> int:
        """Count every change of the registration and of each of its records."""
        chart = self.chart.version if self.chart else 0
        known = self.registration.version if self.registration else 0
        return known + self.power.version + chart + sum(one.version for one in self.points)

    @property
    def notes(self) -> dict[str, dict[str, Any]]:
        """Find what the registration keeps of a risk point by its id."""
        kept = self.registration.points if self.registration else []
        return {one["id"]: one for one in kept}


def access_dossier(
    session: Session,
    actor: Actor,
    power_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Dossier:
    """Fetch a power with its chart and the living risk points this person may read, as one form."""
    power = access_power(session, actor, power_id, permission)
    found = Dossier(power, registration_of(session, power_id))
    found.chart = _chart(session, found)
    found.points = _points(session, actor, found)
    if if_version is not None and if_version != found.version:
        raise Stale("The record changed since you read it.", version=found.version)
    return found


def registration_of(session: Session, power_id: UUID) -> Registration | None:
    """Find what was kept when a power was registered in one go."""
    return session.scalar(select(Registration).where(Registration.power_id == power_id))


def _chart(session: Session, found: Dossier) -> Flowchart | None:
    if found.registration is not None:
        chart_id = found.registration.flowchart_id
        return owned(session, Flowchart, chart_id) if chart_id else None
    return session.scalar(
        select(Flowchart)
        .join(FlowchartPower, FlowchartPower.flowchart_id == Flowchart.id)
        .where(FlowchartPower.power_id == found.power.id, Flowchart.status != "abolished")
        .order_by(Flowchart.number)
        .limit(1)
    )


def _points(session: Session, actor: Actor, found: Dossier) -> list[RiskPoint]:
    listed: Sequence[RiskPoint] = session.scalars(
        select(RiskPoint)
        .where(
            RiskPoint.power_id == found.power.id,
            RiskPoint.status != "retired",
            by_policy(actor, Permission.RISK_POINT_READ, RiskPoint.__table__.c),
        )
        .order_by(RiskPoint.number)
    ).all()
    order = {one: place for place, one in enumerate(found.notes)}
    return sorted(listed, key=lambda one: (order.get(str(one.id), len(order)), one.number))
