"""What a person leaves on his own desk: nothing of it is in the register yet."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference
from tenants.hashing import ALGORITHMS

SHARING = ("own", "department", "bureau")
FOLLOWED_KINDS = ("power", "risk_point")


class Draft(TenantRow, Base):
    """A form not sent yet, kept while its writer goes on; `revision` counts the savings.

    It is journalled nowhere: it becomes part of the record when it is sent, and is journalled then.
    One thrown away lies in its writer's bin for thirty days; beside it the same may be begun anew.
    """

    __tablename__ = "drafts"
    __table_args__: Any = (
        Index(
            "uq_drafts_kept_once",
            "tenant_id",
            "person_id",
            "kind",
            "key",
            unique=True,
            postgresql_where=text("discarded_at IS NULL"),
        ),
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "person_id", "saved_at"),
        Index(None, "tenant_id", "saved_at"),
        Index(None, "tenant_id", "discarded_at"),
    )

    person_id: Mapped[UUID]
    kind: Mapped[str]
    key: Mapped[str]
    title: Mapped[str]
    revision: Mapped[int]
    content: Mapped[Any] = mapped_column(JSONB)
    saved_at: Mapped[datetime]
    discarded_at: Mapped[datetime | None] = mapped_column(default=None)


class Preference(TenantRow, Base):
    """How a person likes his console, on whichever machine he sits; his own, not journalled."""

    __tablename__ = "preferences"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "person_id"),
        tenant_reference("person_id", "persons"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    person_id: Mapped[UUID]
    chosen: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class SavedFilter(TenantOwned, Base):
    """A question to a long list, kept by name; its section or the bureau may use it too."""

    __tablename__ = "saved_filters"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "person_id", "table_name", "name"),
        tenant_reference("person_id", "persons"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "table_name", "sharing"),
        one_of("sharing", SHARING),
    )

    person_id: Mapped[UUID]
    table_name: Mapped[str]
    name: Mapped[str]
    query: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    sharing: Mapped[str] = mapped_column(default="own")
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    opens_first: Mapped[bool] = mapped_column(default=False)


class Follow(TenantRow, Base):
    """A record a person wants to hear of (关注); his own wish, not journalled."""

    __tablename__ = "follows"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "person_id", "subject_kind", "subject_id"),
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "subject_id"),
        one_of("subject_kind", FOLLOWED_KINDS),
        {"info": {"app": "SELECT, INSERT, DELETE"}},
    )

    person_id: Mapped[UUID]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    followed_at: Mapped[datetime]


class SignaturePicture(TenantOwned, Base):
    """The picture of his signature a person signs with (签名图); only he sees, changes, removes it.

    Whatever he signs keeps a copy of its own, so that a later picture changes no paper.
    """

    __tablename__ = "signature_pictures"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "person_id"),
        tenant_reference("person_id", "persons"),
        one_of("algorithm", ALGORITHMS),
    )

    person_id: Mapped[UUID]
    content: Mapped[bytes] = mapped_column(deferred=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    digest: Mapped[bytes]
    algorithm: Mapped[str]
    kept_at: Mapped[datetime]
