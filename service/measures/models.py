"""Control measures: what is done so that the risk does not come true. Each has one point (D-12)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from service.measures.rules import (
    CONCLUSIONS,
    POSTPONEMENT_STATES,
    RECURRENCES,
    TASK_STATES,
    VERDICTS,
)
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference
from tenants.vocabulary import MEASURE_KINDS, MEASURE_PHASES


class Measure(TenantOwned, Base):
    """One control measure of one risk point; it is never shared with another.

    `needs_review` holds from its drafting, while review chains rule, until its chain has passed
    it: before that nobody carries it out (R-220). `authors` worked on it since.
    """

    __tablename__ = "measures"
    __table_args__: Any = (
        tenant_reference("risk_point_id", "risk_points"),
        tenant_reference("responsible_post_id", "posts"),
        tenant_reference("responsible_department_id", "departments"),
        Index(None, "tenant_id", "risk_point_id", "position"),
        Index(None, "tenant_id", "next_due_on"),
        one_of("kind", MEASURE_KINDS),
        one_of("phase", MEASURE_PHASES),
        one_of("status", ("active", "retired")),
        one_of("recurrence", tuple(RECURRENCES)),
        one_of("suitability", VERDICTS),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    risk_point_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str]
    kind: Mapped[str | None] = mapped_column(default=None)
    phase: Mapped[str | None] = mapped_column(default=None)
    basis: Mapped[str] = mapped_column(default="")
    responsible_post_id: Mapped[UUID | None] = mapped_column(default=None)
    responsible_written: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    frequency: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    retired_reason: Mapped[str] = mapped_column(default="")
    responsible_department_id: Mapped[UUID | None] = mapped_column(default=None)
    recurrence: Mapped[str | None] = mapped_column(default=None)
    tools: Mapped[list[str]] = mapped_column(default_factory=list)
    means: Mapped[list[str]] = mapped_column(default_factory=list)
    mechanisms: Mapped[list[str]] = mapped_column(default_factory=list)
    urgent: Mapped[bool] = mapped_column(default=False)
    needs_review: Mapped[bool] = mapped_column(default=False)
    reviewed_on: Mapped[date | None] = mapped_column(default=None)
    noticed_on: Mapped[date | None] = mapped_column(default=None)
    filed_on: Mapped[date | None] = mapped_column(default=None)
    next_due_on: Mapped[date | None] = mapped_column(default=None)
    suitability: Mapped[str | None] = mapped_column(default=None)
    authors: Mapped[list[str]] = mapped_column(default_factory=list)
    post_controls: Mapped[list[str]] = mapped_column(default_factory=list)
    decomposition: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)


class MeasureTask(TenantRow, Base):
    """A measure made a definite piece of work: for which post, until when, with what to show."""

    __tablename__ = "measure_tasks"
    __table_args__: Any = (
        tenant_reference("measure_id", "measures"),
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "measure_id"),
        one_of("state", TASK_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    measure_id: Mapped[UUID]
    title: Mapped[str]
    post_id: Mapped[UUID]
    due_on: Mapped[date]
    deliverable: Mapped[str]
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class Doing(TenantRow, Base):
    """A record that a measure was carried out: what, when, by whom, with what result. It stays."""

    __tablename__ = "doings"
    __table_args__: Any = (
        tenant_reference("measure_id", "measures"),
        tenant_reference("task_id", "measure_tasks"),
        Index(None, "tenant_id", "measure_id", "done_on"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    measure_id: Mapped[UUID]
    done_on: Mapped[date]
    what: Mapped[str]
    result: Mapped[str]
    person_id: Mapped[UUID]
    person_name: Mapped[str]
    post_id: Mapped[UUID | None]
    at: Mapped[datetime]
    task_id: Mapped[UUID | None] = mapped_column(default=None)
    met_due_on: Mapped[date | None] = mapped_column(default=None)


class SpotCheck(TenantRow, Base):
    """A look, by those who watch over a measure, whether a doing written down was really done."""

    __tablename__ = "spot_checks"
    __table_args__: Any = (
        tenant_reference("doing_id", "doings"),
        Index(None, "tenant_id", "doing_id", "at"),
        one_of("conclusion", CONCLUSIONS),
        {"info": {"app": "SELECT, INSERT"}},
    )

    doing_id: Mapped[UUID]
    checked_on: Mapped[date]
    conclusion: Mapped[str]
    text: Mapped[str]
    person_id: Mapped[UUID]
    person_name: Mapped[str]
    post_id: Mapped[UUID | None]
    at: Mapped[datetime]


class MeasurePostponement(TenantOwned, Base):
    """More time asked for a measure, and what was decided; one request is open at a time."""

    __tablename__ = "measure_postponements"
    __table_args__: Any = (
        tenant_reference("measure_id", "measures"),
        Index(None, "tenant_id", "measure_id", "asked_at"),
        Index(
            "uq_measure_postponements_one_open",
            "tenant_id",
            "measure_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        one_of("state", POSTPONEMENT_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    measure_id: Mapped[UUID]
    from_due_on: Mapped[date]
    to_due_on: Mapped[date]
    reason: Mapped[str]
    asked_by: Mapped[UUID]
    asked_name: Mapped[str]
    asked_post_id: Mapped[UUID | None]
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    decided_by: Mapped[UUID | None] = mapped_column(default=None)
    decided_name: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    opinion: Mapped[str] = mapped_column(default="")


class SuitabilityReview(TenantRow, Base):
    """A judgement whether a measure suits its risk, made apart from its being carried out."""

    __tablename__ = "suitability_reviews"
    __table_args__: Any = (
        tenant_reference("measure_id", "measures"),
        Index(None, "tenant_id", "measure_id", "at"),
        one_of("verdict", VERDICTS),
        {"info": {"app": "SELECT, INSERT"}},
    )

    measure_id: Mapped[UUID]
    at: Mapped[datetime]
    person_id: Mapped[UUID]
    person_name: Mapped[str]
    post_id: Mapped[UUID | None]
    verdict: Mapped[str]
    opinion: Mapped[str]
