"""T19, T25, T26 and T29: settings stay, sessions end gently, keys suffice, lines may be cut.

Not here: the workbook of an export (tests/exports), the lines of print (tests/papers).
"""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import func, select

from service.powers.models import Power
from tenants.database import unit_of_work
from tests.browser.hands import passed, press
from tests.browser.scenes import write_the_power
from tests.browser.test_signing_in import fill
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work
from tests.procedures.scenes import desk as working
from tests.risks.scenes import Scene
from tests.tasks.scenes import sent

HIDDEN = ("风险类别", "直接责任人")
COVERED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height) return "";
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const seen = top && (one.contains(top) || top.contains(one) || top.closest("label"));
  return seen ? "" : one.outerHTML.slice(0, 120);
}"""


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
    browser = visit()
    page = browser.page
    page.clock.install()
    browser.open("/login?next=/risks/new")
    person = bureau.people["section_head"]
    fill(page, bureau, person.login, person.password)
    typed = page.get_by_label("风险点名称")
    typed.fill("资金分配随意性大")
    page.clock.fast_forward("27:30")
    warned = page.get_by_role("dialog", name="登录即将到期")
    expect(warned).to_be_visible()
    with page.expect_response("**/api/v1/me") as told:
        press(warned, "继续使用")
    assert told.value.ok
    page.clock.fast_forward("33:00")
    locked = page.get_by_role("dialog", name="页面已锁定")
    locked.get_by_label("密码").fill(person.password)
    page.clock.set_system_time(datetime.now().astimezone())
    press(locked, "解锁")
    expect(locked).to_be_hidden()
    expect(typed).to_have_value("资金分配随意性大")


@pytest.mark.full
def test_keys_suffice_from_the_first_to_do_to_the_next(page_as, settings, engine, tag: str):
    """Nothing is pressed with the mouse, and what has the focus is never hidden."""
    work = working(settings, f"{tag}-browser", profile="logistics_province")
    for _ in range(2):
        sent(work)
    page = page_as(work.bureau, "section_head").page
    page.get_by_role("region", name="我的待办").get_by_role("link").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("通过$")).first).to_be_visible()
    assert [one for one in walked(page, 40) if one] == []
    page.keyboard.press("Control+Enter")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_label("意见").first).to_be_focused()
    page.keyboard.type("同意")
    page.keyboard.press("Control+Enter")
    passed(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="快捷键")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


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


def walked(page: Page, steps: int) -> list[str]:
    """Walk on with Tab; name what had the focus and could not be seen."""
    hidden = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        hidden.append(str(page.evaluate(COVERED)))
    return hidden
