"""Exports too long to wait for: ordered, made by a worker, kept for a week."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, one_of

EXPORT_KINDS = ("risk_points", "powers", "measures", "journal")
EXPORT_FORMATS = ("xlsx", "csv", "docx")
JOB_STATES = ("waiting", "done", "failed", "cancelled", "expired")


class ExportJob(TenantOwned, Base):
    """What somebody wants taken out of a register, and what has become of it.

    `appointment_id` is the office he ordered it in: what he may do in it when the work is done
    decides what he gets. `query` and `columns` are what he asked of the list.
    """

    __tablename__ = "export_jobs"
    __table_args__: Any = (
        Index(None, "tenant_id", "ordered_by", "ordered_at", "id"),
        Index(None, "tenant_id", "state", "expires_at"),
        one_of("kind", EXPORT_KINDS),
        one_of("format", EXPORT_FORMATS),
        one_of("state", JOB_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    kind: Mapped[str]
    format: Mapped[str]
    title: Mapped[str]
    ordered_by: Mapped[UUID]
    ordered_at: Mapped[datetime]
    appointment_id: Mapped[UUID | None] = mapped_column(default=None)
    query: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    columns: Mapped[list[str]] = mapped_column(default_factory=list)
    state: Mapped[str] = mapped_column(default="waiting")
    attempt: Mapped[int] = mapped_column(default=1)
    row_count: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str] = mapped_column(default="")
    failure: Mapped[str] = mapped_column(default="")
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    content_digest: Mapped[bytes | None] = mapped_column(default=None)
    content: Mapped[bytes | None] = mapped_column(default=None, deferred=True)
