"""Flowcharts: how a power runs, step by step, and every version that was ever approved."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.flowcharts.rules.vocabulary import (
    CANDIDATE_STATES,
    FLOWCHART_STATUSES,
    LIMIT_DAYS,
    LIMIT_UNITS,
    PROCEDURE_SOURCES,
    STEP_TYPES,
)
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now

WRITTEN = {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}}


class Flowchart(TenantOwned, Base):
    """The chart of one power, or of several that run alike (R-060).

    Its rows are the working draft. `edition` counts what was approved: the last one is valid until
    the next is approved (R-037), whatever the draft says meanwhile.
    """

    __tablename__ = "flowcharts"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "status", "number"),
        one_of("status", FLOWCHART_STATUSES),
        one_of("procedure_source", PROCEDURE_SOURCES),
        one_of("limit_unit", LIMIT_UNITS),
        one_of("limit_days", LIMIT_DAYS),
        CheckConstraint("limit_value > 0", name="limit_is_positive"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    number: Mapped[str]
    title: Mapped[str]
    department_id: Mapped[UUID]
    drawn_by: Mapped[UUID]
    procedure_source: Mapped[str]
    status: Mapped[str] = mapped_column(default="draft")
    edition: Mapped[int] = mapped_column(default=0)
    is_generic: Mapped[bool] = mapped_column(default=False)
    citation: Mapped[str] = mapped_column(default="")
    handling_subject: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")
    materials: Mapped[list[str]] = mapped_column(default_factory=list)
    limit_value: Mapped[int | None] = mapped_column(default=None)
    limit_unit: Mapped[str] = mapped_column(default="day")
    limit_days: Mapped[str] = mapped_column(default="working")
    supervision_channels: Mapped[str] = mapped_column(default="")
    counterpart_rights: Mapped[str] = mapped_column(default="")
    complaint_route: Mapped[str] = mapped_column(default="")
    complaint_phone: Mapped[str] = mapped_column(default="")
    exercise_standard: Mapped[str] = mapped_column(default="")
    work_discipline: Mapped[str] = mapped_column(default="")
    defects: Mapped[list[str]] = mapped_column(default_factory=list)
    remarks: Mapped[str] = mapped_column(default="")
    source: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    approved_on: Mapped[date | None] = mapped_column(default=None)
    abolished_on: Mapped[date | None] = mapped_column(default=None)
    abolished_reason: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class FlowchartPower(TenantRow, Base):
    """A power the chart serves: in the draft, in the approved edition, or in both."""

    __tablename__ = "flowchart_powers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "flowchart_id", "power_id"),
        tenant_reference("flowchart_id", "flowcharts"),
        tenant_reference("power_id", "powers"),
        Index(None, "tenant_id", "power_id"),
        WRITTEN,
    )

    flowchart_id: Mapped[UUID]
    power_id: Mapped[UUID]
    drafted: Mapped[bool] = mapped_column(default=True)
    approved: Mapped[bool] = mapped_column(default=False)


class FlowStep(TenantRow, Base):
    """One step of the draft; it keeps its id from edition to edition, even once it is left out.

    Risk points refer to it (R-088).
    """

    __tablename__ = "flow_steps"
    __table_args__: Any = (
        tenant_reference("flowchart_id", "flowcharts"),
        tenant_reference("handling_post_id", "posts"),
        tenant_reference("reviewing_post_id", "posts"),
        tenant_reference("deciding_post_id", "posts"),
        Index(None, "tenant_id", "flowchart_id", "position"),
        Index(None, "tenant_id", "handling_post_id"),
        Index(None, "tenant_id", "reviewing_post_id"),
        Index(None, "tenant_id", "deciding_post_id"),
        one_of("type", STEP_TYPES),
        one_of("limit_unit", LIMIT_UNITS),
        one_of("limit_days", LIMIT_DAYS),
        CheckConstraint("limit_value > 0", name="limit_is_positive"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    flowchart_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(SmallInteger)
    code: Mapped[str]
    title: Mapped[str]
    type: Mapped[str]
    handling_post_id: Mapped[UUID | None] = mapped_column(default=None)
    reviewing_post_id: Mapped[UUID | None] = mapped_column(default=None)
    deciding_post_id: Mapped[UUID | None] = mapped_column(default=None)
    post_written: Mapped[str] = mapped_column(default="")
    task: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="")
    authority_limit: Mapped[str] = mapped_column(default="")
    duty_requirement: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")
    materials: Mapped[list[str]] = mapped_column(default_factory=list)
    limit_value: Mapped[int | None] = mapped_column(default=None)
    limit_unit: Mapped[str] = mapped_column(default="day")
    limit_days: Mapped[str] = mapped_column(default="working")
    supervising_posts: Mapped[list[str]] = mapped_column(default_factory=list)
    supervising_steps: Mapped[list[str]] = mapped_column(default_factory=list)
    is_restraint: Mapped[bool] = mapped_column(default=False)
    key_location: Mapped[bool] = mapped_column(default=False)
    key_step: Mapped[bool] = mapped_column(default=False)
    counterpart_rights: Mapped[str] = mapped_column(default="")
    is_disclosed: Mapped[bool] = mapped_column(default=True)
    shape: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    is_removed: Mapped[bool] = mapped_column(default=False)


class FlowEdge(TenantRow, Base):
    """What follows a step, and on what condition."""

    __tablename__ = "flow_edges"
    __table_args__: Any = (
        tenant_reference("flowchart_id", "flowcharts"),
        tenant_reference("source_id", "flow_steps"),
        tenant_reference("target_id", "flow_steps"),
        Index(None, "tenant_id", "flowchart_id", "position"),
        Index(None, "tenant_id", "source_id"),
        Index(None, "tenant_id", "target_id"),
        WRITTEN,
    )

    flowchart_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(SmallInteger)
    source_id: Mapped[UUID]
    target_id: Mapped[UUID]
    condition: Mapped[str] = mapped_column(default="")
    is_default: Mapped[bool] = mapped_column(default=False)
    shape: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class FlowchartEdition(TenantRow, Base):
    """A chart word for word as it was approved; it never changes (R-037)."""

    __tablename__ = "flowchart_editions"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "flowchart_id", "edition"),
        tenant_reference("flowchart_id", "flowcharts"),
        tenant_reference("case_id", "cases"),
        Index(None, "tenant_id", "case_id"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    flowchart_id: Mapped[UUID]
    edition: Mapped[int]
    document: Mapped[dict[str, Any]]
    digest: Mapped[bytes]
    approved_on: Mapped[date]
    approved_at: Mapped[datetime] = mapped_column(default_factory=utc_now)
    case_id: Mapped[UUID | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(default="")


class FlowCandidate(TenantRow, Base):
    """A risk the chart itself shows; the section takes it up or says why it is none (R-064)."""

    __tablename__ = "flow_candidates"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "step_id", "code"),
        tenant_reference("flowchart_id", "flowcharts"),
        tenant_reference("step_id", "flow_steps"),
        Index(None, "tenant_id", "flowchart_id"),
        one_of("state", CANDIDATE_STATES),
        WRITTEN,
    )

    flowchart_id: Mapped[UUID]
    step_id: Mapped[UUID]
    code: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    reason: Mapped[str] = mapped_column(default="")
    risk_point_id: Mapped[UUID | None] = mapped_column(default=None)
    decided_by: Mapped[UUID | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
