"""What an organisation's workbook says, before it is held against the tables."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A row and where each of its values stands, so that a doubt can name its cell."""

    sheet: str = ""
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentDraft(Written):
    """A section, a subordinate unit or the leadership; its parent by name or code."""

    name: str
    kind: str = "section"
    code: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDraft(Written):
    """A post of a department, named by name or code."""

    department: str
    title: str
    code: str = ""
    leadership: str | None = "none"  # None: it leads something; its title says what
    job_rank: str | None = None
    is_shared: bool = False
    has_disposal_authority: bool = False
    is_key: bool = False
    key_reason: str = ""
    business_duties: str = ""
    integrity_duties: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft(Written):
    """A person and, if given, the post he sits in; somebody with several posts has several rows."""

    name: str
    staff_number: str = ""
    department: str = ""
    post: str = ""
    starts_on: date | None = None
    acting: bool = False
    is_party_member: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioDraft(Written):
    """A department in the charge of a deputy, who is named by name or staff number."""

    person: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatDraft(Written):
    """A person's seat in a body."""

    person: str
    seat: str = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDraft(Written):
    """A body with all its names and members."""

    name: str
    kind: str
    code: str = ""
    other_names: tuple[str, ...] = ()
    members: tuple[SeatDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """The whole organisation as one workbook tells it."""

    departments: tuple[DepartmentDraft, ...] = ()
    posts: tuple[PostDraft, ...] = ()
    persons: tuple[PersonDraft, ...] = ()
    portfolios: tuple[PortfolioDraft, ...] = ()
    bodies: tuple[BodyDraft, ...] = ()
