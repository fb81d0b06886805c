"""J10: the year is closed and the next one drafted in eight presses."""

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tenants.clock import today
from tests import api
from tests.browser.hands import press
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work
from tests.risks.scenes import Scene

BUDGET = 8


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
