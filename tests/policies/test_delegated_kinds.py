"""An office delegated for some kinds of matters is exercised for these and for no other."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.acting import holders_of
from policies.charts import Delegation
from policies.guard import Target, allowed, explain, may, require_kind
from policies.kinds import ALWAYS, KIND_OF, kind_of
from policies.ladder import place_of
from policies.permissions import Permission
from policies.refusals import who_can
from policies.responsibility import relations
from policies.seats import Subject
from policies.standing import actor, standings
from policies.words import NOUNS
from tenants.errors import Forbidden
from tenants.vocabulary import DELEGATED_KINDS
from tests.policies.bureau import (
    BUREAU,
    CLERKS_POINT,
    DIRECTOR,
    LONG_AGO,
    TODAY,
    WANG,
    ZHANG,
)

kinds = st.frozensets(st.sampled_from(DELEGATED_KINDS))
HIGH = Target(place_of(CLERKS_POINT, BUREAU), CLERKS_POINT.post_id, 1)


def lent(to_matters):
    """The director is away; his deputy stands in for these kinds of matters."""
    delegation = Delegation(DIRECTOR, WANG, LONG_AGO, kinds=frozenset(to_matters))
    return replace(BUREAU, delegations=(delegation,))


def stand_in(chart):
    return actor(standings(WANG, chart, TODAY)[1], 7)


@given(kinds, st.sampled_from([None, 1, 2, 3]))
@settings(max_examples=60, deadline=None)
def test_a_stand_in_may_do_what_the_office_may_within_the_kinds_named_and_nothing_else(named, rank):
    target = replace(HIGH, rank=rank)
    whole = set(allowed(stand_in(lent(())), target))
    within = set(allowed(stand_in(lent(named)), target))
    always = {one for one in whole if one.act in ALWAYS or one.noun == "case"}
    if not named:
        assert within == whole
    else:
        assert within == always | {one for one in whole if kind_of(one.noun) in named}


@given(kinds, st.sampled_from(["", *DELEGATED_KINDS]))
@settings(max_examples=60, deadline=None)
def test_he_sits_in_the_seat_for_matters_of_these_kinds_only(named, asked):
    subject = replace(CLERKS_POINT, kind=asked)
    persons = {one.person_id for one in holders_of("main_leader", subject, lent(named), TODAY)}
    assert ZHANG in persons
    assert (WANG in persons) == (not named or asked in named)
    seat = relations(subject, 1, lent(named), TODAY).managing
    assert seat.person_id == (WANG if WANG in persons else ZHANG)


def test_who_may_decide_is_told_with_the_stand_in_only_where_he_may():
    def names(named):
        told = who_can(Permission.GRADING_DECIDE, HIGH, CLERKS_POINT, lent(named), TODAY)
        return {one["name"] for one in told}

    assert names({"measure"}) == {"张某"}
    assert names({"grading"}) == {"张某", "王某"}


def test_he_stands_aside_on_his_principals_item_whatever_was_delegated():
    own = replace(HIGH, post_id=DIRECTOR)
    assert not may(stand_in(lent({"grading"})), Permission.GRADING_DECIDE, own)


def test_he_sends_no_records_of_other_kinds_for_review():
    require_kind(stand_in(lent({"grading"})), "lowering")
    require_kind(stand_in(lent(())), "risk_point")
    with pytest.raises(Forbidden):
        require_kind(stand_in(lent({"grading"})), "risk_point")


def test_the_explanation_says_that_such_matters_were_not_delegated():
    told = explain(stand_in(lent({"measure"})), Permission.GRADING_DECIDE, HIGH)
    assert not told.allowed
    assert "委托办理的事项类型" in told.zh
    assert "not delegated" in told.en


def test_every_kind_is_one_something_belongs_to():
    assert set(KIND_OF.values()) == set(DELEGATED_KINDS)
    assert {one for one in NOUNS if kind_of(one)} >= {"power", "risk_point", "grading", "measure"}
    assert Subject("unit").kind == ""
