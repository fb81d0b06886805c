"""The region a simulated year is lived in: a leading group, a county, bureaus and their people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import select

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
from tenants.database import unit_of_work, utc_now
from tenants.errors import Invalid
from tenants.models.accounts import Account
from tenants.models.organisation import Appointment, Body, Department, Person, Post
from tenants.provisioning import add_jurisdiction, add_tenant, provisioning, provisioning_actor
from tenants.settings import Settings

PASSWORD: Final = "Qingfeng-2027-Moni"  # noqa: S105 - of people who live in a simulation
SINCE: Final = date(2020, 1, 6)
GRANTED: Final = ("administrator", "auditor")


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody of the cast: name, section, post, its rank, whether it leads, Party membership."""

    name: str
    department: str = ""
    post: str = ""
    job_rank: str | None = None
    leadership: str = "none"
    party: bool = True
    disposal: bool = False
    key: bool = False


LEADERS, BUDGET, BUSINESS, OFFICE = "局领导", "计划财务科", "业务科", "办公室"
CAST: Final[Mapping[str, Figure]] = {
    "main_leader": Figure("赵某", LEADERS, "党组书记、局长", "正处", "main_leader"),
    "deputy": Figure("钱某", LEADERS, "副局长(分管财务)", "副处", "deputy_leader"),
    "deputy_b": Figure("孙某", LEADERS, "副局长(分管业务)", "副处", "deputy_leader"),
    "head": Figure("李某", BUDGET, "计划财务科科长", "正科", "section_head", key=True),
    "clerk": Figure("周某", BUDGET, "资金审核岗", "科员", disposal=True, key=True, party=False),
    "cashier": Figure("吴某", BUDGET, "资金拨付岗", "科员", disposal=True, key=True),
    "head_b": Figure("郑某", BUSINESS, "业务科科长", "正科", "section_head", key=True),
    "clerk_b": Figure("王某", BUSINESS, "受理审查岗", "科员", disposal=True),
    "clerk_c": Figure("冯某", BUSINESS, "现场核查岗", "副科", disposal=True),
    "head_c": Figure("陈某", OFFICE, "办公室主任", "正科", "section_head"),
    "recorder": Figure("褚某", OFFICE, "文秘岗", "科员"),
    "discipline": Figure("卫某"),
    "supervision": Figure("蒋某"),
    "registrar": Figure("沈某"),
    "administrator": Figure("韩某"),
    "auditor": Figure("杨某"),
    "successor": Figure("朱某"),
}
PORTFOLIOS: Final = (("钱某", BUDGET), ("孙某", BUSINESS), ("孙某", OFFICE))
TEAM: Final = ("main_leader", "deputy", "deputy_b")
BODIES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "leadership_meeting": ("局领导班子会议", TEAM),
    "party_group": ("局党组", TEAM),
    "discipline_group": ("纪检组", ("discipline",)),
    "supervision_office": ("监察室", ("supervision",)),
    "register_office": ("办公（监察）室", ("registrar",)),
}
PARTY_BODY: Final[Mapping[str, tuple[str, str]]] = {
    "bureau_generic_2015": ("party_committee", "局党委"),
    "region_pilot": ("party_organisation", "局党组织"),
}
GROUP: Final[Mapping[str, Figure]] = {
    "chief": Figure("尤某", "领导小组", "组长"),
    "officer": Figure("许某", "领导小组办公室", "办公室主任"),
    "officer_b": Figure("何某", "领导小组办公室", "办公室干事"),
}
GROUP_BODIES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "leading_group": ("领导小组", ("chief",)),
    "leading_group_office": ("领导小组办公室", ("officer", "officer_b")),
}


@dataclass(frozen=True, slots=True)
class House:
    """One tenant: who is who, and its departments, posts and bodies by name."""

    tenant_id: int
    code: str
    name: str
    profile: str
    persons: Mapping[str, UUID]
    appointments: Mapping[str, UUID]
    posts: Mapping[str, UUID]
    departments: Mapping[str, UUID]
    bodies: Mapping[str, UUID]

    def post_of(self, who: str) -> str:
        """Give the post of one of the cast, as the interface writes ids."""
        return str(self.posts[CAST[who].post])


@dataclass(frozen=True, slots=True)
class World:
    """The region, its county, and the bureaus in them by a short name."""

    region: House
    county: House
    bureaus: Mapping[str, House]

    @property
    def everybody(self) -> list[House]:
        """List all tenants, the leading groups first."""
        return [self.region, self.county, *self.bureaus.values()]


# short name: (what it is called, its sector, its profile, whether it lies in the county)
BUREAUS: Final = {
    "pilot": ("某县民政局", "civil_affairs", "region_pilot", True),
    "generic": ("某地区财政局", "finance", "bureau_generic_2015", False),
    "civil_affairs": ("某市民政局", "civil_affairs", "civil_affairs_2011", False),
}


def found_world(settings: Settings, tag: str, *, only: tuple[str, ...] = ()) -> World:
    """Found the region with its leading groups and three bureaus of different profiles."""
    region, county = f"{tag}-region", f"{tag}-county"
    with provisioning(settings.owner_database_url or "") as session:
        add_jurisdiction(session, code=region, name="模拟地区", level="region")
        add_jurisdiction(session, code=county, name="模拟县", level="county", parent=region)
    above = _group(settings, f"{tag}-leading", "地区领导小组", region)
    below = _group(settings, f"{tag}-county-leading", "县领导小组", county)
    bureaus = {
        key: _house(
            settings,
            f"{tag}-{key.replace('_', '-')}",
            name,
            "bureau",
            sector,
            county if in_county else region,
            profile,
        )
        for key, (name, sector, profile, in_county) in BUREAUS.items()
        if not only or key in only
    }
    return World(above, below, bureaus)


def _group(settings: Settings, code: str, name: str, jurisdiction: str) -> House:
    return _house(
        settings, code, name, "leading_group", "leading_group", jurisdiction, "region_pilot"
    )


def _house(  # noqa: PLR0917
    settings: Settings,
    code: str,
    name: str,
    kind: str,
    sector: str,
    jurisdiction: str,
    profile: str,
) -> House:
    with provisioning(settings.owner_database_url or "") as session:
        tenant_id = add_tenant(
            session,
            code=code,
            name=name,
            kind=kind,
            sector=sector,
            jurisdiction_code=jurisdiction,
            profile=profile,
        ).id
    people = CAST if kind == "bureau" else GROUP
    with unit_of_work(tenant_id) as session:
        founder = provisioning_actor(tenant_id)
        taken = commit_organisation(session, founder, _drafted(people, kind, profile), SINCE)
        if taken.problems:
            raise Invalid("The cast is not sound.", errors={"organisation": taken.problems})
        persons = {one.staff_number: one.id for one in session.scalars(select(Person))}
        for role in GRANTED:
            if role in people:
                grant_role(session, founder, person_id=persons[role], role=role, starts_on=SINCE)
        kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
        session.add_all(
            Account(
                person_id=persons[who], login=who, password_hash=kept, password_set_at=utc_now()
            )
            for who in people
        )
        held = {one.person_id: one.id for one in session.scalars(select(Appointment))}
        return House(
            tenant_id=tenant_id,
            code=code,
            name=name,
            profile=profile,
            persons={who: persons[who] for who in people},
            appointments={who: held[persons[who]] for who in people if persons[who] in held},
            posts={one.title: one.id for one in session.scalars(select(Post))},
            departments={one.name: one.id for one in session.scalars(select(Department))},
            bodies={one.kind: one.id for one in session.scalars(select(Body))},
        )


def _drafted(people: Mapping[str, Figure], kind: str, profile: str) -> OrganisationDraft:
    bureau = kind == "bureau"
    bodies = dict(BODIES if bureau else GROUP_BODIES)
    if bureau and profile in PARTY_BODY:
        party, called = PARTY_BODY[profile]
        bodies.pop("party_group")
        bodies[party] = (called, TEAM)
    names = list(dict.fromkeys(one.department for one in people.values() if one.department))
    return OrganisationDraft(
        departments=tuple(
            DepartmentDraft(name=one, kind="leadership" if one == LEADERS else "section")
            for one in names
        ),
        posts=tuple(_post(one) for one in people.values() if one.post),
        persons=tuple(
            PersonDraft(
                name=one.name,
                staff_number=who,
                department=one.department,
                post=one.post,
                is_party_member=one.party,
            )
            for who, one in people.items()
        ),
        portfolios=tuple(
            PortfolioDraft(person=person, department=department)
            for person, department in PORTFOLIOS
        )
        if bureau
        else (),
        bodies=tuple(
            BodyDraft(
                name=called,
                kind=body,
                members=tuple(
                    SeatDraft(person=people[who].name, seat="member" if place else "head")
                    for place, who in enumerate(members)
                ),
            )
            for body, (called, members) in bodies.items()
        ),
    )


def _post(one: Figure) -> PostDraft:
    return PostDraft(
        department=one.department,
        title=one.post,
        leadership=one.leadership,
        job_rank=one.job_rank,
        has_disposal_authority=one.disposal,
        is_key=one.key,
        key_reason="掌握资金或审批权" if one.key else "",
        business_duties=f"负责{one.post}的日常业务",
        integrity_duties="遵守廉洁纪律,接受监督",
    )
