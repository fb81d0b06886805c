"""What a recognised row holds; every field names the cell it came from."""

from dataclasses import dataclass, field

Cells = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """Where a record stands in the workbook it came in."""

    sheet: str
    row: int
    rows: tuple[int, ...] = ()
    number: str = ""
    remarks: str = ""
    cells: Cells = field(default_factory=dict)
    extras: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerRow(SheetRow):
    """A power as a list of powers states it; `parent` is the place of its main item."""

    name: str
    sub_name: str = ""
    parent: int | None = None
    code: str = ""
    category_written: str = ""
    category: str | None = None
    direction: str | None = None
    legal_basis: str = ""
    exercising_subject: str = ""
    departments: list[str] = field(default_factory=list)
    department_written: str = ""
    level_authority: str = ""
    duty: str = ""
    responsibility_items: list[str] = field(default_factory=list)
    responsibility_basis: str = ""
    accountability_scope: str = ""
    accountability_cases: str = ""
    accountability_basis: str = ""
    counterpart: str = ""
    content: str = ""
    time_limit: str = ""
    main_item: str = ""
    levels_written: str = ""
    reform_written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow(SheetRow):
    """A risk point as a risk register states it."""

    title: str
    code: str = ""
    department_written: str = ""
    departments: list[str] = field(default_factory=list)
    post_written: str = ""
    power_name: str = ""
    flow_step: str = ""
    category_written: str = ""
    category: str | None = None
    manifestations: list[str] = field(default_factory=list)
    rank: int | None = None
    grade_written: str = ""
    measures: list[str] = field(default_factory=list)
    direct_responsible: str = ""
    section_head: str = ""
    responsible_leader: str = ""
    monitoring: str = ""
    likelihood: str = ""
    harm: str = ""
    due: str = ""
    frequency: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow(SheetRow):
    """A section, a subordinate unit or the leadership of a bureau."""

    name: str
    parent: str = ""
    nature: str | None = None
    nature_written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow(SheetRow):
    """A post of a section."""

    name: str
    department: str = ""
    rank_title: str = ""
    leadership: bool = False
    disposal: bool = False
    key_post: bool = False
    headcount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow(SheetRow):
    """A person and the post he is appointed to."""

    name: str
    login: str = ""
    department: str = ""
    post: str = ""
    appointed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow(SheetRow):
    """A section a deputy is in charge of."""

    person: str
    department: str
    login: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow(SheetRow):
    """A body of the bureau with its members."""

    name: str
    body_kind: str = ""
    members: list[str] = field(default_factory=list)
