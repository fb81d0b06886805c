"""Inspection visits: a leading group reads one bureau's records, with a reason, seen by both."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned


class Visit(TenantOwned, Base):
    """A leading group's permission to itself to look at one bureau, read-only, for some hours."""

    __tablename__ = "visits"
    __table_args__: Any = (
        Index(None, "tenant_id", "bureau_id", "opened_at"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    bureau_id: Mapped[int]
    reason: Mapped[str]
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
