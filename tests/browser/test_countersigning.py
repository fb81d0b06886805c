"""P05: a leader is sent a case for reading, and the step waits for the one who countersigns."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.browser.hands import choose, mark, passed, press
from tests.procedures.scenes import Desk as Work
from tests.procedures.scenes import desk as working
from tests.tasks.scenes import sent

DEPUTY, CLERK = "钱某（副局长甲）", "王某（预算审核岗）"


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Work:
    return working(settings, f"{tag}-browser", profile="logistics_province")


@pytest.mark.full
def test_the_step_waits_for_who_countersigns(page_as, work: Work):
    """Nobody passes it before he said no and was answered; then its holder decides."""
    case = sent(work)
    visit = page_as(work.bureau, "section_head", f"/cases/{case}")
    page = visit.page
    press(page, "征求意见")
    asked = page.get_by_role("dialog")
    asked.get_by_role("switch", name=re.compile("加签")).click()
    expect(asked.get_by_label("征求哪些科室")).to_have_count(0)
    choose(asked, "征求哪些人员", DEPUTY)
    asked.get_by_label("征求什么意见").fill("表现形式是否写实？")
    press(asked, "发出征求")
    expect(page.get_by_text("加签的钱某还没有答复")).to_be_visible()
    expect(page.get_by_role("button", name="通过", exact=True)).to_be_disabled()

    other = page_as(work.bureau, "deputy_leader", "/tasks").page
    other.get_by_role("main").get_by_role("link").filter(has_text="加签：").first.click()
    press(other, "提出意见")
    given = other.get_by_role("dialog")
    mark(given, "是否同意", "不同意")
    given.get_by_role("textbox", name="意见").fill("应写明具体环节")
    press(given, "提交意见")
    expect(other.get_by_text("意见已提交").first).to_be_visible()

    page = visit.open(f"/cases/{case}?tab=opinions")
    expect(page.get_by_text("还没有注明是否采纳")).to_be_visible()
    press(page, "不采纳")
    page.get_by_label("不采纳的理由").fill("附件中已写明")
    press(page.get_by_role("dialog"), "不采纳")
    expect(page.get_by_text("已注明采纳情况")).to_be_visible()
    press(page, "通过")
    press(page.get_by_role("dialog"), "通过")
    passed(page)


@pytest.mark.full
def test_who_is_sent_a_case_reads_it(page_as, work: Work):
    """It lies under what was sent to him; opened, it is read, and its sender sees that."""
    case = sent(work)
    visit = page_as(work.bureau, "section_head", f"/cases/{case}")
    page = visit.page
    press(page, "抄送")
    asked = page.get_by_role("dialog")
    choose(asked, "抄送给", CLERK)
    asked.get_by_label("附言").fill("请对照本岗位查找")
    press(asked, "抄送")
    expect(page.get_by_text("王某（未阅）")).to_be_visible()

    reader = page_as(work.bureau, "post_holder_b", "/tasks?box=copied").page
    expect(reader.get_by_text("附言：请对照本岗位查找")).to_be_visible()
    reader.get_by_role("main").get_by_role("link").filter(has_text="抄送：").click()
    expect(reader.get_by_role("button", name="打印")).to_be_visible()
    reader.get_by_role("tab", name="流转记录").click()

    page = visit.open(f"/cases/{case}")
    expect(page.get_by_text("王某（已阅）")).to_be_visible()
