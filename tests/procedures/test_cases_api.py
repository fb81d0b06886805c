"""A case through the interface, from the section's finding to the public notice."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from service.procedures.refusals import AlreadyInCase
from service.procedures.use_cases import complete_step, start_case
from tenants.clock import today
from tenants.context import system_actor
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests.api import Caller, client
from tests.procedures.scenes import LEADERS, Desk
from tests.risks.test_twins_at_once import at_once


@pytest.fixture
def people(app: Flask, work: Desk) -> dict[str, Caller]:
    return {
        role: client(app, work.bureau, role)
        for role in (*LEADERS, "section_head", "post_holder", "post_holder_2", "register_office")
    }


def sent(people: dict[str, Caller], work: Desk, *points: UUID) -> dict:
    ids = [str(one) for one in points or (work.draft(),)]
    answer = people["section_head"].post("/cases", {"object_kind": "risk_point", "item_ids": ids})
    assert answer.status_code == 201, answer.get_json()
    return answer.get_json()


def move(caller: Caller, case: dict, way: str = "advance", **body) -> dict:
    answer = caller.put(f"/cases/{case['id']}/{way}", body, if_match=case["version"])
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


def meet(
    people: dict[str, Caller], work: Desk, case: dict, chair: str = "main_leader", **decision
) -> dict:
    """Hold the leadership meeting: all three come, all vote for what is decided."""
    office, roles = people["register_office"], LEADERS
    call = {
        "kind": "body",
        "title": "局领导班子会议",
        "held_on": today(),
        "body_id": work.body("leadership_meeting"),
    }
    meeting = office.post("/meetings", call).get_json()
    place = f"/meetings/{meeting['id']}"
    for way, body in (
        (
            "",
            {
                "chair_id": work.bureau.people[chair].person_id,
                "minutes": "会议听取了汇报,逐项审议。",
                "attendance": [
                    {"person_id": work.bureau.people[one].person_id, "present": True}
                    for one in roles
                ],
            },
        ),
        ("/agenda", {"case_ids": [case["id"]]}),
        (
            "/decisions",
            {
                "decisions": [
                    {"case_id": case["id"], "decision": "approve", "votes_for": 3, **decision}
                ]
            },
        ),
    ):
        answer = office.put(place + way, body, if_match=meeting["version"])
        assert answer.status_code == 200, answer.get_json()
        meeting = answer.get_json()
    return meeting


def sign(caller: Caller, meeting: dict):
    return caller.put(f"/meetings/{meeting['id']}/signature", if_match=meeting["version"])


def test_a_point_goes_all_its_way(people, work: Desk):
    point = work.draft()
    case = move(people["post_holder"], sent(people, work, point))
    assert [one["role"] for one in case["who_can"]] == ["leadership_meeting"] * 3
    meeting = meet(people, work, case, items=[{"item_id": str(point), "outcome": {"rank": 2}}])
    assert meeting["missing"] == []
    assert sign(people["main_leader"], meeting).status_code == 200
    assert work.read(point).rank == 2
    work.measure(point, "post_holder")
    case = people["register_office"].get(f"/cases/{case['id']}").get_json()
    assert case["items"][0]["decided"]["rank"] == 2
    while case["step_type"] == "file":
        case = move(people["register_office"], case)
    assert case["step_type"] == "public_notice"
    assert work.read(point).status == "draft"
    with unit_of_work(work.bureau.tenant_id) as session:
        step = UUID(case["steps"][-1]["id"])
        actor = system_actor(work.bureau.tenant_id)
        complete_step(session, actor, UUID(case["id"]), step, facts={"open_comments": 0})
    assert work.case(UUID(case["id"])).state == "completed"
    assert work.read(point).status == "in_force"
    topics = work.topics(UUID(case["id"]))
    assert topics[-1] == "case.completed"
    assert work.topics(point)[-1] == "risk_point.put_in_force"


def test_only_the_chair_signs(people, work: Desk):
    case = move(people["post_holder"], sent(people, work))
    answer = sign(people["deputy_leader"], meet(people, work, case))
    assert answer.status_code == 403
    assert answer.get_json()["who_can"][0]["name"] == "赵某"
    assert work.case(UUID(case["id"])).step_code == "review"


def test_votes_must_add_up_and_carry(people, work: Desk):
    case = move(people["post_holder"], sent(people, work))
    few = meet(people, work, case, votes_for=1, votes_against=1, abstained=1)
    assert [one["code"] for one in few["missing"]] == ["not-carried"]
    answer = sign(people["main_leader"], few)
    assert answer.status_code == 409
    assert answer.get_json()["code"] == "meeting-not-in-place"
    assert work.topics(UUID(few["id"]))[-1] == "meeting.refused"


def test_a_signed_meeting_never_changes(people, work: Desk):
    case = move(people["post_holder"], sent(people, work))
    meeting = sign(people["main_leader"], meet(people, work, case)).get_json()
    answer = people["register_office"].put(
        f"/meetings/{meeting['id']}", {"minutes": "改写"}, if_match=meeting["version"]
    )
    assert answer.get_json()["code"] == "meeting-over"


def test_a_leader_stands_aside_on_his_own_item_and_does_not_chair_it(people, work: Desk):
    point = work.draft(
        "main_leader", "main_leader", subject_type="leadership_post", category="post_duty"
    )
    answer = people["main_leader"].post(
        "/cases", {"object_kind": "risk_point", "item_ids": [str(point)]}
    )
    case = move(people["main_leader"], answer.get_json())
    meeting = meet(people, work, case, votes_for=2)
    assert [one["code"] for one in meeting["missing"]] == ["chair-stands-aside"]
    assert meeting["agenda"][0]["recused"] == [str(work.bureau.people["main_leader"].person_id)]
    assert sign(people["main_leader"], meeting).status_code == 409
    other = meet(people, work, case, chair="deputy_leader", votes_for=2)
    assert sign(people["deputy_leader"], other).status_code == 200
    assert work.case(UUID(case["id"])).step_code == "file"


def test_some_records_go_on_and_others_go_back_as_a_case_of_their_own(people, work: Desk):
    good, poor = work.draft(), work.draft(of="post_holder_b", title="预算审核环节把关不严")
    case = move(people["section_head"], sent(people, work, good, poor))
    back = {"item_id": str(poor), "decision": "return"}
    meeting = meet(people, work, case, items=[back], reason="内容空泛")
    assert sign(people["main_leader"], meeting).status_code == 200
    assert work.case(UUID(case["id"])).step_code == "file"
    listed = people["section_head"].get("/cases?total=true").get_json()["items"]
    sibling = next(one for one in listed if one["split_from"] == case["id"])
    assert sibling["step_type"] == "draft"
    assert sibling["due_on"] is not None
    assert [one.state for one in work.items(UUID(case["id"]))] == ["open", "returned"]


def test_a_case_that_moved_on_is_not_moved_again_by_an_old_page(people, work: Desk):
    case = sent(people, work)
    move(people["section_head"], case)
    answer = people["post_holder"].put(f"/cases/{case['id']}/advance", {}, if_match=1)
    assert answer.status_code == 412


def test_of_two_who_send_a_record_at_once_the_second_hears_in_which_case_it_is(work: Desk):
    point, sender = work.draft(), work.actor("post_holder")

    def send(session):
        return start_case(session, sender, object_kind="risk_point", ids=[point]).number

    with pytest.raises(AlreadyInCase) as refused:
        at_once(work, send, send)
    assert refused.value.facts["cases"][0]["number"] == "SH-000001"


def test_another_section_does_not_see_the_case(people, work: Desk):
    case = sent(people, work)
    assert people["post_holder_2"].get(f"/cases/{case['id']}").status_code == 403
    assert people["post_holder_2"].get("/cases").get_json()["items"] == []


def test_the_chains_of_the_profile_are_there_to_read(people, work: Desk):
    chains = people["post_holder"].get("/chains").get_json()
    lacking = {one["code"]: one["bodies_missing"] for one in chains["items"]}
    assert lacking["C-11"] == []
    assert any(one["code"] == "C-11" and len(one["steps"]) == 5 for one in chains["items"])


def test_who_goes_round_the_chain_is_refused_and_remembered(people, work: Desk):
    """R-298: through whichever door the attempt comes, it leaves a trace."""
    point = work.draft()
    answer = people["main_leader"].put(
        f"/risk-points/{point}/grade", {"rank": 1}, if_match=work.read(point).version
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "goes-by-chain")
    with unit_of_work(work.bureau.tenant_id) as session:
        told = session.scalars(
            select(JournalEntry.body).where(JournalEntry.topic == "case.refused")
        ).one()
    assert "goes-by-chain" in told
    assert "赵某" in told
