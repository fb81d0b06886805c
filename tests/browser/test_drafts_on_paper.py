"""Before a registration is sent, its sheets are looked at and printed, marked as a draft."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import press
from tests.browser.scenes import POWER, begin_a_power, draw_the_flow, mark_a_risk, write_a_measure
from tests.procedures.scenes import Desk as Work

PRINTED = """() => {
  const sheets = document.querySelector("iframe").contentWindow;
  sheets.print = () => { window.printed = sheets.document.title; };
}"""


@pytest.mark.full
def test_the_sheets_of_a_draft_are_seen_at_every_step_and_printed(page_as, work: Work):
    page = page_as(work.bureau, "section_head").page
    begin_a_power(page)
    sheets = looked_at(page)
    expect(sheets.get_by_text("草稿 未送审")).to_be_visible()
    expect(sheets.get_by_role("cell", name=POWER)).to_be_visible()
    expect(sheets.get_by_text("尚未绘制权力运行流程图。")).to_be_visible()
    press(page.get_by_role("dialog"), "取消")
    draw_the_flow(page)
    mark_a_risk(page)
    press(page, "下一步")
    write_a_measure(page)
    page.get_by_role("radio", name="到某日").click()
    page.get_by_label("完成期限").fill("2027-03-31")
    page.keyboard.press("Enter")
    press(page, "下一步")
    expect(page.get_by_role("button", name="提交审核")).to_be_visible()
    sheets = looked_at(page)
    expect(sheets.locator("section.sheet svg")).to_have_count(1)
    expect(sheets.get_by_role("cell", name="2027-03-31前")).to_be_visible()
    white = "getComputedStyle(document.querySelector('.form')).backgroundColor"
    assert page.frames[-1].evaluate(white) == "rgb(255, 255, 255)"
    page.evaluate(PRINTED)
    press(page.get_by_role("dialog"), "打印")
    assert POWER in page.evaluate("window.printed")


@pytest.mark.full
def test_conditions_and_documents_are_written_with_the_power(page_as, work: Work):
    """What was written first is kept when a template is taken."""
    page = page_as(work.bureau, "section_head", "/powers/new").page
    page.get_by_label("职权名称").fill(POWER)
    page.get_by_label("办理条件").fill("家庭遭遇突发困难")
    steps = page.get_by_role("navigation", name="步骤")
    steps.get_by_role("button", name="流程图").click()
    press(page, "从模板")
    page.get_by_role("menuitem", name="行政给付类").first.click()
    steps.get_by_role("button", name="职权信息").click()
    expect(page.get_by_label("办理条件")).to_have_value("家庭遭遇突发困难")
    expect(page.get_by_label("监督渠道")).not_to_have_value("")


def looked_at(page):
    """Open the preview, and give the page within it."""
    press(page, "预览打印")
    return page.frame_locator("iframe")
