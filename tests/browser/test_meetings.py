"""T14 and J4: the register office calls the leaders by a notice; they decide; the chair signs."""

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
from playwright.sync_api import Locator, Page, expect

from service.risks.use_cases.grading import propose_grade
from tenants.clock import today
from tests import api
from tests.browser.hands import press
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work

# Two people's presses from the workbench on; what is typed costs none, choosing the scan one. The
# one exception (a changed grade) is four of them: 表决, the list of grades, the grade, 记录决定.
BUDGET = 14 + 3
NIL = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TITLES = ("资金分配随意性大", "拨付材料审核不严", "项目评审走过场", "验收把关不严")
WAITING = len(TITLES)
TITLE = "审定廉政风险防控事项"
REASON = "近三年审计发现同类问题，提高一级"
FROM_THE_BACK_ROW = 24
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
    met_before(office, work)
    return Waiting(work, points)


def met_before(office: api.Caller, work: Work) -> None:
    """The leaders were called once before, at their usual hour and place, and then it was off."""
    call = {
        "kind": "body",
        "title": "研究部署廉政风险防控工作",
        "held_on": str(today()),
        "hour": "09:00",
        "place": "三楼会议室",
        "body_id": str(work.body("leadership_meeting")),
    }
    met = office.post("/meetings", call).get_json()
    path = f"/meetings/{met['id']}/cancellation"
    reason = {"reason": "与上级会议时间冲突，改期召开"}
    assert office.put(path, reason, if_match=met["version"]).status_code == 200


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
    send_notice(page)
    open_the_pack(page)
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
    expect(signing.get_by_text("已签发，各项议题按决定办理")).to_be_visible()
    clerk.open(page.url.removeprefix(clerk.origin))
    minutes = taken_out(page, "生成纪要")
    lay_up_the_scan(page)
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
    expect(asked.get_by_text("局领导班子会议")).to_be_visible()
    expect(asked.get_by_label("开会时刻")).to_have_value("09:00")
    asked.get_by_label("开会时刻").fill("14:30")
    asked.get_by_label(f"全选（{WAITING}项）").click()
    press(asked, "新建会议")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("应到3人，考勤未保存")).to_be_visible()


def send_notice(page: Page) -> None:
    """Three members and the head of the section whose items these are get it."""
    press(page, "发送会议通知")
    expect(page.get_by_text("0/4 已阅")).to_be_visible()


def open_the_pack(page: Page) -> None:
    """The papers open beside the meeting: contents and grades that would change come first."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="议题材料").click()
    first = opened.value.locator(".first")
    expect(first).to_contain_text("14:30")
    expect(first).to_contain_text("本次会议没有等级变动")
    assert first.locator(".contents tbody tr").count() == WAITING
    assert opened.value.locator(".item").count() == WAITING
    opened.value.close()


def lay_up_the_scan(page: Page) -> None:
    with page.expect_file_chooser() as asked:
        press(page, "上传盖章扫描件")
    asked.value.set_files({"name": "纪要.pdf", "mimeType": "application/pdf", "buffer": NIL})
    expect(page.get_by_role("link", name="纪要.pdf")).to_be_visible()


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


@pytest.mark.full
def test_whoever_is_called_reads_when_where_and_about_what(page_as, waiting: Waiting):
    page = page_as(waiting.bureau, "register_office").page
    call_together(page)
    send_notice(page)
    head = page_as(waiting.bureau, "section_head", "/tasks?box=to_read")
    head.page.get_by_text(re.compile("^会议通知：")).click()
    expect(head.page.get_by_text(f"{today()} 14:30", exact=True)).to_be_visible()
    expect(head.page.get_by_text("三楼会议室", exact=True)).to_be_visible()
    for one in TITLES:
        expect(head.page.get_by_role("listitem").filter(has_text=one)).to_be_visible()


@pytest.mark.full
def test_the_room_reads_one_item_at_a_time_over_the_whole_screen(page_as, waiting: Waiting):
    page = page_as(waiting.bureau, "register_office").page
    call_together(page)
    press(page, "投影模式")
    room = page.get_by_role("dialog", name=TITLE)
    expect(room.get_by_text(f"1 / {WAITING}")).to_be_visible()
    box, screen = room.bounding_box(), page.viewport_size
    assert box is not None
    assert screen is not None
    assert (box["x"], box["y"]) == (0, 0)
    assert (box["width"], box["height"]) == (screen["width"], screen["height"])
    expect(room.locator(".projector-record")).to_be_visible()
    assert smallest_words(room) >= FROM_THE_BACK_ROW
    page.keyboard.press("Space")
    expect(room.get_by_text(f"2 / {WAITING}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(room).to_be_hidden()


def smallest_words(room: Locator) -> float:
    """Measure the smallest words that are shown, in pixels."""
    found: float = room.evaluate(
        """(room) => Math.min(...[...room.querySelectorAll("*")]
          .filter((one) => one.offsetParent && [...one.childNodes]
            .some((node) => node.nodeType === 3 && node.textContent.trim()))
          .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    return found
