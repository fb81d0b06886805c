"""T26: keys suffice from signing in to signing out; the focus is seen everywhere; Esc goes back."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from tenants.settings import Settings
from tests.browser.hands import heading, passed, press
from tests.browser.keyboard import go_down, reach, still, strike, walk, write
from tests.make import Bureau
from tests.procedures.scenes import desk as working
from tests.risks.scenes import Scene
from tests.tasks.scenes import sent

STOPS = 40


@pytest.mark.full
def test_keys_suffice_from_signing_in_to_signing_out(
    visit, settings: Settings, engine: Engine, tag: str
):
    """Two to-dos are passed one after the other; nothing is pressed with the mouse."""
    work = working(settings, f"{tag}-browser", profile="logistics_province")
    for _ in range(2):
        sent(work)
    head = work.bureau.people["section_head"]
    browser = visit()
    page = browser.open("/login")
    still(page)
    assert reach(page, page.get_by_label("单位"), back=True) == []
    page.keyboard.type(f"{tag}-browser")
    expect(page.get_by_label("单位")).to_have_value(work.bureau.code)
    write(page, page.get_by_label("账号"), head.login)
    write(page, page.get_by_label("密码"), head.password)
    page.keyboard.press("Enter")

    heading(page, "工作台")
    browser.settle()
    still(page)
    waiting = page.get_by_role("region", name="我的待办").get_by_role("link")
    strike(page, waiting.filter(has_text="专项资金").first)
    expect(page.get_by_role("button", name=re.compile("通过$")).first).to_be_visible()
    browser.settle()
    assert walk(page, STOPS) == []
    approve(page)
    following = page.get_by_role("button", name="下一件")
    expect(following).to_be_focused()
    page.keyboard.press("Enter")
    expect(following).to_be_hidden()
    browser.settle()
    approve(page)

    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="快捷键")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    strike(page, page.get_by_role("button", name=head.name))
    go_down(page, page.get_by_role("menuitem", name="退出"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("账号")).to_be_visible()


@pytest.mark.full
def test_esc_closes_what_lies_on_top_first(page_as, bureau: Bureau):
    point = Scene(bureau).draft()
    page = page_as(bureau, "section_head", f"/risks?open={point}").page
    drawer, form = page.get_by_role("dialog").first, page.get_by_role("dialog").nth(1)
    press(drawer, "修改")
    expect(form).to_be_visible()
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("heading", name="风险台账")).to_be_visible()


def approve(page: Page) -> None:
    """Pass what is on the desk with an opinion, by keys."""
    page.keyboard.press("Control+Enter")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_label("意见").first).to_be_focused()
    page.keyboard.type("同意")
    page.keyboard.press("Control+Enter")
    passed(page)
