"""Figures: each bureau's own summary, and the summaries its leading group has received."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.rollups.counts import count_columns
from tenants.database import BOUND_TENANT, Base, TenantOwned, TenantRow


class OwnSummary(Base):
    """The newest figures of this tenant, and the journal position they were computed at."""

    __tablename__ = "own_summaries"
    __table_args__: Any = ({"info": {"app": "SELECT, INSERT, UPDATE"}},)

    tenant_id: Mapped[int] = mapped_column(
        primary_key=True, server_default=BOUND_TENANT, init=False
    )
    position: Mapped[int] = mapped_column(BigInteger)
    revision: Mapped[int] = mapped_column(BigInteger)
    computed_at: Mapped[datetime]
    figures: Mapped[dict[str, Any]]


class ReceivedSummary(TenantRow, Base):
    """A bureau's newest figures as this leading group received them."""

    __tablename__ = "received_summaries"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "bureau_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    bureau_id: Mapped[int]
    via_id: Mapped[int]
    position: Mapped[int] = mapped_column(BigInteger)
    revision: Mapped[int] = mapped_column(BigInteger)
    computed_at: Mapped[datetime]
    received_at: Mapped[datetime]
    document_id: Mapped[UUID]
    figures: Mapped[dict[str, Any]]


class Pilot(TenantOwned, Base):
    """What a leading group keeps of a bureau below it: its leader, whom to call, since when."""

    __tablename__ = "pilots"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "bureau_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    bureau_id: Mapped[int]
    leader: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    joined_on: Mapped[date | None] = mapped_column(default=None)


for _column in count_columns():
    ReceivedSummary.__table__.append_column(_column)  # type: ignore[attr-defined]


class SummarySnapshot(TenantRow, Base):
    """A bureau's figures as they stood at the end of one day, for trends."""

    __tablename__ = "summary_snapshots"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "bureau_id", "day"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    bureau_id: Mapped[int]
    day: Mapped[date]
    position: Mapped[int] = mapped_column(BigInteger)
    figures: Mapped[dict[str, Any]]
