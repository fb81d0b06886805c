"""What awaits a body and what bodies decided, one list for all who read of meetings (P27)."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from service.procedures.use_cases import record_decisions, set_agenda
from tenants import clock
from tenants.calendar import add_working_days
from tenants.clock import today
from tenants.settings import Settings
from tests import api, make
from tests.api import Caller
from tests.procedures.scenes import Desk

LIST = "/agenda-candidates"
TITLES = ("甲环节把关不严", "乙环节把关不严", "丙环节把关不严")


@pytest.fixture
def cases(work: Desk) -> list[str]:
    """Three findings of the budget section wait for the leaders."""
    return [before_the_leaders(work, title) for title in TITLES]


def before_the_leaders(work: Desk, title: str) -> str:
    case = work.send("section_head", work.draft(title=title))
    work.advance("section_head", case)
    return str(case)


@pytest.fixture
def office(work: Desk, app: Flask) -> Caller:
    return api.client(app, work.bureau, "register_office")


def put_on(work: Desk, meeting: UUID, *cases: str) -> None:
    ids = [UUID(one) for one in cases]
    work.act("register_office", set_agenda, meeting, if_version=None, case_ids=ids)


def asked(caller: Caller, **query: object) -> list[dict]:
    answer = caller.get(f"{LIST}?" + "&".join(f"{one}={said}" for one, said in query.items()))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["items"]


def test_the_longest_waiting_stands_first_with_its_section_and_its_papers(
    work: Desk, app: Flask, cases: list[str]
):
    with clock.simulated():
        clock.go_to(add_working_days(today(), 3))
        found = asked(api.client(app, work.bureau, "register_office"))
    assert [one["case_id"] for one in found] == cases
    assert [one["waited_days"] for one in found] == [3, 3, 3]
    first = found[0]
    assert (first["department"], first["object_label"]) == ("预算科", "廉政风险点")
    assert (first["body"], first["item_count"]) == ("局领导班子会议", 1)
    assert (first["meeting"], first["decision"], first["materials"]) == (None, None, [])


def test_the_list_is_narrowed_by_kind_section_meeting_and_words(
    work: Desk, office: Caller, cases: list[str]
):
    put_on(work, work.call_together(), cases[1])
    department = asked(office)[0]["department_id"]
    assert len(asked(office, object_kind="risk_point", department_id=department)) == 3
    assert asked(office, object_kind="lowering") == []
    (planned,) = asked(office, planned="true")
    assert planned["case_id"] == cases[1]
    assert planned["meeting"]["title"] == "审定会议"
    assert [one["case_id"] for one in asked(office, planned="false")] == [cases[0], cases[2]]
    assert [one["case_id"] for one in asked(office, q="丙环节")] == [cases[2]]
    assert asked(office, body_id=work.body("party_committee")) == []
    assert len(asked(office, body_id=work.body("leadership_meeting"))) == 3


def test_what_was_decided_says_how_and_where_and_waits_no_more(
    work: Desk, office: Caller, cases: list[str]
):
    first, second, third = (UUID(one) for one in cases)
    work.hold_body_meeting(first)
    work.hold_body_meeting(second, decision="reject", reason="与现行制度重复")
    work.hold_body_meeting(third, decision="defer", votes_for=0)
    found = asked(office, state="decided")
    assert [(one["case_id"], one["decision"]) for one in found] == [
        (cases[2], "defer"),
        (cases[1], "reject"),
        (cases[0], "approve"),
    ]
    assert found[0]["decided_in"]["number"].startswith("HY-")
    assert (found[0]["body"], found[0]["waited_days"]) == ("局领导班子会议", None)
    (waits,) = asked(office)
    assert (waits["case_id"], waits["decision"]) == (cases[2], "defer")
    assert waits["decided_in"]["id"] == found[0]["decided_in"]["id"]


def test_a_vote_stays_with_its_item_when_others_come_and_go(
    work: Desk, office: Caller, cases: list[str]
):
    meeting = work.call_together()
    put_on(work, meeting, *cases[:2])
    voted = {"case_id": UUID(cases[1]), "decision": "approve", "votes_for": 2, "votes_against": 1}
    work.act("register_office", record_decisions, meeting, if_version=None, decisions=[voted])
    put_on(work, meeting, cases[1], cases[2])
    agenda = office.get(f"/meetings/{meeting}").get_json()["agenda"]
    assert [(one["case_id"], one["votes_for"], one["votes_against"]) for one in agenda] == [
        (cases[1], 2, 1),
        (cases[2], 0, 0),
    ]
    assert [one["case_id"] for one in asked(office, planned="false")] == [cases[0]]


def test_who_reads_of_meetings_sees_what_awaits_them_and_no_neighbour_does(
    work: Desk, app: Flask, cases: list[str], settings: Settings, tag: str
):
    for role in ("party_group", "auditor", "deputy_leader", "section_head"):
        assert len(asked(api.client(app, work.bureau, role))) == 3, role
    assert asked(api.client(app, work.bureau, "section_head_2")) == []
    neighbour = make.bureau(settings, f"next-{tag}")
    assert asked(api.client(app, neighbour, "register_office")) == []
    assert api.stranger(app).get(LIST).status_code == 401


def test_a_page_ends_where_the_next_begins(office: Caller, cases: list[str]):
    first = office.get(f"{LIST}?limit=2&total=true").get_json()
    assert (len(first["items"]), first["total"]) == (2, 3)
    second = office.get(f"{LIST}?limit=2&cursor={first['next_cursor']}").get_json()
    assert [one["case_id"] for one in second["items"]] == [cases[2]]


@pytest.mark.parametrize("state", ["waiting", "decided"])
def test_many_items_take_as_many_statements_as_few(
    work: Desk, office: Caller, engine: Engine, state: str
):
    def come(title: str) -> None:
        case = before_the_leaders(work, title)
        if state == "decided":
            work.hold_body_meeting(UUID(case))

    come("甲环节")
    few = spent(engine, office, f"{LIST}?state={state}")
    for title in ("乙环节", "丙环节", "丁环节"):
        come(title)
    assert spent(engine, office, f"{LIST}?state={state}") == few


def spent(engine: Engine, reader: Caller, path: str) -> int:
    """Count the statements one request costs, once all caches are warm."""
    seen: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    assert reader.get(path).status_code == 200
    event.listen(engine, "before_cursor_execute", listen)
    try:
        assert reader.get(path).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    return len(seen)


def test_a_head_of_section_sees_what_is_his_and_is_told_who_puts_it_on_an_agenda(
    work: Desk, app: Flask, cases: list[str]
):
    meeting = work.call_together()
    body = str(work.body("leadership_meeting"))
    call = {"kind": "body", "title": "审定会议", "held_on": str(today()), "body_id": body}
    head = api.client(app, work.bureau, "section_head")
    assert [one["case_id"] for one in asked(head)] == cases
    assert asked(api.client(app, work.bureau, "section_head_2")) == []
    refused = (
        head.put(f"/meetings/{meeting}/agenda", {"case_ids": cases}, if_match=1),
        head.post("/meetings", call),
    )
    for answer in refused:
        assert (answer.status_code, answer.get_json()["code"]) == (403, "forbidden")
        assert work.actor("register_office").name in str(answer.get_json()["who_can"])
    office = api.client(app, work.bureau, "register_office")
    assert office.post("/meetings", call).status_code == 201
    version = office.get(f"/meetings/{meeting}").get_json()["version"]
    planned = office.put(f"/meetings/{meeting}/agenda", {"case_ids": cases}, if_match=version)
    assert planned.status_code == 200
