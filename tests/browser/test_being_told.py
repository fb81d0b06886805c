"""P06 and the bin: what one was told is read at one press; what one threw away is fetched back."""

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import func, select

from service.workspace.models import SavedFilter
from tenants.database import unit_of_work
from tests.browser.hands import heading, press
from tests.make import Bureau
from tests.risks.scenes import Scene
from tests.workspace.test_messages_api import tell

TITLE = "资金分配随意性大"


def bell(page: Page):
    return page.get_by_role("banner").get_by_role("link", name="消息")


@pytest.mark.full
def test_messages_are_counted_at_the_bell_and_read_with_one_press(page_as, bureau: Bureau):
    tell(bureau, "filing.accepted", "section_head", title="备案已通过：BA-2026-001")
    tell(bureau, "task.overdue", "section_head", title="填报排查表")
    page = page_as(bureau, "section_head", "/").page
    expect(bell(page)).to_contain_text("2")
    bell(page).click()
    heading(page, "消息")
    expect(page.get_by_text("请于今日办结").first).to_be_visible()
    press(page, "订阅设置")
    asked = page.get_by_role("dialog")
    asked.get_by_role("switch", name="预警").click()
    page.keyboard.press("Escape")
    expect(bell(page)).to_contain_text("1")
    page.get_by_text("预警 1", exact=True).click()
    expect(page.get_by_text("备案已通过")).to_have_count(0)
    press(page, "预警全部已读（1）")
    expect(page.get_by_text("未读", exact=True)).to_have_count(0)
    page.get_by_text("全部", exact=True).click()
    press(page, "全部已读（1）")
    expect(page.get_by_text("未读", exact=True)).to_have_count(0)
    expect(bell(page)).not_to_contain_text("1")


@pytest.mark.full
def test_a_draft_thrown_away_comes_back_at_once_or_from_the_bin(page_as, bureau: Bureau):
    head = page_as(bureau, "section_head", "/risks/new")
    page = head.page
    page.get_by_label("风险点名称").fill(TITLE)
    page.keyboard.press("Tab")
    expect(page.get_by_text("已自动保存")).to_be_visible(timeout=15_000)
    head.open("/")
    drafts = page.get_by_role("region", name="我的草稿")
    press(drafts, f"丢弃草稿：{TITLE}")
    expect(drafts.get_by_role("link", name=TITLE)).to_have_count(0)
    press(page, "撤销")
    expect(drafts.get_by_role("link", name=TITLE)).to_be_visible()
    press(drafts, f"丢弃草稿：{TITLE}")
    press(drafts, "回收站（1）")
    found = page.get_by_role("dialog", name="草稿回收站")
    press(found, f"恢复草稿：{TITLE}")
    expect(found.get_by_text("回收站是空的")).to_be_visible()
    page.keyboard.press("Escape")
    drafts.get_by_role("link", name=TITLE).click()
    expect(page.get_by_label("风险点名称")).to_have_value(TITLE)


@pytest.mark.full
def test_an_answer_lost_on_the_way_is_asked_for_again_and_means_the_same(page_as, bureau: Bureau):
    """Without its key the second sending would be refused: the name is taken by the first."""
    Scene(bureau).high()
    head = page_as(bureau, "section_head", "/risks?rank=1")
    page = head.page
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        if route.request.method == "POST" and not lost:
            lost.append(answer.status)
            route.abort("internetdisconnected")
        else:
            route.fulfill(response=answer)

    page.route("**/api/v1/saved-filters*", lose_the_first)
    press(page, "已存筛选")
    page.get_by_role("menuitem", name="将当前条件存为筛选").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("名称").fill("高风险")
    press(asked, "保存")
    expect(asked).to_be_hidden(timeout=20_000)
    assert lost == [201]
    head.allow("Failed to load resource")
    with unit_of_work(bureau.tenant_id) as session:
        assert session.scalar(select(func.count()).select_from(SavedFilter)) == 1
