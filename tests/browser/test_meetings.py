"""T14 and J4: the register office puts what waits before the leaders; the chair signs; Word prints.

Not here: the scan of the stamped minutes (attachments are in tests/evidence).
"""

import io
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from flask import Flask
from playwright.sync_api import Page, expect

from service.risks.use_cases.grading import propose_grade
from tests import api
from tests.browser.hands import choose, press
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work

# 14, and 3 for the one exception.
BUDGET = 14 + 3
TITLES = ("资金分配随意性大", "拨付材料审核不严", "项目评审走过场", "验收把关不严")
WAITING = len(TITLES)
TITLE = "审定廉政风险防控事项"
REASON = "近三年审计发现同类问题，提高一级"
SECOND_SIZE = Pt(22)  # 二号
NUMBER = re.compile(r"财廉防纪〔20\d\d〕1号")


@dataclass
class Waiting:
    """A bureau in which the findings of a clerk wait for the leaders."""

    work: Work
    points: list[UUID]

    @property
    def bureau(self) -> Bureau:
        return self.work.bureau

    @property
    def ranks(self) -> list[int | None]:
        """List the grades that hold, the gravest first."""
        return sorted((self.work.read(one).rank for one in self.points), key=lambda one: one or 9)


@pytest.fixture
def waiting(work: Work, app: Flask) -> Waiting:
    """Four findings of a clerk wait; letters of the bureau may be numbered."""
    points = [found(work, one) for one in TITLES]
    settings = {"unit_code": "CZ", "agency_mark": "财廉防", "supervision_phone": "0901-1234567"}
    office = api.client(app, work.bureau, "register_office")
    assert office.put("/paper-settings", settings, if_match=0).status_code == 200
    return Waiting(work, points)


def found(work: Work, title: str) -> UUID:
    """A clerk's finding with a proposed grade, before the leaders."""
    point = work.draft("post_holder", title=title, causes=["institution"])
    work.act(
        "post_holder",
        propose_grade,
        point,
        if_version=None,
        scores={"likelihood": 3, "harm": 3},
        rationales={"likelihood": "近三年发生过一次", "harm": "涉及资金量较大"},
    )
    work.advance("post_holder", work.send("post_holder", point))
    return point


@pytest.mark.full
def test_a_meeting_decides_what_waits_and_its_minutes_are_printed(
    page_as, waiting: Waiting, clicks
):
    clerk = page_as(waiting.bureau, "register_office")
    page, counted = clerk.page, clicks(clerk)
    call_together(page)
    note_who_came(page)
    press(page, "全部同意")
    expect(page.get_by_role("cell", name=re.compile("^同意3"))).to_have_count(WAITING)
    change_one(page)
    page.get_by_role("textbox", name="会议纪要").fill("会议逐项审议了查找出的风险点。")
    press(page, "保存纪要")
    expect(page.get_by_text("纪要已保存")).to_be_visible()
    refused = page.get_by_role("button", name="签发", exact=True)
    expect(refused).to_have_attribute("aria-disabled", "true")
    assert waiting.ranks == [None] * WAITING

    chair = page_as(waiting.bureau, "main_leader", page.url.removeprefix(clerk.origin))
    signing, signed = chair.page, clicks(chair)
    press(signing, "签发")
    press(signing.get_by_role("dialog"), "签发")
    expect(signing.get_by_text("已签发，决定生效")).to_be_visible()
    clerk.open(page.url.removeprefix(clerk.origin))
    minutes = taken_out(page, "生成纪要")
    assert counted.spent + signed.spent <= BUDGET
    assert waiting.ranks == [1, 2, 2, 2]
    look_at(minutes)
    sheet = taken_out(page, "审定表")
    rows = [[cell.text for cell in row.cells] for row in sheet.tables[0].rows]
    proposed, decided = (rows[0].index(one) for one in ("建议等级", "审定等级"))
    assert {one[proposed] for one in rows[1:]} == {"◆中"}
    assert [one[decided] for one in rows[1:]] == ["▲高", "◆中", "◆中", "◆中"]


def call_together(page: Page) -> None:
    page.get_by_role("region", name="快捷入口").get_by_role("link", name="会议").click()
    press(page, "新建会议")
    asked = page.get_by_role("dialog")
    choose(asked, "召开机构", "局领导班子会议")
    asked.get_by_label(f"全选（{WAITING}项）").click()
    press(asked, "新建会议")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def change_one(page: Page) -> None:
    """One is found graver than it was thought to be."""
    page.get_by_role("button", name="表决").first.click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("修改意见").fill(REASON)
    asked.get_by_role("combobox", name=re.compile("改等级$")).click()
    page.locator(".ant-select-dropdown:visible").get_by_text("高").click()
    press(asked, "记录决定")
    expect(asked).to_be_hidden()


def note_who_came(page: Page) -> None:
    press(page, "保存考勤")
    expect(page.get_by_text("已保存参会情况")).to_be_visible()


def taken_out(page: Page, button: str) -> Any:
    """Have a paper made and open it as Word would."""
    with page.expect_download() as written:
        press(page, button)
    return Document(io.BytesIO(written.value.path().read_bytes()))


def look_at(minutes: Any) -> None:
    """Number and title as the standard has them; each item with what was decided and why."""
    said = [one for one in minutes.paragraphs if one.text.strip()]
    assert NUMBER.fullmatch(said[1].text)
    (title,) = (one for one in said if one.text == TITLE)
    assert {run.font.size for run in title.runs} == {SECOND_SIZE}
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    words = "\n".join(one.text for one in said)
    assert "应到3人，实到3人" in words
    assert f"会议原则同意。赞成3票，反对0票，弃权0票。{REASON}" in words
    assert all(one in words for one in TITLES)
