"""The public directory: the tree of jurisdictions and the tenants in it. No bureau's business."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Identity
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, one_of
from tenants.vocabulary import SECTORS, TENANT_KINDS


class Jurisdiction(Base):
    """A region, a county, … : a node of the tree a leading group steers."""

    __tablename__ = "jurisdictions"
    __table_args__: Any = ({"info": {"app": "SELECT", "relay": "SELECT"}},)

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    level: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("jurisdictions.id"), default=None)


class Tenant(Base):
    """A bureau, a leading group, a discipline organ or the platform's own operators."""

    __tablename__ = "tenants"
    __table_args__: Any = (
        one_of("kind", TENANT_KINDS),
        one_of("sector", SECTORS),
        CheckConstraint("id <> overseer_id", name="never_its_own_overseer"),
        {"info": {"app": "SELECT", "relay": "SELECT"}},
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    sector: Mapped[str]
    jurisdiction_id: Mapped[int | None] = mapped_column(ForeignKey("jurisdictions.id"))
    overseer_id: Mapped[int | None] = mapped_column(ForeignKey("tenants.id"), default=None)
    is_pilot: Mapped[bool] = mapped_column(default=True)
