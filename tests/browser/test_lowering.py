"""T11: a head of section asks for a lower grade; it is marked, and no single leader decides it."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tenants.clock import today
from tests import api
from tests.browser.hands import choose, press
from tests.browser.test_meetings import taken_out
from tests.make import Bureau
from tests.procedures.scenes import LEADERS
from tests.procedures.scenes import Desk as Work
from tests.risks.scenes import TITLE

REASON = "分配已改由系统自动计算，近两年未发生问题"
EVIDENCE = "审计报告〔2026〕3号及系统上线验收单"


@pytest.fixture
def work(bureau: Bureau, app: Flask) -> Work:
    """A high risk in force, whose measure has been worked on, in a year of chains."""
    work = Work(bureau)
    work.seat("leadership_meeting", "局领导班子会议", *LEADERS)
    point = work.high()
    work.open_year()
    holder = api.client(app, bureau, "post_holder")
    settings = {"unit_code": "CZ", "agency_mark": "财廉防"}
    office = api.client(app, bureau, "register_office")
    assert office.put("/paper-settings", settings, if_match=0).status_code == 200
    measure = holder.get(f"/risk-points/{point}/measures").get_json()["items"][0]
    done = {"done_on": str(today()), "what": "逐笔复核", "result": "未发现问题"}
    assert holder.post(f"/measures/{measure['id']}/doings", done).status_code == 201
    return work


@pytest.mark.full
def test_a_lowering_gives_its_reason_and_is_marked_before_the_meeting(
    page_as, work: Work, app: Flask
):
    head = api.client(app, work.bureau, "section_head")
    (point,) = head.get("/risk-points").get_json()["items"]
    page = page_as(work.bureau, "section_head", f"/risks/{point['id']}").page
    press(page, "申请降低等级")
    asked = page.get_by_role("dialog")
    asked.get_by_role("radiogroup", name="降低为").get_by_text("中").click()
    press(asked, "申请降低等级")
    expect(asked.get_by_text("请写明理由").first).to_be_visible()
    asked.get_by_label("理由").fill(REASON)
    asked.get_by_label("依据（新的情况、证明材料）").fill(EVIDENCE)
    press(asked, "申请降低等级")
    expect(asked).to_be_hidden()

    (case,) = head.get("/cases?object_kind=lowering").get_json()["items"]
    bring_before_the_meeting(work, app, UUID(case["id"]))
    deputy = api.client(app, work.bureau, "deputy_leader")
    waiting = deputy.get("/tasks?box=waiting").get_json()["items"]
    assert {one["step"]["type"] for one in waiting} == {"collective_decision"}
    page = page_as(work.bureau, "register_office", "/meetings").page
    press(page, "新建会议")
    called = page.get_by_role("dialog")
    choose(called, "召开机构", "局领导班子会议")
    expect(called.get_by_role("checkbox", name=TITLE)).to_be_visible()
    expect(called).to_contain_text("▼降级")

    meeting = work.hold_body_meeting(UUID(case["id"]))
    its_papers(page_as(work.bureau, "register_office", f"/meetings/{meeting}").page)
    assert work.read(UUID(point["id"])).rank == 1
    work.show_and_end(UUID(case["id"]))
    while work.case(UUID(case["id"])).state == "running":
        work.advance("register_office", UUID(case["id"]))
    assert work.read(UUID(point["id"])).rank == 2
    history(page_as(work.bureau, "section_head", f"/risks/{point['id']}").page)


def its_papers(page: Page) -> None:
    """The first page of the pack names what is lowered, minutes and table say to what."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="议题材料").click()
    first = opened.value.locator(".first")
    (changed,) = first.locator("tbody tr").filter(has_text="▼降级").all()
    expect(changed).to_contain_text(TITLE)
    expect(changed).to_contain_text("▲高 → ◆中")
    expect(changed).to_contain_text(REASON)
    opened.value.close()
    changes = [rows_of(one) for one in taken_out(page, "生成纪要").tables]
    ((_, line),) = (one for one in changes if "原等级" in one[0])
    assert line[3:] == ["▲高", "◆中", "▼降级"]
    assert TITLE in line[2]
    rows = rows_of(taken_out(page, "审定表").tables[0])
    (lowered,) = rows[1:]
    assert lowered[rows[0].index("议题")].startswith("风险等级下调")
    assert lowered[rows[0].index("审定等级")] == "◆中"


def rows_of(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def bring_before_the_meeting(work: Work, app: Flask, case: UUID) -> None:
    """The discipline group is heard, and what it said is taken up."""
    work.advance("section_head", case)
    discipline, office = (
        api.client(app, work.bureau, role) for role in ("discipline_group", "register_office")
    )
    version = discipline.get(f"/cases/{case}").get_json()["version"]
    said = discipline.post(f"/cases/{case}/opinions", {"text": "同意下调"}, if_match=version)
    assert said.status_code in (200, 201), said.get_data(as_text=True)
    shown = office.get(f"/cases/{case}").get_json()
    answered = office.put(
        f"/cases/{case}/opinions/{shown['opinions'][0]['id']}",
        {"adopted": True},
        if_match=shown["version"],
    )
    assert answered.status_code == 200, answered.get_data(as_text=True)
    work.advance("register_office", case)


def history(page: Page) -> None:
    """What was lowered stays marked, with its reason."""
    page.get_by_role("tab", name="历史").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("▼")
    expect(page.get_by_role("tabpanel")).to_contain_text(REASON)
