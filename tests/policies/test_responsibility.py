"""The oracle of requirements 1.11: who manages, answers, monitors and is accountable."""

from dataclasses import replace
from datetime import date

import pytest

from policies.charts import Appointment, Charge, Post
from policies.responsibility import relations
from policies.seats import ALARMS, REASONS, Subject
from tests.policies.bureau import (
    BUREAU,
    CASHIER,
    CLERK,
    CLERKS_POINT,
    DEPUTY_FUNDS,
    DEPUTY_RELIEF,
    DIRECTOR,
    FUNDS,
    HEAD_RELIEF,
    LEADERSHIP,
    LONG_AGO,
    RELIEF,
    SECTIONS_POINT,
    STATION,
    SUN,
    TEAMS_POINT,
    TODAY,
    WANG,
    WU,
    ZHAO,
    ZHOU,
    appointing,
    delegating,
    key,
    with_second_main_leader,
    without_holder,
    without_portfolio,
)

HIGH, MEDIUM, LOW = 1, 2, 3


def asked(subject, rank, chart=BUREAU, on=TODAY):
    return relations(subject, rank, chart, on)


def monitors(answer):
    return [(seat.role, seat.name) for seat in answer.monitoring]


def alarms(answer):
    return [(alarm.code, alarm.relation) for alarm in answer.alarms]


def test_a_high_risk_of_a_clerks_post_is_managed_by_the_main_leader_and_answered_by_the_clerk():
    answer = asked(CLERKS_POINT, HIGH)
    assert answer.managing.shown == "局长张某"
    assert answer.directly_responsible.shown == "救助审核岗孙某"
    assert monitors(answer) == [
        ("deputy_leader", "王某"),
        ("deputy_leader", "李某"),
        ("discipline_group", "李某"),
        ("supervision_office", "吴某"),
    ]
    assert not answer.blocked


@pytest.mark.parametrize("subject", [CLERKS_POINT, SECTIONS_POINT, TEAMS_POINT])
def test_a_high_risk_is_the_main_leaders_whatever_the_subject(subject):
    assert asked(subject, HIGH).managing.post_id == DIRECTOR


def test_a_medium_risk_is_managed_by_the_deputy_whose_portfolio_holds_it_and_not_by_any_deputy():
    answer = asked(CLERKS_POINT, MEDIUM)
    assert answer.managing.post_id == DEPUTY_RELIEF
    assert monitors(answer) == [
        ("main_leader", "张某"),
        ("deputy_leader", "李某"),
        ("discipline_group", "李某"),
        ("supervision_office", "吴某"),
        ("section", None),
    ]


def test_a_medium_risk_nobody_has_in_his_portfolio_is_blocked_with_an_alarm():
    answer = asked(CLERKS_POINT, MEDIUM, without_portfolio(BUREAU, RELIEF))
    assert answer.managing is None
    assert answer.blocked
    assert ("portfolio-missing", "managing") in alarms(answer)


def test_a_low_risk_is_managed_by_the_head_of_section_and_no_leader_or_discipline_group_monitors():
    answer = asked(CLERKS_POINT, LOW)
    assert answer.managing.post_id == HEAD_RELIEF
    assert monitors(answer) == [("supervision_office", "吴某"), ("section", None)]
    assert [seat.shown for seat in answer.monitoring] == ["监察室吴某", "救助科"]


def test_a_leader_does_not_monitor_the_risk_of_his_own_post_not_even_from_a_body():
    own = Subject("leadership_post", LEADERSHIP, DEPUTY_FUNDS)
    assert monitors(asked(own, HIGH)) == [
        ("deputy_leader", "王某"),
        ("discipline_group", None),
        ("supervision_office", "吴某"),
    ]


def test_who_manages_a_medium_risk_does_not_monitor_it_from_the_discipline_group():
    cashiers = Subject("work_post", FUNDS, CASHIER)
    answer = asked(cashiers, MEDIUM)
    assert answer.managing.name == "李某"
    assert "李某" not in dict(monitors(answer)).values()


def test_a_high_risk_is_managed_not_monitored_by_either_main_leader():
    answer = asked(CLERKS_POINT, HIGH, with_second_main_leader(BUREAU))
    assert "main_leader" not in dict(monitors(answer))


def test_the_section_does_not_monitor_a_high_risk():
    assert "section" not in dict(monitors(asked(SECTIONS_POINT, HIGH)))


def test_the_head_answers_for_his_section_although_the_main_leader_manages():
    answer = asked(SECTIONS_POINT, HIGH)
    assert answer.directly_responsible.post_id == HEAD_RELIEF
    assert answer.managing.post_id == DIRECTOR


@pytest.mark.parametrize("type_", ["leadership_team", "unit", "system_industry"])
def test_the_main_leader_answers_for_the_team_the_bureau_and_the_system(type_):
    assert asked(Subject(type_), LOW).directly_responsible.post_id == DIRECTOR


def test_a_leader_answers_for_his_own_post():
    answer = asked(Subject("leadership_post", LEADERSHIP, DEPUTY_RELIEF), HIGH)
    assert answer.directly_responsible.post_id == DEPUTY_RELIEF


def test_a_topic_is_answered_by_the_named_post_or_else_by_the_deputy_in_charge():
    assert asked(Subject("topic", RELIEF, CLERK), HIGH).directly_responsible.post_id == CLERK
    assert asked(Subject("topic", RELIEF), HIGH).directly_responsible.post_id == DEPUTY_RELIEF


def test_a_vacant_office_raises_an_alarm_and_never_falls_to_the_next_person():
    answer = asked(CLERKS_POINT, HIGH, without_holder(BUREAU, DIRECTOR))
    assert (answer.managing.post_id, answer.managing.name) == (DIRECTOR, None)
    assert answer.blocked
    assert ("office-vacant", "managing") in alarms(answer)
    assert answer.managing.shown == "局长（空缺）"


def test_a_vacant_post_is_told_but_does_not_stop_its_manager():
    answer = asked(CLERKS_POINT, LOW, without_holder(BUREAU, CLERK))
    assert ("office-vacant", "directly_responsible") in alarms(answer)
    assert not answer.blocked


def test_an_acting_officer_fills_the_vacancy_and_is_shown_as_acting():
    chart = appointing(without_holder(BUREAU, DIRECTOR), DIRECTOR, WANG, acting=True)
    assert asked(CLERKS_POINT, HIGH, chart).managing.shown == "代局长王某"


def test_a_stand_in_exercises_the_office_and_the_delegator_stays_accountable():
    answer = asked(CLERKS_POINT, HIGH, delegating(BUREAU, DIRECTOR, WANG))
    assert (answer.managing.name, answer.managing.on_behalf_of_name) == ("王某", "张某")
    assert (answer.accountable.name, answer.accountable.acting) == ("张某", False)


def test_a_delegation_ends_with_its_last_day():
    chart = delegating(BUREAU, DIRECTOR, WANG)
    assert asked(CLERKS_POINT, HIGH, chart, date(2026, 12, 31)).managing.name == "王某"
    assert asked(CLERKS_POINT, HIGH, chart, date(2027, 1, 1)).managing.name == "张某"


def test_when_the_holder_changes_responsibility_follows_by_itself():
    ended = tuple(
        replace(one, ends_on=date(2026, 6, 30)) if one.post_id == CLERK else one
        for one in BUREAU.appointments
    )
    chart = replace(BUREAU, appointments=(*ended, Appointment(CLERK, ZHOU, date(2026, 7, 1))))
    assert asked(CLERKS_POINT, LOW, chart, date(2026, 6, 30)).directly_responsible.name == "孙某"
    assert asked(CLERKS_POINT, LOW, chart, date(2026, 7, 1)).directly_responsible.name == "周某"


def test_a_deputys_own_item_goes_to_the_main_leader():
    own = Subject("leadership_post", LEADERSHIP, DEPUTY_RELIEF)
    for rank in (MEDIUM, LOW):
        assert asked(own, rank).managing.post_id == DIRECTOR


def test_a_deputy_who_also_holds_the_clerks_post_stands_aside():
    chart = appointing(without_holder(BUREAU, CLERK), CLERK, WANG)
    answer = asked(CLERKS_POINT, MEDIUM, chart)
    assert (answer.managing.post_id, answer.managing.reason) == (DIRECTOR, "stood-aside")


def test_a_head_of_sections_own_low_item_goes_to_the_deputy_in_charge():
    answer = asked(Subject("leadership_post", RELIEF, HEAD_RELIEF), LOW)
    assert (answer.managing.post_id, answer.managing.reason) == (DEPUTY_RELIEF, "stood-aside")


@pytest.mark.parametrize("rank", [HIGH, MEDIUM, LOW])
def test_a_main_leaders_own_item_goes_to_the_other_main_leader_else_to_the_leading_group(rank):
    own = Subject("leadership_post", LEADERSHIP, DIRECTOR)
    alone = asked(own, rank)
    assert (alone.managing.role, alone.managing.post_id) == ("leading_group", None)
    assert alone.accountable.role == "leading_group"
    assert asked(own, rank, with_second_main_leader(BUREAU)).managing.shown == "党组书记陈某"


def test_a_subordinate_never_manages_his_main_leaders_item_even_with_the_leadership_in_charge():
    chart = replace(BUREAU, charges=(*BUREAU.charges, Charge(DEPUTY_FUNDS, LEADERSHIP, LONG_AGO)))
    own = Subject("leadership_post", LEADERSHIP, DIRECTOR)
    assert asked(own, MEDIUM, chart).managing.role == "leading_group"
    assert asked(TEAMS_POINT, MEDIUM, chart).managing.post_id == DEPUTY_FUNDS


def test_a_medium_risk_of_the_team_waits_until_somebody_is_put_in_charge():
    assert alarms(asked(TEAMS_POINT, MEDIUM)) == [("portfolio-missing", "managing")]


def test_a_low_risk_of_the_team_is_the_main_leaders():
    answer = asked(TEAMS_POINT, LOW)
    assert (answer.managing.post_id, answer.managing.reason) == (DIRECTOR, "low-leadership")
    assert monitors(answer) == [("supervision_office", "吴某")]


def test_a_subordinate_unit_without_a_head_raises_an_alarm():
    assert ("office-missing", "managing") in alarms(asked(Subject("section", STATION), LOW))


def test_a_nearer_portfolio_wins_over_one_higher_up_the_tree():
    chart = replace(BUREAU, charges=(*BUREAU.charges, Charge(DEPUTY_FUNDS, STATION, LONG_AGO)))
    assert asked(Subject("section", STATION), MEDIUM, chart).managing.post_id == DEPUTY_FUNDS
    assert asked(Subject("section", STATION), MEDIUM).managing.post_id == DEPUTY_RELIEF


def test_a_portfolio_that_ended_holds_nothing():
    ended = tuple(replace(one, ends_on=date(2026, 1, 1)) for one in BUREAU.charges)
    chart = replace(BUREAU, charges=ended)
    assert ("portfolio-missing", "managing") in alarms(asked(CLERKS_POINT, MEDIUM, chart))


def test_somebody_outside_the_section_must_monitor_it():
    inside = replace(
        BUREAU, memberships=tuple(one for one in BUREAU.memberships if one.person_id == WU)
    )
    watched_by_itself = asked(Subject("work_post", FUNDS, CASHIER), LOW, inside)
    assert ("monitor-outside-missing", "monitoring") in alarms(watched_by_itself)
    assert not alarms(asked(CLERKS_POINT, LOW, inside))


def test_a_body_without_members_is_told():
    chart = replace(BUREAU, memberships=())
    answer = asked(CLERKS_POINT, HIGH, chart)
    assert ("monitor-vacant", "monitoring") in alarms(answer)
    assert not answer.blocked


@pytest.mark.parametrize(
    ("rank", "accountable"), [(HIGH, DIRECTOR), (MEDIUM, DIRECTOR), (LOW, DEPUTY_RELIEF)]
)
def test_the_office_one_rung_above_the_manager_is_accountable(rank, accountable):
    assert asked(CLERKS_POINT, rank).accountable.post_id == accountable


def test_nobody_manages_or_monitors_what_has_no_rank_but_it_is_answered_for():
    answer = asked(CLERKS_POINT, None)
    assert (answer.managing, answer.monitoring, answer.accountable) == (None, (), None)
    assert answer.directly_responsible.person_id == SUN
    assert alarms(answer) == [("ungraded", "managing")]


def test_the_manager_is_not_among_the_monitors_even_by_a_second_office():
    chart = appointing(BUREAU, key(22), WANG)
    second = Post(key(22), "副局长(监管)", LEADERSHIP, "deputy_leader", 3)
    chart = replace(chart, posts=(*chart.posts, second))
    names = [seat.person_id for seat in asked(CLERKS_POINT, MEDIUM, chart).monitoring]
    assert WANG not in names


def test_a_head_of_section_is_never_the_manager_of_a_high_or_medium_risk_of_his_section():
    for rank in (HIGH, MEDIUM):
        assert asked(SECTIONS_POINT, rank).managing.person_id != ZHAO


def test_every_reason_and_alarm_given_has_its_words_in_both_languages():
    subjects = [CLERKS_POINT, SECTIONS_POINT, TEAMS_POINT, Subject("topic", RELIEF)]
    charts = [BUREAU, delegating(BUREAU, DIRECTOR, WANG), without_portfolio(BUREAU, RELIEF)]
    for answer in (asked(s, r, c) for s in subjects for r in (None, 1, 2, 3) for c in charts):
        seats = (answer.managing, answer.directly_responsible, answer.accountable)
        for seat in (*filter(None, seats), *answer.monitoring):
            assert seat.reason in REASONS
        for alarm in answer.alarms:
            assert alarm.code in ALARMS
