"""Commitment letters: signed by a person for a post, for one year of the register (annexes 2-4)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.commitments.kinds import KINDS
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference
from tenants.hashing import ALGORITHMS

KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}
METHODS = ("hand", "picture")
STATES = ("issued", "signed", "countersigned", "noticed", "reported", "archived", "withdrawn")


class Commitment(TenantOwned, Base):
    """One letter of one person for one post, section or unit in one year.

    `text` is written anew from the register until the letter is signed; the signature freezes it
    with its digest. A letter dies with the office or the year, and is archived (R-002).
    """

    __tablename__ = "commitments"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("cycle_id", "cycles"),
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        tenant_reference("person_id", "persons"),
        tenant_reference("succeeds_id", "commitments"),
        Index(None, "tenant_id", "cycle_id", "state"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "post_id"),
        Index(None, "tenant_id", "person_id"),
        Index(
            "uq_commitments_one_living",
            "tenant_id",
            "cycle_id",
            "kind",
            "post_id",
            "person_id",
            "department_id",
            unique=True,
            postgresql_where=text(
                "state NOT IN ('archived', 'withdrawn') AND kind IN ('personal', 'section', 'unit')"
            ),
        ),
        one_of("kind", KINDS),
        one_of("state", STATES),
        one_of("signing_method", METHODS),
        KEPT,
    )

    number: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    cycle_id: Mapped[UUID]
    year: Mapped[int]
    department_id: Mapped[UUID]
    post_id: Mapped[UUID]
    person_id: Mapped[UUID]
    person_name: Mapped[str]
    post_title: Mapped[str]
    issued_on: Mapped[date]
    issued_by: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="issued")
    matter: Mapped[str] = mapped_column(default="")
    own_clauses: Mapped[list[str]] = mapped_column(default_factory=list)
    due_on: Mapped[date | None] = mapped_column(default=None)
    text: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    text_digest: Mapped[bytes | None] = mapped_column(default=None)
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    signing_method: Mapped[str | None] = mapped_column(default=None)
    countersigned_at: Mapped[datetime | None] = mapped_column(default=None)
    countersigned_by: Mapped[UUID | None] = mapped_column(default=None)
    countersigner: Mapped[str] = mapped_column(default="")
    succeeds_id: Mapped[UUID | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    closed_reason: Mapped[str] = mapped_column(default="")


class CommitmentPicture(TenantRow, Base):
    """The picture a letter was signed with, as it was then; it goes with the signature."""

    __tablename__ = "commitment_pictures"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "commitment_id"),
        tenant_reference("commitment_id", "commitments"),
        one_of("algorithm", ALGORITHMS),
        {"info": {"app": "SELECT, INSERT, DELETE"}},
    )

    commitment_id: Mapped[UUID]
    content: Mapped[bytes]
    media_type: Mapped[str]
    digest: Mapped[bytes]
    algorithm: Mapped[str]


class CommitmentTemplate(TenantOwned, Base):
    """The words a bureau itself chose for one kind of letter; older wordings stay."""

    __tablename__ = "commitment_templates"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "kind", "edition"),
        one_of("kind", KINDS),
        {"info": {"app": "SELECT, INSERT"}},
    )

    kind: Mapped[str]
    edition: Mapped[int]
    addressee: Mapped[str]
    opening: Mapped[str]
    clauses: Mapped[list[str]]
    breach: Mapped[str]
    written_by: Mapped[UUID]
    written_at: Mapped[datetime]
