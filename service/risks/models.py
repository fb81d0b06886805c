"""Risk points: where a power, exercised, can be abused. They belong to posts, never to persons."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now
from tenants.pinyin import keep_spelled
from tenants.vocabulary import (
    CATEGORIES,
    CONSEQUENCES,
    CONTEXTS,
    METHODS,
    ORIGINS,
    RISK_POINT_STATUSES,
    SUBJECT_TYPES,
    TOPICS,
)

RANK_ORDER = text("(coalesce(rank, 4::smallint))")  # ungraded points come last


def ranked(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN 1 AND 3", name=column)


class RiskPoint(TenantOwned, Base):
    """One place where a power could be abused, with its grade: 1 high, 2 medium, 3 low.

    `worst_rank` is the highest rank it or those it descends from ever had; `floor_rank` the highest
    since the last decision to lower it: policy goes by that one.
    """

    __tablename__ = "risk_points"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        tenant_reference("answering_post_id", "posts"),
        tenant_reference("power_id", "powers"),
        tenant_reference("flow_step_id", "flow_steps"),
        tenant_reference("predecessor_id", "risk_points"),
        tenant_reference("import_id", "imports"),
        Index(None, "tenant_id", "status", "number"),
        Index(None, "tenant_id", "department_id", "number"),
        Index(None, "tenant_id", "post_id"),
        Index(None, "tenant_id", "power_id"),
        Index(None, "tenant_id", "flow_step_id"),
        Index(None, "tenant_id", "lineage_id"),
        Index(None, "tenant_id", "text_key"),
        Index(None, "tenant_id", "updated_at", "id"),
        Index("ix_risk_points_rank_order", "tenant_id", RANK_ORDER, "number"),
        Index(None, "tenant_id", "import_id"),
        one_of("subject_type", SUBJECT_TYPES),
        one_of("category", CATEGORIES),
        one_of("topic", TOPICS),
        one_of("consequence", CONSEQUENCES),
        one_of("method", METHODS),
        one_of("origin", ORIGINS),
        one_of("context", CONTEXTS),
        one_of("status", RISK_POINT_STATUSES),
        ranked("rank"),
        ranked("proposed_rank"),
        ranked("residual_rank"),
        ranked("worst_rank"),
        ranked("floor_rank"),
        CheckConstraint("rank IS NULL OR floor_rank <= rank", name="floor_holds"),
        CheckConstraint("floor_rank IS NULL OR worst_rank <= floor_rank", name="worst_is_worst"),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    number: Mapped[str]
    title: Mapped[str]
    subject_type: Mapped[str]
    category: Mapped[str | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default="draft")
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    proposed_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    worst_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    floor_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    residual_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    topic: Mapped[str | None] = mapped_column(default=None)
    answering_post_id: Mapped[UUID | None] = mapped_column(default=None)
    power_id: Mapped[UUID | None] = mapped_column(default=None)
    flow_step: Mapped[str] = mapped_column(default="")
    flow_step_id: Mapped[UUID | None] = mapped_column(default=None)
    regulation_clause: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    category_written: Mapped[str] = mapped_column(default="")
    causes: Mapped[list[str]] = mapped_column(default_factory=list)
    loss: Mapped[str] = mapped_column(default="")
    affected_interest: Mapped[str] = mapped_column(default="")
    uncertainty: Mapped[str] = mapped_column(default="")
    consequence: Mapped[str | None] = mapped_column(default=None)
    context: Mapped[str] = mapped_column(default="official_duty")
    method: Mapped[str] = mapped_column(default="forward")
    origin: Mapped[str] = mapped_column(default="potential")
    focus_tags: Mapped[list[str]] = mapped_column(default_factory=list)
    key_tags: Mapped[list[str]] = mapped_column(default_factory=list)
    external_references: Mapped[list[str]] = mapped_column(default_factory=list)
    search_round: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    direct_responsible_written: Mapped[str] = mapped_column(default="")
    section_head_written: Mapped[str] = mapped_column(default="")
    responsible_leader_written: Mapped[str] = mapped_column(default="")
    remarks: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="")
    pinyin: Mapped[str] = mapped_column(default="")
    text_key: Mapped[str] = mapped_column(default="")
    lineage_id: Mapped[UUID | None] = mapped_column(default=None)
    predecessor_id: Mapped[UUID | None] = mapped_column(default=None)
    in_force_on: Mapped[date | None] = mapped_column(default=None)
    retired_on: Mapped[date | None] = mapped_column(default=None)
    retired_reason: Mapped[str] = mapped_column(default="")
    import_id: Mapped[UUID | None] = mapped_column(default=None)
    import_row: Mapped[int | None] = mapped_column(default=None)
    review_required: Mapped[bool] = mapped_column(default=False)
    review_because: Mapped[str | None] = mapped_column(default=None)
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)


keep_spelled(RiskPoint, "title", initials_only=True)


class Manifestation(TenantRow, Base):
    """One way the abuse would show itself (R-105)."""

    __tablename__ = "manifestations"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "risk_point_id", "text_key"),
        tenant_reference("risk_point_id", "risk_points"),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    risk_point_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str]
    text_key: Mapped[str]


class Grading(TenantRow, Base):
    """A proposal, decision or lowering of a grade, kept for ever (R-184, R-185).

    It outlives its point if an import is reverted, so the table refers to none.
    """

    __tablename__ = "gradings"
    __table_args__: Any = (
        Index(None, "tenant_id", "risk_point_id", "at"),
        one_of("kind", ("proposal", "decision", "lowering", "import")),
        ranked("proposed_rank"),
        ranked("decided_rank"),
        ranked("before_rank"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    risk_point_id: Mapped[UUID]
    kind: Mapped[str]
    at: Mapped[datetime]
    person_id: Mapped[UUID]
    post_id: Mapped[UUID | None]
    scores: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    rationales: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    consequence: Mapped[str | None] = mapped_column(default=None)
    strategy: Mapped[str | None] = mapped_column(default=None)
    reasoning: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    proposed_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    decided_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    before_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    reason: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    decision_reference: Mapped[str] = mapped_column(default="")
