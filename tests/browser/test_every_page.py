"""T27 and T30: every page can be read by everybody, in every look, and in English.

Chromium 86 sees the pages in test_chromium_86. Not here: 200 % zoom on a real display.
"""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.people import Desk, Visit
from tests.browser.rooms import PASSWORD, PEOPLE, rooms

LOOKS = ("light", "dark", "contrast")
READERS = ("section_head", "register_office", "leading_group_office")
# Names and what people wrote stay Chinese; what the console itself says does not.
CHROME = """() => {
  const chinese = /[\\u4e00-\\u9fff]/;
  const own = "label, button, th, h2, [role=tab], [role=menuitem], legend, nav a";
  return [...document.querySelectorAll(own)]
    .filter((one) => one.offsetParent && !one.closest("header, tbody, .react-flow"))
    .map((one) => one.innerText.trim()).filter((one) => chinese.test(one));
}"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def entered(pilot: Desk, role: str) -> Visit:
    code, login = PEOPLE[role]
    return pilot.enter(code, login, PASSWORD)


def wear(visit: Visit, **preferences: str) -> None:
    """Choose how the console looks, as the menu 显示 does."""
    me = visit.context.request.get(f"{visit.origin}/api/v1/me").json()
    answer = visit.context.request.put(
        f"{visit.origin}/api/v1/me/preferences",
        data=preferences,
        headers={"X-CSRF-Token": me["csrf_token"]},
    )
    assert answer.ok, answer.text()


@pytest.mark.full
@pytest.mark.parametrize("role", READERS)
def test_no_page_shuts_anybody_out(pilot: Desk, role: str):
    visit = entered(pilot, role)
    every, found = rooms(visit), []
    for look in LOOKS:
        wear(visit, theme=look)
        for room in every:
            visit.open(room.path)
            found += [f"{room.name} ({look}): {one}" for one in visit.axe()]
    wear(visit, theme="light")
    assert found == [], "\n".join(found)


@pytest.mark.full
@pytest.mark.parametrize("role", READERS)
def test_the_largest_letters_push_nothing_out_of_the_page(pilot: Desk, role: str):
    visit = entered(pilot, role)
    wear(visit, text_size="largest")
    pushed = {room.name: overflow(visit.open(room.path)) for room in rooms(visit)}
    wear(visit, text_size="standard")
    assert {name: by for name, by in pushed.items() if by > 0} == {}


@pytest.mark.full
@pytest.mark.parametrize("role", READERS)
def test_in_english_the_console_says_nothing_in_chinese(pilot: Desk, role: str):
    visit = entered(pilot, role)
    every = rooms(visit)
    wear(visit, language="en")
    said = {room.name: chinese(visit.open(room.path)) for room in every}
    wear(visit, language="zh-CN")
    assert {name: words for name, words in said.items() if words} == {}


def overflow(page: Page) -> int:
    return int(page.evaluate(WIDE))


def chinese(page: Page) -> list[str]:
    return [re.sub(r"\\s+", " ", one) for one in page.evaluate(CHROME)]
