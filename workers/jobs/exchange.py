"""Work of the exchange: documents carried over the walls, seals and plans sent out."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from service.cycles.use_cases import receive_plans, receive_receipts, send_plan_out
from service.exchange.carrying import Parcel, acknowledge, deliver, take_out
from service.exchange.receiving import Receiver, States, receive_all
from service.filings.use_cases.receiving import (
    receive_filings,
    receive_lowerings,
    receive_results,
    receive_withdrawals,
)
from service.journal.use_cases import hold_seals, send_newest_seal
from service.rollups.use_cases import receive_summaries
from tenants.context import system_actor
from tenants.database import unit_of_work
from tenants.models.journal import WorkItem
from workers.jobs.attempts import by_sender, in_one_go
from workers.queues import Owed

RECEIVERS: Final[Mapping[str, Receiver]] = MappingProxyType(
    {
        "summary": receive_summaries,
        "journal_seal": hold_seals,
        "cycle_plan": receive_plans,
        "plan_receipt": receive_receipts,
        "filing": receive_filings,
        "filing_result": receive_results,
        "withdrawal_result": receive_withdrawals,
        "lowering": receive_lowerings,
    }
)


def deliver_document(session: Session, item: WorkItem) -> None:
    """Carry one document to its recipient."""
    if item.subject_id is not None:
        deliver(session, item.subject_id, RECEIVERS)


def carry(kind: str, items: Sequence[Owed]) -> tuple[int, list[Owed]]:
    """Carry documents in three steps: out of each outbox, into each inbox, and the receipts back.

    No step undoes another: what fails between them is carried again, and known where it went.
    """
    parcels: list[Parcel] = []
    for sender_id, asking in by_sender(items).items():
        with unit_of_work(sender_id, read_only=True) as session:
            parcels += take_out(session, [item_id for _, item_id in asking])
    taken = {one.item_id for one in parcels}
    left = [one for one in items if one[1] not in taken]
    states: States = {}
    for recipient_id, share in _by_recipient(parcels).items():
        with in_one_go(kind, [_owed(one) for one in share], left):
            with unit_of_work(recipient_id) as session:
                received = receive_all(session, [one.document for one in share], RECEIVERS)
            states |= received
    return _return_receipts(parcels, states), left


def _return_receipts(parcels: Sequence[Parcel], states: States) -> int:
    done = 0
    arrived = {_owed(one): one for one in parcels if one.document.id in states}
    for sender_id, share in by_sender(arrived).items():
        with unit_of_work(sender_id) as session:
            done += acknowledge(session, [arrived[one] for one in share], states)
    return done


def _by_recipient(parcels: Sequence[Parcel]) -> dict[int, list[Parcel]]:
    shares: dict[int, list[Parcel]] = {}
    for one in parcels:
        shares.setdefault(one.document.recipient_id, []).append(one)
    return shares


def _owed(parcel: Parcel) -> Owed:
    return parcel.document.sender_id, parcel.item_id


def send_seal(session: Session, item: WorkItem) -> None:
    """Send the newest seal to the leading group."""
    send_newest_seal(session, system_actor(item.tenant_id))


def send_plan(session: Session, item: WorkItem) -> None:
    """Send an issued plan to every tenant below."""
    if item.subject_id is not None:
        send_plan_out(session, system_actor(item.tenant_id), item.subject_id)
