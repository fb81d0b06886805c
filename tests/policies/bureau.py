"""A small civil affairs bureau: a main leader, two deputies, two sections, the watching bodies."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from policies.charts import (
    Appointment,
    Charge,
    Chart,
    Delegation,
    Department,
    Grant,
    Membership,
    Person,
    Post,
)
from policies.seats import Subject

TODAY = date(2026, 11, 22)
LONG_AGO = date(2024, 1, 1)


def key(number: int) -> UUID:
    return UUID(int=number)


LEADERSHIP, RELIEF, FUNDS, STATION = (key(n) for n in (1, 2, 3, 4))
DIRECTOR, DEPUTY_RELIEF, DEPUTY_FUNDS = (key(n) for n in (11, 12, 13))
HEAD_RELIEF, HEAD_FUNDS, CLERK, CASHIER, WATCHMAN, OFFICER = (key(n) for n in range(14, 20))
ZHANG, WANG, LI, ZHAO, QIAN, SUN, ZHOU, WU, ZHENG, CHEN = (key(n) for n in range(31, 41))
NAMES = {
    ZHANG: "张某",
    WANG: "王某",
    LI: "李某",
    ZHAO: "赵某",
    QIAN: "钱某",
    SUN: "孙某",
    ZHOU: "周某",
    WU: "吴某",
    ZHENG: "郑某",
    CHEN: "陈某",
}
HOLDERS = {
    DIRECTOR: ZHANG,
    DEPUTY_RELIEF: WANG,
    DEPUTY_FUNDS: LI,
    HEAD_RELIEF: ZHAO,
    HEAD_FUNDS: QIAN,
    CLERK: SUN,
    CASHIER: ZHOU,
    WATCHMAN: WU,
    OFFICER: ZHENG,
}

BUREAU = Chart(
    departments=(
        Department(LEADERSHIP, "局领导", "leadership"),
        Department(RELIEF, "救助科", "section", LEADERSHIP),
        Department(FUNDS, "规财科", "section", LEADERSHIP),
        Department(STATION, "救助站", "subordinate_unit", RELIEF),
    ),
    posts=(
        Post(DIRECTOR, "局长", LEADERSHIP, "main_leader"),
        Post(DEPUTY_RELIEF, "副局长(救助)", LEADERSHIP, "deputy_leader", 1),
        Post(DEPUTY_FUNDS, "副局长(财务)", LEADERSHIP, "deputy_leader", 2),
        Post(HEAD_RELIEF, "救助科科长", RELIEF, "section_head", 3),
        Post(HEAD_FUNDS, "规财科科长", FUNDS, "section_head", 3),
        Post(CLERK, "救助审核岗", RELIEF, "none", 4),
        Post(CASHIER, "出纳岗", FUNDS, "none", 4),
        Post(WATCHMAN, "监察岗", FUNDS, "none", 5),
        Post(OFFICER, "综合岗", FUNDS, "none", 6),
    ),
    persons=tuple(Person(person, name) for person, name in NAMES.items()),
    appointments=tuple(Appointment(post, person, LONG_AGO) for post, person in HOLDERS.items()),
    charges=(Charge(DEPUTY_RELIEF, RELIEF, LONG_AGO), Charge(DEPUTY_FUNDS, FUNDS, LONG_AGO)),
    memberships=(
        Membership("discipline_group", "驻局纪检组", LI, LONG_AGO, seat="head"),
        Membership("supervision_office", "监察室", WU, LONG_AGO, seat="head"),
        Membership("register_office", "办公室", ZHENG, LONG_AGO),
    ),
    grants=(Grant(ZHENG, "administrator", LONG_AGO), Grant(CHEN, "auditor", LONG_AGO)),
)

CLERKS_POINT = Subject("work_post", RELIEF, CLERK)
SECTIONS_POINT = Subject("section", RELIEF)
TEAMS_POINT = Subject("leadership_team")


def without_holder(chart: Chart, post: UUID) -> Chart:
    return replace(
        chart, appointments=tuple(one for one in chart.appointments if one.post_id != post)
    )


def without_portfolio(chart: Chart, department: UUID) -> Chart:
    return replace(
        chart, charges=tuple(one for one in chart.charges if one.department_id != department)
    )


def appointing(chart: Chart, post: UUID, person: UUID, *, acting: bool = False) -> Chart:
    appointment = Appointment(post, person, LONG_AGO, acting=acting)
    return replace(chart, appointments=(*chart.appointments, appointment))


def delegating(chart: Chart, post: UUID, delegate: UUID) -> Chart:
    delegation = Delegation(post, delegate, LONG_AGO, date(2026, 12, 31))
    return replace(chart, delegations=(*chart.delegations, delegation))


def with_second_main_leader(chart: Chart) -> Chart:
    secretary = Post(key(21), "党组书记", LEADERSHIP, "main_leader", 1)
    grown = replace(chart, posts=(*chart.posts, secretary))
    return appointing(grown, secretary.id, CHEN)
