"""The organisation of a leading group, and of the platform's own operators."""

from collections.abc import Mapping
from typing import Any

from service.demonstration.phrases import chance, phrases
from service.demonstration.plans import (
    BodyPlan,
    DepartmentPlan,
    GrantPlan,
    OrganisationPlan,
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

LADDERS = {
    "region": {"main": "副厅", "deputy": "正处", "head": "副处", "staff": "正科"},
    "county": {"main": "正处", "deputy": "副处", "head": "正科", "staff": "副科"},
}
OPERATOR_REASON = "平台三员分立，互不兼任，不接触业务数据"
SERVICE_REASON = "负责领导小组系统用户维护或者日志查阅"


def leading_group(spec: Mapping[str, Any], seed: int) -> OrganisationPlan:
    """Make up a leading group and its office, which the discipline organ hosts (R-527)."""
    described = phrases("offices")["leading_group"]
    posts = _posts(described["posts"], LADDERS[spec["level"]])
    people = people_for(
        tuple(posts.values()), chance(seed, spec["code"], "people"), f"L{spec['code'][0].upper()}"
    )
    return OrganisationPlan(
        departments=(
            DepartmentPlan("leadership", "LD", "领导小组", "leadership", None, 0),
            DepartmentPlan("office", "01", "领导小组办公室", "section", None, 1),
        ),
        posts=tuple(posts.values()),
        persons=people,
        appointments=tuple(in_office(posts.values())),
        portfolios=(PortfolioPlan(posts["deputy1"].key, "office", IN_OFFICE_SINCE),),
        delegations=(),
        bodies=tuple(_body(entry, posts) for entry in described["bodies"]),
        grants=tuple(
            GrantPlan(holder_key(posts[role]), role, SERVICE_REASON)
            for role in ("administrator", "auditor")
        ),
        accounts=accounts_for(
            (
                (role, posts[key], posts[key].title)
                for role, keys in described["accounts"].items()
                for key in keys
            ),
            people,
        ),
    )


def platform(spec: Mapping[str, Any], seed: int) -> OrganisationPlan:
    """Make up the three operators of the platform; they hold no post, only their grant."""
    posts = _posts(phrases("offices")["platform"]["posts"], LADDERS["county"])
    people = people_for(tuple(posts.values()), chance(seed, spec["code"], "people"), "PT")
    return OrganisationPlan(
        departments=(),
        posts=(),
        persons=people,
        appointments=(),
        portfolios=(),
        delegations=(),
        bodies=(),
        grants=tuple(
            GrantPlan(holder_key(post), role, OPERATOR_REASON) for role, post in posts.items()
        ),
        accounts=accounts_for(((role, post, post.title) for role, post in posts.items()), people),
    )


def _posts(entries: list[Mapping[str, str]], ladder: Mapping[str, str]) -> dict[str, PostPlan]:
    return {
        entry["key"]: post_plan(
            f"{entry['department']}:{entry['key']}",
            entry["title"],
            entry["department"],
            ladder[entry["rank"]],
            entry["leadership"],
            disposal=False,
        )
        for entry in entries
    }


def _body(entry: Mapping[str, Any], posts: Mapping[str, PostPlan]) -> BodyPlan:
    return BodyPlan(
        key=entry["kind"],
        code=entry["kind"].replace("_", "-").upper(),
        kind=entry["kind"],
        name=entry["name"],
        members=tuple(
            SeatPlan(holder_key(posts[key]), "member" if place else "head")
            for place, key in enumerate(entry["members"])
        ),
    )
