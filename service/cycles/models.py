"""A year of the register: plans issued from above, stages, tasks, what is carried over."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference
from tenants.vocabulary import CYCLE_PHASES

PLAN_STATES = ("draft", "issued")
NOTE_KINDS = (
    "self_check",
    "corrected_problem",
    "revised_point",
    "improved_measure",
    "summary",
    "correction",
)
# What the main leader says when he sends a plan back, and the office when it hands it in again.
PLAN_NOTES = ("returned", "resubmitted")
OUTCOMES = ("unchanged", "revised", "retired")


class CyclePlan(TenantOwned, Base):
    """A leading group's plan of one year: stages, dates and outer deadlines for its bureaus."""

    __tablename__ = "cycle_plans"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "year", "edition"),
        one_of("state", PLAN_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    year: Mapped[int]
    edition: Mapped[int]
    title: Mapped[str]
    stages: Mapped[list[dict[str, Any]]]
    written_by: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="draft")
    issued_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def starts_on(self) -> str:
        return str(min(one["starts_on"] for one in self.stages))

    @property
    def ends_on(self) -> str:
        return str(max(one["due_on"] for one in self.stages))


class CycleStage(TenantOwned, Base):
    """One stage of a bureau's year: its own days, the region's last day, what must be in place.

    Stages may overlap in time; they are completed in their order (R-448, R-471). The section that
    answers for one is reminded so many days before its end.
    """

    __tablename__ = "cycle_stages"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "cycle_id", "position"),
        UniqueConstraint("tenant_id", "cycle_id", "code"),
        tenant_reference("cycle_id", "cycles"),
        tenant_reference("department_id", "departments"),
        one_of("phase", CYCLE_PHASES),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    cycle_id: Mapped[UUID]
    code: Mapped[str]
    name: Mapped[str]
    phase: Mapped[str]
    position: Mapped[int]
    starts_on: Mapped[date]
    due_on: Mapped[date]
    outer_due_on: Mapped[date | None] = mapped_column(default=None)
    conditions: Mapped[list[str]] = mapped_column(default_factory=list)
    note: Mapped[str] = mapped_column(default="")
    deliverable: Mapped[str] = mapped_column(default="")
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    remind_days: Mapped[int | None] = mapped_column(default=None)
    report: Mapped[str] = mapped_column(default="")
    completed_on: Mapped[date | None] = mapped_column(default=None)
    completed_by: Mapped[UUID | None] = mapped_column(default=None)


class StageTask(TenantOwned, Base):
    """One piece of the work plan: what, by whom, until when, with what to show (R-457)."""

    __tablename__ = "stage_tasks"
    __table_args__: Any = (
        tenant_reference("stage_id", "cycle_stages"),
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "stage_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    stage_id: Mapped[UUID]
    title: Mapped[str]
    deliverable: Mapped[str] = mapped_column(default="")
    key_work: Mapped[str] = mapped_column(default="")
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    done_by: Mapped[UUID | None] = mapped_column(default=None)
    result: Mapped[str] = mapped_column(default="")


class CycleNote(TenantRow, Base):
    """What the year ended with, and dated corrections of a year that is closed (R-463, I6)."""

    __tablename__ = "cycle_notes"
    __table_args__: Any = (
        tenant_reference("cycle_id", "cycles"),
        Index(None, "tenant_id", "cycle_id", "at"),
        one_of("kind", (*NOTE_KINDS, *PLAN_NOTES)),
        {"info": {"app": "SELECT, INSERT"}},
    )

    cycle_id: Mapped[UUID]
    kind: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[UUID | None] = mapped_column(default=None)


class Confirmation(TenantOwned, Base):
    """A risk point carried over from last year, to be confirmed, revised or retired (Q-38)."""

    __tablename__ = "confirmations"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "cycle_id", "risk_point_id"),
        tenant_reference("cycle_id", "cycles"),
        tenant_reference("risk_point_id", "risk_points"),
        Index(None, "tenant_id", "cycle_id", "outcome"),
        one_of("outcome", OUTCOMES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    cycle_id: Mapped[UUID]
    risk_point_id: Mapped[UUID]
    outcome: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None] = mapped_column(default=None)
    decided_by: Mapped[UUID | None] = mapped_column(default=None)
