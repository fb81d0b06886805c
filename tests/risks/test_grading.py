"""Grades are proposed with reasons, decided at the right level, and never lowered in passing."""

import pytest
from sqlalchemy import func, select

from service.risks.models import Grading
from service.risks.use_cases.grading import assess_residual, propose_grade
from service.risks.use_cases.lowering import lower_grade
from service.risks.use_cases.points import draft_risk_point, put_in_force
from service.risks.use_cases.refusals import (
    GradeLowered,
    Incomplete,
    NothingToLower,
    OwnItem,
)
from tenants.database import unit_of_work
from tenants.errors import Forbidden, Invalid, Stale
from tests.risks.scenes import TITLE, Scene

SCORES = {"likelihood": 2, "harm": 4}
WHY = {"likelihood": "近三年未发生", "harm": "涉及资金量大"}


def propose(work: Scene, role: str, point_id, **values):
    words = {"scores": SCORES, "rationales": WHY, "if_version": None}
    return work.act(role, propose_grade, point_id, **(words | values))


def kinds(work: Scene, point_id) -> list[str]:
    with unit_of_work(work.bureau.tenant_id) as session:
        return list(
            session.scalars(
                select(Grading.kind).where(Grading.risk_point_id == point_id).order_by(Grading.at)
            )
        )


def test_a_rare_but_serious_risk_is_proposed_high_with_its_reasoning(work):
    point = work.draft()
    grading = propose(work, "section_head", point)
    assert grading.proposed_rank == 1
    assert {step["step"] for step in grading.reasoning} == {"factor", "worst"}
    assert work.read(point).proposed_rank == 1
    assert work.read(point).rank is None


def test_a_crime_is_high_whatever_the_scores(work):
    point = work.draft()
    low = {"scores": {"likelihood": 1, "harm": 1}, "consequence": "crime"}
    assert propose(work, "section_head", point, **low).proposed_rank == 1


def test_a_milder_sheet_does_not_hide_a_worse_one_before_somebody_decides(work):
    point = work.draft()
    propose(work, "section_head", point)
    mild = {"likelihood": 1, "harm": 1}
    assert propose(work, "section_head", point, scores=mild).proposed_rank == 3
    assert work.read(point).proposed_rank == 1
    with pytest.raises(Forbidden):
        work.decide("section_head", point, 3, "重新评分")
    work.decide("main_leader", point, 2, "防控措施已到位")
    propose(work, "section_head", point, scores=mild)
    assert work.read(point).proposed_rank == 3


def test_a_score_without_a_written_reason_is_refused(work):
    point = work.draft()
    with pytest.raises(Invalid) as refusal:
        propose(work, "section_head", point, rationales={"likelihood": "近三年未发生"})
    assert refusal.value.facts["errors"] == {"rationales": {"harm": ["rationale-missing"]}}


def test_a_score_off_the_scale_is_refused_by_name(work):
    with pytest.raises(Invalid) as refusal:
        propose(work, "section_head", work.draft(), scores={"likelihood": 9, "harm": 1})
    assert refusal.value.facts["errors"] == {"scores": {"likelihood": ["off-the-scale"]}}


@pytest.mark.parametrize(
    ("rank", "decider", "refused"),
    [
        (1, "main_leader", ("section_head", "deputy_leader", "register_office", "post_holder")),
        (2, "deputy_leader", ("section_head", "deputy_leader_2", "main_leader")),
        (3, "section_head", ("section_head_2", "deputy_leader", "main_leader")),
    ],
)
def test_each_rank_is_decided_at_its_own_level(work, rank, decider, refused):
    point = work.draft()
    for role in refused:
        with pytest.raises(Forbidden):
            work.decide(role, point, rank)
    work.decide(decider, point, rank)
    assert work.read(point).rank == rank


def test_whoever_is_refused_is_told_who_may(work):
    point = work.draft()
    with pytest.raises(Forbidden) as refusal:
        work.decide("section_head", point, 2)
    named = refusal.value.facts["who_can"]
    assert [one["role"] for one in named] == ["deputy_leader"]
    assert work.bureau.people["deputy_leader"].name == named[0]["name"]


def test_a_proposed_high_rank_cannot_be_talked_down_below_the_main_leader(work):
    point = work.draft()
    propose(work, "section_head", point)
    with pytest.raises(Forbidden):
        work.decide("section_head", point, 3, reason="实际风险不大")


def test_a_grade_below_the_proposed_one_needs_a_reason_and_is_flagged(work):
    point = work.draft()
    propose(work, "section_head", point)
    with pytest.raises(Invalid):
        work.decide("main_leader", point, 2)
    work.decide("main_leader", point, 2, reason="已有复核制度")
    assert work.read(point).review_required


def test_a_high_grade_is_not_lowered_by_deciding_anew(work):
    point = work.high()
    with pytest.raises(GradeLowered) as refusal:
        work.decide("main_leader", point, 3, reason="风险已降低")
    assert refusal.value.facts["lowering"].endswith(f"{point}/lowering")
    assert refusal.value.facts["who_can"][0]["role"] == "main_leader"


def test_raising_is_always_possible_where_the_higher_rank_is_decided(work):
    point = work.draft()
    work.decide("section_head", point, 3)
    work.decide("deputy_leader", point, 2)
    work.decide("main_leader", point, 1)
    assert (work.read(point).rank, work.read(point).worst_rank) == (1, 1)


def test_only_the_main_leader_lowers_a_high_grade_and_it_is_kept_for_ever(work):
    point = work.high()
    for role in ("section_head", "deputy_leader", "register_office"):
        with pytest.raises(Forbidden):
            work.lower(role, point, 2)
    work.lower("main_leader", point, 2)
    lowered = work.read(point)
    assert (lowered.rank, lowered.floor_rank, lowered.worst_rank) == (2, 2, 1)
    assert kinds(work, point) == ["decision", "lowering"]


def test_a_medium_grade_is_lowered_by_the_deputy_in_charge(work):
    point = work.draft()
    work.decide("deputy_leader", point, 2)
    for role in ("section_head", "deputy_leader_2"):
        with pytest.raises(Forbidden):
            work.lower(role, point, 3)
    work.lower("deputy_leader", point, 3)
    assert work.read(point).rank == 3


@pytest.mark.parametrize("missing", ["reason", "evidence"])
def test_lowering_without_reason_or_evidence_is_refused(work, missing):
    point = work.high()
    with pytest.raises(Invalid) as refusal:
        work.lower("main_leader", point, 2, **{missing: "无"})
    assert list(refusal.value.facts["errors"]) == [missing]


def test_there_is_nothing_to_lower_to_the_same_grade(work):
    point = work.high()
    with pytest.raises(NothingToLower):
        work.lower("main_leader", point, 1)


def test_the_main_leader_does_not_lower_an_item_of_his_own(work):
    point = work.act(
        "main_leader",
        draft_risk_point,
        **work.wording("main_leader", subject_type="leadership_post"),
    ).id
    with pytest.raises(Forbidden):
        work.decide("main_leader", point, 1)


def test_a_graded_item_of_ones_own_is_not_moved_to_a_colleague_first(work):
    point = work.draft(of="section_head", subject_type="leadership_post")
    work.decide("deputy_leader", point, 3)
    with pytest.raises(OwnItem):
        work.change(
            "section_head", point, subject_type="work_post", post_id=work.post("post_holder")
        )


def test_a_decision_on_an_old_version_is_refused(work):
    point = work.high()
    with pytest.raises(Stale):
        work.act(
            "main_leader",
            lower_grade,
            point,
            if_version=1,
            to_rank=3,
            reason="流程再造",
            evidence="审计报告",
        )


def test_the_residual_rank_stands_beside_the_grade(work):
    point = work.high()
    work.act("section_head", assess_residual, point, if_version=None, residual_rank=3)
    assert (work.read(point).rank, work.read(point).residual_rank) == (1, 3)


def test_a_recreated_risk_takes_over_the_rank_of_the_one_retired(work):
    old = work.high()
    work.retire("main_leader", old)
    new = work.draft()
    work.measure(new)
    assert work.read(new).predecessor_id == old
    with pytest.raises(Forbidden):
        work.decide("section_head", new, 3)
    with pytest.raises(GradeLowered):
        work.decide("main_leader", new, 3)
    with pytest.raises((Forbidden, Incomplete)):
        work.enforce("section_head", new)
    work.lower("main_leader", new, 3)
    work.enforce("section_head", new)


@pytest.mark.parametrize(
    "disguise",
    [
        {"title": f"1、{TITLE}。"},
        {"title": f"可能存在{TITLE}的"},
        {"subject_type": "section", "category": "business_process"},
        {"title": TITLE.replace("过大", "太大")},
    ],
)
def test_rewording_or_another_subject_does_not_make_it_a_new_risk(work, disguise):
    old = work.high()
    work.retire("main_leader", old)
    values = dict(disguise)
    if values.get("subject_type") == "section":
        values |= {"post_id": None, "department_id": work.bureau.departments["预算科"]}
    new = work.draft(**values)
    assert work.read(new).floor_rank == 1


def test_renaming_a_low_risk_into_a_high_one_is_refused(work):
    work.high()
    other = work.draft(title="公务用车审批不严")
    work.decide("section_head", other, 3)
    with pytest.raises(GradeLowered):
        work.change("section_head", other, title=TITLE)


def test_moving_a_high_risk_to_another_section_keeps_its_rank_and_its_decider(work):
    point = work.high()
    work.change("main_leader", point, post_id=work.post("post_holder_2"))
    assert work.read(point).rank == 1
    with pytest.raises(Forbidden):
        work.lower("deputy_leader", point, 3)


def test_the_same_risk_written_twice_is_raised_twice(work):
    first, second = work.draft(), None
    work.decide("section_head", first, 3)
    second = work.draft()
    work.decide("section_head", second, 3)
    work.decide("main_leader", first, 1)
    assert (work.read(second).rank, work.read(second).floor_rank) == (1, 1)


def test_all_gaps_are_told_at_once(work):
    point = work.draft(manifestations=[], category=None)
    with pytest.raises(Forbidden):
        work.enforce("section_head", point)
    with pytest.raises(Incomplete) as refusal:
        work.act("main_leader", put_in_force, point, if_version=None)
    pointers = {gap["pointer"] for gap in refusal.value.facts["gaps"] if gap["blocking"]}
    assert pointers == {"/category", "/manifestations", "/measures", "/rank"}


def test_gradings_are_never_changed(work):
    point = work.high()
    with unit_of_work(work.bureau.tenant_id) as session:
        count = session.scalar(
            select(func.count()).select_from(Grading).where(Grading.risk_point_id == point)
        )
    assert count == 1
