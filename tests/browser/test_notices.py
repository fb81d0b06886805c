"""T15, T16 and J5: shown for five working days over a holiday, objected to in part, ended."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from service.notices.use_cases.concluding import close_notices
from service.risks.use_cases.grading import propose_grade
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
from tests.risks.test_ledger_api import SHEET

LAST_DAY = date(2026, 5, 8)
PUBLISHING, ANSWERING, COMMENTING = 6, 5, 2
PROFILE = "logistics_province"  # nothing is filed before the notice is over
OBJECTED = "按公示意见修改中"
OBJECTION = "表现形式写得过宽，没有写明在哪个环节。"
RECEIPT = re.compile("^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$")
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
    expect(term).to_contain_text("2026-04-28 至 2026-05-08 24时（5个工作日，次日起算）")
    expect(term).to_contain_text("05-01、05-02、05-03、05-04、05-05 为休息日或节假日")
    press(page, "保存并预览")
    press(page, "发布")
    asked = page.get_by_role("dialog")
    watching = bureau.people["supervision_office"].name
    expect(asked.get_by_label("监督人")).to_have_value(watching)
    expect(asked.get_by_role("alert")).to_contain_text("没有监督电话、邮箱或意见箱")
    expect(asked.get_by_role("link", name="在版面设置中填写监督电话")).to_be_visible()
    press(asked, "发布")
    expect(page.get_by_text("已发布，公示至2026-05-08")).to_be_visible()
    assert counted.spent <= PUBLISHING

    neighbour = spring.sit(bureau, "post_holder_2", f"/board/{bureau.code}")
    shown = neighbour.page
    expect(shown.get_by_role("link", name="返回工作台")).to_be_visible()
    shown.get_by_role("link", name=re.compile("公示$")).first.click()
    counted = clicks(neighbour)
    shown.get_by_label("您的意见").fill("建议写明监督电话。")
    shown.get_by_role("button", name="提交意见").click()
    expect(shown.get_by_text(RECEIPT)).to_be_visible()
    assert counted.spent <= COMMENTING

    reader = without_scripts(spring, bureau, "post_holder")
    reader.goto(f"{spring.origin}/board/{bureau.code}")
    reader.get_by_role("link", name=re.compile("公示$")).first.click()
    expect(reader.get_by_role("main")).to_contain_text("2026-05-08（至当日24时）")
    reader.get_by_role("link", name="打印").click()
    expect(reader.get_by_text("请按 Ctrl+P")).to_be_visible()
    expect(reader.get_by_role("button")).to_have_count(0)
    reader.go_back()
    reader.get_by_label("您的意见").fill(OBJECTION)
    reader.get_by_role("button", name="提交意见").click()
    receipt = reader.get_by_text(RECEIPT)
    expect(receipt).to_be_visible()
    number = receipt.inner_text()
    reader.goto(f"{spring.origin}/board/{bureau.code}/receipts")
    reader.get_by_label("回执号").fill(number)
    reader.get_by_role("button").last.click()
    expect(reader.get_by_role("main")).to_contain_text("尚未答复")


@pytest.mark.full
def test_what_is_taken_up_in_part_holds_up_its_item_alone_and_the_other_is_filed(
    spring: Desk, settings: Settings, tag: str, clicks
):
    work = working(settings, f"{tag}-browser", profile=PROFILE)
    case = before_the_notice(work)
    office = spring.sit(work.bureau, "register_office", f"/cases/{case}")
    page = office.page
    page.get_by_role("link", name="去公示").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("关于预算审核岗廉政风险点的公示")
    press(page, "发布")
    press(page.get_by_role("dialog"), "发布")
    expect(page.get_by_text("已发布，公示至2026-05-08")).to_be_visible()
    place = page.url.removeprefix(spring.origin)

    reader = spring.sit(work.bureau, "post_holder_2", place).page
    comment_on_the_first(reader)
    office.open("/")
    counted = clicks(office)
    page.get_by_role("region", name="我的待办").get_by_role("link", name=re.compile("意见")).click()
    expect(page.locator("#comments")).to_contain_text("还剩5个工作日")
    press(page, "答复")
    asked = page.get_by_role("dialog")
    asked.get_by_text("部分采纳").click()
    asked.get_by_label("转修改").click()
    expect(asked).to_contain_text("其余各项继续公示到2026年5月8日24时")
    asked.get_by_label("答复内容").fill("已请科室写明环节，其余表述不变。")
    press(asked, "提交答复")
    expect(page.locator("#comments")).to_contain_text("部分采纳已请科室写明环节")
    assert counted.spent <= ANSWERING
    office.open(place)
    expect(item(page, TITLES[0])).to_contain_text(OBJECTED)
    expect(item(page, TITLES[1])).not_to_contain_text(OBJECTED)

    run_out(work)
    office = spring.sit(work.bureau, "register_office", place)
    page = office.page
    expect(page.get_by_text("已办结").first).to_be_visible()
    expect(item(page, TITLES[0])).to_contain_text(OBJECTED)
    expect(item(page, TITLES[1])).not_to_contain_text(OBJECTED)
    assert work.case(case).state == "completed"
    ledger_has_the_other(office)
    returned = spring.sit(work.bureau, "section_head").page
    waiting = returned.get_by_role("region", name="我的待办").get_by_role("link")
    expect(waiting.filter(has_text=TITLES[0]).first).to_be_visible()


@pytest.mark.full
def test_the_only_item_objected_to_is_shown_as_such_to_the_last_day(
    spring: Desk, settings: Settings, tag: str
):
    work = working(settings, f"{tag}-browser", profile=PROFILE)
    case = before_the_notice(work, TITLES[:1])
    page = spring.sit(work.bureau, "register_office", f"/notices/of/{case}").page
    press(page, "发布")
    press(page.get_by_role("dialog"), "发布")
    expect(page.get_by_text("已发布，公示至2026-05-08")).to_be_visible()
    place = page.url.removeprefix(spring.origin)
    reader = spring.sit(work.bureau, "post_holder_2", place).page
    press(reader, "提意见")
    said = reader.get_by_role("dialog")
    said.get_by_text("异议", exact=True).click()
    expect(said).to_contain_text("成立或部分成立的，该项退回修改并标明有异议")
    said.get_by_label("意见内容").fill(OBJECTION)
    press(said, "提交意见")

    page.reload()
    press(page, "答复")
    asked = page.get_by_role("dialog")
    asked.get_by_text("部分采纳").click()
    expect(asked).to_contain_text("这是唯一在公示的一项：公示仍到2026年5月8日24时结束")
    asked.get_by_label("答复内容").fill("异议成立，退回写明环节。")
    press(asked, "提交答复")
    expect(page.get_by_role("alert").first).to_contain_text(OBJECTED)
    expect(page.locator(".ant-descriptions")).to_contain_text(OBJECTED)
    assert work.case(case).step_code == "find"
    run_out(work)
    page = spring.sit(work.bureau, "register_office", place).page
    expect(page.get_by_text("已办结").first).to_be_visible()


def comment_on_the_first(reader: Page) -> None:
    """A colleague says what he thinks of the first of the items."""
    press(reader, "提意见")
    asked = reader.get_by_role("dialog")
    asked.get_by_text(TITLES[0]).click()
    asked.get_by_label("意见内容").fill(OBJECTION)
    press(asked, "提交意见")
    expect(reader.get_by_text(re.compile("^回执号：[A-Z2-9-]{19}。"))).to_be_visible()


def ledger_has_the_other(office: Visit) -> None:
    """What nobody objected to is in force and filed; what went back is in no ledger."""
    page = office.open("/risks?status=in_force")
    press(page, "列设置")
    page.get_by_role("checkbox", name="备案号", exact=True).click()
    page.keyboard.press("Escape")
    line = page.get_by_role("row").filter(has_text=TITLES[1])
    expect(line).to_contain_text("内备〔2026〕1号")
    expect(page.get_by_role("row").filter(has_text=TITLES[0])).to_have_count(0)


def before_the_notice(work: Work, titles: tuple[str, ...] = TITLES) -> UUID:
    """Findings of one post pass level by level, get their measures, and come to their notice."""
    points = [work.draft("post_holder", of="post_holder_b", title=one) for one in titles]
    for point in points:
        work.act("post_holder", propose_grade, point, if_version=None, **SHEET)
    case = work.send("post_holder", *points)
    for role in ("post_holder", "section_head", "deputy_leader", "main_leader"):
        work.advance(role, case)
    for point in points:
        work.measure(point, "post_holder_b")
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
