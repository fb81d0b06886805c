"""Changes that are decided and wait for their day."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.powers.models import Power
from service.powers.rules import IN_FORCE
from tenants.clock import today


def due_changes(session: Session) -> list[Power]:
    """List the powers whose decided change holds from today, or from a day that is past."""
    found = select(Power).where(
        Power.status == IN_FORCE,
        Power.pending["decided"].astext.is_not(None),
        Power.pending["enters_on"].astext <= today().isoformat(),
    )
    return list(session.scalars(found.order_by(Power.number)))
