"""Nobody wins a vote by the way it is written down (R-310, I3, I4)."""

from datetime import timedelta
from uuid import UUID

import pytest

from service.procedures.refusals import MeetingNotInPlace
from service.procedures.rules import quorum_of
from service.procedures.use_cases import (
    change_meeting,
    record_decisions,
    set_agenda,
    sign_meeting,
)
from service.risks.use_cases.grading import propose_grade
from tenants.clock import today
from tests import api
from tests.procedures.scenes import LEADERS, Desk

FIVE = (*LEADERS, "party_group", "discipline_group")
HIGH = {"likelihood": 5, "harm": 5}


def waiting(work: Desk) -> UUID:
    """A section's finding that waits for the leadership meeting."""
    case = work.send("section_head", work.draft())
    work.advance("section_head", case)
    return case


def rate_high(work: Desk, point: UUID) -> None:
    why = dict.fromkeys(HIGH, "经集体评估")
    work.act("section_head", propose_grade, point, if_version=None, scores=HIGH, rationales=why)


def voted(work: Desk, case: UUID, decision: str = "approve") -> UUID:
    """The office has called the meeting and written down how it voted; nobody has signed."""
    office, person = "register_office", work.bureau.people
    meeting = work.call_together()
    came = [{"person_id": person[one].person_id, "present": True} for one in LEADERS]
    told = {"case_id": case, "decision": decision, "votes_for": 3, "reason": "逐项审议"}
    for step, given in (
        (change_meeting, {"attendance": came, "minutes": "逐项审议,形成决定。"}),
        (set_agenda, {"case_ids": [case]}),
        (record_decisions, {"decisions": [told]}),
    ):
        work.act(office, step, meeting, if_version=None, **given)
    return meeting


def sign(work: Desk, meeting: UUID) -> None:
    work.act("main_leader", sign_meeting, meeting, if_version=None)


def gaps(refusal: pytest.ExceptionInfo[MeetingNotInPlace]) -> list[str]:
    return [one["code"] for one in refusal.value.facts["missing"]]


def test_what_changed_between_vote_and_signature_is_voted_on_anew(work: Desk):
    case = waiting(work)
    meeting = voted(work, case)
    rate_high(work, work.items(case)[0].item_id)
    with pytest.raises(MeetingNotInPlace) as refusal:
        sign(work, meeting)
    assert gaps(refusal) == ["changed-since-the-vote"]
    sign(work, voted(work, case))
    assert work.case(case).step_code == "file"


def test_a_vote_on_what_was_sent_back_since_holds_no_more(work: Desk):
    case = waiting(work)
    old, back = voted(work, case), voted(work, case, "return")
    sign(work, back)
    work.advance("section_head", case)
    with pytest.raises(MeetingNotInPlace) as refusal:
        sign(work, old)
    assert gaps(refusal) == ["changed-since-the-vote"]


def test_nobody_is_voted_down_by_calling_him_recused(bodiless: Desk):
    bodiless.seat("leadership_meeting", "局领导班子会议", *FIVE)
    case = waiting(bodiless)
    other = bodiless.bureau.people["discipline_group"].person_id
    present = (*LEADERS[:2], "discipline_group")
    with pytest.raises(MeetingNotInPlace) as refusal:
        bodiless.hold_body_meeting(case, present=present, recused=[other], votes_for=2)
    assert gaps(refusal) == ["quorum-missing"]
    bodiless.hold_body_meeting(case, present=present)
    assert bodiless.case(case).step_code == "file"


def test_a_body_may_ask_for_more_than_half_but_never_for_less():
    assert [quorum_of(5, fixed) for fixed in (None, 1, 4)] == [3, 3, 4]


def test_a_body_in_which_no_main_leader_sits_decides_on_nothing_high(bodiless: Desk):
    others = ("deputy_leader", "deputy_leader_2", "party_group")
    bodiless.seat("leadership_meeting", "局领导班子会议", *others)
    case = waiting(bodiless)
    rate_high(bodiless, bodiless.items(case)[0].item_id)
    with pytest.raises(MeetingNotInPlace) as refusal:
        bodiless.hold_body_meeting(case, chair="deputy_leader", present=others)
    assert gaps(refusal) == ["main-leader-missing"]


def test_no_meeting_decided_on_a_case_before_it_came(work: Desk):
    case = waiting(work)
    meeting = voted(work, case)
    yesterday = {"held_on": today() - timedelta(days=1)}
    work.act("register_office", change_meeting, meeting, if_version=None, **yesterday)
    with pytest.raises(MeetingNotInPlace) as refusal:
        sign(work, meeting)
    assert gaps(refusal) == ["not-before-the-meeting-yet"]


def test_members_of_a_body_do_not_write_its_minutes(work: Desk, app):
    answer = api.client(app, work.bureau, "party_group").post(
        "/meetings",
        {
            "kind": "body",
            "title": "会议",
            "held_on": str(today()),
            "body_id": str(work.body("leadership_meeting")),
        },
    )
    assert answer.status_code == 403
