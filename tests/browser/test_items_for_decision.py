"""J1, step 8: what awaits a body is ticked, put on the agenda of a meeting, and taken off again."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import choose, press
from tests.procedures.scenes import Desk as Work

BUDGET = 5
TITLES = ("资金分配随意性大", "拨付材料审核不严")
LIST = "/meetings"


@pytest.fixture
def meeting(work: Work) -> UUID:
    """Two findings wait for the leaders, whose meeting is called."""
    for title in TITLES:
        work.advance("section_head", work.send("section_head", work.draft(title=title)))
    return work.call_together()


@pytest.mark.full
def test_an_item_is_put_on_an_agenda_by_five_presses_and_taken_off_again(
    page_as, work: Work, meeting: UUID, clicks
):
    visit = page_as(work.bureau, "register_office", LIST)
    page = visit.page
    counted = clicks(visit)
    tick(page, TITLES[0])
    press(page, "加入议题")
    asked = page.get_by_role("dialog")
    asked.get_by_role("combobox", name="会议").click()
    page.locator(".ant-select-dropdown:visible").get_by_text("审定会议").click()
    press(asked, "加入议题")
    expect(page.get_by_text("1项议题已加入「审定会议」")).to_be_visible()
    assert counted.spent <= BUDGET
    row = page.get_by_role("row").filter(has_text=TITLES[0])
    expect(row.get_by_role("link", name=re.compile("^HY-"))).to_be_visible()

    choose(page, "是否排会", "未列入议题")
    expect(page.get_by_role("row").filter(has_text=TITLES[0])).to_have_count(0)
    press(page, "重置")
    tick(page, TITLES[0])
    press(page, "移出议题")
    press(page.get_by_role("dialog"), "移出议题")
    expect(page.get_by_text("已移出1项议题")).to_be_visible()
    expect(row.get_by_role("link", name=re.compile("^HY-"))).to_have_count(0)


@pytest.mark.full
def test_a_meeting_is_called_with_the_items_that_were_ticked(page_as, work: Work, meeting: UUID):
    page = page_as(work.bureau, "register_office", LIST).page
    for title in TITLES:
        tick(page, title)
    press(page, "排会")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_text("局领导班子会议")).to_be_visible()
    press(asked, "新建会议")
    expect(page.get_by_role("heading", name="审定廉政风险防控事项")).to_be_visible()
    for title in TITLES:
        expect(page.get_by_role("link", name=re.compile(title))).to_be_visible()


@pytest.mark.full
def test_who_only_reads_sees_who_may_and_what_was_decided(page_as, work: Work, meeting: UUID):
    work.hold_body_meeting(first_case(page_as, work))
    page = page_as(work.bureau, "party_group", LIST).page
    tick(page, TITLES[1])
    button = page.get_by_role("button", name="加入议题")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.hover()
    said = page.get_by_text("谁能办", exact=True)
    expect(said).to_be_visible()
    page.mouse.move(0, 0)
    expect(said).to_be_hidden()
    choose(page, "状态", "已审定")
    decided = page.get_by_role("row").filter(has_text=TITLES[0])
    expect(decided).to_contain_text("通过")
    expect(decided.get_by_role("link", name=re.compile("^HY-"))).to_be_visible()


def tick(page: Page, title: str) -> None:
    page.get_by_role("checkbox", name=re.compile(title)).click()


def first_case(page_as, work: Work) -> UUID:
    """Give the case of the first finding, as the list tells it."""
    visit = page_as(work.bureau, "register_office", LIST)
    answer = visit.context.request.get(f"{visit.origin}/api/v1/agenda-candidates?q={TITLES[0]}")
    (found,) = answer.json()["items"]
    return UUID(found["case_id"])
