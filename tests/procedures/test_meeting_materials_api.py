"""The papers of a meeting: its contents and the grades that would change come first (T11)."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine

from service.gradings.use_cases.lowering import request_lowering
from service.papers.collectors.meetings import minutes
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests import api, make
from tests.procedures.scenes import LEADERS, Desk
from tests.procedures.test_meeting_notices_api import Office

PAPER = {"Accept": "text/html"}
STAMP = re.compile(r"编号：(\S+)　校验码：([^<\s]+)")
REASON = "流程再造后经办与审核分离"


@pytest.fixture
def office(settings: Settings, engine: Engine, app: Flask, tag: str) -> Office:
    """A request to lower a grade decided on paper, and a new finding, lie before the leaders."""
    work = Desk(make.bureau(settings, f"materials-{tag}"))
    work.seat("leadership_meeting", "局领导班子会议", *LEADERS)
    point = work.draft(title="拨付材料审核不严")
    work.measure(point)
    work.decide("deputy_leader", point, 2)
    work.enforce("deputy_leader", point)
    work.measure(point, text="增加双人复核")
    work.open_year()
    asked = work.act(
        "section_head",
        request_lowering,
        point,
        if_version=None,
        to_rank=3,
        reason=REASON,
        evidence="内部审计报告〔2026〕第5号",
    ).id
    work.advance("section_head", asked)
    work.hear(asked, asked="discipline_group", collator="register_office")
    found = work.send("section_head", work.draft(title="验收把关不严"))
    work.advance("section_head", found)
    caller = api.client(app, work.bureau, "register_office")
    call = {
        "kind": "body",
        "title": "审定会议",
        "held_on": str(today()),
        "hour": "09:00",
        "place": "三楼会议室",
        "body_id": str(work.body("leadership_meeting")),
    }
    here = Office(work, app, caller.post("/meetings", call).get_json())
    here.put("/agenda", {"case_ids": [str(found), str(asked)]})
    return here


def printed(office: Office, role: str = "register_office") -> tuple[int, str]:
    caller = api.client(office.app, office.work.bureau, role)
    path = f"/print/meetings/{office.meeting['id']}"
    answer = caller.http.get(path, headers=PAPER)
    return answer.status_code, answer.get_data(as_text=True)


def test_the_first_page_lists_the_items_and_the_lowering(office: Office):
    status, page = printed(office)
    assert status == 200
    first = page.partition('<section class="item"')[0]
    for one in office.meeting["agenda"]:
        assert one["title"] in first
    assert "◆中 → ●低" in first
    assert "▼降级" in first
    assert REASON in first
    assert "李某 预算科科长" in first  # who asked for it
    assert "2026" in first
    assert "09:00" in first


def test_each_item_says_what_is_known_of_it(office: Office):
    _, page = printed(office)
    new, lowering = page.split('<section class="item"')[1:]
    assert "擅自调整分配系数" in new
    assert "增加双人复核" in lowering
    assert "补充审批权限方面的表现形式" in lowering  # what the discipline group said


def test_the_same_agenda_is_the_same_print_and_its_code_answers(office: Office):
    stamp = STAMP.search(printed(office)[1])
    assert stamp is not None
    assert STAMP.search(printed(office)[1]).groups() == stamp.groups()
    answer = office.caller.get(f"/papers/check/{stamp[2]}").get_json()
    assert answer["kind_name"] == "会议议题材料（打印）"
    assert answer["agrees_with_register"] is True
    office.put("/agenda", {"case_ids": [office.meeting["agenda"][1]["case_id"]]})
    assert STAMP.search(printed(office)[1]).groups() != stamp.groups()
    assert (
        office.caller.get(f"/papers/check/{stamp[2]}").get_json()["agrees_with_register"] is False
    )


def test_who_sits_in_the_meeting_reads_its_papers_and_a_clerk_does_not(office: Office):
    assert printed(office, "deputy_leader")[0] == 200
    assert printed(office, "post_holder")[0] == 403
    stranger = api.stranger(office.app).http.get(f"/print/meetings/{office.meeting['id']}")
    assert stranger.status_code in {302, 401}


def test_the_minutes_say_what_the_lowering_came_to(office: Office):
    came = [
        {"person_id": str(office.work.bureau.people[one].person_id), "present": True}
        for one in LEADERS
    ]
    wei = str(office.work.bureau.people["discipline_group"].person_id)
    office.put("", {"attendance": came, "attending": [wei], "minutes": "逐项审议。"})
    office.put("/decisions", {"decisions": [], "all_agree": True})
    assert office.meeting["stage"] == "to_sign"
    chair = api.client(office.app, office.work.bureau, "main_leader")
    path = f"/meetings/{office.meeting['id']}/signature"
    assert chair.put(path, if_match=office.meeting["version"]).status_code == 200
    with unit_of_work(office.work.bureau.tenant_id) as session:
        facts = minutes(session, office.meeting["id"], {}).facts
    assert facts["held_on"].endswith("日9时")
    assert facts["attending"] == "蒋某"
    assert [(one["before"], one["after"], one["mark"]) for one in facts["changes"]] == [
        ("◆中", "●低", "▼降级")
    ]
