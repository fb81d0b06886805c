"""A real browser before the real service: people sign in, look, press, and nothing leaves here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from sqlalchemy import Engine

from tenants.settings import Settings
from tests import make
from tests.browser.clicks import Clicks
from tests.browser.dated import DatedDesk, living_on
from tests.browser.people import Desk, Visit, why_not
from tests.browser.serving import serving
from tests.procedures.scenes import Desk as Work
from tests.procedures.scenes import desk as working
from tests.servers import fresh_database

PICTURES = Path("build/browser")
REPORT = pytest.StashKey[bool]()
PATIENCE = 10_000
BEFORE_THE_HOLIDAY = date(2026, 4, 28)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failure, so that what the browser showed is kept."""
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report.failed
    return report


@pytest.fixture(scope="session", autouse=True)
def browsers_can_run() -> None:
    """Skip all tests here, with one reason, where there is no browser or no console."""
    reason = why_not()
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Be as patient with what is to appear as with what is to be pressed."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start Debian's chromium once."""
    started = playwright.chromium.launch(
        executable_path=Desk.chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"]
    )
    yield started
    started.close()


@pytest.fixture(scope="session")
def origin(settings: Settings, engine: Engine, browsers_can_run: None) -> Iterator[str]:
    """Serve the database of this session of tests; gives the address."""
    with serving(settings, "serve", "relay", "work") as address:
        yield address


@pytest.fixture(scope="session")
def pilot_origin(settings: Settings, browsers_can_run: None) -> Iterator[str]:
    """Serve a region full of registers (the demonstration) from databases of its own.

    Queues of its own, too: workers who share a queue take each other's work and find nothing to do.
    """
    urls = fresh_database("lianfang_pilot")
    full = replace(
        settings,
        database_url=urls.app,
        owner_database_url=urls.owner,
        relay_database_url=urls.relay,
        redis_url=settings.redis_url.removesuffix("/0") + "/1",
        home=settings.home / "pilot",
    )
    with serving(full, "serve", "relay", "work", founded_by=("demo", "create")) as address:
        yield address


@pytest.fixture
def bureau(settings: Settings, engine: Engine, tag: str) -> make.Bureau:
    """Make a bureau of its own for this test, with somebody in every role."""
    return make.bureau(settings, f"{tag}-browser")


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Work:
    """Make a bureau in a year in which review chains decide."""
    return working(settings, f"{tag}-browser")


@pytest.fixture
def desk(chromium: Browser, origin: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Let people of this session's bureaus sit down before a browser."""
    yield from _used(Desk(chromium, origin), request)


@pytest.fixture
def pilot(chromium: Browser, pilot_origin: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Let people of the demonstration sit down before a browser."""
    yield from _used(Desk(chromium, pilot_origin), request)


@pytest.fixture
def spring(chromium: Browser, app: Flask, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Let people sit down a few days before the holiday of the first of May."""
    with living_on(BEFORE_THE_HOLIDAY, app) as address:
        yield from _used(DatedDesk(chromium, address), request)


@pytest.fixture
def visit(desk: Desk) -> Callable[..., Visit]:
    """Give the browser of somebody who has not signed in."""
    return desk.stranger


@pytest.fixture
def page_as(desk: Desk) -> Callable[..., Visit]:
    """Give the browser of somebody who has signed in: `page_as(bureau, "section_head")`."""
    return desk.sit


@pytest.fixture
def clicks() -> type[Clicks]:
    """Count from here on what a person presses."""
    return Clicks


def _used(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Desk]:
    yield desk
    failed = request.node.stash.get(REPORT, False)
    if failed:
        desk.photograph(PICTURES / request.node.name)
    faults = desk.close()
    if not failed:
        assert faults == [], "\n".join(faults)
