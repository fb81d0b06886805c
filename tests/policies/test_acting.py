"""Who does a step: the office a word means, whoever sits there, unless he must stand aside."""

from dataclasses import replace

import pytest

from policies.acting import acts_as, body_here, concerned, holders_of
from policies.chains import ChainInvalid, read_chains
from policies.charts import Chart, Membership
from policies.seats import Subject
from policies.standing import actor, standings
from tests.policies.bureau import (
    BUREAU,
    CHEN,
    CLERKS_POINT,
    DEPUTY_RELIEF,
    DIRECTOR,
    FUNDS,
    HEAD_RELIEF,
    LEADERSHIP,
    LI,
    LONG_AGO,
    QIAN,
    RELIEF,
    SECTIONS_POINT,
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

HEADS_POINT = Subject("work_post", RELIEF, HEAD_RELIEF)
DEPUTYS_POINT = Subject("leadership_post", LEADERSHIP, DEPUTY_RELIEF)
DIRECTORS_POINT = Subject("leadership_post", LEADERSHIP, DIRECTOR)


def who(acting: str, subject: Subject, chart: Chart = BUREAU, **values):
    return [one.person_id for one in holders_of(acting, subject, chart, TODAY, **values)]


def judging(acting: str, subject: Subject, chart: Chart = BUREAU, *authors):
    """Those who may judge: whose own item it is stands aside, and so do its authors."""
    return who(acting, subject, chart, besides=concerned(subject, chart, TODAY) | {*authors})


def with_body(chart: Chart, kind: str, *persons) -> Chart:
    seats = (Membership(kind, kind, one, LONG_AGO) for one in persons)
    return replace(chart, memberships=(*chart.memberships, *seats))


@pytest.mark.parametrize(
    ("acting", "persons"),
    [
        ("post_holder", [SUN]),
        ("section_members", [ZHAO, SUN]),
        ("section_head", [ZHAO]),
        ("deputy_leader", [WANG]),
        ("main_leader", [ZHANG]),
        ("main_leaders", [ZHANG]),
        ("leadership_members", [ZHANG, WANG, LI]),
        ("related_sections", [QIAN]),
        ("register_office", [ZHENG]),
        ("discipline_group", [LI]),
        ("system", []),
    ],
)
def test_each_word_means_its_office(acting, persons):
    assert who(acting, CLERKS_POINT) == persons


def test_named_sections_are_asked_and_no_others():
    named = frozenset({RELIEF, FUNDS})
    assert set(who("related_sections", CLERKS_POINT, sections=named)) == {QIAN, ZHAO}


def test_a_heads_own_item_goes_to_the_deputy_in_charge():
    assert judging("section_head", HEADS_POINT) == [WANG]


def test_a_deputys_own_item_goes_to_the_main_leader():
    assert judging("deputy_leader", DEPUTYS_POINT) == [ZHANG]


def test_a_main_leaders_own_item_goes_to_the_other_one_else_to_nobody_here():
    assert judging("main_leaders", DIRECTORS_POINT) == []
    assert judging("deputy_leader", DIRECTORS_POINT) == []
    assert judging("main_leaders", DIRECTORS_POINT, with_second_main_leader(BUREAU)) == [CHEN]


def test_who_wrote_it_does_not_judge_it_either():
    assert judging("deputy_leader", CLERKS_POINT, BUREAU, WANG) == [ZHANG]
    assert judging("register_office", CLERKS_POINT, BUREAU, ZHENG) == [ZHANG]


def test_a_vacant_office_passes_nothing_on():
    chart = without_holder(BUREAU, DEPUTY_RELIEF)
    assert judging("deputy_leader", CLERKS_POINT, chart) == []
    assert judging("deputy_leader", CLERKS_POINT, without_portfolio(BUREAU, RELIEF)) == []


def test_a_stand_in_judges_for_his_principal_but_never_his_own():
    chart = delegating(BUREAU, DEPUTY_RELIEF, SUN)
    assert judging("deputy_leader", HEADS_POINT, chart) == [SUN, WANG]
    assert judging("deputy_leader", CLERKS_POINT, chart) == [WANG]


def test_who_stands_in_for_the_author_does_not_judge_for_him():
    chart = delegating(BUREAU, DEPUTY_RELIEF, LI)
    assert judging("deputy_leader", CLERKS_POINT, chart, WANG) == [ZHANG]


def test_one_acts_in_the_office_one_chose():
    chart = delegating(BUREAU, DEPUTY_RELIEF, LI)
    own, stood_in = (actor(one, 1) for one in standings(LI, chart, TODAY))
    assert acts_as(stood_in, "deputy_leader", CLERKS_POINT, chart, TODAY)
    assert not acts_as(own, "deputy_leader", CLERKS_POINT, chart, TODAY)
    assert acts_as(own, "discipline_group", CLERKS_POINT, chart, TODAY)
    assert not acts_as(stood_in, "discipline_group", CLERKS_POINT, chart, TODAY)


def test_the_partys_bodies_stand_in_for_one_another_where_there_is_only_one():
    one = with_body(BUREAU, "party_group", ZHANG, WANG)
    assert body_here("party_committee", one, TODAY) == "party_group"
    assert who("body:party_committee", SECTIONS_POINT, one) == [ZHANG, WANG]
    two = with_body(one, "party_organisation", LI)
    assert body_here("party_committee", two, TODAY) is None
    assert body_here("leadership_meeting", one, TODAY) is None


def test_nobody_outside_the_seat_acts_whatever_he_is():
    administrator = actor(standings(ZHENG, BUREAU, TODAY)[0], 1)
    assert "administrator" in administrator.roles
    for acting in ("section_members", "section_head", "deputy_leader", "main_leader"):
        assert not acts_as(administrator, acting, CLERKS_POINT, BUREAU, TODAY)


CHAIN = """
profile: p
version: 1
chains:
  - {code: X, object: power, zh: x, en: x, source: x, steps: [%s]}
"""


@pytest.mark.parametrize(
    "steps",
    [
        "{code: a, type: gatekeep, acting: deputy_leader, zh: a, en: a}",
        "{code: a, type: draft, acting: janitor, zh: a, en: a}",
        "{code: a, type: draft, acting: section_head, zh: a, en: a, colour: red}",
        "{code: a, type: draft, acting: section_head, zh: a, en: a, due: {month: 4}}",
        "{code: a, type: draft, acting: section_head, zh: a, en: a, results: [wonderful]}",
        (
            "{code: a, type: draft, acting: section_head, zh: a, en: a},"
            " {code: b, type: collective_decision, acting: main_leader, zh: b, en: b}"
        ),
        (
            "{code: a, type: draft, acting: section_head, zh: a, en: a},"
            " {code: a, type: file, acting: register_office, zh: b, en: b}"
        ),
    ],
)
def test_a_chain_that_makes_no_sense_is_refused(steps):
    with pytest.raises(ChainInvalid):
        read_chains(CHAIN % steps, source="a test")
