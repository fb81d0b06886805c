"""Control measures: what is done so that the risk does not come true. Each has one point (D-12)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, one_of, tenant_reference
from tenants.vocabulary import MEASURE_KINDS, MEASURE_PHASES


class Measure(TenantOwned, Base):
    """One control measure of one risk point; it is never shared with another."""

    __tablename__ = "measures"
    __table_args__: Any = (
        tenant_reference("risk_point_id", "risk_points"),
        tenant_reference("responsible_post_id", "posts"),
        Index(None, "tenant_id", "risk_point_id", "position"),
        one_of("kind", MEASURE_KINDS),
        one_of("phase", MEASURE_PHASES),
        one_of("status", ("active", "retired")),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    risk_point_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str]
    kind: Mapped[str | None] = mapped_column(default=None)
    phase: Mapped[str | None] = mapped_column(default=None)
    basis: Mapped[str] = mapped_column(default="")
    responsible_post_id: Mapped[UUID | None] = mapped_column(default=None)
    responsible_written: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    frequency: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    retired_reason: Mapped[str] = mapped_column(default="")
