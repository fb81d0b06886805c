"""T27 and T30: every page can be read by everybody, in every look and size.

Chromium 86 sees the pages in test_chromium_86.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import press
from tests.browser.people import Desk, Visit
from tests.browser.rooms import PASSWORD, PEOPLE, rooms
from tests.browser.scenes import begin_a_power, draw_the_flow, mark_a_risk, write_a_measure
from tests.imports.desk import register, row
from tests.make import Bureau
from tests.procedures.scenes import Desk as Work
from tests.risks.scenes import Scene

LOOKS = {"dark": "深色", "contrast": "高对比", "light": "浅色"}
# Each page is looked at as the first of these who reaches it.
READERS = ("section_head", "register_office", "leading_group_office")
# The pages that must be whole in every look.
NAMED = {
    *("workbench", "tasks", "tasks-one", "powers-new", "risks", "risks-one", "risks-drawer"),
    *("meetings-one", "dash-bureau", "dash-region", "dash-compare", "assess-one"),
}
# Pages most people work on, looked at in the largest letters of two looks.
MAIN = (
    *("/", "/tasks", "/powers", "/powers/new", "/risks", "/measures", "/grading"),
    *("/notices", "/meetings", "/dash/bureau"),
)
HALF = {"width": 683, "height": 384}  # what 200 % leaves of 1366 by 768
WHOLE = {"width": 1366, "height": 768}
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOUND = Path("build/browser/every-page.txt")


@pytest.mark.full
def test_no_page_shuts_anybody_out(pilot: Desk):
    """The named pages in every look and at 200 %, all pages in English in the largest letters."""
    faults: dict[str, list[str]] = {}
    for role in READERS:
        visit = pilot.enter(*PEOPLE[role], PASSWORD)
        fresh = [one for one in rooms(visit) if one.name not in faults]
        for room in fresh:
            faults[room.name] = []
            if room.name in NAMED:
                faults[room.name] += every_look(visit, room.path)
                tell(faults)
        with wearing(visit, language="en", text_size="largest"):
            for room in fresh:
                page = visit.open(room.path)
                faults[room.name] += pushed_out(page, "largest")
                tell(faults)
    assert {name: told for name, told in faults.items() if told} == {}


THERE: dict[int, tuple[Any, Any]] = {
    2: ("button", re.compile("从模板$")),
    3: ("region", "流程图"),
    4: ("group", "防控措施1"),
    5: ("button", "提交审核"),
}


@pytest.mark.full
def test_no_step_of_the_wizard_shuts_anybody_out(page_as, work: Work):
    visit: Visit = page_as(work.bureau, "section_head")
    page, faults = visit.page, {}
    visit.open("/powers/new")
    faults[1] = every_look(visit)
    visit.open("/")
    begin_a_power(page)
    for step, do in enumerate((draw_the_flow, mark_a_risk, write_a_measure), start=2):
        expect(there(page, step)).to_be_visible()
        faults[step] = every_look(visit)
        do(page)
        if do is not draw_the_flow:
            press(page, "下一步")
    expect(there(page, 5)).to_be_visible()
    faults[5] = every_look(visit)
    assert {step: told for step, told in faults.items() if told} == {}


@pytest.mark.full
def test_the_import_grid_shuts_nobody_out(page_as, bureau: Bureau, tmp_path: Path):
    workbook = tmp_path / "台账.xlsx"
    workbook.write_bytes(register(*(row(n, rank=one) for n, one in enumerate(("较高", "高"), 1))))
    visit: Visit = page_as(bureau, "register_office", "/imports")
    with visit.page.expect_file_chooser() as chosen:
        visit.page.get_by_text("上传工作簿").click()
    chosen.value.set_files(workbook)
    visit.page.get_by_role("button", name="确认映射").click(timeout=60_000)
    visit.page.get_by_role("gridcell", name="较高").first.click()
    assert every_look(visit) == []


@pytest.mark.full
@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_the_largest_letters_shut_nobody_out(page_as, bureau: Bureau, look: str):
    Scene(bureau).high()
    visit: Visit = page_as(bureau, "section_head")
    faults: dict[str, list[str]] = {}
    with wearing(visit, theme=look, text_size="largest"):
        for path in MAIN:
            page = visit.open(path)
            assert page.evaluate("() => document.documentElement.dataset.theme") == look
            faults[path] = [*visit.axe(), *pushed_out(page, "largest")]
    assert {path: told for path, told in faults.items() if told} == {}


@pytest.mark.full
def test_the_board_shuts_nobody_out(pilot: Desk):
    page = pilot.stranger()
    page.open("/board/yunze-civil-affairs")
    assert page.axe() == []
    assert twice_the_size(page.page) == []


def there(page: Page, step: int) -> Locator:
    """Find what only this step of the wizard has."""
    role, name = THERE[step]
    return page.get_by_role(role, name=name)


def tell(faults: dict[str, list[str]]) -> None:
    """Keep what was found so far, to be read beside the pictures."""
    FOUND.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{name}: {one}" for name, told in faults.items() for one in told]
    looked = len(NAMED & faults.keys())
    head = f"{len(faults)} pages, {looked} of them in every look: {len(lines)} faults"
    FOUND.write_text("\n".join((head, *lines)), "utf-8")


def every_look(visit: Visit, path: str = "") -> list[str]:
    """Look at a page in every look: opened anew each time, or as it stands, by the menu 显示."""
    faults: list[str] = []
    for look in LOOKS:
        if path:
            prefer(visit, {"theme": look})
            visit.open(path)
        else:
            choose_look(visit.page, look)
        faults += [f"{look}: {one}" for one in visit.axe()]
    prefer(visit, {"theme": "light"})
    return [*faults, *twice_the_size(visit.page)]


def choose_look(page: Page, look: str) -> None:
    """Take a look from the menu 显示 and wait until the page wears it."""
    press(page, "显示")
    page.get_by_role("menuitem", name=LOOKS[look]).click()
    page.wait_for_function("one => document.documentElement.dataset.theme === one", arg=look)
    page.mouse.move(0, 0)


def twice_the_size(page: Page) -> list[str]:
    """Look at a page at 200 %: half as many points wide."""
    page.set_viewport_size(HALF)
    page.wait_for_function("() => innerWidth === 683")
    told = pushed_out(page, "200 %")
    page.set_viewport_size(WHOLE)
    return told


def pushed_out(page: Page, when: str) -> list[str]:
    """Say how far a page must be scrolled to the side."""
    by = int(page.evaluate(WIDE))
    return [f"{when}: {by} points beyond the edge"] if by > 0 else []


@contextmanager
def wearing(visit: Visit, **preferences: str) -> Iterator[None]:
    """Wear a look for a while, as the menu 显示 sets it."""
    before = {"theme": "light", "text_size": "standard", "language": "zh-CN"}
    prefer(visit, preferences)
    yield
    prefer(visit, {one: before[one] for one in preferences})


def prefer(visit: Visit, preferences: dict[str, str]) -> None:
    """Keep preferences of the reader."""
    me = visit.context.request.get(f"{visit.origin}/api/v1/me").json()
    answer = visit.context.request.put(
        f"{visit.origin}/api/v1/me/preferences",
        data=preferences,
        headers={"X-CSRF-Token": me["csrf_token"]},
    )
    assert answer.ok, answer.text()
