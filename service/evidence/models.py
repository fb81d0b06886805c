"""Files that prove something: kept once per bureau, attached to what they prove."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.evidence.owners import OWNERS
from tenants.database import Base, TenantRow, one_of, tenant_reference
from tenants.hashing import ALGORITHMS


class StoredFile(TenantRow, Base):
    """A file as it came, known by its digest; the same file is kept once in a bureau."""

    __tablename__ = "stored_files"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "digest"),
        one_of("algorithm", ALGORITHMS),
        CheckConstraint("size > 0", name="size"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    digest: Mapped[bytes]
    algorithm: Mapped[str]
    size: Mapped[int]
    media_type: Mapped[str]


class Attachment(TenantRow, Base):
    """A file under its name with what it belongs to; never removed, only replaced by a newer."""

    __tablename__ = "attachments"
    __table_args__: Any = (
        tenant_reference("file_id", "stored_files"),
        tenant_reference("replaced_by", "attachments"),
        Index(None, "tenant_id", "owner_kind", "owner_id"),
        Index(None, "tenant_id", "file_id"),
        one_of("owner_kind", tuple(OWNERS)),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    owner_kind: Mapped[str]
    owner_id: Mapped[UUID]
    file_id: Mapped[UUID]
    name: Mapped[str]
    label: Mapped[str]
    uploaded_by: Mapped[UUID]
    uploaded_name: Mapped[str]
    uploaded_at: Mapped[datetime]
    replaced_by: Mapped[UUID | None] = mapped_column(default=None)
