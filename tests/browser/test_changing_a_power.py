"""A power in force is changed: drafted on its page, sent, passed, and then compared."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import heading, mark, press
from tests.powers.test_cleaning import clean, confirm, draft, read
from tests.procedures.scenes import Desk as Work

NAME = "部门预算批复"
REASON = "预算法实施条例修订，压缩批复时限"


def in_force(work: Work):
    """A power of the budget section the leader in charge confirmed."""
    power = draft(work)
    clean(work, power)
    confirm(work, power)
    return read(work, power)


def write_the_change(page: Page) -> None:
    """Say why, and what reads differently."""
    press(page, "变更")
    heading(page, f"变更职权：{NAME}")
    mark(page, "变更事由", "法律法规调整")
    page.get_by_label("变更理由").fill(REASON)
    page.get_by_label("变更依据").fill("《中华人民共和国预算法实施条例》第三十二条")
    page.get_by_label("时限说明").fill("15个工作日")
    page.get_by_label("收费依据和标准").fill("不收费")
    page.get_by_label("办理程序").fill("")


@pytest.mark.full
def test_a_change_is_drafted_sent_passed_and_stands_beside_the_old_wording(page_as, work: Work):
    power = in_force(work)
    head = page_as(work.bureau, "section_head")
    page = head.open(f"/powers/{power.id}")
    write_the_change(page)
    news = page.get_by_role("region", name="改动一览（3项）")
    for marked in ("改 办理时限", "增 收费依据和标准", "删 办理程序"):
        words = re.compile(marked.replace(" ", r"\s*"))
        expect(news.get_by_role("rowheader", name=words)).to_be_visible()
    press(page, "保存并提交审核")
    expect(page.get_by_text(re.compile("已提交审核 .*待钱某办理"))).to_be_visible()
    heading(page, NAME)
    expect(page.get_by_role("main")).to_contain_text("变更办理中：法律法规调整")
    expect(page.get_by_role("main")).to_contain_text("20个工作日")

    page = page_as(work.bureau, "deputy_leader").page
    page.get_by_role("link", name=re.compile(NAME)).first.click()
    expect(page.get_by_role("main")).to_contain_text(REASON)
    press(page, "通过")
    asked = page.get_by_role("dialog")
    asked.get_by_role("textbox").first.fill("同意变更")
    press(asked, "通过")
    expect(page.get_by_text(re.compile("^已通过")).first).to_be_visible()

    page = head.open(f"/powers/{power.id}")
    expect(page.get_by_role("main")).to_contain_text("第2版")
    expect(page.get_by_role("main")).to_contain_text("15个工作日")
    page.get_by_role("tab", name="变更记录").click()
    editions = page.get_by_role("region", name="历次版本")
    expect(editions).to_contain_text("调整：法律法规调整")
    compared = page.get_by_role("region", name="版本对比")
    for cell in ("20个工作日", "15个工作日", "不收费"):
        expect(compared.get_by_role("cell", name=cell)).to_be_visible()


@pytest.mark.full
def test_a_change_without_a_word_of_why_stays_and_one_taken_back_is_gone(page_as, work: Work):
    power = in_force(work)
    head = page_as(work.bureau, "section_head")
    page = head.open(f"/powers/{power.id}/change")
    page.get_by_label("收费依据和标准").fill("不收费")
    press(page, "保存变更草案")
    summed_up = page.get_by_role("alert").filter(has_text="处需要修改")
    expect(summed_up).to_be_focused()
    expect(page.get_by_label("收费依据和标准")).to_have_value("不收费")
    mark(page, "变更事由", "更正错漏")
    page.get_by_label("变更理由").fill("登记时漏填")
    page.get_by_label("变更依据").fill("收费目录清单")
    press(page, "保存变更草案")
    heading(page, NAME)
    press(page, "撤回变更")
    press(page.get_by_role("dialog"), "撤回变更")
    expect(page.get_by_text("变更已撤回，职权保持原样")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("变更办理中")
    assert read(work, power).edition == 1


@pytest.mark.full
def test_whoever_may_not_change_it_is_told_who_may(page_as, work: Work):
    power = in_force(work)
    page = page_as(work.bureau, "section_head_2").open(f"/powers/{power.id}")
    page.get_by_role("button", name="变更", exact=True).hover()
    expect(page.get_by_role("status").filter(has_text="李某")).to_be_visible()
