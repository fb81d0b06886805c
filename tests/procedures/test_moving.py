"""Cases move by their chain alone: by the seat that acts, once the step before is in place."""

import pytest

from service.procedures.refusals import (
    AlreadyInCase,
    CollectiveStep,
    NotHisStep,
    NotOneCase,
    StepNotInPlace,
)
from tests.procedures.scenes import Desk


def test_a_section_sends_its_finding_and_it_waits_for_the_meeting(work: Desk):
    point = work.draft()
    case = work.send("section_head", point)
    assert work.case(case).chain_code == "C-11"
    work.advance("post_holder_b", case)
    assert work.case(case).step_code == "review"
    assert [one.state for one in work.visits(case)] == ["done", "open"]
    assert work.topics(case) == ["case.started", "case.advanced"]


def test_what_is_not_complete_does_not_go_on_and_the_attempt_is_journalled(work: Desk):
    point = work.draft(manifestations=[])
    case = work.send("section_head", point)
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("post_holder", case)
    missing = refusal.value.facts["missing"]
    assert [one["code"] for one in missing] == ["manifestation-missing"]
    assert missing[0]["pointer"] == "/manifestations"
    assert work.topics(case) == ["case.started", "case.refused"]
    assert work.case(case).step == 0


def test_nobody_outside_the_section_finishes_its_draft(work: Desk):
    case = work.send("section_head", work.draft())
    with pytest.raises(NotHisStep) as refusal:
        work.advance("register_office", case)
    assert {one["name"] for one in refusal.value.facts["who_can"]} == {"李某", "郑某", "王某"}


def test_no_single_person_takes_a_collective_decision(work: Desk):
    case = work.send("section_head", work.draft())
    work.advance("section_head", case)
    with pytest.raises(CollectiveStep):
        work.advance("main_leader", case)


def test_a_record_runs_in_one_case_at_a_time(work: Desk):
    point = work.draft()
    work.send("section_head", point)
    with pytest.raises(AlreadyInCase):
        work.send("section_head", point)


def test_records_of_two_sections_are_sent_apart(work: Desk):
    other = work.draft("section_head_2", "post_holder_2")
    with pytest.raises(NotOneCase) as refusal:
        work.send("main_leader", work.draft(), other)
    assert len(refusal.value.facts["groups"]) == 2
