"""How people and programs prove who they are."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference

SOURCES = ("by_hand", "operator", "founding")


class Account(TenantOwned, Base):
    """The one personal account of a person; nobody but he ever knows its password.

    Whoever holds several offices says in which of them he usually acts: there he signs in.
    """

    __tablename__ = "accounts"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "login"),
        UniqueConstraint("tenant_id", "person_id"),
        tenant_reference("person_id", "persons"),
        tenant_reference("usual_appointment_id", "appointments"),
        one_of("source", SOURCES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    person_id: Mapped[UUID]
    login: Mapped[str]
    source: Mapped[str] = mapped_column(default="founding")
    password_hash: Mapped[str | None] = mapped_column(default=None)
    password_set_at: Mapped[datetime | None] = mapped_column(default=None)
    former_hashes: Mapped[list[str]] = mapped_column(default_factory=list)
    disabled_at: Mapped[datetime | None] = mapped_column(default=None)
    usual_appointment_id: Mapped[UUID | None] = mapped_column(default=None)


class PasswordLink(TenantRow, Base):
    """A link that lets its owner set a password once (ASVS 6.4.1, 6.4.6)."""

    __tablename__ = "password_links"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "secret_hash"),
        tenant_reference("account_id", "accounts"),
        Index(None, "tenant_id", "account_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    account_id: Mapped[UUID]
    secret_hash: Mapped[bytes]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class SignInAttempt(TenantRow, Base):
    """Every try at a password, for lockout and for the record (AC-28)."""

    __tablename__ = "sign_in_attempts"
    __table_args__: Any = (
        Index(None, "tenant_id", "login", "at"),
        Index(None, "tenant_id", "source", "at"),
        one_of("outcome", ("failed", "succeeded", "unlocked")),
        {"info": {"app": "SELECT, INSERT"}},
    )

    login: Mapped[str]
    source: Mapped[str]
    at: Mapped[datetime]
    outcome: Mapped[str]


class SignInSession(TenantRow, Base):
    """A person at a browser, or a program with a token; revocable at once."""

    __tablename__ = "sign_in_sessions"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "secret_hash"),
        tenant_reference("account_id", "accounts"),
        tenant_reference("appointment_id", "appointments"),
        Index(None, "tenant_id", "account_id"),
        one_of("kind", ("browser", "program")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    account_id: Mapped[UUID]
    appointment_id: Mapped[UUID | None]
    kind: Mapped[str]
    secret_hash: Mapped[bytes]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    source: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class KeptAnswer(TenantRow, Base):
    """The answer to a request with an Idempotency-Key, given again to its retries."""

    __tablename__ = "kept_answers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "person_id", "operation", "key"),
        Index(None, "tenant_id", "kept_at"),
    )

    person_id: Mapped[UUID]
    operation: Mapped[str]
    key: Mapped[str]
    request_digest: Mapped[bytes]
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    body: Mapped[str]
    kept_at: Mapped[datetime]
