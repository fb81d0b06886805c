"""Where powers came from and what became of them."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.powers.models import Power, PowerSuccession


def lineage_of(session: Session, power_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Tell which powers this one came from, and which came from it, in one statement."""
    other = or_(
        (PowerSuccession.successor_id == power_id) & (Power.id == PowerSuccession.predecessor_id),
        (PowerSuccession.predecessor_id == power_id) & (Power.id == PowerSuccession.successor_id),
    )
    rows = session.execute(
        select(PowerSuccession, Power).join(Power, other).order_by(PowerSuccession.id)
    )
    found: dict[str, list[dict[str, Any]]] = {"predecessors": [], "successors": []}
    for row, power in rows:
        side = "predecessors" if row.successor_id == power_id else "successors"
        told = ("kind", "state", "reason", "made_on", "made_by_name", "effective_on")
        found[side].append(
            {
                **{name: getattr(power, name) for name in ("id", "number", "name", "status")},
                **{name: getattr(row, name) for name in told},
            }
        )
    return found
