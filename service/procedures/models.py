"""Cases under review: which chain they run, where they stand, who said what, in which meeting."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Numeric, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.procedures.rules import stage_of
from tenants.clock import today
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference, utc_now
from tenants.vocabulary import (
    AMOUNT_KINDS,
    CASE_OBJECTS,
    CASE_STATES,
    ITEM_STATES,
    STEP_TYPES,
    WITHOUT_RECORD,
)

KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}


class Case(TenantOwned, Base):
    """One or more records of the register on their way through a review chain.

    The chain is the one that was in force when the case began (D-09). `rank` is the worst rank any
    of its items ever had; `lowers` says that it would lower a grade. `step` counts from nought.
    """

    __tablename__ = "cases"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("department_id", "departments"),
        tenant_reference("post_id", "posts"),
        tenant_reference("cycle_id", "cycles"),
        tenant_reference("split_from", "cases"),
        Index(None, "tenant_id", "state", "number"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "started_by"),
        one_of("object_kind", CASE_OBJECTS),
        one_of("state", CASE_STATES),
        KEPT,
    )

    number: Mapped[str]
    chain_code: Mapped[str]
    chain: Mapped[dict[str, Any]]
    object_kind: Mapped[str]
    subject_type: Mapped[str | None]
    title: Mapped[str]
    title_en: Mapped[str]
    started_by: Mapped[UUID]
    started_at: Mapped[datetime]
    started_post: Mapped[UUID | None] = mapped_column(default=None)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    post_id: Mapped[UUID | None] = mapped_column(default=None)
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    lowers: Mapped[bool] = mapped_column(default=False)
    step: Mapped[int] = mapped_column(SmallInteger, default=0)
    step_code: Mapped[str] = mapped_column(default="")
    round: Mapped[int] = mapped_column(SmallInteger, default=1)
    state: Mapped[str] = mapped_column(default="running")
    due_on: Mapped[date | None] = mapped_column(default=None)
    cycle_id: Mapped[UUID | None] = mapped_column(default=None)
    urgency: Mapped[int] = mapped_column(SmallInteger, default=0)
    ad_hoc: Mapped[bool] = mapped_column(default=False)
    split_from: Mapped[UUID | None] = mapped_column(default=None)
    values: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def titles(self) -> dict[str, str]:
        """What it is called, in both languages."""
        return {"zh": self.title, "en": self.title_en}


class CaseItem(TenantRow, Base):
    """One record in a case, as it was sent and, once decided, word for word as it was decided."""

    __tablename__ = "case_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "case_id", "item_id"),
        tenant_reference("case_id", "cases"),
        Index(None, "tenant_id", "item_id"),
        Index(
            "uq_case_items_one_case_at_a_time",
            "tenant_id",
            "object_kind",
            "item_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        one_of("state", ITEM_STATES),
        KEPT,
    )

    case_id: Mapped[UUID]
    object_kind: Mapped[str]
    item_id: Mapped[UUID]
    number: Mapped[str]
    title: Mapped[str]
    position: Mapped[int]
    item_version: Mapped[int]
    rank: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    lowers: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="open")
    outcome: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    decided: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    decided_digest: Mapped[bytes | None] = mapped_column(default=None)


class CaseStep(TenantRow, Base):
    """One visit of a case to one step: opened, due, closed by whom and how; its history."""

    __tablename__ = "case_steps"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "case_id", "position"),
        tenant_reference("case_id", "cases"),
        tenant_reference("meeting_id", "meetings"),
        Index(None, "tenant_id", "state", "due_on"),
        one_of("type", STEP_TYPES),
        one_of("state", ("open", "done", "returned", "rejected", "withdrawn")),
        KEPT,
    )

    case_id: Mapped[UUID]
    position: Mapped[int]
    code: Mapped[str]
    type: Mapped[str]
    acting: Mapped[str]
    opened_at: Mapped[datetime]
    round: Mapped[int] = mapped_column(SmallInteger, default=1)
    due_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="open")
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    person_name: Mapped[str] = mapped_column(default="")
    post_title: Mapped[str] = mapped_column(default="")
    on_behalf_of: Mapped[UUID | None] = mapped_column(default=None)
    opinion: Mapped[str] = mapped_column(default="")
    to_step: Mapped[str] = mapped_column(default="")
    field: Mapped[str] = mapped_column(default="")
    defects: Mapped[list[str]] = mapped_column(default_factory=list)
    item_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    meeting_id: Mapped[UUID | None] = mapped_column(default=None)
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class CaseOpinion(TenantRow, Base):
    """What somebody consulted said, and whether it was taken up.

    Where it is `binding` (加签) the step is not left before he has `agreed` or not, with words.
    Whoever asked may take it back until it is given; it stays in the history as withdrawn.
    """

    __tablename__ = "case_opinions"
    __table_args__: Any = (
        tenant_reference("case_id", "cases"),
        tenant_reference("step_id", "case_steps"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "case_id"),
        KEPT,
    )

    case_id: Mapped[UUID]
    step_id: Mapped[UUID]
    asked: Mapped[str]
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    person_name: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    field: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime | None] = mapped_column(default=None)
    adopted: Mapped[bool | None] = mapped_column(default=None)
    reply: Mapped[str] = mapped_column(default="")
    asked_person_id: Mapped[UUID | None] = mapped_column(default=None)
    asked_by: Mapped[UUID | None] = mapped_column(default=None)
    question: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    binding: Mapped[bool] = mapped_column(default=False)
    agreed: Mapped[bool | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class Meeting(TenantOwned, Base):
    """A meeting of a deciding body, or the first, second, third meeting of a section (R-293).

    What it decided takes effect when its minutes are signed, and never changes afterwards. `hour`
    is the time of day in China, `body` the name the body had, `notified` what everybody was told
    last, `attending` who sits in without a vote; `ready` says that only the signature is missing.
    """

    __tablename__ = "meetings"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("body_id", "bodies"),
        tenant_reference("department_id", "departments"),
        tenant_reference("case_id", "cases"),
        Index(None, "tenant_id", "held_on"),
        Index(None, "tenant_id", "case_id"),
        one_of("kind", ("body", "section", "mobilisation")),
        one_of("state", ("planned", "signed", "cancelled")),
        KEPT,
    )

    kind: Mapped[str]
    number: Mapped[str]
    year: Mapped[int]
    title: Mapped[str]
    held_on: Mapped[date]
    recorded_by: Mapped[UUID]
    place: Mapped[str] = mapped_column(default="")
    body_id: Mapped[UUID | None] = mapped_column(default=None)
    body_kind: Mapped[str | None] = mapped_column(default=None)
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    case_id: Mapped[UUID | None] = mapped_column(default=None)
    session_number: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    chair_id: Mapped[UUID | None] = mapped_column(default=None)
    attendance: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    quorum: Mapped[int | None] = mapped_column(default=None)
    minutes: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    signed_by: Mapped[UUID | None] = mapped_column(default=None)
    hour: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    attending: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    notified: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    ready: Mapped[bool] = mapped_column(default=False)
    updated_at: Mapped[datetime] = mapped_column(default_factory=utc_now)

    @property
    def stage(self) -> str:
        """Say how far the meeting is today."""
        ahead = self.held_on > today()
        return stage_of(self.state, ahead=ahead, called=bool(self.notified), ready=self.ready)


class AgendaItem(TenantRow, Base):
    """One item of a meeting: the vote, who stood aside, how it was decided (R-310)."""

    __tablename__ = "agenda_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "meeting_id", "position"),
        tenant_reference("meeting_id", "meetings"),
        tenant_reference("case_id", "cases"),
        Index(None, "tenant_id", "case_id"),
        one_of("decision", ("approve", "return", "reject", "defer")),
        {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}},
    )

    meeting_id: Mapped[UUID]
    case_id: Mapped[UUID]
    position: Mapped[int]
    title: Mapped[str]
    decision: Mapped[str | None] = mapped_column(default=None)
    votes_for: Mapped[int] = mapped_column(default=0)
    votes_against: Mapped[int] = mapped_column(default=0)
    abstained: Mapped[int] = mapped_column(default=0)
    recused: Mapped[list[str]] = mapped_column(default_factory=list)
    reason: Mapped[str] = mapped_column(default="")
    items: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    document: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class AuthorityLimit(TenantOwned, Base):
    """Up to which sum a post may approve matters of one kind, by which document (R-300, R-301)."""

    __tablename__ = "authority_limits"
    __table_args__: Any = (
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "kind"),
        Index(None, "tenant_id", "post_id"),
        one_of("kind", AMOUNT_KINDS),
        KEPT,
    )

    post_id: Mapped[UUID]
    kind: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Numeric(20, 2))
    document: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)


class AuthorityRule(TenantOwned, Base):
    """Whether sums may be approved here by a post that has no authorisation record (R-301)."""

    __tablename__ = "authority_rules"
    __table_args__: Any = (
        UniqueConstraint("tenant_id"),
        one_of("without_record", WITHOUT_RECORD),
        KEPT,
    )

    without_record: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")
