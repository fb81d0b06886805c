"""Powers: what the bureau may do to others and to itself, and on what ground (D-21)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import (
    BOUND_TENANT,
    Base,
    TenantOwned,
    TenantRow,
    one_of,
    tenant_reference,
    utc_now,
)
from tenants.vocabulary import DIRECTIONS, POWER_CATEGORIES, POWER_STATUSES


class Power(TenantOwned, Base):
    """One power item of the bureau's catalogue; sub-items stay with their parent."""

    __tablename__ = "powers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("parent_id", "powers"),
        tenant_reference("department_id", "departments"),
        tenant_reference("import_id", "imports"),
        Index(None, "tenant_id", "category", "number"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "import_id"),
        Index(None, "tenant_id", "parent_id"),
        Index(None, "tenant_id", "updated_at", "id"),
        one_of("direction", DIRECTIONS),
        one_of("category", POWER_CATEGORIES),
        one_of("status", POWER_STATUSES),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    number: Mapped[str]
    name: Mapped[str]
    direction: Mapped[str]
    category: Mapped[str]
    status: Mapped[str] = mapped_column(default="draft")
    sub_name: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[UUID | None] = mapped_column(default=None)
    category_written: Mapped[str] = mapped_column(default="")
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    departments_written: Mapped[list[str]] = mapped_column(default_factory=list)
    exercising_subject: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    legal_basis: Mapped[str] = mapped_column(default="")
    procedure: Mapped[str] = mapped_column(default="")
    time_limit: Mapped[str] = mapped_column(default="")
    level_authority: Mapped[str] = mapped_column(default="")
    duty: Mapped[str] = mapped_column(default="")
    responsibility_items: Mapped[list[str]] = mapped_column(default_factory=list)
    responsibility_basis: Mapped[str] = mapped_column(default="")
    accountability_scope: Mapped[str] = mapped_column(default="")
    accountability_cases: Mapped[str] = mapped_column(default="")
    service_commitment: Mapped[str] = mapped_column(default="")
    work_discipline: Mapped[str] = mapped_column(default="")
    has_discretion: Mapped[bool] = mapped_column(default=False)
    remarks: Mapped[str] = mapped_column(default="")
    abolished_on: Mapped[date | None] = mapped_column(default=None)
    abolished_reason: Mapped[str] = mapped_column(default="")
    import_id: Mapped[UUID | None] = mapped_column(default=None)
    import_row: Mapped[int | None] = mapped_column(default=None)
    search_text: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class PowerPost(TenantRow, Base):
    """A post that handles, reviews or decides a power (R-036, R-039)."""

    __tablename__ = "power_posts"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "power_id", "post_id", "duty"),
        tenant_reference("power_id", "powers"),
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "post_id"),
        one_of("duty", ("handling", "reviewing", "deciding")),
    )

    power_id: Mapped[UUID]
    post_id: Mapped[UUID]
    duty: Mapped[str]


class RegisterCounter(Base):
    """The last number a bureau's register gave out; locking its row keeps the numbers gapless."""

    __tablename__ = "register_counters"
    __table_args__: Any = ({"info": {"app": "SELECT, INSERT, UPDATE"}},)

    tenant_id: Mapped[int] = mapped_column(
        primary_key=True, server_default=BOUND_TENANT, init=False
    )
    register: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]
