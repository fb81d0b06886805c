"""The organisation inside one bureau: departments, posts, persons and who holds what, when."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import BOUND_TENANT, Base, TenantOwned, TenantRow, one_of, tenant_reference
from tenants.pinyin import keep_spelled, sounds_of_person
from tenants.vocabulary import BODY_KINDS, BODY_SEATS, DEPARTMENT_KINDS, GRANTED_ROLES, LEADERSHIP

DATED = CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start")
OPERATORS = "role IN ('system_administrator', 'security_administrator', 'audit_administrator')"


class Department(TenantOwned, Base):
    """A section, an internal body, a subordinate unit, or the leadership itself (R-005)."""

    __tablename__ = "departments"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "code"),
        tenant_reference("parent_id", "departments"),
        Index(None, "tenant_id", "parent_id"),
        one_of("kind", DEPARTMENT_KINDS),
    )

    code: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
    pinyin: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None] = mapped_column(default=None)


class Post(TenantOwned, Base):
    """A post: what risk points belong to, whoever sits in it (R-001, R-092).

    Several may sit in a shared one at the same time. `position` is its place among the posts of its
    section as the bureau lists them; zero stands behind those that were put in order.
    """

    __tablename__ = "posts"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "code"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "department_id"),
        one_of("leadership", LEADERSHIP),
    )

    code: Mapped[str]
    title: Mapped[str]
    department_id: Mapped[UUID]
    job_rank: Mapped[str | None] = mapped_column(default=None)
    leadership: Mapped[str] = mapped_column(default="none")
    is_shared: Mapped[bool] = mapped_column(default=False)
    has_disposal_authority: Mapped[bool] = mapped_column(default=False)
    is_key: Mapped[bool] = mapped_column(default=False)
    key_reason: Mapped[str] = mapped_column(default="")
    business_duties: Mapped[str] = mapped_column(default="")
    integrity_duties: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    pinyin: Mapped[str] = mapped_column(default="")
    abolished_on: Mapped[date | None] = mapped_column(default=None)


class Person(TenantOwned, Base):
    """Somebody who works here; `home_tenant_id` is the bureau that seconded him."""

    __tablename__ = "persons"
    __table_args__: Any = (UniqueConstraint("tenant_id", "staff_number"),)

    name: Mapped[str]
    staff_number: Mapped[str]
    is_party_member: Mapped[bool] = mapped_column(default=False)
    office_phone: Mapped[str] = mapped_column(default="")
    home_tenant_id: Mapped[int | None] = mapped_column(default=None)
    pinyin: Mapped[str] = mapped_column(default="")
    left_on: Mapped[date | None] = mapped_column(default=None)


keep_spelled(Department, "name")
keep_spelled(Post, "title")
keep_spelled(Person, "name", read=sounds_of_person)


class Appointment(TenantOwned, Base):
    """A person in a post from one day to another; `acting` is shown as 代."""

    __tablename__ = "appointments"
    __table_args__: Any = (
        tenant_reference("person_id", "persons"),
        tenant_reference("post_id", "posts"),
        Index(None, "tenant_id", "person_id"),
        Index(None, "tenant_id", "post_id"),
        DATED,
    )

    person_id: Mapped[UUID]
    post_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    acting: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")


class Portfolio(TenantOwned, Base):
    """A department in the charge of a deputy's post (R-004); the office holds it, not the man."""

    __tablename__ = "portfolios"
    __table_args__: Any = (
        tenant_reference("post_id", "posts"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "post_id"),
        Index(None, "tenant_id", "department_id"),
        DATED,
    )

    post_id: Mapped[UUID]
    department_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)


class Delegation(TenantOwned, Base):
    """AB 角: another person exercises a post for some days; the delegator stays accountable.

    `kinds` names the kinds of matters he exercises it for; none named means all of them. One that
    was taken back ends on the day before; if that is before its first day, it never held.
    """

    __tablename__ = "delegations"
    __table_args__: Any = (
        tenant_reference("post_id", "posts"),
        tenant_reference("delegate_id", "persons"),
        Index(None, "tenant_id", "post_id"),
        Index(None, "tenant_id", "delegate_id"),
    )

    post_id: Mapped[UUID]
    delegate_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    reason: Mapped[str]
    kinds: Mapped[list[str]] = mapped_column(default_factory=list)
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)
    taken_back_by: Mapped[UUID | None] = mapped_column(default=None)


class Body(TenantOwned, Base):
    """A deciding or watching body; one membership may carry several titles (R-021, D-08)."""

    __tablename__ = "bodies"
    __table_args__: Any = (UniqueConstraint("tenant_id", "code"), one_of("kind", BODY_KINDS))

    code: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    other_names: Mapped[list[str]] = mapped_column(default_factory=list)
    quorum: Mapped[int | None] = mapped_column(default=None)


class BodyMember(TenantOwned, Base):
    """A person's dated seat in a body."""

    __tablename__ = "body_members"
    __table_args__: Any = (
        tenant_reference("body_id", "bodies"),
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "body_id"),
        Index(None, "tenant_id", "person_id"),
        one_of("seat", BODY_SEATS),
        DATED,
    )

    body_id: Mapped[UUID]
    person_id: Mapped[UUID]
    seat: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)


class RoleGrant(TenantOwned, Base):
    """A duty no post carries: bureau administrator, auditor, platform operator."""

    __tablename__ = "role_grants"
    __table_args__: Any = (
        tenant_reference("person_id", "persons"),
        Index(None, "tenant_id", "person_id"),
        Index(
            "uq_role_grants_one_operator_role",
            "tenant_id",
            "person_id",
            unique=True,
            postgresql_where=f"{OPERATORS} AND ends_on IS NULL",
        ),
        one_of("role", GRANTED_ROLES),
        DATED,
    )

    person_id: Mapped[UUID]
    role: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")


class Authority(Base):
    """Counts the changes of who may do what here, so that no cached answer outlives one."""

    __tablename__ = "authorities"

    tenant_id: Mapped[int] = mapped_column(
        primary_key=True, server_default=BOUND_TENANT, init=False
    )
    number: Mapped[int] = mapped_column(default=1)


class ChosenProfile(TenantRow, Base):
    """The vocabulary and rules a bureau works by until it chooses others (profiles)."""

    __tablename__ = "chosen_profiles"
    __table_args__: Any = ({"info": {"app": "SELECT, INSERT"}},)

    code: Mapped[str]
    profile_version: Mapped[int]


class LabelSetting(TenantOwned, Base):
    """The bureau's own words over whichever profile is in force: grades, categories, its term."""

    __tablename__ = "label_settings"
    __table_args__: Any = (
        UniqueConstraint("tenant_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    label_sets: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    categories_off: Mapped[list[str]] = mapped_column(default_factory=list)
    categories_order: Mapped[list[str]] = mapped_column(default_factory=list)
    term: Mapped[str | None] = mapped_column(default=None)


class Cycle(TenantOwned, Base):
    """One year of the register; opening it freezes the profile (Q-37).

    A year of `stock_taking` (建账) takes in what was decided on paper; in others chains decide.
    """

    __tablename__ = "cycles"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "year"),
        Index(
            "uq_cycles_one_open",
            "tenant_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        one_of("state", ("draft", "open", "closed")),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    year: Mapped[int]
    profile: Mapped[dict[str, Any]]
    opened_on: Mapped[date]
    state: Mapped[str] = mapped_column(default="open")
    stock_taking: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(default="")
    superior_document: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    plan_sender_id: Mapped[int | None] = mapped_column(default=None)
    plan_edition: Mapped[int | None] = mapped_column(default=None)
    returned_on: Mapped[date | None] = mapped_column(default=None)
    approved_on: Mapped[date | None] = mapped_column(default=None)
    approval: Mapped[str] = mapped_column(default="")
    closing: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
