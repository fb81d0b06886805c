"""Whoever signs in for the first time is shown round once in four steps, and again when asked."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Visit
from tests.make import Bureau

BY_HAND = "Object.defineProperty(navigator, 'webdriver', { get: () => false })"
STEPS = ("1/4 我的待办", "2/4 菜单", "3/4 我负责的风险点", "4/4 帮助")


@pytest.fixture
def newcomer(page_as, bureau: Bureau) -> Visit:
    """A clerk at his browser for the first time, with his own hands."""
    found: Visit = page_as(bureau, "post_holder")
    found.context.add_init_script(BY_HAND)
    found.open("/")
    return found


@pytest.mark.full
def test_a_newcomer_is_shown_round_by_keyboard_once(newcomer: Visit):
    page = newcomer.page
    for step in STEPS:
        expect(page.get_by_text(step)).to_be_visible()
        expect(page.locator(".guide-go")).to_be_focused()
        assert newcomer.axe() == []
        page.keyboard.press("Enter")
    expect(page.get_by_text(STEPS[-1])).to_have_count(0)
    newcomer.settle()
    newcomer.open("/")
    expect(page.get_by_role("heading", name="工作台")).to_be_visible()
    expect(tour(page)).to_have_count(0)


@pytest.mark.full
def test_whoever_skips_it_can_have_it_again_from_help(newcomer: Visit):
    page = newcomer.page
    page.locator(".ant-tour").get_by_text("跳过引导").click()
    expect(tour(page)).to_have_count(0)
    page.get_by_role("button", name="帮助").click()
    page.get_by_role("menuitem", name="新手引导").click()
    expect(page.get_by_text(STEPS[0])).to_be_visible()
    page.keyboard.press("Escape")
    expect(tour(page)).to_have_count(0)


@pytest.mark.full
def test_a_browser_driven_by_a_program_is_left_alone(page_as, bureau: Bureau):
    page = page_as(bureau, "section_head").page
    expect(page.get_by_role("region", name="我的待办")).to_be_visible()
    expect(tour(page)).to_have_count(0)


def tour(page: Page):
    return page.locator(".ant-tour")
