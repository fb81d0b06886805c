"""Registrations: a power with its flow, its risks and their measures, entered in one go."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, one_of, tenant_reference, utc_now


class Registration(TenantOwned, Base):
    """What belongs to the registration of one power, beside the records themselves.

    `points` names its risk points in order, each with what its register does not take yet: in a
    year ruled by chains measures wait here until their point is confirmed (R-217).
    """

    __tablename__ = "registrations"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "power_id"),
        tenant_reference("power_id", "powers"),
        tenant_reference("flowchart_id", "flowcharts"),
        Index(None, "tenant_id", "started_by"),
        one_of("state", ("draft", "sent")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    power_id: Mapped[UUID]
    started_by: Mapped[UUID]
    flowchart_id: Mapped[UUID | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="draft")
    points: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    case_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
