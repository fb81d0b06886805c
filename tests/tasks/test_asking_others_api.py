"""Whoever decides may ask others first: sections and persons, until a day (征求意见)."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants.clock import today
from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import sent as waiting_for_a_yes


@pytest.fixture
def people(app: Flask, work: Desk) -> dict[str, Caller]:
    roles = ("section_head", "section_head_2", "post_holder", "post_holder_2", "auditor")
    return {role: client(app, work.bureau, role) for role in roles}


def read(caller: Caller, case) -> dict:
    answer = caller.get(f"/cases/{case}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def ask(caller: Caller, case, **values):
    found = read(caller, case)
    body = {
        "question": "依据是否齐全？",
        "due_on": (today() + timedelta(days=3)).isoformat(),
        **values,
    }
    return caller.post(f"/cases/{case}/consultations", body, if_match=found["version"])


def person(work: Desk, role: str) -> str:
    return str(work.bureau.people[role].person_id)


def test_a_section_and_a_person_are_asked_and_answer(work: Desk, people):
    case = waiting_for_a_yes(work)
    head = people["section_head"]
    other = str(work.bureau.departments["国库科"])
    answer = ask(head, case, department_ids=[other], person_ids=[person(work, "post_holder_2")])
    assert answer.status_code == 201, answer.get_data(as_text=True)
    asked = answer.get_json()["opinions"]
    assert [one["question"] for one in asked] == ["依据是否齐全？"] * 2
    for role in ("section_head_2", "post_holder_2"):
        [task] = [
            one
            for one in people[role].get("/tasks?box=waiting").get_json()["items"]
            if one["kind"] == "case_opinion"
        ]
        assert task["title"].startswith("征求意见：")
        given = people[role].post(f"/cases/{case}/opinions", {"text": "依据齐全"})
        assert given.status_code == 201, given.get_data(as_text=True)
    names = {one["person_name"] for one in read(head, case)["opinions"]}
    assert len(names - {""}) == 2


def test_the_step_goes_on_without_those_who_are_silent(work: Desk, people):
    case = waiting_for_a_yes(work)
    head = people["section_head"]
    assert ask(head, case, person_ids=[person(work, "post_holder_2")]).status_code == 201
    found = read(head, case)
    answer = head.put(f"/cases/{case}/advance", {"opinion": "同意"}, if_match=found["version"])
    assert answer.status_code == 200, answer.get_data(as_text=True)
    left = people["post_holder_2"].get("/tasks?box=waiting").get_json()["items"]
    assert "case_opinion" not in {one["kind"] for one in left}


def test_only_whoever_sits_at_the_step_asks(work: Desk, people):
    case = waiting_for_a_yes(work)
    found = read(people["section_head"], case)
    body = {"question": "依据？", "due_on": today().isoformat(), "person_ids": []}
    answer = people["post_holder"].post(
        f"/cases/{case}/consultations", body, if_match=found["version"]
    )
    assert answer.status_code == 403


def test_nobody_is_asked_nothing_by_yesterday(work: Desk, people):
    case = waiting_for_a_yes(work)
    yesterday = (today() - timedelta(days=1)).isoformat()
    answer = ask(people["section_head"], case, question="无", due_on=yesterday)
    assert answer.status_code == 422
    named = {one["pointer"] for one in answer.get_json()["errors"]}
    assert named == {"/question", "/due_on", "/department_ids"}


def test_who_was_not_asked_says_nothing(work: Desk, people):
    case = waiting_for_a_yes(work)
    answer = people["section_head"].post(f"/cases/{case}/opinions", {"text": "同意"})
    assert answer.status_code == 403
