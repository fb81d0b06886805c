"""Major matters (三重一大): what was decided, on how much money, by which procedure (R-053)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now
from tenants.vocabulary import TOPICS


class MajorMatter(TenantOwned, Base):
    """One major decision, key appointment, major project or use of large funds."""

    __tablename__ = "major_matters"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        tenant_reference("responsible_post_id", "posts"),
        tenant_reference("meeting_id", "meetings"),
        tenant_reference("power_id", "powers"),
        Index(None, "tenant_id", "topic"),
        Index(None, "tenant_id", "department_id"),
        one_of("topic", TOPICS),
        one_of("state", ("open", "decided")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    number: Mapped[str]
    topic: Mapped[str]
    title: Mapped[str]
    content: Mapped[str] = mapped_column(default="")
    amount: Mapped[Decimal | None] = mapped_column(Numeric(20, 2), default=None)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    responsible_post_id: Mapped[UUID | None] = mapped_column(default=None)
    power_id: Mapped[UUID | None] = mapped_column(default=None)
    procedure: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    meeting_id: Mapped[UUID | None] = mapped_column(default=None)
    meeting_written: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")
    remarks: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class MatterPoint(TenantRow, Base):
    """A risk point this matter touches."""

    __tablename__ = "matter_points"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "matter_id", "risk_point_id"),
        tenant_reference("matter_id", "major_matters"),
        tenant_reference("risk_point_id", "risk_points"),
        Index(None, "tenant_id", "risk_point_id"),
    )

    matter_id: Mapped[UUID]
    risk_point_id: Mapped[UUID]


class MatterThreshold(TenantOwned, Base):
    """From which sum on this bureau takes a matter for a major one (D-20)."""

    __tablename__ = "matter_thresholds"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "topic"),
        one_of("topic", TOPICS),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    topic: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Numeric(20, 2))
    basis: Mapped[str] = mapped_column(default="")
