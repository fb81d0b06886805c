"""Every page of the console as somebody reaches it: by his menu, and one record of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.browser.people import Visit

PEOPLE = {
    "main_leader": ("yunze-civil-affairs", "zheng01"),
    "deputy_leader": ("yunze-civil-affairs", "gao01"),
    "section_head": ("yunze-civil-affairs", "chen01"),
    "post_holder": ("yunze-civil-affairs", "zhang01"),
    "discipline_group": ("yunze-civil-affairs", "wei01"),
    "supervision_office": ("yunze-civil-affairs", "xue02"),
    "register_office": ("yunze-civil-affairs", "ye02"),
    "administrator": ("yunze-civil-affairs", "sun02"),
    "auditor": ("yunze-civil-affairs", "jiang04"),
    "stock_taking_office": ("yunze-finance", "cao02"),
    "leading_group": ("yunze-leading", "guo01"),
    "leading_group_office": ("yunze-leading", "liang01"),
    "county_office": ("liuxi-leading", "chen01"),
    "platform": ("platform", "shen01"),
}
PASSWORD = "Qingfeng-2026-Shifan"
# Where one record of a kind is shown, and of what list it is the first.
RECORDS = {
    "powers/{id}": "powers?total=false",
    "risks/{id}": "risk-points?rank=1",
    "risks?open={id}": "risk-points?rank=1",
    "flows/{id}/edit": "flowcharts",
    "tasks/{id}": "tasks?box=waiting",
    "measures/{id}": "measures",
    "pledges/{id}": "commitments",
    "meetings/{id}": "meetings",
    "notices/{id}": "notices",
    "notices/{id}/comments": "notices",
    "cycles/{id}": "cycles",
    "cycles/{id}/progress": "cycles",
    "searches/{id}": "search-campaigns",
    "grading-rounds/{id}": "grading-rounds",
    "imports/{id}": "imports",
    "filings/{id}": "filings",
    "region/filings/{id}": "received-filings",
    "region/visits/{id}": "visits",
}
OTHERS = ("/me", "/switch", "/powers/new", "/risks/new", "/notices/new", "/cycles/new")
MENU = "主菜单"
ALL_PAGES = "您能打开的全部页面"


@dataclass(frozen=True)
class Room:
    """One address of the console, and what to call a picture of it."""

    path: str

    @property
    def name(self) -> str:
        """Call it by its address, without what names a record."""
        words = self.path.strip("/").split("?")[0].split("/")
        kept = [one for one in words if len(one) < 30]
        aside = ["drawer"] if "open=" in self.path else []
        return "-".join(kept + (["one"] if len(kept) < len(words) else []) + aside) or "workbench"


def rooms(visit: Visit) -> list[Room]:
    """List the pages of a menu, then those of single records that can be read."""
    found = [Room(path) for path in menu_of(visit)]
    reached = {one.path for one in found}
    found += [Room(path) for path in OTHERS if path not in reached and opens(visit, path)]
    return found + list(records(visit, {one.path.split("/")[1] for one in found}))


def menu_of(visit: Visit) -> list[str]:
    """Open every group of the menu, then the list of all pages in the help: where do they lead?"""
    page = visit.open("/")
    menu = page.get_by_role("navigation", name=MENU)
    menu.wait_for()
    folded = menu.get_by_role("menuitem", expanded=False)
    while folded.count():
        folded.first.click()
    page.wait_for_timeout(500)
    links = [one.get_attribute("href") for one in menu.get_by_role("link").all()]
    page = visit.open("/help")
    everything = page.get_by_role("navigation", name=ALL_PAGES)
    everything.wait_for()
    links += [one.get_attribute("href") for one in everything.get_by_role("link").all()]
    return list(dict.fromkeys(one for one in links if one))


def opens(visit: Visit, path: str) -> bool:
    """Tell whether an address without a record is there for this person."""
    page = visit.open(path)
    page.get_by_role("heading", level=1).first.wait_for()
    refused = page.get_by_role("heading", name="您不能打开这个页面")
    missing = page.get_by_role("heading", name="没有找到")
    return not refused.count() and not missing.count()


def records(visit: Visit, begun: set[str]) -> Iterator[Room]:
    """Find the first record of each list whose pages stand in the menu."""
    for shape, listed in RECORDS.items():
        if shape.split("/")[0].split("?")[0] not in begun:
            continue
        first = first_of(visit, listed)
        if first:
            yield Room("/" + shape.format(id=first["id"]))


def first_of(visit: Visit, listed: str) -> dict[str, Any] | None:
    """Ask the interface for the first of a list; nothing when it may not be read or is empty."""
    joint = "&" if "?" in listed else "?"
    answer = visit.context.request.get(f"{visit.origin}/api/v1/{listed}{joint}limit=1")
    items = answer.json().get("items", []) if answer.ok else []
    return items[0] if items else None
