"""T01 and the walls, in a browser: sign in, be locked out, stay within one's own bureau."""

import re
import time

from playwright.sync_api import expect

from tests import api, make
from tests.make import Bureau
from tests.powers.test_powers_api import WRITTEN

REFERENCE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}")


def fill(page, bureau: Bureau, login: str, password: str) -> None:
    page.get_by_label("单位").select_option(bureau.code)
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()


def test_the_signed_out_come_to_the_form_within_two_seconds(visit, bureau: Bureau):
    browser = visit()
    started = time.monotonic()
    page = browser.page
    page.goto(browser.origin + "/")
    expect(page.get_by_label("单位")).to_be_focused()
    assert time.monotonic() - started < 2
    expect(page).to_have_title(re.compile("登录"))
    assert browser.axe() == []
    browser.open(f"/login?bureau={bureau.code}")
    expect(page.get_by_label("账号")).to_be_focused()


def test_five_wrong_passwords_lock_with_minutes_and_contact(visit, bureau: Bureau):
    page = visit().open("/")
    person = bureau.people["section_head"]
    for _ in range(5):
        fill(page, bureau, person.login, "Wrong-2026-Mima")
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_label("账号")).to_have_value(person.login)
        expect(page.get_by_label("密码")).to_have_value("")
    expect(page.get_by_role("alert")).to_contain_text("请30分钟后再试")
    expect(page.get_by_role("alert")).to_contain_text(bureau.people["administrator"].name)


def test_signing_in_leads_to_the_page_that_was_wanted(visit, bureau: Bureau, clicks):
    browser = visit()
    page = browser.open("/risks")
    person = bureau.people["section_head"]
    counted = clicks(browser)
    fill(page, bureau, person.login, person.password)
    page.wait_for_url("**/risks")
    expect(page.get_by_text(person.name).first).to_be_visible()
    assert counted.spent == 1


def test_signing_in_and_out_works_without_scripts(visit, bureau: Bureau):
    browser = visit(java_script_enabled=False)
    page = browser.page
    page.goto(browser.origin + "/login?next=/login/password")
    person = bureau.people["section_head"]
    fill(page, bureau, person.login, "Wrong-2026-Mima")
    expect(page.get_by_role("alert")).to_contain_text("不正确")
    fill(page, bureau, person.login, person.password)
    expect(page).to_have_url(browser.origin + "/")
    page.goto(browser.origin + "/login/password")
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("status")).to_contain_text("您已退出登录")


def test_a_neighbours_record_is_a_page_that_does_not_exist(
    page_as, bureau: Bureau, app, settings, tag
):
    """Word for word the page of a record that never was, and nothing of the neighbour's in it."""
    other = make.bureau(settings, f"{tag}-next-door")
    head = api.client(app, other, "section_head")
    draft = {**WRITTEN, "name": "邻局的审批", "department_id": str(other.departments["预算科"])}
    made = head.post("/powers", draft)
    assert made.status_code == 201, made.get_data(as_text=True)
    browser, pages = page_as(bureau, "section_head"), []
    for path in (f"/powers/{made.get_json()['id']}", f"/powers/{make.new_id()}"):
        page = browser.open(path)
        expect(page.get_by_role("heading", name="没有找到")).to_be_visible()
        assert "邻局" not in page.content()
        pages.append(REFERENCE.sub("", page.get_by_role("main").inner_text()))
        assert browser.context.request.get(f"{browser.origin}/api/v1{path}").status == 404
    assert pages[0] == pages[1]
