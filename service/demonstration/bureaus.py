"""The organisation of a bureau or discipline organ: leaders, sections, units, posts, bodies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.demonstration.phrases import chance, phrases
from service.demonstration.plans import (
    AccountPlan,
    AppointmentPlan,
    BodyPlan,
    DelegationPlan,
    DepartmentPlan,
    GrantPlan,
    OrganisationPlan,
    PersonPlan,
    PortfolioPlan,
    PostPlan,
    SeatPlan,
)
from service.demonstration.staffing import (
    IN_OFFICE_SINCE,
    accounts_for,
    holder_key,
    in_office,
    people_for,
    post_plan,
)

HEAD_TITLES = {
    "科": "科长",
    "股": "股长",
    "室": "主任",
    "心": "主任",
    "处": "主任",
    "院": "院长",
    "站": "站长",
    "局": "局长",
}
ROOMS = frozenset({"office", "oversight"})
ACTING_SINCE = date(2026, 9, 1)
DELEGATED = (date(2026, 11, 1), date(2027, 10, 31))
AWAY_AT_TIMES = (date(2026, 11, 16), date(2026, 12, 31))


@dataclass(frozen=True, slots=True)
class Section:
    """A section as its phrases describe it, with the posts it has in this tenant."""

    department: DepartmentPlan
    counterparts: tuple[str, ...]
    business: tuple[str, ...]
    posts: tuple[PostPlan, ...]

    @property
    def head(self) -> PostPlan:
        """The post that answers for the section."""
        return self.posts[0]

    @property
    def vice(self) -> PostPlan:
        """Who stands in for the head: the deputy head, or the first of the staff."""
        return self.posts[1]

    @property
    def duties(self) -> tuple[PostPlan, ...]:
        """The posts that handle the section's powers."""
        return tuple(post for post in self.posts if post.has_disposal_authority)[1:]


@dataclass(frozen=True, slots=True)
class Bureau:
    """A tenant's organisation together with what its registers are made from."""

    organisation: OrganisationPlan
    leaders: tuple[PostPlan, ...]
    sections: tuple[Section, ...]
    in_charge: Mapping[str, PostPlan]

    def section(self, key: str) -> Section:
        """Find a section by the key of its department."""
        return next(section for section in self.sections if section.department.key == key)


def bureau(spec: Mapping[str, Any], seed: int) -> Bureau:
    """Make up the whole organisation of one bureau."""
    office = phrases("offices")
    ladder = office["job_ranks"][spec["level"]]
    titles = office["leaders"][spec["kind"]]
    leadership = DepartmentPlan("leadership", "LD", titles["group"], "leadership", None, 0)
    leaders = _leaders(titles, ladder, county=spec["level"] == "county")
    sections = tuple(_sections(spec, ladder))
    services = _service_posts(sections, ladder)
    posts = (*leaders, *(post for section in sections for post in section.posts), *services)
    people = people_for(posts, chance(seed, spec["code"], "people"), spec["code"][:2].upper())
    in_charge = _in_charge(leaders, sections)
    vacant, lent = sections[2], sections[3]
    organisation = OrganisationPlan(
        departments=(leadership, *(section.department for section in sections)),
        posts=posts,
        persons=tuple(person for person in people if person.key != holder_key(vacant.head)),
        appointments=(*in_office(post for post in posts if post != vacant.head), _acting(vacant)),
        portfolios=tuple(
            PortfolioPlan(post.key, key, IN_OFFICE_SINCE) for key, post in in_charge.items()
        ),
        delegations=(
            DelegationPlan(
                lent.head.key, holder_key(lent.vice), *DELEGATED, "脱产培训期间由B角代行职责"
            ),
            *_among_leaders(spec, leaders),
        ),
        bodies=_bodies(spec["kind"], leaders, sections),
        grants=tuple(
            GrantPlan(holder_key(post), role, office["services"][role]["reason"])
            for role, post in zip(office["services"], services, strict=True)
        ),
        accounts=_accounts(leaders, sections, services, people),
    )
    return Bureau(organisation, leaders, sections, in_charge)


def _leaders(
    titles: Mapping[str, Any], ladder: Mapping[str, str], *, county: bool
) -> tuple[PostPlan, ...]:
    deputies = titles["deputies"][:2] if county else titles["deputies"]
    named = [
        ("main", titles["main"], ladder["main"], "main_leader"),
        *((f"deputy{n}", title, ladder["deputy"], "deputy_leader")
          for n, title in enumerate(deputies, 1)),
        ("discipline", titles["discipline"], ladder["deputy"], "deputy_leader"),
    ]  # fmt: skip
    return tuple(
        post_plan(f"leadership:{key}", title, "leadership", rank, kind, is_key=True)
        for key, title, rank, kind in named
    )


def _sections(spec: Mapping[str, Any], ladder: Mapping[str, str]) -> list[Section]:
    line = phrases(spec["sector"])
    described = [
        *((entry, "section") for entry in line["sections"]),
        *((entry, "subordinate_unit") for entry in line["units"]),
        *((entry, "section") for entry in phrases("internal")["sections"]),
    ]
    return [
        _section(entry, kind, place, spec, ladder)
        for place, (entry, kind) in enumerate(described, 1)
    ]


def _section(
    entry: Mapping[str, Any],
    kind: str,
    place: int,
    spec: Mapping[str, Any],
    ladder: Mapping[str, str],
) -> Section:
    key, name = entry["code"], _section_name(entry, kind, spec)
    department = DepartmentPlan(key, f"{place:02d}", name, kind, None, place)
    business = tuple(entry["business"])
    head_title = name + HEAD_TITLES[name[-1]]
    posts = [post_plan(f"{key}:head", head_title, key, ladder["head"], "section_head", place=name)]
    if spec["level"] == "region" and spec["kind"] == "bureau":
        vice = f"{name}副{head_title[len(name) :]}"
        posts.append(
            post_plan(f"{key}:vice", vice, key, ladder["vice"], "none", place=name, disposal=False)
        )
    staff = entry["posts"] if spec["level"] == "region" else entry["posts"][:3]
    posts += [
        post_plan(
            f"{key}:duty{number}",
            title,
            key,
            ladder["staff"],
            "none",
            place=business[(number - 1) % len(business)],
            disposal=key != "office",
            is_key=number == 1 and key != "office",
        )
        for number, title in enumerate(staff, 1)
    ]
    return Section(department, tuple(entry["counterparts"]), business, tuple(posts))


def _section_name(entry: Mapping[str, Any], kind: str, spec: Mapping[str, Any]) -> str:
    name: str = entry["name"]
    if kind == "subordinate_unit":
        return name
    if entry["code"] in ROOMS or spec["kind"] == "discipline_organ":
        return f"{name}室"
    return f"{name}科" if spec["level"] == "region" else f"{name}股"


def _service_posts(
    sections: tuple[Section, ...], ladder: Mapping[str, str]
) -> tuple[PostPlan, ...]:
    return tuple(
        post_plan(
            f"{entry['section']}:{role}",
            entry["title"],
            entry["section"],
            ladder["staff"],
            "none",
            disposal=False,
        )
        for role, entry in phrases("offices")["services"].items()
        if any(section.department.key == entry["section"] for section in sections)
    )


def _in_charge(leaders: tuple[PostPlan, ...], sections: tuple[Section, ...]) -> dict[str, PostPlan]:
    """Put every section into exactly one deputy's portfolio; oversight belongs to discipline."""
    deputies, discipline = leaders[1:-1], leaders[-1]
    others = [section for section in sections if section.department.key != "oversight"]
    charge = {
        section.department.key: deputies[place % len(deputies)]
        for place, section in enumerate(others)
    }
    return {**charge, "oversight": discipline}


def _acting(section: Section) -> AppointmentPlan:
    return AppointmentPlan(
        person_key=holder_key(section.vice),
        post_key=section.head.key,
        starts_on=ACTING_SINCE,
        acting=True,
        reason="原负责人退休，职务空缺期间代行职责",
    )


def _among_leaders(
    spec: Mapping[str, Any], leaders: tuple[PostPlan, ...]
) -> tuple[DelegationPlan, ...]:
    """Where people live by the chains, the first deputy's desk is shared with his B 角."""
    if not spec.get("chains"):
        return ()
    first, second = leaders[1], leaders[2]
    reason = "年末外出督查期间，按局领导AB角安排代行职责"
    return (DelegationPlan(first.key, holder_key(second), *AWAY_AT_TIMES, reason),)


def _bodies(
    kind: str, leaders: tuple[PostPlan, ...], sections: tuple[Section, ...]
) -> tuple[BodyPlan, ...]:
    by_key = {section.department.key: section.posts for section in sections}
    sitting = {
        "leaders": leaders,
        "branch": (leaders[1], by_key["office"][0], by_key["personnel"][0], sections[0].head),
        "discipline": (leaders[-1], by_key["oversight"][-1]),
        "oversight": by_key["oversight"],
        "office": by_key["office"],
    }
    return tuple(
        BodyPlan(
            key=entry["kind"],
            code=entry["kind"].replace("_", "-").upper(),
            kind=entry["kind"],
            name=entry["name"],
            members=tuple(
                SeatPlan(holder_key(post), "member" if place else "head")
                for place, post in enumerate(sitting[entry["who"]])
            ),
        )
        for entry in phrases("offices")["bodies"][kind]
    )


def _accounts(
    leaders: tuple[PostPlan, ...],
    sections: tuple[Section, ...],
    services: tuple[PostPlan, ...],
    people: tuple[PersonPlan, ...],
) -> tuple[AccountPlan, ...]:
    by_key = {section.department.key: section for section in sections}
    vacant, lent = sections[2], sections[3]
    plain = [
        ("main_leader", leaders[0]),
        ("deputy_leader", leaders[1]),
        ("party_group", leaders[2]),
        ("discipline_group", leaders[-1]),
        ("section_head", sections[0].head),
        ("section_head", sections[1].head),
        ("post_holder", sections[0].duties[0]),
        ("post_holder", sections[1].duties[0]),
        ("supervision_office", by_key["oversight"].head),
        ("register_office", by_key["office"].head),
        *zip(("administrator", "auditor"), services, strict=True),
    ]
    stand_ins = [
        ("section_head", vacant.vice, f"{vacant.vice.title}（代{vacant.head.title}）"),
        ("section_head", lent.vice, f"{lent.vice.title}（{lent.head.title}的B角）"),
    ]
    shown = [*((role, post, post.title) for role, post in plain), *stand_ins]
    return accounts_for(shown, people)
