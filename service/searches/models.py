"""The search for risks: rounds of a year, the sheets they are answered on, who found what how."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.searches.rules.vocabulary import (
    ANSWERS,
    CAMPAIGN_STATES,
    DIRECTIONS,
    ENFORCEMENT,
    FLOW_GATES,
    FOUND_IN,
    POINT_KINDS,
    SHEET_STATES,
    WORK_POSTS,
)
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now
from tenants.vocabulary import CATEGORIES, CONTRIBUTIONS, SOURCE_KINDS, SUBJECT_TYPES, TOPICS

KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}


class Campaign(TenantOwned, Base):
    """One round of the year's search: who is asked, from when, until when, how strictly (R-159)."""

    __tablename__ = "campaigns"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "cycle_id", "round"),
        tenant_reference("cycle_id", "cycles"),
        Index(None, "tenant_id", "state"),
        one_of("direction", DIRECTIONS),
        one_of("state", CAMPAIGN_STATES),
        one_of("coverage_policy", ENFORCEMENT),
        one_of("flow_gate", FLOW_GATES),
        one_of("work_posts", WORK_POSTS),
        KEPT,
    )

    cycle_id: Mapped[UUID]
    year: Mapped[int]
    round: Mapped[int] = mapped_column(SmallInteger)
    title: Mapped[str]
    direction: Mapped[str]
    opens_on: Mapped[date]
    due_on: Mapped[date]
    coverage_policy: Mapped[str]
    flow_gate: Mapped[str]
    work_posts: Mapped[str]
    subject_types: Mapped[list[str]]
    planned_by: Mapped[UUID]
    leaders_due_on: Mapped[date | None] = mapped_column(default=None)
    focus: Mapped[list[str]] = mapped_column(default_factory=list)
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closing: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Sheet(TenantOwned, Base):
    """A search form (排查表): what one post, section, topic or the bureau found (R-256).

    It belongs to its subject; whoever holds the office that day answers it and signs (D-14).
    """

    __tablename__ = "sheets"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("campaign_id", "campaigns"),
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "campaign_id", "number"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "post_id"),
        Index(
            "uq_sheets_one_per_subject",
            "tenant_id",
            "campaign_id",
            "subject_type",
            text("coalesce(post_id, department_id)"),
            text("coalesce(topic, '')"),
            unique=True,
            postgresql_where=text("NOT ad_hoc"),
        ),
        one_of("subject_type", SUBJECT_TYPES),
        one_of("topic", TOPICS),
        one_of("coverage", ENFORCEMENT),
        one_of("state", SHEET_STATES),
        KEPT,
    )

    campaign_id: Mapped[UUID]
    number: Mapped[str]
    title: Mapped[str]
    subject_type: Mapped[str]
    coverage: Mapped[str]
    due_on: Mapped[date]
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    topic: Mapped[str | None] = mapped_column(default=None)
    ad_hoc: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="open")
    step: Mapped[int] = mapped_column(SmallInteger, default=0)
    blanks: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    inputs: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    participants: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    meetings: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    statement: Mapped[str] = mapped_column(default="")
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)
    submitted_by: Mapped[UUID | None] = mapped_column(default=None)
    submitted_name: Mapped[str] = mapped_column(default="")
    submitted_post: Mapped[str] = mapped_column(default="")
    on_behalf_of: Mapped[UUID | None] = mapped_column(default=None)
    warnings: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    copies: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    returned_reason: Mapped[str] = mapped_column(default="")
    returned_field: Mapped[str] = mapped_column(default="")
    returns: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    case_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


class SheetPoint(TenantRow, Base):
    """A candidate point of a sheet, or a living one carried in from before to be looked at anew.

    `measures` were written with it and wait for it to be confirmed (R-217).
    """

    __tablename__ = "sheet_points"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "sheet_id", "risk_point_id"),
        tenant_reference("sheet_id", "sheets"),
        tenant_reference("risk_point_id", "risk_points"),
        Index(None, "tenant_id", "risk_point_id"),
        one_of("kind", POINT_KINDS),
        one_of("answer", ANSWERS),
        one_of("found_in", FOUND_IN),
        KEPT,
    )

    sheet_id: Mapped[UUID]
    risk_point_id: Mapped[UUID]
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(default="found")
    part: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="candidate")
    reason: Mapped[str] = mapped_column(default="")
    found_in: Mapped[str | None] = mapped_column(default=None)
    provisional_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    case_id: Mapped[UUID | None] = mapped_column(default=None)
    measures: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)


class Contribution(TenantRow, Base):
    """Who found, raised or helped with what, by which method (R-094, D-19)."""

    __tablename__ = "contributions"
    __table_args__: Any = (
        tenant_reference("sheet_id", "sheets"),
        tenant_reference("risk_point_id", "risk_points"),
        Index(None, "tenant_id", "sheet_id"),
        Index(None, "tenant_id", "risk_point_id"),
        one_of("method", CONTRIBUTIONS),
        KEPT,
    )

    sheet_id: Mapped[UUID]
    method: Mapped[str]
    at: Mapped[datetime]
    risk_point_id: Mapped[UUID | None] = mapped_column(default=None)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    person_name: Mapped[str] = mapped_column(default="")
    post_title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    reply: Mapped[str] = mapped_column(default="")
    from_outside: Mapped[bool] = mapped_column(default=False)


class ExaminedCell(TenantRow, Base):
    """A signed mark: this step of this power was examined and nothing was found (R-097)."""

    __tablename__ = "examined_cells"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "sheet_id", "power_id", "flow_step_id"),
        tenant_reference("sheet_id", "sheets"),
        tenant_reference("power_id", "powers"),
        tenant_reference("flow_step_id", "flow_steps"),
        Index(None, "tenant_id", "power_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    sheet_id: Mapped[UUID]
    power_id: Mapped[UUID]
    flow_step_id: Mapped[UUID | None]
    reason: Mapped[str]
    signed_by: Mapped[UUID]
    signed_name: Mapped[str]
    signed_post: Mapped[str]
    signed_at: Mapped[datetime]


class SearchSource(TenantOwned, Base):
    """What the reverse method starts from: a petition, an audit, a finding (R-101).

    Its text is read by those who keep such matters; everybody else reads the summary (R-102).
    """

    __tablename__ = "search_sources"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        tenant_reference("power_id", "powers"),
        tenant_reference("risk_point_id", "risk_points"),
        Index(None, "tenant_id", "department_id"),
        one_of("kind", SOURCE_KINDS),
        one_of("state", ("received", "located", "used")),
        KEPT,
    )

    number: Mapped[str]
    kind: Mapped[str]
    received_on: Mapped[date]
    summary: Mapped[str]
    text: Mapped[str]
    recorded_by: Mapped[UUID]
    reference: Mapped[str] = mapped_column(default="")
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    power_id: Mapped[UUID | None] = mapped_column(default=None)
    flow_step: Mapped[str] = mapped_column(default="")
    risk_point_id: Mapped[UUID | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="received")


class LibraryEntry(TenantOwned, Base):
    """A typical manifestation the bureau added to the library (R-123)."""

    __tablename__ = "library_entries"
    __table_args__: Any = (
        Index(None, "tenant_id", "category"),
        one_of("category", CATEGORIES),
        KEPT,
    )

    category: Mapped[str]
    text: Mapped[str]
    added_by: Mapped[UUID]
    aspect: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    retired: Mapped[bool] = mapped_column(default=False)
