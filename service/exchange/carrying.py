"""Documents carried from where they were written to where they are read, and acknowledged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from service.exchange.documents import Document, DocumentForged, in_transit
from service.exchange.models import OutboxDocument
from service.exchange.receiving import Receiver, States, receive
from tenants.database import unit_of_work, utc_now

OUTCOMES: Mapping[str, str] = {"applied": "acknowledged", "superseded": "superseded"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """A document taken out of an outbox, and the work item that asked for its delivery."""

    item_id: UUID
    document: Document


def deliver(
    session: Session, document_id: UUID, receivers: Mapping[str, Receiver]
) -> OutboxDocument | None:
    """Carry a document from the bound sender to its recipient and note the receipt.

    Should we fail between the two, it is carried again and the recipient knows it already.
    """
    outgoing = session.get(OutboxDocument, (session.info["tenant_id"], document_id))
    if outgoing is None or outgoing.acknowledged_at is not None:
        return outgoing
    document = in_transit(outgoing, session.info["tenant_id"])
    try:
        with unit_of_work(document.recipient_id) as theirs:
            state = receive(theirs, document, receivers)
    except DocumentForged as refusal:
        outgoing.state, outgoing.last_error = "refused", refusal.code()
        return outgoing
    outgoing.delivered_at = outgoing.acknowledged_at = utc_now()
    outgoing.state = OUTCOMES[state]
    return outgoing


def take_out(session: Session, item_ids: Sequence[UUID]) -> list[Parcel]:
    """Take what is to be delivered out of the bound sender's outbox; it stays there until then."""
    sender_id = session.info["tenant_id"]
    return [
        Parcel(row.item_id, Document(sender_id=sender_id, **_columns(row)))
        for row in session.execute(TAKEN_OUT, {"items": list(item_ids)}).mappings()
    ]


def acknowledge(session: Session, parcels: Sequence[Parcel], states: States) -> int:
    """Note the receipt of the bound sender's documents; say how many deliveries are done by it.

    What was received is on disk by then. Should this notice be lost, they are carried again.
    """
    done: int = session.execute(
        ACKNOWLEDGED,
        {
            "items": [one.item_id for one in parcels],
            "ids": [one.document.id for one in parcels],
            "states": [OUTCOMES[states[one.document.id]] for one in parcels],
        },
    ).one()[0]
    return done


def _columns(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "item_id"}


TAKEN_OUT = text("""
SELECT w.id AS item_id, o.id, o.kind, o.recipient_id, o.subject, o.revision, o.body, o.digest,
  o.signature
FROM work_items w JOIN outbox_documents o ON o.tenant_id = w.tenant_id AND o.id = w.subject_id
WHERE w.id = ANY(CAST(:items AS uuid[])) AND w.state IN ('waiting', 'handed')
  AND o.acknowledged_at IS NULL AND o.state = 'waiting'
""")
ACKNOWLEDGED = text("""
WITH done AS (
  UPDATE work_items SET state = 'done', done_at = clock_timestamp()
  WHERE id = ANY(CAST(:items AS uuid[])) AND state IN ('waiting', 'handed') RETURNING id),
noted AS (
  UPDATE outbox_documents o SET state = told.state, delivered_at = clock_timestamp(),
    acknowledged_at = clock_timestamp()
  FROM unnest(CAST(:ids AS uuid[]), CAST(:states AS text[])) AS told (id, state)
  WHERE o.id = told.id AND o.acknowledged_at IS NULL)
SELECT count(*), set_config('synchronous_commit', 'off', true) FROM done
""")
