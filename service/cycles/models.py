"""Cycle plans a leading group issues; the cycles themselves are part of the organisation."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, one_of


class CyclePlan(TenantOwned, Base):
    """A leading group's plan of one year: stages, dates and outer deadlines for its bureaus."""

    __tablename__ = "cycle_plans"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "year", "edition"),
        one_of("state", ("draft", "issued")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    year: Mapped[int]
    edition: Mapped[int]
    title: Mapped[str]
    stages: Mapped[list[dict[str, Any]]]
    written_by: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="draft")
    issued_at: Mapped[datetime | None] = mapped_column(default=None)
