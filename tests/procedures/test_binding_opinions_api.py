"""Whoever sits at a step asks a colleague to countersign (加签); the step waits for his answer."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tenants.clock import today
from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.procedures.test_approval_page_api import read

ROLES = ("section_head", "post_holder_b", "post_holder", "deputy_leader", "register_office")


@pytest.fixture
def people(app: Flask, work: Desk) -> dict[str, Caller]:
    return {role: client(app, work.bureau, role) for role in ROLES}


@pytest.fixture
def case(work: Desk) -> Any:
    return work.send("section_head", work.draft())


def ask(work: Desk, caller: Caller, case, *roles: str, **values: Any):
    body = {
        "question": "表现形式是否写实？",
        "due_on": (today() + timedelta(days=2)).isoformat(),
        "person_ids": [str(work.bureau.people[one].person_id) for one in roles],
        "binding": True,
        **values,
    }
    version = read(caller, case)["version"]
    return caller.post(f"/cases/{case}/consultations", body, if_match=version)


def answer(caller: Caller, case, **values: Any):
    return caller.post(f"/cases/{case}/opinions", {"text": "应写明具体环节", **values})


def advance(caller: Caller, case):
    version = read(caller, case)["version"]
    return caller.put(f"/cases/{case}/advance", {}, if_match=version)


def lacking(answered) -> set[str]:
    return {one["code"] for one in answered.get_json()["missing"]}


def test_the_step_waits_until_he_has_agreed(work: Desk, people, case):
    head, colleague = people["section_head"], people["deputy_leader"]
    asked = ask(work, head, case, "deputy_leader")
    assert asked.status_code == 201, asked.get_data(as_text=True)
    (gap,) = [one for one in asked.get_json()["missing"] if one["code"] == "countersign-awaited"]
    assert gap["message"] == "加签的钱某还没有答复。"
    refused = advance(head, case)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "step-not-in-place")
    assert lacking(refused) == {"countersign-awaited"}
    (task,) = [
        one for one in colleague.get("/tasks").get_json()["items"] if one["kind"] == "case_opinion"
    ]
    assert task["title"].startswith("加签：")
    given = answer(colleague, case, agreed=True)
    assert (given.status_code, given.get_json()["agreed"]) == (201, True)
    assert advance(head, case).status_code == 200
    assert work.topics(case).count("case.opinion_given") == 1


def test_a_no_holds_nothing_up_once_it_is_answered(work: Desk, people, case):
    head = people["section_head"]
    ask(work, head, case, "deputy_leader")
    given = answer(people["deputy_leader"], case, agreed=False).get_json()
    assert lacking(advance(head, case)) == {"countersign-unanswered"}
    place = f"/cases/{case}/opinions/{given['id']}"
    assert head.put(place, {"adopted": False}).status_code == 422
    assert head.put(place, {"adopted": False, "reply": "已有会议纪要佐证"}).status_code == 200
    assert advance(head, case).status_code == 200


def test_he_says_yes_or_no_and_why(work: Desk, people, case):
    ask(work, people["section_head"], case, "deputy_leader")
    for values, field in (({}, "/agreed"), ({"agreed": True, "text": " "}, "/text")):
        refused = answer(people["deputy_leader"], case, **values)
        assert refused.status_code == 422
        assert refused.get_json()["errors"][0]["pointer"] == field


def test_nobody_else_answers_for_him(work: Desk, people, case):
    ask(work, people["section_head"], case, "deputy_leader")
    assert answer(people["post_holder_b"], case, agreed=True).get_json()["code"] == "not-asked"
    assert answer(people["section_head"], case, agreed=True).get_json()["code"] == "not-asked"


def test_only_persons_who_may_read_it_are_asked(work: Desk, people, case):
    head = people["section_head"]
    refused = ask(work, head, case, "post_holder_2")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "may-not-read")
    assert "冯某" in refused.get_json()["detail"]
    section = ask(work, head, case, department_ids=[str(work.bureau.departments["国库科"])])
    assert section.get_json()["errors"][0]["pointer"] == "/department_ids"
    assert advance(head, case).status_code == 200


def test_only_whoever_sits_at_the_step_asks_and_never_where_a_body_decides(
    work: Desk, people, case
):
    assert ask(work, people["register_office"], case, "deputy_leader").status_code == 403
    work.advance("section_head", case)
    refused = ask(work, people["deputy_leader"], case, "section_head")
    assert refused.get_json()["code"] == "collective-step"


def test_he_who_is_asked_decides_nothing(work: Desk, people, case):
    ask(work, people["section_head"], case, "deputy_leader")
    answer(people["deputy_leader"], case, agreed=True)
    assert advance(people["deputy_leader"], case).status_code == 403


def test_who_was_asked_before_may_be_asked_to_countersign(work: Desk, people, case):
    head = people["section_head"]
    ask(work, head, case, "deputy_leader", binding=False)
    assert len(ask(work, head, case, "deputy_leader").get_json()["opinions"]) == 2
    assert answer(people["deputy_leader"], case, agreed=True).get_json()["binding"] is True
    assert advance(head, case).status_code == 200


def take_back(caller: Caller, case, opinion, **values: Any):
    return caller.put(f"/cases/{case}/opinions/{opinion}/withdrawal", values)


def waiting_opinions(caller: Caller) -> list[Any]:
    waiting = caller.get("/tasks").get_json()["items"]
    return [one for one in waiting if one["kind"] == "case_opinion"]


def test_who_asked_takes_it_back_and_the_step_goes_on(work: Desk, people, case):
    head, colleague = people["section_head"], people["deputy_leader"]
    (opinion,) = ask(work, head, case, "deputy_leader").get_json()["opinions"]
    taken = take_back(head, case, opinion["id"], reason="已当面商定")
    assert taken.status_code == 200, taken.get_data(as_text=True)
    (shown,) = taken.get_json()["opinions"]
    assert shown["withdrawn_at"]
    assert shown["withdrawn_reason"] == "已当面商定"
    assert "countersign-awaited" not in {one["code"] for one in taken.get_json()["missing"]}
    assert waiting_opinions(colleague) == []
    refused = answer(colleague, case, agreed=True)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "opinion-taken-back")
    assert "撤回" in refused.get_json()["detail"]
    acts = {one["act"]: one["allowed"] for one in read(colleague, case)["acts"]}
    assert acts["opinion"] is False
    assert work.topics(case).count("case.opinion_withdrawn") == 1
    assert advance(head, case).status_code == 200


def test_nobody_else_takes_it_back(work: Desk, people, case):
    (opinion,) = ask(work, people["section_head"], case, "deputy_leader").get_json()["opinions"]
    asker = opinion["asked_by_name"]
    for other in ("deputy_leader", "register_office"):
        refused = take_back(people[other], case, opinion["id"])
        assert (refused.status_code, refused.get_json()["code"]) == (403, "not-his-to-take-back")
        assert asker in refused.get_json()["detail"]
        assert refused.get_json()["who_can"][0]["name"] == asker
    assert len(waiting_opinions(people["deputy_leader"])) == 1


def test_what_was_answered_or_taken_back_stays_so(work: Desk, people, case):
    head = people["section_head"]
    (opinion,) = ask(work, head, case, "deputy_leader").get_json()["opinions"]
    answer(people["deputy_leader"], case, agreed=True)
    assert take_back(head, case, opinion["id"]).get_json()["code"] == "opinion-given"
    asked = ask(work, head, case, "deputy_leader").get_json()["opinions"]
    assert take_back(head, case, asked[-1]["id"]).status_code == 200
    assert take_back(head, case, asked[-1]["id"]).get_json()["code"] == "opinion-taken-back"


def test_who_was_let_off_may_be_asked_again(work: Desk, people, case):
    head = people["section_head"]
    (first,) = ask(work, head, case, "deputy_leader").get_json()["opinions"]
    take_back(head, case, first["id"])
    again = ask(work, head, case, "deputy_leader", question="请看新的表述")
    assert len(again.get_json()["opinions"]) == 2
    assert answer(people["deputy_leader"], case, agreed=True).status_code == 201
    (consultation,) = people["deputy_leader"].get("/consultations").get_json()["items"]
    assert (consultation["asked_count"], consultation["answered_count"]) == (1, 1)
