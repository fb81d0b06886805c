"""Public notices (公示) and standing disclosure (公布): what is shown to whom, and what is said."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference
from tenants.vocabulary import NOTICE_SCOPES

KEPT = {"info": {"app": "SELECT, INSERT, UPDATE"}}
ALSO_DROPPED = {"info": {"app": "SELECT, INSERT, UPDATE, DELETE"}}
KINDS = ("notice", "disclosure")
STATES = ("draft", "published", "ended", "concluded", "withdrawn", "replaced")
REMARKS = ("opinion", "objection", "appraisal")
VERDICTS = ("adopted", "partly_adopted", "not_adopted")


class Notice(TenantOwned, Base):
    """Items shown to an audience: for a term with comments, or standing until replaced.

    `ends_on` is the last day, to 24:00; it is fixed when the notice is published, and only ever
    moved later (`extensions`, with the reason its readers are told).
    """

    __tablename__ = "notices"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "number"),
        tenant_reference("case_id", "cases"),
        tenant_reference("step_id", "case_steps"),
        tenant_reference("follows_id", "notices"),
        Index(None, "tenant_id", "state", "ends_on"),
        Index(None, "tenant_id", "published_at", "id"),
        Index(None, "tenant_id", "case_id"),
        Index(
            "uq_notices_one_of_a_step",
            "tenant_id",
            "step_id",
            unique=True,
            postgresql_where=text("step_id IS NOT NULL"),
        ),
        one_of("kind", KINDS),
        one_of("state", STATES),
        one_of("scope", NOTICE_SCOPES),
        KEPT,
    )

    number: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    scope: Mapped[str] = mapped_column(default="unit")
    state: Mapped[str] = mapped_column(default="draft")
    object_kind: Mapped[str] = mapped_column(default="")
    department_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    person_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    introduction: Mapped[str] = mapped_column(default="")
    channels: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    scope_decision: Mapped[str] = mapped_column(default="")
    working_days: Mapped[int | None] = mapped_column(SmallInteger, default=None)
    takes_comments: Mapped[bool] = mapped_column(default=True)
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    published_by: Mapped[UUID | None] = mapped_column(default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    extensions: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
    concluded_at: Mapped[datetime | None] = mapped_column(default=None)
    conclusion: Mapped[str] = mapped_column(default="")
    supervisor: Mapped[str] = mapped_column(default="")
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    case_id: Mapped[UUID | None] = mapped_column(default=None)
    step_id: Mapped[UUID | None] = mapped_column(default=None)
    follows_id: Mapped[UUID | None] = mapped_column(default=None)


class NoticeItem(TenantRow, Base):
    """One record shown in a notice, word for word as it was when the notice was made."""

    __tablename__ = "notice_items"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "notice_id", "position"),
        tenant_reference("notice_id", "notices"),
        Index(None, "tenant_id", "object_id"),
        one_of("state", ("shown", "returned")),
        ALSO_DROPPED,
    )

    notice_id: Mapped[UUID]
    position: Mapped[int]
    type: Mapped[str]
    title: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    file_reference: Mapped[str] = mapped_column(default="")
    object_kind: Mapped[str] = mapped_column(default="")
    object_id: Mapped[UUID | None] = mapped_column(default=None)
    document: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    state: Mapped[str] = mapped_column(default="shown")


class NoticeComment(TenantOwned, Base):
    """What somebody said of a notice, and the answer; of an anonymous one no person is kept (Q-47).

    The receipt is known to the commenter alone; only its digest is kept.
    """

    __tablename__ = "notice_comments"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "receipt_digest"),
        tenant_reference("notice_id", "notices"),
        tenant_reference("notice_item_id", "notice_items"),
        tenant_reference("reopened_case_id", "cases"),
        Index(None, "tenant_id", "notice_id", "id"),
        one_of("kind", REMARKS),
        one_of("verdict", VERDICTS),
        KEPT,
    )

    notice_id: Mapped[UUID]
    kind: Mapped[str]
    text: Mapped[str]
    made_on: Mapped[date]
    receipt_digest: Mapped[bytes]
    notice_item_id: Mapped[UUID | None] = mapped_column(default=None)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    person_name: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    verdict: Mapped[str | None] = mapped_column(default=None)
    reply: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[UUID | None] = mapped_column(default=None)
    reopened_case_id: Mapped[UUID | None] = mapped_column(default=None)


class NoticeReader(TenantRow, Base):
    """Somebody opened the notice; who it was cannot be read from it."""

    __tablename__ = "notice_readers"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "notice_id", "mark"),
        tenant_reference("notice_id", "notices"),
        {"info": {"app": "SELECT, INSERT"}},
    )

    notice_id: Mapped[UUID]
    mark: Mapped[bytes]


class NonDisclosure(TenantOwned, Base):
    """A decision of the main leader to keep one object from disclosure until a day (R-270)."""

    __tablename__ = "non_disclosures"
    __table_args__: Any = (
        Index(None, "tenant_id", "object_kind", "object_id"),
        Index(None, "tenant_id", "expires_on"),
        KEPT,
    )

    object_kind: Mapped[str]
    object_id: Mapped[UUID]
    number: Mapped[str]
    title: Mapped[str]
    reason: Mapped[str]
    basis: Mapped[str]
    approved_by: Mapped[UUID]
    approver_name: Mapped[str]
    approved_on: Mapped[date]
    expires_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)


class BoardSetting(TenantOwned, Base):
    """How a bureau keeps its board: whom to turn to, whether a kiosk in the hall may show it.

    The telephone of supervision is the one that stands on all its papers.
    """

    __tablename__ = "board_settings"
    __table_args__: Any = (UniqueConstraint("tenant_id"), KEPT)

    email: Mapped[str] = mapped_column(default="")
    opinion_box: Mapped[str] = mapped_column(default="")
    supervisor: Mapped[str] = mapped_column(default="")
    takes_anonymous: Mapped[bool] = mapped_column(default=True)
    kiosk_until: Mapped[date | None] = mapped_column(default=None)
    kiosk_word: Mapped[str] = mapped_column(default="")
