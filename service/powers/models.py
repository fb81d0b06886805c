"""Powers: what the bureau may do to others and to itself, and on what ground (D-21)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, UniqueConstraint
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
from tenants.pinyin import keep_spelled
from tenants.vocabulary import DIRECTIONS, NOTICE_SCOPES, POWER_CATEGORIES, POWER_STATUSES

TIME_UNITS = ("hour", "day", "month", "year")
COUNTINGS = ("working", "calendar")
SUCCESSIONS = ("merge", "split")


class Power(TenantOwned, Base):
    """One power item of the bureau's catalogue; sub-items stay with their parent.

    `pending` is the clean-up or the change under way: decision, sources and, for a power in force,
    the wording it shall have once its chain is through; until then the old one stays valid (R-037).
    `cleanup` is the last one confirmed. `edition` counts the wordings that ever held, the present
    one since `effective_on`; `enactment` is how it came to hold: why, by whom, in which case.
    """

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
        one_of("time_limit_unit", TIME_UNITS),
        one_of("time_limit_counting", COUNTINGS),
        one_of("disclosure", NOTICE_SCOPES),
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
    time_limit_value: Mapped[int | None] = mapped_column(default=None)
    time_limit_unit: Mapped[str | None] = mapped_column(default=None)
    time_limit_counting: Mapped[str | None] = mapped_column(default=None)
    fee: Mapped[str] = mapped_column(default="")
    level_authority: Mapped[str] = mapped_column(default="")
    levels: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    duty: Mapped[str] = mapped_column(default="")
    responsibility_items: Mapped[list[str]] = mapped_column(default_factory=list)
    responsibility_basis: Mapped[str] = mapped_column(default="")
    accountability_scope: Mapped[str] = mapped_column(default="")
    accountability_cases: Mapped[str] = mapped_column(default="")
    service_commitment: Mapped[str] = mapped_column(default="")
    work_discipline: Mapped[str] = mapped_column(default="")
    has_discretion: Mapped[bool] = mapped_column(default=False)
    disclosure: Mapped[str | None] = mapped_column(default=None)
    reform: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    remarks: Mapped[str] = mapped_column(default="")
    pending: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    cleanup: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    review_required: Mapped[bool] = mapped_column(default=False)
    edition: Mapped[int] = mapped_column(default=0)
    effective_on: Mapped[date | None] = mapped_column(default=None)
    enactment: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    abolished_on: Mapped[date | None] = mapped_column(default=None)
    abolished_reason: Mapped[str] = mapped_column(default="")
    import_id: Mapped[UUID | None] = mapped_column(default=None)
    import_row: Mapped[int | None] = mapped_column(default=None)
    search_text: Mapped[str] = mapped_column(default="")
    pinyin: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


keep_spelled(Power, "name")


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


class DiscretionStandard(TenantOwned, Base):
    """What an official may choose within a power, divided into bands (R-046, R-047).

    A standard in force is never rewritten in a year ruled by chains: a draft that replaces it comes
    into force with the power it belongs to.
    """

    __tablename__ = "discretion_standards"
    __table_args__: Any = (
        tenant_reference("power_id", "powers"),
        tenant_reference("replaces_id", "discretion_standards"),
        Index(None, "tenant_id", "power_id"),
        one_of("status", ("draft", "in_force", "retired")),
        CheckConstraint("upper_limit > lower_limit", name="limits"),
    )

    power_id: Mapped[UUID]
    title: Mapped[str]
    unit: Mapped[str]
    lower_limit: Mapped[Decimal] = mapped_column(Numeric(20, 2))
    upper_limit: Mapped[Decimal] = mapped_column(Numeric(20, 2))
    bands: Mapped[list[dict[str, Any]]]
    boundary: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="draft")
    replaces_id: Mapped[UUID | None] = mapped_column(default=None)
    retired_reason: Mapped[str] = mapped_column(default="")


class PowerSuccession(TenantOwned, Base):
    """That a power takes the place of another: several merged into one, or one split up.

    While it is proposed the old one holds; with the last of its successors confirmed it is
    abolished, and its chart and risk points go over to them. Of a power that is split,
    `risk_point_ids` are those that go to this part; what nobody named goes to the first.
    """

    __tablename__ = "power_successions"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "predecessor_id", "successor_id"),
        tenant_reference("predecessor_id", "powers"),
        tenant_reference("successor_id", "powers"),
        Index(None, "tenant_id", "successor_id"),
        one_of("kind", SUCCESSIONS),
        one_of("state", ("proposed", "effective", "withdrawn")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    predecessor_id: Mapped[UUID]
    successor_id: Mapped[UUID]
    kind: Mapped[str]
    reason: Mapped[str]
    made_on: Mapped[date]
    made_by: Mapped[UUID]
    made_by_name: Mapped[str]
    risk_point_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    state: Mapped[str] = mapped_column(default="proposed")
    effective_on: Mapped[date | None] = mapped_column(default=None)


class RegisterCounter(Base):
    """The last number a bureau's register gave out; locking its row keeps the numbers gapless."""

    __tablename__ = "register_counters"
    __table_args__: Any = ({"info": {"app": "SELECT, INSERT, UPDATE"}},)

    tenant_id: Mapped[int] = mapped_column(
        primary_key=True, server_default=BOUND_TENANT, init=False
    )
    register: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]
