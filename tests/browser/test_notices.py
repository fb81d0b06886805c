"""T15, T16 and J5: shown for five working days over a holiday, objected to in part, ended."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from service.notices.use_cases.concluding import close_notices
from tenants import clock
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests.browser.hands import press
from tests.browser.people import Desk, Visit
from tests.browser.test_signing_in import fill
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work
from tests.procedures.scenes import desk as working
from tests.risks.scenes import Scene

LAST_DAY = date(2026, 5, 8)
PUBLISHING, ANSWERING = 6, 5
OBJECTION = "表现形式写得过宽，没有写明在哪个环节。"
TITLES = ("专项资金分配随意性大", "拨付材料审核不严")


@pytest.mark.full
def test_what_is_in_force_is_shown_over_a_holiday_and_read_without_scripts(
    spring: Desk, bureau: Bureau, clicks
):
    Scene(bureau).high()
    Scene(bureau).high()
    office = spring.sit(bureau, "register_office")
    page, counted = office.page, clicks(office)
    page.get_by_role("region", name="快捷入口").get_by_role("link", name="公示").click()
    press(page, "新建公示")
    press(page, "全选（2项）")
    term = page.get_by_role("status").filter(has_text="公示期为")
    expect(term).to_contain_text("2026-04-28 至 2026-05-08（5个工作日，次日起算）")
    expect(term).to_contain_text("05-01、05-02、05-03、05-04、05-05 为休息日或节假日")
    press(page, "保存并预览")
    press(page, "发布")
    press(page.get_by_role("dialog"), "发布")
    expect(page.get_by_text("已发布，公示至2026-05-08")).to_be_visible()
    assert counted.spent <= PUBLISHING

    reader = without_scripts(spring, bureau, "post_holder")
    reader.goto(f"{spring.origin}/board/{bureau.code}")
    reader.get_by_role("link", name=re.compile("公示$")).first.click()
    expect(reader.get_by_role("main")).to_contain_text("2026-05-08（至当日24时）")
    reader.get_by_label("您的意见").fill(OBJECTION)
    reader.get_by_role("button", name="提交意见").click()
    receipt = reader.get_by_text(re.compile("^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$"))
    expect(receipt).to_be_visible()
    number = receipt.inner_text()
    reader.goto(f"{spring.origin}/board/{bureau.code}/receipts")
    reader.get_by_label("回执号").fill(number)
    reader.get_by_role("button").last.click()
    expect(reader.get_by_role("main")).to_contain_text("尚未答复")


@pytest.mark.full
def test_an_objection_taken_up_in_part_holds_up_its_item_alone(
    spring: Desk, settings: Settings, tag: str, clicks
):
    work = working(settings, f"{tag}-browser")
    case = before_the_notice(work)
    office = spring.sit(work.bureau, "register_office", "/notices")
    page = office.page
    page.get_by_role("link", name=re.compile("公示")).filter(has_text="风险点").first.click()
    press(page, "发布")
    press(page.get_by_role("dialog"), "发布")
    expect(page.get_by_text("已发布，公示至2026-05-08")).to_be_visible()
    place = page.url.removeprefix(spring.origin)

    reader = spring.sit(work.bureau, "post_holder_2", place).page
    press(reader, "提意见")
    asked = reader.get_by_role("dialog")
    asked.get_by_text("异议", exact=True).click()
    asked.get_by_text(TITLES[0]).click()
    asked.get_by_label("意见内容").fill(OBJECTION)
    press(asked, "提交意见")
    expect(reader.get_by_text(re.compile("^回执号：[A-Z2-9-]{19}。"))).to_be_visible()

    office.open("/")
    counted = clicks(office)
    page.get_by_role("region", name="我的待办").get_by_role("link", name=re.compile("意见")).click()
    press(page, "答复")
    asked = page.get_by_role("dialog")
    asked.get_by_text("部分采纳").click()
    asked.get_by_label("转修改").click()
    asked.get_by_label("答复内容").fill("已请科室写明环节，其余表述不变。")
    press(asked, "提交答复")
    expect(page.locator("#comments")).to_contain_text("部分采纳已请科室写明环节")
    assert counted.spent <= ANSWERING
    office.open(place)
    expect(item(page, TITLES[0])).to_contain_text("已退回修改")
    expect(item(page, TITLES[1])).not_to_contain_text("已退回修改")

    run_out(work)
    page = spring.sit(work.bureau, "register_office", place).page
    expect(page.get_by_text("已办结").first).to_be_visible()
    expect(item(page, TITLES[0])).to_contain_text("已退回修改")
    expect(item(page, TITLES[1])).not_to_contain_text("已退回修改")
    assert work.case(case).state == "completed"
    returned = spring.sit(work.bureau, "section_head").page
    waiting = returned.get_by_role("region", name="我的待办").get_by_role("link")
    expect(waiting.filter(has_text=TITLES[0]).first).to_be_visible()


def before_the_notice(work: Work) -> UUID:
    """Two findings of one post, decided, filed and entered together, come to their notice."""
    points = [work.draft("post_holder", title=one) for one in TITLES]
    case = work.send("post_holder", *points)
    work.advance("post_holder", case)
    work.hold_body_meeting(case)
    work.advance("register_office", case)
    work.advance("register_office", case)
    return case


def run_out(work: Work) -> None:
    """The last day is over at 24:00."""
    clock.go_to(LAST_DAY)
    with unit_of_work(work.bureau.tenant_id) as session:
        assert close_notices(session) == 0
    clock.go_to(LAST_DAY + timedelta(days=1))
    with unit_of_work(work.bureau.tenant_id) as session:
        assert close_notices(session) == 1


def item(page: Page, title: str):
    return page.locator(".notice-item").filter(has_text=title)


def without_scripts(desk: Desk, bureau: Bureau, role: str) -> Page:
    """Sign in by the page that needs no scripts, and go on so."""
    visit: Visit = desk.stranger(java_script_enabled=False)
    person = bureau.people[role]
    visit.page.goto(f"{desk.origin}/login?next=/board/{bureau.code}")
    fill(visit.page, bureau, person.login, person.password)
    return visit.page
