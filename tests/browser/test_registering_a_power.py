"""T03, T04 and T05: a head of section registers a power in five steps (J1), and nothing is lost.

The whole chain, up to the printed ledger, is in test_a_power_to_the_ledger.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import heading, mark, press
from tests.browser.scenes import POWER, begin_a_power, draw_the_flow, mark_a_risk, write_the_power
from tests.procedures.scenes import Desk as Work

BUDGET = {"section_head": 26, "deputy_leader": 4}
ESSENCE = "核查走过场，不符合条件的得到给付"


def test_a_head_of_section_registers_a_power_and_the_deputy_passes_it(page_as, work: Work, clicks):
    """J1 up to the deputy: the page names who gets it and until when."""
    head = page_as(work.bureau, "section_head")
    page, counted = head.page, clicks(head)
    write_the_power(page)
    press(page, "提交审核")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("将送 钱某（副局长甲），10个工作日内办理")
    press(asked, "确定")
    expect(page.get_by_text("已提交")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(
        re.compile(r"将送 钱某（副局长甲），10个工作日内办理（.*前）")
    )
    assert counted.spent <= BUDGET["section_head"]

    deputy = page_as(work.bureau, "deputy_leader")
    page, counted = deputy.page, clicks(deputy)
    page.get_by_role("link", name=re.compile(POWER)).first.click()
    press(page, "通过")
    asked = page.get_by_role("dialog")
    press(asked, "同意。")
    press(asked, "通过")
    expect(page.get_by_text(re.compile("^已通过")).first).to_be_visible()
    assert counted.spent <= BUDGET["deputy_leader"]


@pytest.mark.full
def test_what_is_missing_is_summed_up_and_leads_to_its_field(page_as, work: Work):
    page = page_as(work.bureau, "section_head").page
    begin_a_power(page)
    draw_the_flow(page)
    mark_a_risk(page)
    page.get_by_label("表现形式1").fill("")
    press(page, "下一步")
    summed_up = page.get_by_role("alert").filter(has_text="处需要修改")
    expect(summed_up).to_be_focused()
    expect(page).to_have_title(re.compile("^错误："))
    summed_up.get_by_role("link").first.click()
    expect(page.get_by_label("表现形式1")).to_be_focused()
    expect(page.get_by_label("风险点", exact=True)).to_have_value(ESSENCE)


@pytest.mark.full
def test_a_closed_window_loses_nothing(page_as, work: Work):
    """Written, not saved by hand, the window closed: the draft lies on the workbench."""
    head = page_as(work.bureau, "section_head")
    begin_a_power(head.page)
    draw_the_flow(head.page)
    mark(head.page, "风险类别", "岗位职责风险")
    head.page.wait_for_timeout(11_000)
    head.page.close(run_before_unload=False)
    page = page_as(work.bureau, "section_head").page
    page.get_by_role("region", name="我的草稿").get_by_role("link", name=POWER).click()
    heading(page, "登记职权")
    expect(page.get_by_role("radio", name="岗位职责风险")).to_be_checked()
    expect(page.get_by_role("group", name=re.compile("^入户核查，"))).to_be_visible()
    press(page, "上一步")
    press(page, "上一步")
    expect(page.get_by_label("职权名称")).to_have_value(POWER)
