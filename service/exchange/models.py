"""Documents that cross the walls: written here, delivered there, acknowledged, exactly once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantRow, one_of
from tenants.vocabulary import DOCUMENT_KINDS


class OutboxDocument(TenantRow, Base):
    """A document this tenant sends to another."""

    __tablename__ = "outbox_documents"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "kind", "recipient_id", "subject", "revision"),
        Index(None, "tenant_id", "state", "written_at"),
        one_of("kind", DOCUMENT_KINDS),
        one_of("state", ("waiting", "delivered", "acknowledged", "superseded", "refused")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    kind: Mapped[str]
    recipient_id: Mapped[int]
    subject: Mapped[str]
    revision: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[str]
    digest: Mapped[bytes]
    signature: Mapped[bytes]
    written_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    delivered_at: Mapped[datetime | None] = mapped_column(default=None)
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    last_error: Mapped[str] = mapped_column(default="")


class InboxDocument(TenantRow, Base):
    """A document another tenant sent here; its id is the sender's, so it arrives once."""

    __tablename__ = "inbox_documents"
    __table_args__: Any = (
        Index(None, "tenant_id", "kind", "sender_id", "subject", "revision"),
        Index(None, "tenant_id", "received_at"),
        one_of("kind", DOCUMENT_KINDS),
        one_of("state", ("applied", "superseded")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    kind: Mapped[str]
    sender_id: Mapped[int]
    subject: Mapped[str]
    revision: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[str]
    digest: Mapped[bytes]
    signature: Mapped[bytes]
    received_at: Mapped[datetime]
    state: Mapped[str]
    read_at: Mapped[datetime | None] = mapped_column(default=None)


class HeldSeal(TenantRow, Base):
    """The newest journal seal of another tenant, held as a witness against rewriting (AC-24)."""

    __tablename__ = "held_seals"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "sealer_id", "number"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    sealer_id: Mapped[int]
    number: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes]
    algorithm: Mapped[str]
    sealed_at: Mapped[datetime]
    received_at: Mapped[datetime]
    document_id: Mapped[UUID]
    signature: Mapped[bytes]
