"""Regulations (制度): the standing rules of the bureau, and the gaps they still leave."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now

TYPES = (
    "deliberation_rules",
    "decision_limits",
    "working_procedure",
    "first_asked",
    "one_time_notification",
    "time_limited_completion",
    "accountability",
    "probation",
    "unfit_adjustment",
    "other",
)
STATUSES = ("draft", "in_force", "abolished")
VERDICTS = ("keep", "revise", "create", "abolish")
KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}


class Regulation(TenantOwned, Base):
    """One regulation: who issued it, since when it holds, when it must be looked at again."""

    __tablename__ = "regulations"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        tenant_reference("replaces_id", "regulations"),
        Index(None, "tenant_id", "type"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "status", "review_by"),
        one_of("type", TYPES),
        one_of("status", STATUSES),
        KEPT,
    )

    number: Mapped[str]
    title: Mapped[str]
    type: Mapped[str]
    issuer: Mapped[str] = mapped_column(default="")
    document_number: Mapped[str] = mapped_column(default="")
    is_law: Mapped[bool] = mapped_column(default=False)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    effective_on: Mapped[date | None] = mapped_column(default=None)
    review_by: Mapped[date | None] = mapped_column(default=None)
    replaces_id: Mapped[UUID | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default="draft")
    abolished_on: Mapped[date | None] = mapped_column(default=None)
    abolished_reason: Mapped[str] = mapped_column(default="")
    clauses: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    announced: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    remarks: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class RegulationLink(TenantRow, Base):
    """What a regulation stands for: a power, a risk point, or a measure it made permanent (R-241).

    A clause covers the risk point where `clause` names it (R-236).
    """

    __tablename__ = "regulation_links"
    __table_args__: Any = (
        tenant_reference("regulation_id", "regulations"),
        tenant_reference("power_id", "powers"),
        tenant_reference("risk_point_id", "risk_points"),
        tenant_reference("measure_id", "measures"),
        Index(None, "tenant_id", "regulation_id"),
        Index(None, "tenant_id", "power_id"),
        Index(None, "tenant_id", "risk_point_id"),
        Index(None, "tenant_id", "measure_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    regulation_id: Mapped[UUID]
    power_id: Mapped[UUID | None] = mapped_column(default=None)
    risk_point_id: Mapped[UUID | None] = mapped_column(default=None)
    measure_id: Mapped[UUID | None] = mapped_column(default=None)
    clause: Mapped[str] = mapped_column(default="")
    control_requirement: Mapped[str] = mapped_column(default="")


class RegulationEvaluation(TenantRow, Base):
    """What a year's evaluation found of a regulation (R-226, R-227)."""

    __tablename__ = "regulation_evaluations"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "regulation_id", "year"),
        tenant_reference("regulation_id", "regulations"),
        one_of("verdict", VERDICTS),
        KEPT,
    )

    regulation_id: Mapped[UUID]
    year: Mapped[int]
    verdict: Mapped[str]
    findings: Mapped[dict[str, Any]]
    reason: Mapped[str]
    evaluated_by: Mapped[UUID]
    evaluated_by_name: Mapped[str]
    evaluated_on: Mapped[date]


class RegulationGap(TenantOwned, Base):
    """A regulation that is missing; closed only once one is linked (R-228)."""

    __tablename__ = "regulation_gaps"
    __table_args__: Any = (
        tenant_reference("department_id", "departments"),
        tenant_reference("risk_point_id", "risk_points"),
        tenant_reference("regulation_id", "regulations"),
        Index(None, "tenant_id", "state"),
        one_of("state", ("open", "closed")),
        one_of("type", TYPES),
        KEPT,
    )

    title: Mapped[str]
    type: Mapped[str] = mapped_column(default="other")
    reason: Mapped[str] = mapped_column(default="")
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    risk_point_id: Mapped[UUID | None] = mapped_column(default=None)
    regulation_id: Mapped[UUID | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
