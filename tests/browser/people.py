"""People before browsers: how they sit down, and what their browsers must never do."""

import json
import os
import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from service.console import DIST

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = ("serious", "critical")
# A refusal the service gave is also written to the browser's console; the test looks at the page.
REFUSALS = "the server responded with a status of 4"
PATIENCE = 60_000
SETTLED = "() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]')"
COUNTING = """
(() => {
  const spent = () => window.lianfangSpent && window.lianfangSpent();
  const pressed = ["checkbox", "radio", "button", "submit"];
  const typing = (one) => one.tagName === "TEXTAREA" || one.isContentEditable
    || (one.tagName === "INPUT" && !pressed.includes(one.type));
  const chooses = (event) =>
    event.key === "Enter" && event.target.getAttribute("role") === "combobox";
  addEventListener("pointerdown", (event) => { if (event.button === 0) spent(); }, true);
  addEventListener("keydown", (event) => {
    if (event.repeat || !["Enter", " "].includes(event.key)) return;
    if (!typing(event.target) || chooses(event)) spent();
  }, true);
})();
"""


class Bureau(Protocol):
    """Whatever has a code and people by role."""

    code: str
    people: dict[str, Any]


@dataclass
class Visit:
    """One browser of one person, with all that went wrong in it."""

    page: Page
    context: BrowserContext
    origin: str
    faults: list[str] = field(default_factory=list)
    presses: list[int] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to an address of the service and wait until all of the page is there."""
        self.page.goto(self.origin + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing is fetched any more and nothing says that it is busy."""
        for _ in range(2):
            self.page.wait_for_function(SETTLED, timeout=PATIENCE)
            self.page.wait_for_load_state("networkidle")

    @property
    def spent(self) -> int:
        """Count what was pressed so far."""
        self.page.evaluate("0")
        return len(self.presses)

    def allow(self, *words: str) -> None:
        """Pass over faults this test brings about itself."""
        self.faults[:] = [one for one in self.faults if not any(word in one for word in words)]

    def axe(self, within: str = "") -> list[str]:
        """List the serious and critical faults axe-core finds in the page."""
        if not AXE.is_file():
            pytest.skip("axe-core is not installed: run `make web`")
        self.page.evaluate(AXE.read_text("utf-8"))
        options = {"runOnly": {"type": "tag", "values": STANDARDS}}
        found = self.page.evaluate(
            "([within, options]) => axe.run(within || document, options)", [within, options]
        )
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            if one["impact"] in GRAVE
            for node in one["nodes"]
        ]


@dataclass
class Desk:
    """The browsers of one test; each person has one of his own."""

    browser: Browser
    origin: str
    visits: list[Visit] = field(default_factory=list)

    @staticmethod
    @cache
    def chromium() -> str | None:
        """Find the browser of this machine."""
        return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)

    def stranger(self, **options: Any) -> Visit:
        """Give the browser of somebody who has not signed in."""
        context = self.browser.new_context(
            **{
                "viewport": {"width": 1366, "height": 768},
                "locale": "zh-CN",
                "timezone_id": "Asia/Shanghai",
                "reduced_motion": "reduce",
                **options,
            }
        )
        context.set_default_timeout(10_000)
        visit = Visit(context.new_page(), context, self.origin)
        context.expose_function("lianfangSpent", lambda: visit.presses.append(1))
        context.add_init_script(COUNTING)
        self._watch(visit)
        self.visits.append(visit)
        return visit

    def sit(self, bureau: Bureau, role: str, path: str = "/", **options: Any) -> Visit:
        """Give the browser of somebody of a bureau who has just signed in."""
        person = bureau.people[role]
        return self.enter(bureau.code, person.login, person.password, path, **options)

    def enter(self, code: str, login: str, password: str, path: str = "/", **options: Any) -> Visit:
        """Give a browser signed in with a bureau's code, a login and a password."""
        visit = self.stranger(**options)
        answer = visit.context.request.post(
            f"{self.origin}/api/v1/sign-in",
            data=json.dumps({"bureau": code, "login": login, "password": password}),
            headers={"Content-Type": "application/json"},
        )
        assert answer.status == 201, answer.text()
        visit.open(path)
        return visit

    def photograph(self, where: Path) -> None:
        """Keep what each browser shows."""
        where.parent.mkdir(parents=True, exist_ok=True)
        for place, one in enumerate(self.visits):
            one.page.screenshot(path=f"{where}-{place}.png")

    def close(self) -> list[str]:
        """Close all browsers and give what went wrong in them."""
        for one in self.visits:
            one.context.close()
        return [fault for one in self.visits for fault in one.faults]

    def _watch(self, visit: Visit) -> None:
        def left(request: Request) -> None:
            address = urlsplit(request.url)
            inside = f"{address.scheme}://{address.netloc}" == self.origin
            if address.scheme not in ("data", "blob", "about") and not inside:
                visit.faults.append(f"a request left the origin: {request.url}")

        def said(message: ConsoleMessage) -> None:
            if message.type == "error" and REFUSALS not in message.text:
                visit.faults.append(f"console: {message.text}")

        def answered(response: Response) -> None:
            if response.status >= 500:
                visit.faults.append(f"{response.status}: {response.url}")

        visit.context.on("request", left)
        visit.context.on("response", answered)
        visit.context.on("console", said)
        visit.context.on("weberror", lambda failure: visit.faults.append(f"page: {failure.error}"))


def why_not() -> str:
    """Say why no browser test can run here; empty if they can."""
    if Desk.chromium() is None:
        return "no chromium on this machine (apt install chromium): browser tests cannot run"
    if not (DIST / "index.html").is_file():
        return "the console is not built (make web): browser tests cannot run"
    return ""
