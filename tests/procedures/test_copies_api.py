"""A case is sent to colleagues for reading (抄送); they read it and decide nothing."""

from typing import Any

import pytest
from flask import Flask

from service.procedures.use_cases import withdraw_case
from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.procedures.test_approval_page_api import act_of, read

ROLES = ("section_head", "post_holder_b", "post_holder", "deputy_leader", "auditor")


@pytest.fixture
def people(app: Flask, work: Desk) -> dict[str, Caller]:
    return {role: client(app, work.bureau, role) for role in (*ROLES, "register_office")}


@pytest.fixture
def case(work: Desk) -> Any:
    return work.send("section_head", work.draft())


def send(work: Desk, caller: Caller, case, *roles: str, note: str = "请阅"):
    ids = [str(work.bureau.people[one].person_id) for one in roles]
    return caller.post(f"/cases/{case}/copies", {"person_ids": ids, "note": note})


def box(caller: Caller, name: str = "copied") -> list[dict[str, Any]]:
    return caller.get(f"/tasks?box={name}").get_json()["items"]


def test_a_colleague_reads_what_he_is_sent(work: Desk, people, case):
    head = people["section_head"]
    sent = send(work, head, case, "deputy_leader", "post_holder_b")
    assert sent.status_code == 201, sent.get_data(as_text=True)
    (copy,) = sent.get_json()["copies"]
    assert (copy["by_name"], copy["note"]) == (work.bureau.people["section_head"].name, "请阅")
    assert {one["name"] for one in copy["readers"]} == {"钱某", "王某"}
    assert {one["read_at"] for one in copy["readers"]} == {None}
    reader = people["deputy_leader"]
    (line,) = box(reader)
    assert (line["kind"], line["note"], line["read"]) == ("case_copy", "请阅", False)
    assert line["title"].startswith("抄送：")
    assert [one["id"] for one in box(reader, "to_read")] == [line["id"]]
    message = reader.get("/messages").get_json()["items"][0]
    assert (message["category"], message["note"]) == ("task", "请阅")
    assert reader.put(f"/tasks/{line['id']}/reading").status_code == 200
    assert box(reader, "to_read") == []
    assert [one["read"] for one in box(reader)] == [True]
    (copy,) = read(head, case)["copies"]
    assert [one["name"] for one in copy["readers"] if one["read_at"]] == ["钱某"]
    assert box(head) == []
    assert work.topics(case).count("case.copied") == 1


def test_a_copy_stays_when_the_case_goes_on(work: Desk, people, case):
    send(work, people["section_head"], case, "post_holder_b")
    work.advance("section_head", case)
    assert len(box(people["post_holder_b"], "to_read")) == 1


def test_nobody_has_it_twice_while_it_is_unread(work: Desk, people, case):
    head = people["section_head"]
    send(work, head, case, "deputy_leader")
    again = send(work, head, case, "deputy_leader")
    assert again.status_code == 422
    assert again.get_json()["errors"][0]["pointer"] == "/person_ids"
    more = send(work, head, case, "deputy_leader", "post_holder_b", note="再阅")
    assert [len(one["readers"]) for one in more.get_json()["copies"]] == [1, 1]
    (line,) = box(people["deputy_leader"])
    people["deputy_leader"].put(f"/tasks/{line['id']}/reading")
    assert send(work, head, case, "deputy_leader").status_code == 201


def test_who_may_not_read_it_is_named_and_nobody_is_sent_it(work: Desk, people, case):
    answer = send(work, people["section_head"], case, "deputy_leader", "post_holder_2")
    assert (answer.status_code, answer.get_json()["code"]) == (409, "may-not-read")
    assert "冯某" in answer.get_json()["detail"]
    assert "钱某" not in answer.get_json()["detail"]
    assert box(people["deputy_leader"]) == []
    assert work.topics(case)[-1] == "case.refused"


def test_strangers_himself_and_nobody_are_refused_at_the_field(work: Desk, people, case):
    head = people["section_head"]
    stranger = {"person_ids": [str(work.bureau.departments["预算科"])]}
    for answer in (
        head.post(f"/cases/{case}/copies", stranger),
        send(work, head, case, "section_head"),
        send(work, head, case),
    ):
        assert answer.status_code == 422
        assert answer.get_json()["errors"][0]["pointer"] == "/person_ids"


def test_its_sender_and_the_register_office_send_it_wherever_it_stands(work: Desk, people, case):
    work.advance("section_head", case)
    for role in ("section_head", "register_office"):
        assert act_of(read(people[role], case), "copy")["allowed"]
    assert send(work, people["register_office"], case, "deputy_leader").status_code == 201
    assert send(work, people["section_head"], case, "post_holder_b").status_code == 201


def test_others_do_not_and_are_told_who_does(work: Desk, people, case):
    work.advance("section_head", case)
    refused = act_of(read(people["post_holder_b"], case), "copy")
    assert (refused["allowed"], refused["code"]) == (False, "not-his-to-copy")
    assert {"starter", "register_office"} <= {one["role"] for one in refused["who_can"]}
    assert send(work, people["post_holder_b"], case, "deputy_leader").status_code == 403
    assert send(work, people["auditor"], case, "deputy_leader").status_code == 403


def test_what_has_ended_is_sent_to_nobody(work: Desk, people, case):
    work.act("section_head", withdraw_case, case, if_version=None, reason="重新梳理")
    answer = send(work, people["section_head"], case, "deputy_leader")
    assert answer.get_json()["code"] == "case-over"
