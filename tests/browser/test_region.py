"""The leading group at work: filings answered item by item, a plan sent down, figures followed."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from service.cycles.use_cases import open_cycle
from tenants import clock
from tests import make
from tests.api import client
from tests.browser.hands import heading, press
from tests.browser.people import Desk
from tests.filings.region import deliver, furnished
from tests.filings.test_filings import sent
from tests.risks.scenes import Scene

EMPTY_WORDS = "表现形式空泛，请结合岗位重写"
PLAN = "2027年度廉政风险防控工作方案"
IN_TIME = date(2026, 5, 6)
YEAR_OPENS = date(2026, 2, 2)
LATE = re.compile(r"逾期\d+个工作日 0/1")
SECRET = "只在草稿里的话"


@pytest.fixture
def region(settings, engine, tag) -> make.Region:
    return make.region(settings, f"{tag}-reg")


@pytest.mark.full
def test_a_package_is_answered_item_by_item_and_goes_back_with_the_reason(
    spring: Desk, app, settings, region
):
    bureau = region.bureaus[0]
    clock.go_to(IN_TIME)
    furnished(bureau)
    _, filing = sent(app, bureau, "measures")
    deliver(settings, region)
    page = spring.sit(region.leading_group, "leading_group_office", "/region/filings").page
    row = page.get_by_role("row").filter(has_text=bureau.name)
    expect(row).to_contain_text("措施")
    row.get_by_role("link").first.click()
    heading(page, f"{bureau.name} {filing['number']}")
    items = page.get_by_role("row").filter(has=page.get_by_role("button", name="退回", exact=True))
    expect(items).to_have_count(4)
    expect(page.get_by_role("button", name="答复并备案")).to_have_attribute("aria-disabled", "true")
    press(items.nth(0), "通过")
    expect(page.get_by_role("button", name="其余3件通过")).to_be_visible()
    press(items.nth(1), "退回")
    asked = page.get_by_role("dialog")
    asked.get_by_role("textbox", name="退回理由").fill(EMPTY_WORDS)
    press(asked, "退回所选")
    expect(page.get_by_text(EMPTY_WORDS)).to_be_visible()
    press(page, "其余2件通过")
    page.get_by_label("审核意见").fill("请修改后重报")
    press(page, "退回修改")
    expect(page.get_by_text(f"已答复{bureau.name}")).to_be_visible()
    deliver(settings, region)
    theirs = spring.sit(bureau, "register_office", f"/filings/{filing['id']}").page
    expect(theirs.get_by_text("地区退回：请修改后重报")).to_be_visible()
    expect(theirs.get_by_text(EMPTY_WORDS)).to_be_visible()


@pytest.mark.full
def test_the_summary_of_a_year_is_sent_up_and_filed_under_a_number(
    spring: Desk, app, settings, region
):
    bureau = region.bureaus[0]
    clock.go_to(IN_TIME)
    office = client(app, bureau, "register_office")
    cycle = office.post("/cycles", {"year": IN_TIME.year, "stock_taking": True}).get_json()
    words = {"kind": "summary", "text": "一年来清理职权12项。"}
    assert office.post(f"/cycles/{cycle['id']}/notes", words).status_code == 201
    mine = spring.sit(bureau, "register_office", "/filings").page
    mine.get_by_role("tab", name="总结").click()
    press(mine, "组包")
    press(mine.get_by_role("dialog"), "组包")
    press(mine, "报送")
    press(mine.get_by_role("dialog"), "报送")
    expect(mine.get_by_text("已报送，审核结果会通知您")).to_be_visible()
    deliver(settings, region)
    page = spring.sit(region.leading_group, "leading_group_office", "/region/filings").page
    row = page.get_by_role("row").filter(has_text=bureau.name)
    expect(row).to_contain_text("齐全")
    row.get_by_role("link").first.click()
    expect(page.get_by_text("一年来清理职权12项。")).to_be_visible()
    press(page, "其余1件通过")
    page.get_by_label("审核意见").fill("总结属实")
    press(page, "答复并备案")
    expect(page.get_by_text(f"已答复{bureau.name}")).to_be_visible()
    deliver(settings, region)
    mine.goto(mine.url.split("/filings")[0] + "/filings")
    expect(mine.get_by_text(f"备〔{IN_TIME.year}〕1号")).to_be_visible()
    expect(mine.get_by_text("总结属实")).to_be_visible()


@pytest.mark.full
def test_packages_of_several_bureaus_are_accepted_together_each_on_its_own(
    spring: Desk, app, settings, region
):
    clock.go_to(IN_TIME)
    for bureau in region.bureaus:
        furnished(bureau)
        sent(app, bureau, "measures")
    deliver(settings, region)
    page = spring.sit(region.leading_group, "leading_group_office", "/region/filings").page
    rows = page.get_by_role("row").filter(has_text="待审核")
    expect(rows).to_have_count(2)
    for row in rows.all():
        row.get_by_role("checkbox").check()
    press(page, "通过所选")
    asked = page.get_by_role("dialog")
    asked.get_by_role("textbox", name="审核意见").fill("同意备案")
    press(asked, "通过所选")
    expect(asked.get_by_text("已通过")).to_have_count(2)
    press(asked, "知道了")
    expect(page.get_by_role("row").filter(has_text="同意备案")).to_have_count(2)


@pytest.mark.full
def test_a_plan_goes_down_and_who_signed_for_it_is_seen(spring: Desk, app, settings, region):
    bureau = region.bureaus[0]
    office = spring.sit(region.leading_group, "leading_group_office", "/region/plans").page
    press(office, "起草方案")
    press(office.get_by_role("dialog"), "保存方案")
    expect(office.get_by_role("row").filter(has_text=PLAN)).to_contain_text("草稿")
    chief = spring.sit(region.leading_group, "leading_group", "/region/plans").page
    press(chief, "下发")
    press(chief.get_by_role("dialog"), "下发")
    expect(chief.get_by_text("方案已下发到各试点单位")).to_be_visible()
    deliver(settings, region)
    theirs = spring.sit(bureau, "register_office", "/cycles")
    page = theirs.page
    expect(page.get_by_text(re.compile(f"下发：{PLAN}"))).to_be_visible()
    expect(page.get_by_text("未签收，按此方案编制年度计划即为签收")).to_be_visible()
    press(page, "据此编制本单位方案")
    heading(page, "编制年度方案")
    press(page, "提交方案")
    expect(page.get_by_text("方案已提交，等待主要领导批准")).to_be_visible()
    deliver(settings, region)
    office.reload()
    office.get_by_role("button", name="展开行").click()
    signed = office.get_by_role("row").filter(has_text=bureau.name).last
    expect(signed).to_contain_text("已签收")
    other = office.get_by_role("row").filter(has_text=region.bureaus[1].name).last
    expect(other).to_contain_text("未签收")


@pytest.mark.full
def test_the_overview_leads_to_the_bureau_behind_a_figure(spring: Desk, settings, region):
    bureau = region.bureaus[0]
    furnished(bureau)
    deliver(settings, region)
    page = spring.sit(region.leading_group, "leading_group", "/dash/region").page
    heading(page, "哪个单位在哪个阶段慢了？")
    page.get_by_role("link", name=bureau.name).first.click()
    heading(page, bureau.name)
    heading(page, "单位概况")
    expect(page.get_by_text("已报送").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(re.compile("生效风险点\\s*6"))


@pytest.mark.full
def test_a_red_cell_leads_to_the_sections_behind_it_and_to_no_draft(
    spring: Desk, settings, region, clicks
):
    """T23, as far as it is built: two steps, two presses, names of sections and numbers only."""
    bureau = region.bureaus[0]
    work = Scene(bureau)
    work.act("main_leader", open_cycle, year=2026, on=YEAR_OPENS)
    work.draft(title=SECRET)
    deliver(settings, region)
    visit = spring.sit(region.leading_group, "leading_group_office", "/dash/region")
    page = visit.page
    cell = page.get_by_role("row").filter(has_text=bureau.name).get_by_text(LATE)
    expect(cell).to_be_visible()
    with clicks(visit) as counted:
        cell.click()
        heading(page, bureau.name)
        section = page.locator(".stage-matrix").get_by_role("row").filter(has_text="预算科")
        expect(section).to_contain_text(LATE)
    assert counted.spent == 1
    expect(page.get_by_text("各科室只报件数，不报草稿内容。")).to_be_visible()
    expect(page.get_by_role("columnheader", name="查找风险点阶段")).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)
    told = visit.context.request.get(
        f"{visit.origin}/api/v1/region/bureaus/{bureau.code}/summary"
    ).text()
    assert SECRET not in told
    press(page, "看全部阶段")
    expect(page.get_by_role("columnheader", name="制定防范措施和组织实施阶段")).to_be_visible()
