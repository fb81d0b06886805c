"""Work of the year: what is carried over is asked for, what falls due is brought to mind."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.cycles.use_cases.carrying import ask_for_confirmation, note_retirement
from service.cycles.use_cases.duties import remind_of_duties
from tenants.clock import today
from tenants.context import system_actor
from tenants.journal import record
from tenants.models.journal import WorkItem
from tenants.models.organisation import Cycle


def carried_over(session: Session, item: WorkItem) -> None:
    """Ask everybody who answers for carried-over points to look at them."""
    cycle_id = session.scalar(select(Cycle.id).where(Cycle.state == "open"))
    if cycle_id is not None:
        opened = ask_for_confirmation(session, cycle_id)
        _note(session, item, "cycle.confirmation_asked", opened)


def point_retired(session: Session, item: WorkItem) -> None:
    """Answer for a retired point on the list of the year it was still waiting on."""
    if item.subject_id is not None:
        note_retirement(session, system_actor(item.tenant_id), item.subject_id)


def duties(session: Session, item: WorkItem) -> None:
    """Bring what falls due within a month before whoever owes it."""
    _note(session, item, "cycle.duties_opened", remind_of_duties(session, today()))


def _note(session: Session, item: WorkItem, topic: str, opened: int) -> None:
    if opened:
        record(session, system_actor(item.tenant_id), topic, "cycle", None, tasks=opened)
