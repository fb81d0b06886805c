"""J10: the year is closed and the next one drafted in eight presses."""

import re
import time

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tenants.clock import today
from tests import api
from tests.browser.hands import press
from tests.cycles.test_years import second_point
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work
from tests.risks.scenes import Scene

BUDGET = 8
PATIENCE = 60


@pytest.fixture
def year(bureau: Bureau, app: Flask) -> int:
    """A year in which stock was taken, with a plan of its stages."""
    Scene(bureau).high()
    work = Work(bureau)
    work.open_year(stock_taking=True)
    assert api.client(app, bureau, "register_office").get("/cycles").get_json()["items"]
    return today().year


@pytest.mark.full
def test_a_year_is_closed_and_the_next_one_sent_for_approval(
    page_as, bureau: Bureau, year: int, clicks
):
    office = page_as(bureau, "register_office")
    page, counted = office.page, clicks(office)
    page.get_by_role("region", name="快捷入口").get_by_role("link", name="年度周期").click()
    press(page, "结转下一周期")
    asked = page.get_by_role("dialog", name="结转前核对")
    asked.get_by_label("结转说明").fill("在办单据已逐件说明，随年度归档。")
    press(asked, "继续")
    shown = page.get_by_role("dialog", name=f"{year + 1}年度安排")
    expect(shown).to_contain_text("1个风险点")
    expect(shown).to_contain_text("待复核")
    put_off(page, f"{year + 1}-03-16")
    press(shown, "发布")
    press(page.get_by_role("dialog").last, "发布")
    expect(page.get_by_text(f"{year}年度已关闭，{year + 1}年度方案已送批")).to_be_visible()
    assert counted.spent <= BUDGET


def put_off(page: Page, day: str) -> None:
    """Write another last day for the first stage."""
    box = page.get_by_role("dialog").get_by_role("textbox").nth(1)
    box.click()
    box.fill(day)
    box.press("Enter")


@pytest.fixture
def reviewed(bureau: Bureau, app: Flask) -> Bureau:
    """A bureau whose points of last year wait to be confirmed in a year just opened."""
    scene = Scene(bureau)
    scene.high(), second_point(scene)
    office = api.client(app, bureau, "register_office")
    last = office.post("/cycles", {"year": today().year - 1, "stock_taking": True}).get_json()
    office.put(f"/cycles/{last['id']}/closure", {}, if_match=last["version"])
    office.post("/cycles", {"year": today().year})
    holder = api.client(app, bureau, "post_holder")
    for _ in range(PATIENCE):
        kinds = {one["kind"] for one in holder.get("/tasks").get_json()["items"]}
        if "confirmation" in kinds:
            return bureau
        time.sleep(1)  # a worker writes the to-dos
    raise AssertionError("nobody was asked to confirm the points of last year")


@pytest.mark.full
def test_a_to_do_of_the_review_opens_its_own_points_and_all_stand_at_once(page_as, reviewed):
    clerk = page_as(reviewed, "post_holder")
    page = clerk.page
    page.get_by_role("link", name=re.compile("复核.*（2条）")).first.click()
    expect(page.get_by_text("待确认", exact=True)).to_have_count(2)
    clerk.settle()
    assert clerk.axe() == []
    press(page, "全部维持（2个）")
    asked = page.get_by_role("dialog", name="确认 2 个风险点")
    press(asked, "维持")
    expect(asked).to_contain_text("成功2项")
    asked.get_by_role("button", name="关闭").last.click()
    expect(page.get_by_text("待确认", exact=True)).to_have_count(0)
    clerk.open("/")
    expect(page.get_by_role("link", name=re.compile("复核.*（2条）"))).to_have_count(0)


@pytest.mark.full
def test_whoever_only_reads_them_is_told_who_confirms(page_as, reviewed):
    colleague = page_as(reviewed, "post_holder_b")
    post = reviewed.people["post_holder"].post_id
    page = colleague.open(f"/adjustments?subject_id={post}")
    expect(page.get_by_role("button", name=re.compile("全部维持"))).to_have_count(0)
    page.get_by_role("button", name="维持").first.focus()
    expect(page.get_by_text("谁能办").first).to_be_visible()
