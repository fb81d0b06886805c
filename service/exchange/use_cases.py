"""Documents over the walls: written here, delivered there, acknowledged, once in effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.models import InboxDocument, OutboxDocument
from service.exchange.queries import access_inbox_document, newest_revision, tenant_of
from service.exchange.rules import may_travel, supersedes
from service.exchange.signatures import is_signed_by, sign
from tenants.context import Actor, system_actor
from tenants.database import new_id, unit_of_work, utc_now
from tenants.errors import DomainError
from tenants.hashing import canonical, digest
from tenants.journal import record
from tenants.models.journal import WorkItem

WITNESSES = "journal_seal"  # seals witness the journals and are therefore no part of them


class DocumentForged(DomainError):
    """The document is not what its sender signed, or came a way no document may come."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document on its way."""

    id: UUID
    kind: str
    sender_id: int
    recipient_id: int
    subject: str
    revision: int
    body: str
    digest: bytes
    signature: bytes


Receiver = Callable[[Session, Document, Any], None]


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
    _check_way(session, kind, actor.tenant_id, recipient_id)
    already = _sent(session, kind, recipient_id, subject, revision)
    if already is not None:
        return already
    outgoing = _written(actor, kind, recipient_id, subject=subject, revision=revision, body=body)
    session.add(outgoing)
    session.add(
        WorkItem(
            kind="document",
            key=str(outgoing.id),
            subject_id=outgoing.id,
            due_at=outgoing.written_at,
        )
    )
    if kind != WITNESSES:
        record(
            session,
            actor,
            "document.sent",
            "document",
            outgoing.id,
            document=kind,
            recipient=recipient_id,
            about=subject,
            revision=revision,
        )
    session.flush()
    return outgoing


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
    outgoing.state = "acknowledged" if state == "applied" else "superseded"
    return outgoing


def receive(session: Session, document: Document, receivers: Mapping[str, Receiver]) -> str:
    """Take a document in: once, whatever comes twice; and never an older one over a newer."""
    _check_genuine(session, document)
    _one_at_a_time(session, document)
    known = session.get(InboxDocument, (session.info["tenant_id"], document.id))
    if known is not None:
        return known.state
    newest = newest_revision(session, document.sender_id, document.kind, document.subject)
    state = "applied" if supersedes(document.revision, newest) else "superseded"
    session.add(_received(document, state))
    if document.kind != WITNESSES:
        record(
            session,
            system_actor(document.recipient_id),
            "document.received",
            "document",
            document.id,
            document=document.kind,
            sender=document.sender_id,
            about=document.subject,
            revision=document.revision,
            state=state,
        )
    session.flush()
    if state == "applied":
        receivers[document.kind](session, document, orjson.loads(document.body))
    return state


def mark_read(session: Session, actor: Actor, document_id: UUID) -> InboxDocument:
    """Confirm that somebody here has read a document (R-529)."""
    require(actor, Permission.EXCHANGE_ACKNOWLEDGE)
    document = access_inbox_document(session, actor, document_id)
    if document.read_at is None:
        document.read_at = utc_now()
        record(session, actor, "document.read", "document", document.id, document=document.kind)
    return document


def in_transit(outgoing: OutboxDocument, sender_id: int) -> Document:
    """Take what was written in the outbox on its way."""
    return Document(
        id=outgoing.id,
        kind=outgoing.kind,
        sender_id=sender_id,
        recipient_id=outgoing.recipient_id,
        subject=outgoing.subject,
        revision=outgoing.revision,
        body=outgoing.body,
        digest=outgoing.digest,
        signature=outgoing.signature,
    )


def signed_text(document: Document) -> bytes:
    """Compose what the signature of a document covers."""
    return canonical(
        {
            "id": str(document.id),
            "kind": document.kind,
            "sender": document.sender_id,
            "recipient": document.recipient_id,
            "subject": document.subject,
            "revision": document.revision,
            "digest": document.digest.hex(),
        }
    ).encode()


def _written(
    actor: Actor,
    kind: str,
    recipient_id: int,
    *,
    subject: str,
    revision: int,
    body: Mapping[str, Any],
) -> OutboxDocument:
    written = canonical(body)
    outgoing = OutboxDocument(
        id=new_id(),
        kind=kind,
        recipient_id=recipient_id,
        subject=subject,
        revision=revision,
        body=written,
        digest=digest(written.encode(), "sha256"),
        signature=b"",
        written_at=utc_now(),
    )
    outgoing.signature = sign(actor.tenant_id, signed_text(in_transit(outgoing, actor.tenant_id)))
    return outgoing


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


def _received(document: Document, state: str) -> InboxDocument:
    return InboxDocument(
        id=document.id,
        kind=document.kind,
        sender_id=document.sender_id,
        subject=document.subject,
        revision=document.revision,
        body=document.body,
        digest=document.digest,
        signature=document.signature,
        received_at=utc_now(),
        state=state,
    )


def _check_way(session: Session, kind: str, sender_id: int, recipient_id: int) -> None:
    sender, recipient = tenant_of(session, sender_id), tenant_of(session, recipient_id)
    if not may_travel(
        kind,
        sender=sender_id,
        recipient=recipient_id,
        sender_overseer=sender.overseer_id,
        recipient_overseer=recipient.overseer_id,
    ):
        raise DocumentForged("A document of this kind may not go this way.", kind=kind)


def _check_genuine(session: Session, document: Document) -> None:
    if document.recipient_id != session.info["tenant_id"]:
        raise DocumentForged("The document is meant for somebody else.")
    _check_way(session, document.kind, document.sender_id, document.recipient_id)
    if digest(document.body.encode(), "sha256") != document.digest:
        raise DocumentForged("The document was changed on its way.")
    if not is_signed_by(document.sender_id, signed_text(document), document.signature):
        raise DocumentForged("The document was not signed by its sender.")


def _one_at_a_time(session: Session, document: Document) -> None:
    """Let documents about one subject come in one after the other, so that the newest wins."""
    subject = f"{document.recipient_id}/{document.sender_id}/{document.kind}/{document.subject}"
    session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))"), {"subject": subject}
    )
