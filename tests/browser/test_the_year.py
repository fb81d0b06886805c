"""The year in the top bar is the year of every page that asks for one, until one signs out."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tenants.clock import today
from tests import api
from tests.browser.hands import press
from tests.make import Bureau

LAST, THIS = today().year - 1, today().year


@pytest.fixture
def years(bureau: Bureau, app: Flask) -> Bureau:
    """A bureau with a year behind it and one under way."""
    office = api.client(app, bureau, "register_office")
    last = office.post("/cycles", {"year": LAST, "stock_taking": True}).get_json()
    office.put(f"/cycles/{last['id']}/closure", {}, if_match=last["version"])
    assert office.post("/cycles", {"year": THIS, "stock_taking": True}).status_code == 201
    return bureau


def look_at(page: Page, year: int) -> None:
    """Choose a year in the top bar."""
    page.get_by_title("切换年度").click()
    page.get_by_role("menuitem", name=f"{year}年度").click()


@pytest.mark.full
def test_the_register_office_looks_back_at_last_year_and_returns(page_as, years: Bureau):
    visit = page_as(years, "register_office")
    page = visit.page
    expect(page.get_by_role("button", name=f"{THIS}年度 进行中")).to_be_visible()
    look_at(page, LAST)
    visit.open("/progress")
    expect(page.get_by_role("heading", name=f"{LAST}年度进度")).to_be_visible()
    expect(page.get_by_text(f"您在看{LAST}年度（已关闭）")).to_be_visible()
    visit.open("/filings")
    expect(page.get_by_text(f"{LAST}年度已结束")).to_be_visible()
    visit.open(f"/progress?year={THIS}")
    expect(page.get_by_role("heading", name=f"{THIS}年度进度")).to_be_visible()
    visit.open("/pledges")
    expect(page.get_by_text(f"{LAST}年度没有符合条件的记录")).to_be_visible()
    press(page, f"回到{THIS}年度")
    expect(page.get_by_text("您在看")).to_have_count(0)
    expect(page.get_by_role("button", name=f"{THIS}年度 进行中")).to_be_visible()


@pytest.mark.full
def test_the_chosen_year_stays_in_its_window_and_is_forgotten_at_signing_out(
    page_as, years: Bureau
):
    visit = page_as(years, "register_office")
    page = visit.page
    visit.open("/progress")
    look_at(page, LAST)
    expect(page.get_by_role("heading", name=f"{LAST}年度进度")).to_be_visible()
    beside = visit.context.new_page()
    beside.goto(f"{visit.origin}/progress")
    expect(beside.get_by_role("heading", name=f"{THIS}年度进度")).to_be_visible()
    page.get_by_role("button", name=years.people["register_office"].name).click()
    page.get_by_role("menuitem", name="退出").click()
    expect(page).to_have_url(re.compile("/login"))
    assert page.evaluate("sessionStorage.getItem('lianfang.year')") is None
