"""Documents over the walls: written here, delivered there, acknowledged, once in effect."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.documents import (
    WITNESSES,
    owed_delivery,
    sending_entry,
    written,
)
from service.exchange.models import InboxDocument, OutboxDocument
from service.exchange.queries import access_inbox_document, overseers
from service.exchange.receiving import check_way
from tenants.context import Actor, system_actor
from tenants.database import utc_now
from tenants.journal import record

# What its sender hears back once somebody has read a document.
RECEIPTS: Final[Mapping[str, str]] = MappingProxyType({"cycle_plan": "plan_receipt"})


def send(
    session: Session,
    actor: Actor,
    kind: str,
    recipient_id: int,
    *,
    subject: str,
    revision: int,
    body: Mapping[str, Any],
) -> OutboxDocument:
    """Write a document to another tenant, in the transaction of what it tells of."""
    require(actor, Permission.EXCHANGE_SEND)
    ends = overseers(session, (actor.tenant_id, recipient_id))
    check_way(ends, kind, actor.tenant_id, recipient_id)
    already = _sent(session, kind, recipient_id, subject, revision)
    if already is not None:
        return already
    outgoing = written(actor, kind, recipient_id, subject=subject, revision=revision, body=body)
    session.add_all([outgoing, owed_delivery(outgoing)])
    if kind != WITNESSES:
        session.add(sending_entry(actor, outgoing))
    session.flush()
    return outgoing


def mark_read(session: Session, actor: Actor, document_id: UUID) -> InboxDocument:
    """Confirm that somebody here has read a document (R-529)."""
    require(actor, Permission.EXCHANGE_ACKNOWLEDGE)
    document = access_inbox_document(session, actor, document_id)
    if document.read_at is None:
        take_as_read(session, actor, document)
        record(session, actor, "document.read", "document", document.id, document=document.kind)
    return document


def take_as_read(session: Session, actor: Actor, document: InboxDocument) -> None:
    """Note that somebody acts on a document; of a plan its sender hears who did, and when."""
    if document.read_at is not None:
        return
    document.read_at = utc_now()
    if document.kind not in RECEIPTS:
        return
    send(
        session,
        system_actor(actor.tenant_id),
        RECEIPTS[document.kind],
        document.sender_id,
        subject=f"{document.subject}/{actor.tenant_id}",
        revision=document.revision,
        body={
            "tenant": actor.tenant_id,
            "signed_at": document.read_at.isoformat(),
            "name": actor.name,
            "post": actor.post_title,
        },
    )


def sign_for(session: Session, kind: str, subject: str) -> None:
    """Take what arrived on a subject as read by whoever acts on it; his act is the entry."""
    session.execute(
        update(InboxDocument)
        .where(
            InboxDocument.kind == kind,
            InboxDocument.subject == subject,
            InboxDocument.read_at.is_(None),
        )
        .values(read_at=utc_now())
    )


def _sent(
    session: Session, kind: str, recipient_id: int, subject: str, revision: int
) -> OutboxDocument | None:
    return session.scalar(
        select(OutboxDocument).where(
            OutboxDocument.kind == kind,
            OutboxDocument.recipient_id == recipient_id,
            OutboxDocument.subject == subject,
            OutboxDocument.revision == revision,
        )
    )
