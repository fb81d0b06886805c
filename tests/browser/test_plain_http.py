"""T29: a host of the intranet without https, where a browser withholds what it keeps for https."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, Request, expect
from sqlalchemy import Engine, func, select

from service.workspace.models import SavedFilter
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests.browser.hands import press
from tests.browser.people import Desk
from tests.browser.serving import serving
from tests.browser.test_signing_in import fill
from tests.make import Bureau

HOST = "console.example"


@pytest.fixture
def plain(playwright: Playwright, settings: Settings, engine: Engine) -> Iterator[Desk]:
    """Let people sit before a browser that knows the service by a name, over plain HTTP."""
    browser = playwright.chromium.launch(
        executable_path=Desk.chromium(),
        args=[
            "--no-sandbox",
            "--disable-dev-shm-usage",
            f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
        ],
    )
    with serving(settings, "serve", host=HOST) as address:
        desk = Desk(browser, address)
        yield desk
        assert desk.close() == []
    browser.close()


@pytest.mark.full
def test_links_are_copied_and_records_named_without_https(plain: Desk, bureau: Bureau):
    """No console error either: what the browser withholds is asked for by nobody."""
    clerk = plain.stranger()
    page = clerk.open("/login?next=/notices")
    person = bureau.people["register_office"]
    keys: list[str] = []

    def remember(request: Request) -> None:
        if request.method == "POST" and "/api/v1/saved-filters" in request.url:
            keys.append(request.headers.get("idempotency-key", ""))

    page.on("request", remember)
    fill(page, bureau, person.login, person.password)
    clerk.settle()
    assert page.evaluate("window.isSecureContext") is False
    assert page.evaluate("typeof navigator.clipboard") == "undefined"

    page.get_by_role("tab", name="公示栏设置").click()
    page.get_by_role("button", name="复制").first.click()
    page.get_by_label("意见箱").fill("")
    page.get_by_label("意见箱").press("Control+V")
    expect(page.get_by_label("意见箱")).to_have_value(f"{plain.origin}/board/{bureau.code}")

    page = clerk.open("/risks?rank=1")
    press(page, "已存筛选")
    page.get_by_role("menuitem", name="将当前条件存为筛选").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("名称").fill("高风险")
    press(asked, "保存")
    expect(asked).to_be_hidden()
    assert len(keys) == 1
    assert len(keys[0]) >= 20


@pytest.mark.full
def test_a_line_cut_without_https_keeps_what_was_typed_and_sends_it_once(
    plain: Desk, bureau: Bureau
):
    """The page says so; whoever pressed need not press again when the line is back."""
    clerk = plain.stranger()
    page = clerk.open("/login?next=/risks?rank=1")
    person = bureau.people["register_office"]
    fill(page, bureau, person.login, person.password)
    clerk.settle()
    press(page, "已存筛选")
    page.get_by_role("menuitem", name="将当前条件存为筛选").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("名称").fill("高风险")
    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="网络已断开")).to_be_visible()
    asked.get_by_role("button", name="保存").click()
    expect(asked.get_by_label("名称")).to_have_value("高风险")
    with unit_of_work(bureau.tenant_id) as session:
        assert session.scalar(select(func.count()).select_from(SavedFilter)) == 0
    page.context.set_offline(False)
    expect(asked).to_be_hidden(timeout=20_000)
    expect(page.get_by_role("status").filter(has_text="网络已断开")).to_be_hidden()
    with unit_of_work(bureau.tenant_id) as session:
        assert session.scalar(select(func.count()).select_from(SavedFilter)) == 1
    clerk.allow("Failed to load resource", "ERR_INTERNET_DISCONNECTED")
