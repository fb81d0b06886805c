"""Filings with the leading group (备案): what a bureau sends up, and what a group has received."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now

FILING_KINDS = ("points", "measures", "plan", "summary")
FILING_TYPES = ("first", "adjustment", "annual")
SENT_STATES = ("draft", "sent", "withdrawing", "withdrawn", "returned", "reviewed", "filed")
RECEIVED_STATES = ("received", "withdrawn", "returned", "reviewed", "filed", "noted")
DECISIONS = ("accepted", "returned")


class Filing(TenantOwned, Base):
    """One package a bureau files in a year: its points by one day, its measures by another (D-24).

    The plan of the year and its summary are due with the stages they belong to (R-460, R-476).
    `first_sent_at` decides for ever whether it came in time (Q-36); what was withdrawn before
    anybody examined it was not sent.
    """

    __tablename__ = "filings"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("cycle_id", "cycles"),
        Index(None, "tenant_id", "year", "kind"),
        one_of("kind", FILING_KINDS),
        one_of("filing_type", FILING_TYPES),
        one_of("state", SENT_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    number: Mapped[str]
    year: Mapped[int]
    kind: Mapped[str]
    filing_type: Mapped[str]
    drafted_by: Mapped[UUID]
    drafted_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    cycle_id: Mapped[UUID | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="draft")
    due_on: Mapped[date | None] = mapped_column(default=None)
    until: Mapped[str] = mapped_column(default="reviewed")
    revision: Mapped[int] = mapped_column(default=0)
    recipient_id: Mapped[int | None] = mapped_column(default=None)
    first_sent_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    late: Mapped[bool] = mapped_column(default=False)
    remarks: Mapped[str] = mapped_column(default="")
    opinion: Mapped[str] = mapped_column(default="")
    filed_number: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class FilingItem(TenantRow, Base):
    """One record in a package, word for word as it was sent, and what was said of it."""

    __tablename__ = "filing_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "filing_id", "item_id"),
        tenant_reference("filing_id", "filings"),
        Index(None, "tenant_id", "item_id"),
        one_of("decision", DECISIONS),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    filing_id: Mapped[UUID]
    item_id: Mapped[UUID]
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    change: Mapped[str]
    document: Mapped[dict[str, Any]]
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    decision: Mapped[str | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class ReceivedFiling(TenantOwned, Base):
    """A package a leading group received; a county's review goes on with it to the region."""

    __tablename__ = "received_filings"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "bureau_id", "filing_id"),
        Index(None, "tenant_id", "year", "kind", "bureau_id"),
        one_of("kind", FILING_KINDS),
        one_of("filing_type", FILING_TYPES),
        one_of("state", RECEIVED_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    bureau_id: Mapped[int]
    via_id: Mapped[int]
    filing_id: Mapped[UUID]
    number: Mapped[str]
    year: Mapped[int]
    kind: Mapped[str]
    filing_type: Mapped[str]
    revision: Mapped[int]
    until: Mapped[str]
    document_id: Mapped[UUID]
    first_sent_at: Mapped[datetime]
    received_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    due_on: Mapped[date | None] = mapped_column(default=None)
    late: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="received")
    remarks: Mapped[str] = mapped_column(default="")
    gaps: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    opinion: Mapped[str] = mapped_column(default="")
    reviewed_by: Mapped[UUID | None] = mapped_column(default=None)
    reviewer: Mapped[str] = mapped_column(default="")
    reviewed_at: Mapped[datetime | None] = mapped_column(default=None)
    filed_number: Mapped[str] = mapped_column(default="")


class ReceivedItem(TenantRow, Base):
    """One record of a received package, and what this group decided on it."""

    __tablename__ = "received_filing_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "received_id", "item_id"),
        tenant_reference("received_id", "received_filings"),
        one_of("decision", DECISIONS),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    received_id: Mapped[UUID]
    item_id: Mapped[UUID]
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    change: Mapped[str]
    document: Mapped[dict[str, Any]]
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    decision: Mapped[str | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
