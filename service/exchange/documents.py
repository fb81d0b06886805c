"""What a document is: written once, signed by its sender, the same wherever it travels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from service.exchange.models import OutboxDocument
from service.exchange.signatures import sign
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.errors import DomainError
from tenants.hashing import canonical, digest
from tenants.journal import entry
from tenants.models.journal import JournalEntry, WorkItem

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


def written(
    actor: Actor,
    kind: str,
    recipient_id: int,
    *,
    subject: str,
    revision: int,
    body: Mapping[str, Any],
) -> OutboxDocument:
    """Write and sign a document in the name of its sender; it is not sent by that."""
    content = canonical(body)
    outgoing = OutboxDocument(
        id=new_id(),
        kind=kind,
        recipient_id=recipient_id,
        subject=subject,
        revision=revision,
        body=content,
        digest=digest(content.encode(), "sha256"),
        signature=b"",
        written_at=utc_now(),
    )
    outgoing.signature = sign(actor.tenant_id, signed_text(in_transit(outgoing, actor.tenant_id)))
    return outgoing


def owed_delivery(outgoing: OutboxDocument) -> WorkItem:
    """Owe the delivery of a document to whoever is to have it."""
    return WorkItem(
        kind="document",
        key=str(outgoing.id),
        subject_id=outgoing.id,
        due_at=outgoing.written_at,
    )


def sending_entry(actor: Actor, outgoing: OutboxDocument) -> JournalEntry:
    """Compose what the sender's journal says of a document."""
    return entry(
        actor,
        "document.sent",
        "document",
        outgoing.id,
        document=outgoing.kind,
        recipient=outgoing.recipient_id,
        about=outgoing.subject,
        revision=outgoing.revision,
    )


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
