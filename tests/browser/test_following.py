"""Who follows a record by its star hears what others do to it, and may stop hearing of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from service.powers.use_cases.entering import change_power, draft_power, put_power_in_force
from tests.browser.hands import heading, press
from tests.make import Bureau
from tests.risks.scenes import TITLE, Scene

POWER = "会计代理记账机构执业资格审批"


def power_in_force(work: Scene) -> str:
    """Let the section enter a power and its deputy confirm it."""
    power = work.act(
        "section_head",
        draft_power,
        name=POWER,
        category="licensing",
        legal_basis="《中华人民共和国会计法》第三十六条",
        exercising_subject="预算科",
        department_id=work.bureau.departments["预算科"],
        posts=[{"post_id": work.post("post_holder"), "duty": "handling"}],
    )
    work.act("deputy_leader", put_power_in_force, power.id, if_version=None)
    return str(power.id)


def follow(page: Page) -> None:
    """Press the star of a record, and see that it stays pressed."""
    press(page, "关注")
    expect(page.get_by_role("button", name="已关注")).to_have_attribute("aria-pressed", "true")


def bell(page: Page) -> None:
    page.get_by_role("banner").get_by_role("link", name="消息").click()
    heading(page, "消息")


@pytest.mark.full
def test_a_starred_power_and_risk_point_tell_what_others_did_until_they_are_let_go(
    page_as, bureau: Bureau
):
    work = Scene(bureau)
    power, point = power_in_force(work), work.high()
    visit = page_as(bureau, "auditor", f"/powers/{power}")
    page = visit.page
    follow(page)
    visit.open(f"/risks/{point}")
    follow(page)
    work.act("section_head", change_power, power, if_version=None, remarks="窗口已前移")
    work.change("section_head", point, consequences="造成专项资金流失")
    visit.open("/")
    bell(page)
    told = page.get_by_role("row").filter(has_text="您关注的")
    expect(told).to_have_count(2)
    told.filter(has_text=POWER).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(POWER)
    bell(page)
    page.get_by_role("tab", name="我关注的").click()
    press(page, f"取消关注{POWER}")
    press(page, f"取消关注{TITLE}")
    expect(page.get_by_text(re.compile("^还没有关注任何"))).to_be_visible()
    work.act("section_head", change_power, power, if_version=None, remarks="窗口又后移")
    visit.open("/messages")
    expect(told).to_have_count(2)
    visit.open(f"/powers/{power}")
    expect(page.get_by_role("button", name=re.compile("^(star )?关注$"))).to_be_visible()
