"""P07: Ctrl+K finds a record by its pinyin; words are explained beside their fields; help (P09)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import heading
from tests.make import Bureau
from tests.risks.scenes import TITLE, Scene

INITIALS = "zxzj"  # 专项资金


@pytest.mark.full
def test_a_risk_point_is_found_and_opened_by_keys_alone(page_as, bureau: Bureau):
    Scene(bureau).draft()
    page = page_as(bureau, "section_head", "/").page
    heading(page, "工作台")
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="全局搜索")
    expect(box).to_be_focused()
    page.keyboard.type(INITIALS)
    found = page.get_by_role("option", name=re.compile(TITLE))
    expect(found).to_have_attribute("aria-selected", "true")
    expect(found.locator("mark")).to_have_text("专项资金")
    page.keyboard.press("Enter")
    heading(page, f"FX-000001 {TITLE}")


@pytest.mark.full
def test_all_answers_stand_on_a_page_and_lead_to_the_ledger(page_as, bureau: Bureau):
    Scene(bureau).draft()
    page = page_as(bureau, "main_leader", "/search?q=资金").page
    heading(page, "全局搜索")
    expect(page.get_by_role("link", name=re.compile(TITLE))).to_be_visible()
    page.get_by_role("link", name="在台账中查找并存为筛选").first.click()
    expect(page).to_have_url(re.compile(r"/risks\?q="))
    expect(page.get_by_text(TITLE).first).to_be_visible()


@pytest.mark.full
def test_what_is_not_there_is_said_and_what_to_try(page_as, bureau: Bureau):
    page = page_as(bureau, "main_leader", "/search?q=无此事项").page
    expect(page.get_by_text("没有找到「无此事项」")).to_be_visible()


@pytest.mark.full
def test_a_word_is_explained_where_it_is_asked_for(page_as, bureau: Bureau):
    page = page_as(bureau, "section_head", "/risks/new").page
    page.get_by_role("button", name="风险类别的含义").focus()
    page.keyboard.press("Enter")
    meaning = page.get_by_role("note")
    expect(meaning).to_contain_text("例：")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()


@pytest.mark.full
def test_help_tells_of_the_pages_one_can_open_and_hands_out_blank_forms(page_as, bureau: Bureau):
    page = page_as(bureau, "post_holder", "/help").page
    heading(page, "帮助与制度")
    expect(page.get_by_role("link", name="风险台账").last).to_be_visible()
    expect(page.get_by_role("heading", name="报送审核")).to_have_count(0)
    page.get_by_role("tab", name="填写说明与表格").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^下载：F1 ")).click()
    assert taken.value.suggested_filename.endswith(".docx")
