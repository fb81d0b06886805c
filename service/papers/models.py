"""Papers as they were issued, the book of their numbers, a bureau's own templates."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference

PAPER_STATES = ("waiting", "issued", "failed", "cancelled")
TEMPLATE_STATES = ("draft", "published", "withdrawn")
KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}


class Paper(TenantOwned, Base):
    """One paper: what it said when it was issued, its very bytes, the code to check it by.

    `edition` counts the issues of the same paper; a ledger's third print is its third edition.
    `facts` are what the register said then; `asked` what was asked for.
    """

    __tablename__ = "papers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "check_code"),
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        tenant_reference("template_id", "paper_templates"),
        Index(None, "tenant_id", "made_at", "id"),
        Index(None, "tenant_id", "kind", "subject_id", "edition"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "post_id"),
        Index(None, "tenant_id", "template_id"),
        one_of("state", PAPER_STATES),
        KEPT,
    )

    kind: Mapped[str]
    title: Mapped[str]
    year: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    maker: Mapped[str]
    subject_id: Mapped[UUID | None] = mapped_column(default=None)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    asked: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    number: Mapped[str] = mapped_column(default="")
    edition: Mapped[int] = mapped_column(default=0)
    check_code: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="waiting")
    row_count: Mapped[int] = mapped_column(default=0)
    template_id: Mapped[UUID | None] = mapped_column(default=None)
    template_digest: Mapped[bytes | None] = mapped_column(default=None)
    facts_digest: Mapped[bytes | None] = mapped_column(default=None)
    content_digest: Mapped[bytes | None] = mapped_column(default=None)
    record_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    failure: Mapped[str] = mapped_column(default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_reason: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, deferred=True)
    content: Mapped[bytes | None] = mapped_column(default=None, deferred=True)


class RegisterPrint(TenantOwned, Base):
    """A register as it was put on paper in columns of one's own: its rows, its very bytes.

    `look` is the form it has: a page of one size in one language, or a Word file. The same rows
    asked for again by the same person give the same bytes under the same number.
    """

    __tablename__ = "register_prints"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "check_code"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "made_by", "kind", "made_at"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    kind: Mapped[str]
    look: Mapped[str]
    title: Mapped[str]
    number: Mapped[str]
    check_code: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    maker: Mapped[str]
    row_count: Mapped[int]
    facts_digest: Mapped[bytes]
    content_digest: Mapped[bytes]
    appointment_id: Mapped[UUID | None] = mapped_column(default=None)
    asked: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    columns: Mapped[list[str]] = mapped_column(default_factory=list)
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, deferred=True)
    content: Mapped[bytes] = mapped_column(default=b"", deferred=True)


class PaperNumber(TenantRow, Base):
    """One line of the number book: numbers are taken in order and never given twice."""

    __tablename__ = "paper_numbers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "series", "year", "serial"),
        tenant_reference("paper_id", "papers"),
        Index(None, "tenant_id", "paper_id"),
        Index(None, "tenant_id", "taken_at", "id"),
        KEPT,
    )

    series: Mapped[str]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    taken_at: Mapped[datetime]
    taken_by: Mapped[UUID]
    taken_by_name: Mapped[str]
    paper_id: Mapped[UUID]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_by_name: Mapped[str] = mapped_column(default="")
    cancelled_reason: Mapped[str] = mapped_column(default="")


class PaperTemplate(TenantOwned, Base):
    """A bureau's own template of one kind of paper; published, it takes the place of ours."""

    __tablename__ = "paper_templates"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "kind", "edition"),
        Index(
            "uq_paper_templates_one_published",
            "tenant_id",
            "kind",
            unique=True,
            postgresql_where=text("state = 'published'"),
        ),
        one_of("state", TEMPLATE_STATES),
        KEPT,
    )

    kind: Mapped[str]
    edition: Mapped[int]
    file_name: Mapped[str]
    content_digest: Mapped[bytes]
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="draft")
    placeholders: Mapped[list[str]] = mapped_column(default_factory=list)
    sampled_at: Mapped[datetime | None] = mapped_column(default=None)
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    content: Mapped[bytes] = mapped_column(default=b"", deferred=True)
