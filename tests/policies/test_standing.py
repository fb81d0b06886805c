"""What appointments make of people, and that the policy text and the relations say the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.charts import Appointment, Charge, Delegation, Membership
from policies.guard import Target, allowed, may
from policies.ladder import place_of
from policies.permissions import Permission
from policies.refusals import who_can
from policies.responsibility import relations
from policies.seats import Subject
from policies.standing import actor, standings
from tests.policies.bureau import (
    BUREAU,
    CASHIER,
    CHEN,
    CLERK,
    CLERKS_POINT,
    DEPUTY_FUNDS,
    DEPUTY_RELIEF,
    DIRECTOR,
    FUNDS,
    HEAD_RELIEF,
    HOLDERS,
    LEADERSHIP,
    LI,
    LONG_AGO,
    NAMES,
    QIAN,
    RELIEF,
    STATION,
    SUN,
    TODAY,
    WANG,
    ZHANG,
    ZHAO,
    ZHENG,
    delegating,
    with_second_main_leader,
    without_holder,
    without_portfolio,
)

DECIDES = (Permission.GRADING_DECIDE, Permission.RISK_POINT_MANAGE, Permission.RISK_POINT_RETIRE)


def acting(person, chart=BUREAU, place=0):
    return actor(standings(person, chart, TODAY)[place], tenant_id=7)


def target(subject, rank, chart=BUREAU):
    return Target(place_of(subject, chart), subject.post_id, rank)


def test_a_deputy_outside_the_portfolio_is_denied_a_medium_risk():
    medium = target(CLERKS_POINT, 2)
    assert may(acting(WANG), Permission.RISK_POINT_MANAGE, medium)
    assert not may(acting(LI), Permission.RISK_POINT_MANAGE, medium)


@pytest.mark.parametrize("rank", [1, 2])
def test_a_head_is_denied_managing_high_and_medium_risks_of_his_own_section(rank):
    assert not may(acting(ZHAO), Permission.RISK_POINT_MANAGE, target(CLERKS_POINT, rank))
    assert may(acting(ZHAO), Permission.RISK_POINT_MANAGE, target(CLERKS_POINT, 3))


def test_only_the_main_leader_lowers_a_high_grade_and_never_of_his_own_item():
    high = target(CLERKS_POINT, 1)
    able = [p for p in HOLDERS.values() if may(acting(p), Permission.LOWERING_DECIDE, high)]
    assert able == [ZHANG]
    own = target(Subject("leadership_post", LEADERSHIP, DIRECTOR), 1)
    assert not may(acting(ZHANG), Permission.LOWERING_DECIDE, own)
    both = with_second_main_leader(BUREAU)
    assert may(acting(CHEN, both, 0), Permission.LOWERING_DECIDE, own)


def test_the_watching_bodies_give_their_members_their_role():
    assert "discipline_group" in acting(LI).roles
    assert "register_office" in acting(ZHENG).roles
    assert acting(ZHENG).roles >= {"post_holder", "administrator"}


def test_who_holds_no_post_acts_by_his_duty_alone():
    (only,) = standings(CHEN, BUREAU, TODAY)
    assert (only.post, only.roles) == (None, {"auditor"})


def test_a_bureaus_own_leading_group_gives_no_view_of_other_bureaus():
    member = Membership("leading_group", "本局领导小组", SUN, LONG_AGO)
    chart = replace(BUREAU, memberships=(*BUREAU.memberships, member))
    assert "leading_group" not in acting(SUN, chart).roles
    assert "leading_group" in acting(SUN, replace(chart, tenant_kind="leading_group")).roles


def test_a_stand_in_chooses_the_capacity_he_acts_in_and_it_names_his_principal():
    chart = delegating(BUREAU, DIRECTOR, WANG)
    own, stood_in = standings(WANG, chart, TODAY)
    assert (own.post.id, own.on_behalf_of) == (DEPUTY_RELIEF, None)
    assert (stood_in.post.id, stood_in.on_behalf_of.name) == (DIRECTOR, "张某")
    high = target(CLERKS_POINT, 1, chart)
    assert may(actor(stood_in, 7), Permission.GRADING_DECIDE, high)
    assert not may(actor(own, 7), Permission.GRADING_DECIDE, high)


def test_a_stand_in_decides_neither_on_his_own_nor_on_his_principals_item():
    chart = delegating(BUREAU, DIRECTOR, WANG)
    stood_in = acting(WANG, chart, 1)
    for post in (DIRECTOR, DEPUTY_RELIEF):
        own = target(Subject("leadership_post", LEADERSHIP, post), 1, chart)
        assert not may(stood_in, Permission.GRADING_DECIDE, own)


def test_an_administrator_never_grants_anything_to_himself():
    administrator = acting(ZHENG)
    for permission in (Permission.ACCOUNT_MANAGE, Permission.ORGANISATION_APPOINT):
        assert may(administrator, permission, Target(person_id=SUN))
        assert not may(administrator, permission, Target(person_id=ZHENG))


def test_an_administrator_can_put_the_main_leader_in_his_office():
    for target in (Target(person_id=ZHANG), Target(post_id=DIRECTOR)):
        assert may(acting(ZHENG), Permission.ORGANISATION_APPOINT, target)


def test_a_section_reaches_what_lies_below_it_and_the_leadership_only_itself():
    assert acting(ZHAO).departments == {RELIEF, STATION}
    assert acting(ZHANG).departments == {LEADERSHIP}
    assert acting(WANG).portfolio == {RELIEF, STATION}


def test_a_refusal_names_the_office_and_its_holder():
    assert who_can(
        Permission.GRADING_DECIDE, target(CLERKS_POINT, 1), CLERKS_POINT, BUREAU, TODAY
    ) == [{"role": "main_leader", "post": "局长", "name": "张某"}]
    assert who_can(
        Permission.GRADING_DECIDE, target(CLERKS_POINT, 2), CLERKS_POINT, BUREAU, TODAY
    ) == [{"role": "deputy_leader", "post": "副局长(救助)", "name": "王某"}]


def test_a_refusal_names_a_vacant_office_without_a_name():
    chart = without_holder(BUREAU, DIRECTOR)
    high = target(CLERKS_POINT, 1)
    assert who_can(Permission.GRADING_DECIDE, high, CLERKS_POINT, chart, TODAY) == [
        {"role": "main_leader", "post": "局长", "name": ""}
    ]


def test_a_refusal_names_nobody_when_no_portfolio_holds_the_subject():
    chart = without_portfolio(BUREAU, RELIEF)
    medium = target(CLERKS_POINT, 2)
    assert who_can(Permission.GRADING_DECIDE, medium, CLERKS_POINT, chart, TODAY) == []


def test_a_main_leaders_own_item_is_for_the_leading_group():
    own = Subject("leadership_post", LEADERSHIP, DIRECTOR)
    assert who_can(Permission.LOWERING_DECIDE, target(own, 1), own, BUREAU, TODAY) == [
        {"role": "leading_group", "post": "领导小组", "name": ""}
    ]


def test_what_a_clerk_may_do_is_listed_for_him():
    can = allowed(acting(SUN), target(CLERKS_POINT, 1))
    assert Permission.RISK_POINT_EDIT in can
    assert Permission.GRADING_PROPOSE in can
    assert not set(can) & set(DECIDES)


posts = st.sampled_from(sorted(HOLDERS))
persons = st.sampled_from(sorted(NAMES))
departments = st.sampled_from([RELIEF, FUNDS, STATION, LEADERSHIP])
leaders = st.sampled_from([DEPUTY_RELIEF, DEPUTY_FUNDS, DIRECTOR])
charts = st.builds(
    lambda appointments, charges, delegations, second: replace(
        with_second_main_leader(BUREAU) if second else BUREAU,
        appointments=tuple(appointments),
        charges=tuple(charges),
        delegations=tuple(delegations),
    ),
    st.lists(
        st.builds(Appointment, posts, persons, st.just(LONG_AGO), st.none(), st.booleans()),
        max_size=12,
        unique_by=lambda one: one.post_id,
    ),
    st.lists(
        st.builds(Charge, leaders, departments, st.just(LONG_AGO)),
        max_size=5,
        unique_by=lambda one: one.department_id,
    ),
    st.lists(
        st.builds(
            Delegation,
            posts,
            persons,
            st.just(LONG_AGO),
            kinds=st.sampled_from(
                [frozenset(), frozenset({"grading"}), frozenset({"measure", "power"})]
            ),
        ),
        max_size=2,
        unique_by=lambda one: one.post_id,
    ),
    st.booleans(),
)
subjects = st.one_of(
    st.builds(
        lambda post: Subject("work_post", BUREAU.post[post].department_id, post, "grading"),
        st.sampled_from([CLERK, CASHIER, HEAD_RELIEF, DEPUTY_RELIEF, DIRECTOR]),
    ),
    st.builds(lambda department: Subject("section", department, kind="grading"), departments),
    st.just(Subject("leadership_team", kind="grading")),
)


@given(chart=charts, subject=subjects, rank=st.sampled_from([1, 2, 3]))
@settings(max_examples=400, deadline=None)
def test_the_policy_text_and_the_managing_relation_always_name_the_same_office(
    chart, subject, rank
):
    seat = relations(subject, rank, chart, TODAY).managing
    shown = target(subject, rank, chart)
    everybody = [one for person in sorted(NAMES) for one in standings(person, chart, TODAY)]
    able = [one for one in everybody if may(actor(one, 7), Permission.GRADING_DECIDE, shown)]
    if seat is not None and seat.person_id is not None:
        assert (seat.post_id, seat.person_id) in {(one.post.id, one.person.id) for one in able}
    for one in able:
        assert _is_the_managing_office(one, seat, rank, chart)
        if subject.post_id is not None:
            assert one.person.id not in chart.persons_of(subject.post_id, TODAY)


def _is_the_managing_office(one, seat, rank, chart):
    """The same office; or another main leader beside him; or the head of the section above."""
    if seat is None or seat.post_id is None:
        return one.post.leadership == "section_head" and rank == 3
    beside = one.post.leadership == "main_leader" and seat.role == "main_leader"
    above = one.post.leadership == "section_head" and seat.role == "section_head"
    return one.post.id == seat.post_id or beside or above


def test_the_example_bureau_has_its_people_where_the_tests_expect_them():
    assert standings(QIAN, BUREAU, TODAY)[0].post.title == "规财科科长"
