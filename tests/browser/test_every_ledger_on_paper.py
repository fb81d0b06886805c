"""To-dos are searched, and taken out and printed as they stand; so is every other list."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.browser.people import Visit
from tests.procedures.scenes import Desk as Work
from tests.procedures.scenes import desk as working
from tests.tasks.scenes import sent

LEDGERS = ("/consult", "/filings", "/imports", "/notices", "/matters", "/meetings", "/pledges")


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Work:
    """Where a clerk's two findings wait for the head of his section."""
    made = working(settings, f"{tag}-paper", profile="logistics_province")
    for rank in (2, 3):
        sent(made, rank=rank)
    return made


@pytest.mark.full
def test_what_is_looked_for_on_the_desk_is_what_is_taken_out_and_printed(page_as, work: Work):
    head: Visit = page_as(work.bureau, "section_head", "/tasks")
    page = head.page
    (number, first), (other, _) = (
        (one["number"], one["title"])
        for one in head.context.request.get(f"{head.origin}/api/v1/tasks").json()["items"]
    )
    assert number != other
    page.get_by_label("标题、编号").fill(number)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as taken:
        page.get_by_role("menuitem", name="CSV 文本").click()
    heads, *rows = csv.reader(io.StringIO(taken.value.path().read_text("utf-8-sig")))
    assert heads[0] == "标题"
    assert [one[0] for one in rows] == [first]
    with page.expect_popup() as printed:
        page.get_by_role("link", name="打印").click()
    paper = printed.value
    expect(paper.get_by_role("cell", name=first)).to_be_visible()
    expect(paper.get_by_text("共1项")).to_be_visible()
    paper.get_by_role("link", name="返回").click()
    expect(paper.get_by_role("heading", name="待办中心")).to_be_visible()


@pytest.mark.full
def test_a_filter_kept_under_a_name_comes_back_at_the_desk(page_as, work: Work):
    page = page_as(work.bureau, "section_head", "/tasks?urgency=ordinary&matter=risk_point").page
    page.get_by_role("button", name="已存筛选").click()
    page.get_by_role("menuitem", name="将当前条件存为筛选").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("名称").fill("平件风险点")
    asked.get_by_role("button", name="保存").click()
    expect(asked).to_be_hidden()
    page.get_by_role("button", name="重置").click()
    expect(page).not_to_have_url(re.compile("matter="))
    page.get_by_role("button", name="已存筛选").click()
    page.get_by_role("menuitem", name="平件风险点").first.click()
    expect(page).to_have_url(re.compile("matter=risk_point"))


@pytest.mark.full
def test_every_list_can_be_kept_taken_out_and_printed(page_as, work: Work):
    visit: Visit = page_as(work.bureau, "register_office", "/tasks")
    for address in LEDGERS:
        page = visit.open(address)
        for tool in ("已存筛选", "导出"):
            expect(page.get_by_role("button", name=tool).first).to_be_visible()
        paper = page.get_by_role("link", name="打印").first.get_attribute("href") or ""
        answer = visit.context.request.get(f"{visit.origin}{paper}")
        assert answer.status == 200, (address, answer.status)
        assert "校验码" in answer.text()


@pytest.mark.full
def test_whoever_may_take_nothing_out_sees_who_may(page_as, work: Work):
    page = page_as(work.bureau, "post_holder", "/tasks?box=started").page
    button = page.get_by_role("button", name="导出")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.hover()
    expect(page.get_by_text("谁能办")).to_be_visible()
