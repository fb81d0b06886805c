"""The journal and its seals, and what workers still owe to it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from tenants.database import BOUND_TENANT, Base, TenantRow, one_of


class TransactionId(UserDefinedType[int]):
    """PostgreSQL's xid8: the number of the transaction that wrote a row."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "XID8"

    def bind_processor(self, dialect: Any) -> Any:  # noqa: ARG002
        return lambda value: None if value is None else str(value)

    def result_processor(self, dialect: Any, coltype: Any) -> Any:  # noqa: ARG002
        return lambda value: None if value is None else int(value)


ischema_names["xid8"] = TransactionId  # so that reading a database back knows it


class JournalEntry(TenantRow, Base):
    """What one person did to one thing, in the words that were hashed; never changed again."""

    __tablename__ = "journal_entries"
    __table_args__: Any = (
        Index(None, "tenant_id", "xid", "id"),
        Index("ix_journal_entries_xid", "xid"),
        Index(None, "tenant_id", "subject_id", "xid"),
        {
            "info": {
                "app": "SELECT, INSERT",
                "relay": "SELECT (tenant_id, id, xid, topic, subject_kind, subject_id, digest)",
                "unled_index": ["ix_journal_entries_xid"],
            }
        },
    )

    xid: Mapped[int] = mapped_column(
        TransactionId(), server_default=text("pg_current_xact_id()"), init=False
    )
    at: Mapped[datetime]
    topic: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    person_id: Mapped[UUID]
    body: Mapped[str]
    digest: Mapped[bytes] = mapped_column(BYTEA)


class JournalSeal(Base):
    """A numbered link of the chain that closes a bureau's entries; its number is the position."""

    __tablename__ = "journal_seals"
    __table_args__: Any = ({"info": {"app": "SELECT", "relay": "SELECT, INSERT"}},)

    tenant_id: Mapped[int] = mapped_column(primary_key=True, server_default=BOUND_TENANT)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    from_xid: Mapped[int] = mapped_column(TransactionId())
    to_xid: Mapped[int] = mapped_column(TransactionId())
    entry_count: Mapped[int]
    root: Mapped[bytes] = mapped_column(BYTEA)
    previous: Mapped[bytes] = mapped_column(BYTEA)
    hash: Mapped[bytes] = mapped_column(BYTEA)
    algorithm: Mapped[str]
    epoch: Mapped[str]
    sealed_at: Mapped[datetime]


class RelayMark(Base):
    """How far a follower of the journals has come, by transaction number."""

    __tablename__ = "relay_marks"
    __table_args__: Any = ({"info": {"app": "", "relay": "SELECT, INSERT, UPDATE"}},)

    name: Mapped[str] = mapped_column(primary_key=True)
    upto: Mapped[int] = mapped_column(TransactionId())


class WorkItem(TenantRow, Base):
    """Something a worker owes a bureau; done exactly once in effect, whatever Redis forgets."""

    __tablename__ = "work_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "kind", "key"),
        Index(
            "ix_work_items_due", "due_at", postgresql_where=text("state IN ('waiting', 'handed')")
        ),
        one_of("state", ("waiting", "handed", "done", "dead")),
        {
            "info": {
                "app": "SELECT, INSERT, UPDATE",
                "relay": "SELECT, INSERT, UPDATE, DELETE",
                "unled_index": ["ix_work_items_due"],
            }
        },
    )

    kind: Mapped[str]
    key: Mapped[str]
    subject_id: Mapped[UUID | None]
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    last_error: Mapped[str] = mapped_column(default="")


class WorkProgress(TenantRow, Base):
    """How far a long piece of work is, told beside its own transaction; `id` is its subject."""

    __tablename__ = "work_progress"
    __table_args__: Any = ({"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},)

    stage: Mapped[str]
    at: Mapped[datetime]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    is_stopping: Mapped[bool] = mapped_column(default=False)
