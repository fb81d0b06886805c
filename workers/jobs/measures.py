"""Daily work of the registers: measures come due, grades are due to be looked at again."""

from sqlalchemy.orm import Session

from service.gradings.use_cases.appraising import forget_expired
from service.gradings.use_cases.regrading import ask_for_regrades
from service.measures.use_cases.waking import ask_for_improvement, wake_measures
from tenants.clock import today
from tenants.models.journal import WorkItem


def remind(session: Session, item: WorkItem) -> None:  # noqa: ARG001 - every kind is given it
    """Put before people what the day asks of them; nothing is put twice."""
    wake_measures(session, today())
    ask_for_improvement(session, today())
    ask_for_regrades(session, today())
    forget_expired(session)
