"""J1 whole: a power is registered, reviewed by all whom its chains name, shown, and printed.

Its chain asks 45 presses of section, deputy, body, notice and ledger. The bureau here lives by the
chains of the regional pilot, which ask more, and each of these is named with its own presses: the
chart is reviewed by the register office; the point is filed and entered in the ledger before its
notice; the measure is sent on once its point is decided, has a notice and a meeting of its own,
and is filed. What follows at midnight, and when a message is delivered, presses nobody.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from service.notices.use_cases.concluding import close_notices
from service.procedures.models import Case
from service.registrations.use_cases.waiting import tell_whose_measures_wait
from tenants import clock
from tenants.database import unit_of_work
from tests.browser.hands import passed, press
from tests.browser.people import Desk, Visit
from tests.browser.scenes import POWER, write_the_power
from tests.procedures.scenes import LEADERS
from tests.procedures.scenes import Desk as Work

NUMBER, TITLE = "W-JF-0001", "核查走过场，不符合条件的得到给付"
LAST_DAY = date(2026, 5, 8)
SECTION_HEAD, DEPUTY, WHOLE = 26, 4, 45
MORE = {
    "the chart reviewed": 3,
    "the point filed": 3,
    "the point entered": 3,
    "its measure sent on": 2,
    "the measure shown": 3,
    "the measure decided": 13,
    "the measure filed": 3,
}


@dataclass
class Chain:
    """People who take their turns, each before a browser; what each of them pressed."""

    desk: Desk
    work: Work
    visits: list[tuple[str, Visit]] = field(default_factory=list)

    def sit(self, role: str, path: str = "/") -> Page:
        """Let somebody sit down at his workbench, or at the page somebody showed him."""
        visit = self.desk.sit(self.work.bureau, role, path)
        self.visits.append((role, visit))
        return visit.page

    @property
    def spent(self) -> Counter[str]:
        """Count what everybody pressed."""
        found: Counter[str] = Counter()
        for role, visit in self.visits:
            found[role] += visit.spent
        return found


@pytest.mark.full
def test_a_power_comes_from_its_section_into_the_printed_ledger(spring: Desk, work: Work):
    work.seat("party_organisation", "局机关党支部", *LEADERS)
    chain = Chain(spring, work)
    register(chain)
    assert chain.spent["section_head"] <= SECTION_HEAD
    pass_on(chain, "deputy_leader", POWER, phrase="同意。")
    assert chain.spent["deputy_leader"] <= DEPUTY
    pass_on(chain, "register_office", "流程图")
    meet(chain, "局领导班子会议", items=2)
    office = pass_on(chain, "register_office", "办公室备案")
    press(office, "下一件")
    say_yes(office)
    publish(chain, "风险点查找与审定")
    delivered(work)
    send_the_measure(chain)
    publish(chain, "防控措施")
    run_out(work)
    meet(chain, "局机关党支部", items=1, confirming=("有针对性", "有约束力", "可操作"))
    pass_on(chain, "register_office", "办公室备案")
    look_at_the_ledger(chain)
    assert sum(chain.spent.values()) <= WHOLE + sum(MORE.values()), chain.spent


def register(chain: Chain) -> None:
    """Five steps; the page names the power, and who has what of it until when."""
    page = chain.sit("section_head")
    write_the_power(page, step="审核公示")
    press(page, "提交审核")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("将送 钱某（副局长甲），10个工作日内办理")
    press(asked, "确定")
    expect(page.get_by_text(f"「{POWER}」已提交（编号 {NUMBER}）")).to_be_visible()


def pass_on(chain: Chain, role: str, words: str, *, phrase: str = "") -> Page:
    """Open what waits, read it, and say yes."""
    page = chain.sit(role)
    open_to_do(page, words)
    say_yes(page, phrase)
    return page


def say_yes(page: Page, phrase: str = "") -> None:
    press(page, "通过")
    asked = page.get_by_role("dialog")
    if phrase:
        press(asked, phrase)
    press(asked, "通过")
    expect(asked).to_be_hidden()
    passed(page)


def open_to_do(page: Page, words: str) -> None:
    waiting = page.get_by_role("region", name="我的待办").get_by_role("listitem")
    waiting.filter(has_text=words).first.get_by_role("link").first.click()


def meet(chain: Chain, body: str, *, items: int, confirming: tuple[str, ...] = ()) -> None:
    """The register office brings what waits before the body; the main leader signs."""
    page = chain.sit("register_office")
    page.get_by_role("region", name="快捷入口").get_by_role("link", name="会议").click()
    press(page, "新建会议")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_text(body, exact=True)).to_be_visible()
    asked.get_by_label(f"全选（{items}项）").click()
    press(asked, "新建会议")
    press(page, "保存考勤")
    expect(page.get_by_text("已保存参会情况")).to_be_visible()
    if confirming:
        press(page, "表决")
        for one in confirming:
            asked.get_by_role("checkbox", name=one).click()
        press(asked, "记录决定")
        expect(asked).to_be_hidden()
    else:
        press(page, "全部同意")
    expect(page.get_by_role("cell", name=re.compile(r"^同意\d"))).to_have_count(items)
    page.get_by_role("textbox", name="会议纪要").fill("会议逐项审议，一致同意。")
    press(page, "保存纪要")
    expect(page.get_by_text("纪要已保存")).to_be_visible()
    chair = chain.sit("main_leader", page.url.removeprefix(chain.desk.origin))
    press(chair, "签发")
    press(chair.get_by_role("dialog"), "签发")
    expect(chair.get_by_text("已签发，各项议题按决定办理")).to_be_visible()


def publish(chain: Chain, words: str) -> None:
    """The notice is drafted already, and its to-do opens it; it runs over the holiday."""
    page = chain.sit("register_office")
    open_to_do(page, words)
    expect(page).to_have_url(re.compile(r"/notices/[0-9a-f-]{36}$"))
    press(page, "发布")
    press(page.get_by_role("dialog"), "发布")
    expect(page.get_by_text("已发布，公示至2026-05-08")).to_be_visible()


def delivered(work: Work) -> None:
    """The message that the point is decided arrives."""
    with unit_of_work(work.bureau.tenant_id) as session:
        for case in session.scalars(select(Case).where(Case.object_kind == "risk_point")):
            tell_whose_measures_wait(session, case.id)


def send_the_measure(chain: Chain) -> None:
    page = chain.sit("section_head")
    open_to_do(page, "提交防控措施")
    for words in (NUMBER, "生效", "第1版"):
        expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()
    press(page, "提交防控措施")
    expect(page.get_by_text("防控措施已提交审核")).to_be_visible()


def run_out(work: Work) -> None:
    """The last day of both notices is over at 24:00, before a weekend."""
    clock.go_to(LAST_DAY + timedelta(days=3))
    with unit_of_work(work.bureau.tenant_id) as session:
        assert close_notices(session) == 2


def look_at_the_ledger(chain: Chain) -> None:
    """The point stands in it with grade and measure; the paper has a number and a check code."""
    visit = chain.desk.sit(chain.work.bureau, "register_office")
    chain.visits.append(("register_office", visit))
    page = visit.page
    page.get_by_role("region", name="快捷入口").get_by_role("link", name="风险台账").click()
    row = page.get_by_role("row").filter(has_text=TITLE)
    for words in ("高", "核查两人以上，全过程留痕", "局长"):
        expect(row).to_contain_text(words)
    expect(row.get_by_role("checkbox", name="FX-000001")).to_be_visible()
    with visit.context.expect_page() as opened:
        page.get_by_role("link", name="打印").click()
    printed = opened.value.locator("body")
    for words in (TITLE, "核查两人以上，全过程留痕", "▲高", "-DY-2026-0001　校验码："):
        expect(printed).to_contain_text(words)
