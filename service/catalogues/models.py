"""Catalogues of powers: of a section, of the bureau; once approved, the power list (R-034)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now
from tenants.vocabulary import POWER_CATEGORIES

KINDS = ("section", "bureau")
STATES = ("frozen", "draft", "approved", "in_force", "superseded", "withdrawn")
ITEM_STATES = ("open", "approved", "returned")


class Catalogue(TenantOwned, Base):
    """Confirmed powers as they stood on one day.

    A section's catalogue is frozen at once. A bureau's is drafted from those of its sections, runs
    its chain, and then is the power list (清单) until the next: only then it bears a list number.
    """

    __tablename__ = "catalogues"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        UniqueConstraint("tenant_id", "list_number"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "kind", "department_id", "edition"),
        Index(
            "uq_catalogues_one_list_in_force",
            "tenant_id",
            unique=True,
            postgresql_where="state = 'in_force'",
        ),
        one_of("kind", KINDS),
        one_of("state", STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    number: Mapped[str]
    kind: Mapped[str]
    edition: Mapped[int]
    state: Mapped[str]
    title: Mapped[str]
    made_on: Mapped[date]
    made_by: Mapped[UUID]
    made_by_name: Mapped[str]
    counts: Mapped[dict[str, Any]]
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    sources: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    case_id: Mapped[UUID | None] = mapped_column(default=None)
    approved_on: Mapped[date | None] = mapped_column(default=None)
    list_number: Mapped[int | None] = mapped_column(default=None)
    in_force_on: Mapped[date | None] = mapped_column(default=None)
    superseded_on: Mapped[date | None] = mapped_column(default=None)
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class CatalogueItem(TenantRow, Base):
    """One power in a catalogue, word for word as it was taken in; reviewed one by one (R-048)."""

    __tablename__ = "catalogue_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "catalogue_id", "power_id"),
        UniqueConstraint("tenant_id", "catalogue_id", "position"),
        tenant_reference("catalogue_id", "catalogues"),
        tenant_reference("power_id", "powers"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "power_id"),
        one_of("category", POWER_CATEGORIES),
        one_of("state", ITEM_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    catalogue_id: Mapped[UUID]
    power_id: Mapped[UUID]
    position: Mapped[int]
    number: Mapped[str]
    name: Mapped[str]
    category: Mapped[str]
    power_version: Mapped[int]
    document: Mapped[dict[str, Any]]
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    duplicates: Mapped[list[str]] = mapped_column(default_factory=list)
    state: Mapped[str] = mapped_column(default="open")
    reviewed_by: Mapped[UUID | None] = mapped_column(default=None)
    reviewed_by_name: Mapped[str] = mapped_column(default="")
    reviewed_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
