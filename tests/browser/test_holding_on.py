"""T19, T25 and T29: settings stay, sessions end gently, lines may be cut.

Not here: the workbook of an export (tests/exports), the lines of print (tests/papers).
"""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Route, expect
from sqlalchemy import func, select

from service.powers.models import Power
from tenants.database import unit_of_work
from tests.browser.hands import press
from tests.browser.scenes import write_the_power
from tests.browser.test_signing_in import fill
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work
from tests.risks.scenes import Scene

HIDDEN = ("风险类别", "部门负责人")
AWAY = 120
SCROLLED = f"document.body.style.minHeight = '2000px'; window.scrollTo(0, {AWAY})"


@pytest.mark.full
def test_columns_and_filters_are_there_on_another_machine(page_as, bureau: Bureau):
    """Hidden columns and a filter by name follow the person, not the browser."""
    Scene(bureau).high()
    page = page_as(bureau, "section_head", "/risks?rank=1").page
    press(page, "列设置")
    for column in HIDDEN:
        page.get_by_role("checkbox", name=column, exact=True).click()
        expect(page.get_by_role("columnheader", name=column)).to_have_count(0)
    page.keyboard.press("Escape")
    press(page, "已存筛选")
    page.get_by_role("menuitem", name="将当前条件存为筛选").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("名称").fill("高风险")
    press(asked, "保存")
    expect(asked).to_be_hidden()
    page = page_as(bureau, "section_head", "/risks").page
    for column in HIDDEN:
        expect(page.get_by_role("columnheader", name=column)).to_have_count(0)
    press(page, "已存筛选")
    page.get_by_role("menuitem", name="高风险").click()
    expect(page).to_have_url(re.compile("rank=1"))


@pytest.mark.full
def test_a_session_that_ends_locks_the_page_and_keeps_what_was_typed(visit, bureau: Bureau):
    """Nobody else opens it; its owner finds his words and his place again."""
    browser = visit()
    page = browser.page
    page.clock.install()
    browser.open("/login?next=/risks/new")
    person = bureau.people["section_head"]
    fill(page, bureau, person.login, person.password)
    typed = page.get_by_label("风险点名称")
    typed.fill("资金分配随意性大")
    page.evaluate(SCROLLED)
    page.clock.fast_forward("27:30")
    warned = page.get_by_role("dialog", name="登录即将到期")
    expect(warned.get_by_role("timer")).to_contain_text(re.compile(r"[12]:[0-5]\d"))
    with page.expect_response("**/api/v1/me") as told:
        press(warned, "继续使用")
    assert told.value.ok
    page.clock.fast_forward("33:00")
    locked = page.get_by_role("dialog", name="页面已锁定")
    locked.get_by_label("密码").fill(bureau.people["post_holder"].password + "-")
    press(locked, "解锁")
    expect(locked.get_by_role("alert")).to_be_visible()
    expect(locked).to_be_visible()
    locked.get_by_label("密码").fill(person.password)
    page.clock.set_system_time(datetime.now().astimezone())
    press(locked, "解锁")
    expect(locked).to_be_hidden()
    expect(typed).to_have_value("资金分配随意性大")
    assert page.evaluate("window.scrollY") == AWAY


@pytest.mark.full
def test_a_line_cut_while_sending_makes_one_record_not_two(page_as, work: Work):
    """The answer is lost on the way; the console tries again and means the same registration."""
    head = page_as(work.bureau, "section_head")
    page = head.page
    write_the_power(page)
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        if not lost:
            lost.append(answer.status)
            route.abort("internetdisconnected")
        else:
            route.fulfill(response=answer)

    page.route("**/api/v1/power-registrations", lose_the_first)
    press(page, "提交审核")
    press(page.get_by_role("dialog"), "确定")
    expect(page.get_by_text("已提交")).to_be_visible(timeout=20_000)
    assert lost == [201]
    head.allow("Failed to load resource")
    with unit_of_work(work.bureau.tenant_id) as session:
        assert session.scalar(select(func.count()).select_from(Power)) == 1
