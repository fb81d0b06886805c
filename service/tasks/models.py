"""To-dos: what waits for whom, until when. They follow from cases and duties, never the reverse."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.tasks.titles import refuse_unsaid
from tenants.database import Base, TenantRow, one_of, tenant_reference, utc_now

KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}


class Task(TenantRow, Base):
    """One thing to do (待办) or to read (待阅), for whoever holds the acting office that day.

    The same thing waits but once; `started_by` is whoever set the whole matter going. What it is
    called is kept as a code of `titles.yaml` with its facts, and said to each in his language.
    """

    __tablename__ = "tasks"
    __table_args__: Any = (
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "state", "due_on"),
        Index(None, "tenant_id", "subject_id"),
        Index(None, "tenant_id", "case_id"),
        Index(None, "tenant_id", "started_by"),
        Index(
            "uq_tasks_open_once",
            "tenant_id",
            "kind",
            "subject_id",
            "step_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("state = 'open'"),
        ),
        one_of("box", ("act", "read")),
        one_of("state", ("open", "done", "withdrawn")),
        KEPT,
    )

    kind: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    acting: Mapped[str]
    titled: Mapped[str]
    said: Mapped[dict[str, Any]]
    box: Mapped[str] = mapped_column(default="act")
    state: Mapped[str] = mapped_column(default="open")
    case_id: Mapped[UUID | None] = mapped_column(default=None)
    step_id: Mapped[UUID | None] = mapped_column(default=None)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    lowers: Mapped[bool] = mapped_column(default=False)
    urgency: Mapped[int] = mapped_column(SmallInteger, default=0)
    due_on: Mapped[date | None] = mapped_column(default=None)
    opened_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[UUID | None] = mapped_column(default=None)
    sender_id: Mapped[UUID | None] = mapped_column(default=None)
    sender_name: Mapped[str] = mapped_column(default="")
    started_by: Mapped[UUID | None] = mapped_column(default=None)
    reminded_on: Mapped[date | None] = mapped_column(default=None)
    escalated_on: Mapped[date | None] = mapped_column(default=None)
    escalated_to: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_unsaid(self.titled, self.said)


class TaskPerson(TenantRow, Base):
    """One person a task waits for, in which post and on whose behalf (代)."""

    __tablename__ = "task_persons"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "task_id", "person_id"),
        tenant_reference("task_id", "tasks"),
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "person_id", "state"),
        one_of("state", ("open", "done", "withdrawn", "read")),
        KEPT,
    )

    task_id: Mapped[UUID]
    person_id: Mapped[UUID]
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    on_behalf_of: Mapped[UUID | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")
    handed_over_by: Mapped[UUID | None] = mapped_column(default=None)
    handed_over_to: Mapped[UUID | None] = mapped_column(default=None)
    read_at: Mapped[datetime | None] = mapped_column(default=None)


class TaskBatch(TenantRow, Base):
    """To-dos approved together, as they stood before: for some seconds it can be taken back."""

    __tablename__ = "task_batches"
    __table_args__: Any = (
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "person_id"),
        KEPT,
    )

    person_id: Mapped[UUID]
    at: Mapped[datetime]
    items: Mapped[list[dict[str, Any]]]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
