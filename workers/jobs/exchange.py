"""Work of the exchange: documents carried over the walls, seals and plans sent out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from service.cycles.use_cases import receive_plan, send_plan_out
from service.exchange.use_cases import Receiver, deliver
from service.journal.use_cases import hold_seal, send_newest_seal
from service.rollups.use_cases import receive_summary
from tenants.context import system_actor
from tenants.models.journal import WorkItem

RECEIVERS: Final[Mapping[str, Receiver]] = MappingProxyType(
    {"summary": receive_summary, "journal_seal": hold_seal, "cycle_plan": receive_plan}
)


def deliver_document(session: Session, item: WorkItem) -> None:
    """Carry one document to its recipient."""
    if item.subject_id is not None:
        deliver(session, item.subject_id, RECEIVERS)


def send_seal(session: Session, item: WorkItem) -> None:
    """Send the newest seal to the leading group."""
    send_newest_seal(session, system_actor(item.tenant_id))


def send_plan(session: Session, item: WorkItem) -> None:
    """Send an issued plan to every tenant below."""
    if item.subject_id is not None:
        send_plan_out(session, system_actor(item.tenant_id), item.subject_id)
