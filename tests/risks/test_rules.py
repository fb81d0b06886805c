"""How grave a risk is, what may not be made of it, and what a point needs before it counts."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from service.risks import rules
from tenants.profiles import load_profile, profile_codes

STANDARDS = {code: load_profile(code).grading for code in profile_codes()}
PILOT = load_profile("region_pilot")
GENERIC = load_profile("bureau_generic_2015")

any_standard = some.sampled_from(sorted(STANDARDS)).map(STANDARDS.__getitem__)
any_consequence = some.sampled_from((None, "crime", "discipline", "bad_social_effect"))
any_rank = some.sampled_from((None, 1, 2, 3))


@some.composite
def scored(draw):
    grading = draw(any_standard)
    step = some.integers(grading.lowest, grading.highest)
    return grading, {factor.code: draw(step) for factor in grading.factors}


def pilot_rank(likelihood: int, harm: int, consequence: str | None = None) -> int:
    scores = {"likelihood": likelihood, "harm": harm}
    return rules.propose_rank(PILOT.grading, scores, consequence).rank


def test_a_rare_but_serious_risk_is_high():
    assert pilot_rank(likelihood=1, harm=5) == 1


def test_a_likely_but_mild_risk_is_high_too():
    assert pilot_rank(likelihood=4, harm=1) == 1


def test_fairly_likely_or_fairly_serious_is_medium_and_nothing_of_both_is_low():
    assert pilot_rank(likelihood=3, harm=1) == 2
    assert pilot_rank(likelihood=2, harm=2) == 3


def test_what_may_be_a_crime_is_high_whatever_the_scores():
    assert pilot_rank(1, 1, "crime") == 1


def test_what_may_breach_discipline_is_at_least_medium():
    assert pilot_rank(1, 1, "discipline") == 2
    assert pilot_rank(5, 1, "discipline") == 1


@pytest.mark.parametrize("consequence", ["public_interest_harm", "bad_social_effect"])
def test_harm_to_the_public_interest_alone_is_low(consequence):
    assert rules.propose_rank(PILOT.grading, {}, consequence).rank == 3


def test_small_likelihood_does_not_win_over_a_serious_consequence():
    assert pilot_rank(1, 5, "bad_social_effect") == 1


def test_the_reasoning_tells_which_factor_decided():
    proposal = rules.propose_rank(PILOT.grading, {"likelihood": 2, "harm": 4})
    assert proposal.reasoning[-1] == {"step": "worst", "factors": ["harm"], "rank": 1}


def test_weighted_grading_shows_danger_and_impact_and_guards_the_top_value():
    grading = STANDARDS["district_2012"]
    scores = {factor.code: 1 for factor in grading.factors} | {"harm": 5}
    proposal = rules.propose_rank(grading, scores)
    assert proposal.reasoning[-2] == {
        "step": "weighted",
        "danger_coefficient": "1.00",
        "impact_degree": "2.00",
        "score": "1.50",
        "rank": 3,
    }
    assert proposal.rank == 2


@pytest.mark.parametrize(
    ("scores", "consequence", "problems"),
    [
        ({"likelihood": 3}, None, {"harm": "score-missing"}),
        ({"likelihood": 3, "harm": 6}, None, {"harm": "off-the-scale"}),
        ({"likelihood": True, "harm": 2}, None, {"likelihood": "off-the-scale"}),
        ({"likelihood": 3, "harm": 3, "luck": 1}, None, {"luck": "unknown-factor"}),
        ({}, None, {"harm": "score-missing", "likelihood": "score-missing"}),
        ({}, "gossip", {"consequence": "unknown-consequence"}),
    ],
)
def test_scores_that_do_not_fit_the_sheet_are_refused_by_name(scores, consequence, problems):
    with pytest.raises(rules.UnfitScores) as refused:
        rules.propose_rank(PILOT.grading, scores, consequence)
    assert refused.value.problems == problems


@given(scored(), some.data())
def test_a_worse_score_never_gives_a_lower_rank(sheet, data):
    grading, scores = sheet
    worse = {code: data.draw(some.integers(step, grading.highest)) for code, step in scores.items()}
    before = rules.propose_rank(grading, scores).rank
    assert rules.propose_rank(grading, worse).rank <= before


@given(scored(), any_consequence)
def test_a_consequence_never_lowers_a_rank(sheet, consequence):
    grading, scores = sheet
    with_it = rules.propose_rank(grading, scores, consequence)
    assert with_it.rank <= rules.propose_rank(grading, scores).rank
    assert with_it.reasoning[-1]["rank"] == with_it.rank


@given(scored(), some.data())
def test_a_factor_at_its_top_value_never_ends_in_the_lowest_rank(sheet, data):
    grading, scores = sheet
    factor = data.draw(some.sampled_from(sorted(scores)))
    assert rules.propose_rank(grading, {**scores, factor: grading.highest}).rank < 3


@given(any_rank, any_rank)
def test_of_two_different_ranks_exactly_one_way_is_a_lowering(one, other):
    assert rules.is_lowering(one, other) + rules.is_lowering(other, one) == (one != other)


def test_taking_the_grade_away_from_a_high_risk_is_a_lowering():
    assert rules.needs_lowering_decision(1, None)
    assert rules.needs_lowering_decision(1, 2)
    assert not rules.needs_lowering_decision(1, 1)
    assert not rules.needs_lowering_decision(2, 3)


def test_a_high_rank_stays_the_floor_until_the_main_leader_releases_it():
    high, edited = rules.GradeEvent(1), rules.GradeEvent(3)
    assert rules.floor_rank([]) is None
    assert rules.floor_rank([high, edited, rules.GradeEvent(None)]) == 1
    assert rules.floor_rank([high, rules.GradeEvent(2, released=True)]) == 2
    assert rules.floor_rank([high, rules.GradeEvent(2, released=True), high]) == 1


@given(some.lists(any_rank))
def test_without_a_release_the_floor_never_sinks(ranks):
    events = [rules.GradeEvent(rank) for rank in ranks]
    floors = [rules.floor_rank(events[:count]) for count in range(len(events) + 1)]
    assert not any(rules.is_lowering(one, next_) for one, next_ in itertools.pairwise(floors))


@pytest.mark.parametrize(
    "retyped",
    [
        "预算指标审核环节 把关不严",
        "1.预算指标审核环节把关不严。",
        "（一）预算指标审核环节把关不严",
        "预算指标审核环节存在把关不严的廉政风险",
        "预算指标审核环节把关不够严",
    ],
)
def test_a_risk_typed_again_in_other_dress_is_recognised(retyped):
    assert rules.is_twin("预算指标审核环节把关不严", retyped)


@pytest.mark.parametrize("other", ["预算指标下达不及时", "低保对象入户核查流于形式", ""])
def test_another_risk_is_not_taken_for_a_twin(other):
    assert not rules.is_twin("预算指标审核环节把关不严", other)


@given(some.text(max_size=40))
def test_a_text_is_always_its_own_twin(text):
    assert rules.similarity(text, text) == 1.0


COMPLETE = rules.PointFacts(
    title="项目资金拨付审核把关不严",
    subject_type="section",
    subject_known=True,
    category="business_process",
    rank=2,
    manifestations=("不按进度拨付", "超范围拨付"),
    measures=("实行双人复核",),
    causes=("supervision",),
)


def codes(point: rules.PointFacts, profile=PILOT) -> set[tuple[str, str]]:
    return {(gap.field, gap.code) for gap in rules.gaps_before_in_force(point, profile)}


def test_a_complete_point_has_no_gap():
    assert codes(COMPLETE) == set()


def test_all_gaps_are_told_at_once():
    bare = rules.PointFacts(
        title="略",
        subject_type="topic",
        subject_known=False,
        category=None,
        rank=None,
        manifestations=(),
        measures=(),
    )
    assert codes(bare) == {
        ("title", "text-missing"),
        ("category", "category-missing"),
        ("subject", "subject-missing"),
        ("major_matter", "major-matter-missing"),
        ("manifestations", "manifestation-missing"),
        ("measures", "measure-missing"),
        ("causes", "cause-missing"),
        ("rank", "grade-missing"),
    }


def test_the_same_manifestation_twice_is_found_in_any_dress():
    point = replace(COMPLETE, manifestations=("不按进度拨付", "1、不按进度 拨付。", "待补充"))
    assert codes(point) == {
        ("manifestations.1", "text-repeated"),
        ("manifestations.2", "text-missing"),
    }


def test_a_second_measure_is_too_many_only_where_the_profile_is_strict():
    point = replace(COMPLETE, measures=("实行双人复核", "按季度公开拨付结果"))
    assert codes(point) == set()
    assert codes(point, GENERIC) == {("measures", "only-one-measure-allowed")}


def test_a_section_of_the_pilot_region_has_no_ideology_risk():
    point = replace(COMPLETE, category="ideology_morality")
    assert codes(point) == {("category", "category-not-allowed-here")}
    assert codes(replace(COMPLETE, subject_type="leadership_team"), GENERIC) == {
        ("subject_type", "subject-type-not-used")
    }


def test_a_missing_cause_blocks_only_where_the_profile_demands_one():
    point = replace(COMPLETE, causes=())
    assert [gap.blocking for gap in rules.gaps_before_in_force(point, PILOT)] == [False]
    assert [gap.blocking for gap in rules.gaps_before_in_force(point, GENERIC)] == [True]
    assert codes(replace(COMPLETE, causes=("fate",))) == {("causes", "unknown-cause")}


def test_a_retired_point_stays_retired():
    assert rules.may_become("draft", "in_force")
    assert rules.may_become("in_force", "retired")
    assert not rules.may_become("in_force", "draft")
    assert not any(rules.may_become("retired", state) for state in rules.TRANSITIONS)


def test_numbers_of_risk_points_count_from_one():
    assert rules.risk_point_number(27) == "FX-000027"
    with pytest.raises(ValueError, match="from 1"):
        rules.risk_point_number(0)
