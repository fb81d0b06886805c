"""How grades come about: rounds of assessment, appraisals from outside, reports, catalogues."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.gradings.rules import ASSESSMENTS, CAPACITIES, PANELS, ROUND_KINDS, ROUND_STATES
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference

FOR_EVER = {"info": {"app": "SELECT, INSERT"}}
KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}


class GradingRound(TenantOwned, Base):
    """A section's people called together to assess its risk points (R-193, R-200).

    `participants` says who took part, in which capacity; experts and representatives from outside
    are named without being people of the bureau (D-32).
    """

    __tablename__ = "grading_rounds"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "department_id"),
        one_of("kind", ROUND_KINDS),
        one_of("panel", PANELS),
        one_of("state", ROUND_STATES),
        KEPT,
    )

    number: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]
    panel: Mapped[str]
    convened_by: Mapped[UUID]
    convened_name: Mapped[str]
    convened_on: Mapped[date]
    department_id: Mapped[UUID]
    participants: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    due_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")


class RoundPoint(TenantRow, Base):
    """A risk point to be assessed in a round, and what the panel found."""

    __tablename__ = "grading_round_points"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "round_id", "risk_point_id"),
        tenant_reference("round_id", "grading_rounds"),
        tenant_reference("risk_point_id", "risk_points"),
        Index(None, "tenant_id", "risk_point_id"),
        CheckConstraint("suggested_rank BETWEEN 1 AND 3", name="suggested_rank"),
        KEPT,
    )

    round_id: Mapped[UUID]
    risk_point_id: Mapped[UUID]
    position: Mapped[int]
    grading_id: Mapped[UUID | None] = mapped_column(default=None)
    computed_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    suggested_rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    manifestations: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    opinion: Mapped[str] = mapped_column(default="")


class Assessment(TenantRow, Base):
    """What one assessor made of a risk point: its own holder, or somebody from outside."""

    __tablename__ = "assessments"
    __table_args__: Any = (
        tenant_reference("risk_point_id", "risk_points"),
        tenant_reference("appraiser_id", "appraisers"),
        Index(None, "tenant_id", "risk_point_id", "at"),
        one_of("kind", ASSESSMENTS),
        CheckConstraint("computed_rank BETWEEN 1 AND 3", name="computed_rank"),
        FOR_EVER,
    )

    risk_point_id: Mapped[UUID]
    kind: Mapped[str]
    at: Mapped[datetime]
    assessor: Mapped[str]
    scores: Mapped[dict[str, Any]]
    rationales: Mapped[dict[str, Any]]
    computed_rank: Mapped[int] = mapped_column(SmallInteger)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    appraiser_id: Mapped[UUID | None] = mapped_column(default=None)
    consequence: Mapped[str | None] = mapped_column(default=None)
    comment: Mapped[str] = mapped_column(default="")


class Appraiser(TenantRow, Base):
    """A representative asked to appraise certain points: by a link that works once, or signed in.

    He sees titles, never whose post it is (Q-46).
    """

    __tablename__ = "appraisers"
    __table_args__: Any = (
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "person_id"),
        Index("uq_appraisers_digest", "tenant_id", "digest", unique=True),
        one_of("capacity", CAPACITIES),
        KEPT,
    )

    name: Mapped[str]
    capacity: Mapped[str]
    point_ids: Mapped[list[str]]
    invited_by: Mapped[UUID]
    invited_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    digest: Mapped[bytes | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)


class AnomalyAnswer(TenantRow, Base):
    """A reviewer's answer to something that looks like playing a risk down (R-199)."""

    __tablename__ = "anomaly_answers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "case_id", "key"),
        tenant_reference("case_id", "cases"),
        FOR_EVER,
    )

    case_id: Mapped[UUID]
    key: Mapped[str]
    code: Mapped[str]
    answer: Mapped[str]
    person_id: Mapped[UUID]
    person_name: Mapped[str]
    at: Mapped[datetime]


class GradingReport(TenantRow, Base):
    """The grading report of a round, word for word as it was written; a new edition replaces it."""

    __tablename__ = "grading_reports"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "round_id", "edition"),
        tenant_reference("round_id", "grading_rounds"),
        FOR_EVER,
    )

    round_id: Mapped[UUID]
    edition: Mapped[int]
    document: Mapped[dict[str, Any]]
    digest: Mapped[bytes]
    written_by: Mapped[UUID]
    written_name: Mapped[str]
    at: Mapped[datetime]


class PostCatalogue(TenantRow, Base):
    """An edition of the catalogue of posts by grade (岗位风险等级目录), as it stood that day."""

    __tablename__ = "post_catalogues"
    __table_args__: Any = (UniqueConstraint("tenant_id", "edition"), FOR_EVER)

    edition: Mapped[int]
    made_on: Mapped[date]
    made_by: Mapped[UUID]
    made_name: Mapped[str]
    document: Mapped[dict[str, Any]]
    digest: Mapped[bytes]
