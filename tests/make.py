"""Ready bureaus and regions for tests, made the way the product makes them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from service.organisation.queries import load_actor
from service.organisation.use_cases.grants import grant_role
from service.organisation.use_cases.importing import commit_organisation
from service.organisation.use_cases.importing.drafts import (
    BodyDraft,
    DepartmentDraft,
    OrganisationDraft,
    PersonDraft,
    PortfolioDraft,
    PostDraft,
    SeatDraft,
)
from tenants.context import Actor
from tenants.database import new_id, unit_of_work, utc_now
from tenants.models.accounts import Account
from tenants.models.organisation import Appointment, Department, Person, Post
from tenants.provisioning import add_jurisdiction, add_tenant, provisioning, provisioning_actor
from tenants.settings import Settings
from tests.cast import (
    BODIES,
    BUREAU_PEOPLE,
    GRANTED,
    GROUP_PEOPLE,
    LEADERSHIP,
    OPERATOR_PEOPLE,
    SECTIONS,
)

PASSWORD = "Ronghua-2026-Changan"
FOUNDED = date(2020, 1, 6)


@dataclass(frozen=True, slots=True)
class PersonHandle:
    """Somebody a test can act as or sign in as."""

    role: str
    person_id: UUID
    name: str
    login: str
    password: str
    appointment_id: UUID | None
    post_id: UUID | None
    department_id: UUID | None


@dataclass(frozen=True, slots=True)
class Bureau:
    """One tenant with its people by role, departments by name and posts by title."""

    tenant_id: int
    code: str
    name: str
    people: dict[str, PersonHandle]
    departments: dict[str, UUID]
    posts: dict[str, UUID]


@dataclass(frozen=True, slots=True)
class Region:
    """A region with one county below it: two leading groups and two bureaus in each."""

    leading_group: Bureau
    bureaus: tuple[Bureau, ...]
    county_group: Bureau
    county_bureaus: tuple[Bureau, ...]
    code: str
    county_code: str

    @property
    def all_bureaus(self) -> tuple[Bureau, ...]:
        return (*self.bureaus, *self.county_bureaus)


def region(settings: Settings, tag: str) -> Region:
    """Make a region, its county, their leading groups and bureaus."""
    city, county = f"{tag}-region", f"{tag}-county"
    with provisioning(settings.owner_database_url or "") as session:
        add_jurisdiction(session, code=city, name="示范市", level="region")
        add_jurisdiction(session, code=county, name="示范县", level="county", parent=city)
    sectors = ("finance", "civil_affairs")
    group = leading_group(settings, f"{tag}-lg", jurisdiction=city)
    county_group = leading_group(settings, f"{tag}-clg", jurisdiction=county)
    return Region(
        leading_group=group,
        bureaus=tuple(
            bureau(settings, f"{tag}-{sector}", jurisdiction=city, sector=sector)
            for sector in sectors
        ),
        county_group=county_group,
        county_bureaus=tuple(
            bureau(settings, f"{tag}-c-{sector}", jurisdiction=county, sector=sector)
            for sector in sectors
        ),
        code=city,
        county_code=county,
    )


def bureau(
    settings: Settings,
    tag: str,
    *,
    jurisdiction: str | None = None,
    sector: str = "finance",
    profile: str = "region_pilot",
    kind: str = "bureau",
) -> Bureau:
    """Make a bureau with leaders, three sections, watching bodies, administrator and auditor."""
    draft = OrganisationDraft(
        departments=(
            DepartmentDraft(name="局领导", kind="leadership"),
            *(DepartmentDraft(name=name) for name in SECTIONS),
        ),
        posts=tuple(
            PostDraft(department=department, title=post, leadership=leadership_of(post))
            for _, department, post in BUREAU_PEOPLE.values()
            if post
        ),
        persons=drafts_of(BUREAU_PEOPLE),
        portfolios=(
            PortfolioDraft(person="钱某", department="预算科"),
            PortfolioDraft(person="钱某", department="国库科"),
            PortfolioDraft(person="孙某", department="政府采购管理科"),
        ),
        bodies=bodies_of(BUREAU_PEOPLE),
    )
    tenant_id = _tenant(settings, tag, kind, sector, jurisdiction, profile)
    return _people(tenant_id, tag, draft, BUREAU_PEOPLE)


def empty_bureau(settings: Settings, tag: str) -> int:
    """Make a bureau in which there is nobody yet."""
    return _tenant(settings, tag, "bureau", "civil_affairs", None, "region_pilot")


def leading_group(settings: Settings, tag: str, *, jurisdiction: str | None = None) -> Bureau:
    """Make a leading group with its office."""
    draft = OrganisationDraft(
        departments=(DepartmentDraft(name="领导小组"), DepartmentDraft(name="领导小组办公室")),
        posts=tuple(
            PostDraft(department=department, title=post)
            for _, department, post in GROUP_PEOPLE.values()
            if post
        ),
        persons=drafts_of(GROUP_PEOPLE),
        bodies=(
            body("leading_group", "尤某"),
            body("leading_group_office", "许某", "何某"),
        ),
    )
    tenant_id = _tenant(
        settings, tag, "leading_group", "leading_group", jurisdiction, "region_pilot"
    )
    return _people(tenant_id, tag, draft, GROUP_PEOPLE)


def platform(settings: Settings, tag: str) -> Bureau:
    """Make a platform tenant with its three operators."""
    draft = OrganisationDraft(persons=drafts_of(OPERATOR_PEOPLE))
    tenant_id = _tenant(settings, tag, "platform", "platform", None, "region_pilot")
    return _people(tenant_id, tag, draft, OPERATOR_PEOPLE)


def actor(one: Bureau, role: str, *, on: date | None = None) -> Actor:
    """Let somebody of a bureau act, in his office of today."""
    person = one.people[role]
    with unit_of_work(one.tenant_id) as session:
        return load_actor(
            session,
            person.person_id,
            person.appointment_id,
            on=on,
            request_id="test",
            origin="test",
        )


def new_code() -> str:
    """Give a code no other record bears."""
    return f"N{new_id().hex[-12:]}"


def leadership_of(post: str) -> str:
    return LEADERSHIP.get(post, "section_head" if post.endswith("科长") else "none")


def drafts_of(people: dict[str, tuple[str, str, str]]) -> tuple[PersonDraft, ...]:
    return tuple(
        PersonDraft(name=name, staff_number=role, department=department, post=post)
        for role, (name, department, post) in people.items()
    )


def bodies_of(people: dict[str, tuple[str, str, str]]) -> tuple[BodyDraft, ...]:
    return tuple(body(role, name) for role, (name, _, _) in people.items() if role in BODIES)


def body(kind: str, *names: str) -> BodyDraft:
    seats = ("head", *("member" for _ in names[1:]))
    members = tuple(
        SeatDraft(person=name, seat=seat) for name, seat in zip(names, seats, strict=True)
    )
    return BodyDraft(name=BODIES[kind], kind=kind, members=members)


def _tenant(  # noqa: PLR0917
    settings: Settings, tag: str, kind: str, sector: str, jurisdiction: str | None, profile: str
) -> int:
    owner = as_owner(settings.owner_database_url or "")
    with Session(owner, expire_on_commit=False) as session, session.begin():
        tenant = add_tenant(
            session,
            code=tag,
            name=f"{tag}单位",
            kind=kind,
            sector=sector,
            jurisdiction_code=jurisdiction,
            profile=profile,
        )
        return tenant.id


@cache
def as_owner(url: str) -> Engine:
    """Keep the owner's way in open: bureaus are made by the thousand."""
    return create_engine(url, pool_size=1, pool_pre_ping=True)


def _people(
    tenant_id: int,
    tag: str,
    draft: OrganisationDraft,
    people: dict[str, tuple[str, str, str]],
) -> Bureau:
    founder = provisioning_actor(tenant_id)
    with unit_of_work(tenant_id) as session:
        taken = commit_organisation(session, founder, draft, FOUNDED)
        assert not taken.problems, taken.problems
        persons = {one.staff_number: one for one in session.scalars(select(Person))}
        for role in people:
            if role in GRANTED:
                grant_role(
                    session, founder, person_id=persons[role].id, role=role, starts_on=FOUNDED
                )
            session.add(account(persons[role], role))
        appointments = {one.person_id: one for one in session.scalars(select(Appointment))}
        posts = {one.id: one for one in session.scalars(select(Post))}
        departments = {one.name: one.id for one in session.scalars(select(Department))}
    handles = {
        role: _handle(role, persons[role], appointments.get(persons[role].id), posts)
        for role in people
    }
    return Bureau(
        tenant_id=tenant_id,
        code=tag,
        name=f"{tag}单位",
        people=handles,
        departments=departments,
        posts={one.title: one.id for one in posts.values()},
    )


def _handle(
    role: str, person: Person, appointment: Appointment | None, posts: dict[UUID, Post]
) -> PersonHandle:
    post = posts[appointment.post_id] if appointment else None
    return PersonHandle(
        role=role,
        person_id=person.id,
        name=person.name,
        login=role,
        password=PASSWORD,
        appointment_id=appointment.id if appointment else None,
        post_id=post.id if post else None,
        department_id=post.department_id if post else None,
    )


def account(person: Person, login: str) -> Account:
    return Account(
        person_id=person.id,
        login=login,
        password_hash=password_hash(),
        password_set_at=utc_now(),
    )


@cache
def password_hash() -> str:
    """Hash the one password of all people once, as weakly as tests may."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
