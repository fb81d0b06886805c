"""What the demonstration is going to found: plain records, joined by keys within their tenant."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class JurisdictionPlan:
    code: str
    name: str
    level: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class DepartmentPlan:
    key: str
    code: str
    name: str
    kind: str
    parent_key: str | None
    position: int


@dataclass(frozen=True, slots=True)
class PostPlan:
    key: str
    code: str
    title: str
    department_key: str
    job_rank: str
    leadership: str
    has_disposal_authority: bool
    is_key: bool
    key_reason: str
    business_duties: str
    integrity_duties: str


@dataclass(frozen=True, slots=True)
class PersonPlan:
    key: str
    name: str
    staff_number: str
    pinyin: str
    is_party_member: bool


@dataclass(frozen=True, slots=True)
class AppointmentPlan:
    person_key: str
    post_key: str
    starts_on: date
    ends_on: date | None = None
    acting: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PortfolioPlan:
    post_key: str
    department_key: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class DelegationPlan:
    post_key: str
    delegate_key: str
    starts_on: date
    ends_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class SeatPlan:
    person_key: str
    seat: str


@dataclass(frozen=True, slots=True)
class BodyPlan:
    key: str
    code: str
    kind: str
    name: str
    members: tuple[SeatPlan, ...]


@dataclass(frozen=True, slots=True)
class GrantPlan:
    person_key: str
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """A person who can sign in, and the role he is there to show."""

    login: str
    person_key: str
    role: str
    title: str


@dataclass(frozen=True, slots=True)
class PowerPostPlan:
    post_key: str
    duty: str


@dataclass(frozen=True, slots=True)
class PowerPlan:
    key: str
    number: str
    name: str
    direction: str
    category: str
    category_written: str
    department_key: str
    exercising_subject: str
    content: str
    legal_basis: str
    procedure: str
    steps: tuple[str, ...]
    time_limit: str
    responsibility_items: tuple[str, ...]
    accountability_cases: str
    service_commitment: str
    work_discipline: str
    has_discretion: bool
    posts: tuple[PowerPostPlan, ...]
    status: str = "in_force"


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    text: str
    kind: str
    phase: str
    responsible_post_key: str
    frequency: str


@dataclass(frozen=True, slots=True)
class RiskPointPlan:
    key: str
    number: str
    title: str
    subject_type: str
    department_key: str | None
    post_key: str | None
    topic: str | None
    answering_post_key: str | None
    category: str
    power_key: str | None
    flow_step: str
    content: str
    causes: tuple[str, ...]
    loss: str
    consequence: str
    method: str
    origin: str
    rank: int
    scores: tuple[tuple[str, int], ...]
    rationales: tuple[tuple[str, str], ...]
    manifestations: tuple[str, ...]
    measures: tuple[MeasurePlan, ...]
    status: str = "in_force"


@dataclass(frozen=True, slots=True)
class OrganisationPlan:
    """Everything a tenant is before it has registers."""

    departments: tuple[DepartmentPlan, ...]
    posts: tuple[PostPlan, ...]
    persons: tuple[PersonPlan, ...]
    appointments: tuple[AppointmentPlan, ...]
    portfolios: tuple[PortfolioPlan, ...]
    delegations: tuple[DelegationPlan, ...]
    bodies: tuple[BodyPlan, ...]
    grants: tuple[GrantPlan, ...]
    accounts: tuple[AccountPlan, ...]


@dataclass(frozen=True, slots=True)
class TenantPlan:
    code: str
    name: str
    kind: str
    sector: str
    jurisdiction: str | None
    overseer: str | None
    profile: str
    organisation: OrganisationPlan
    powers: tuple[PowerPlan, ...]
    risk_points: tuple[RiskPointPlan, ...]
    ruled_by_chains: bool = False


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """The whole pilot region, overseers before those they oversee."""

    jurisdictions: tuple[JurisdictionPlan, ...]
    tenants: tuple[TenantPlan, ...]

    def overseer_of(self, tenant: TenantPlan) -> TenantPlan:
        """Find the leading group above a tenant."""
        return next(one for one in self.tenants if one.code == tenant.overseer)
