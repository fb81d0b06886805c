"""T30: who reads English meets Chinese only where people wrote it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Response

from tests.browser.people import Desk, Visit
from tests.browser.rooms import PASSWORD, PEOPLE, rooms
from tests.browser.test_every_page import READERS, wearing

CHINESE = re.compile("[\u3400-\u9fff]")
# Whatever can be read, hovered over or read aloud: what it is, and how it reads. What is cut short
# to fit is named in full.
SAID = """() => {
  const chinese = /[\\u3400-\\u9fff]/;
  const found = [["title of the window", document.title]];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const within = texts.currentNode.parentElement;
    if (!within.closest("noscript, script, style, .ant-typography-ellipsis[aria-label]")) {
      found.push([within.localName, texts.currentNode.data]);
    }
  }
  const hints = ["title", "placeholder", "alt", "aria-label", "aria-description",
    "aria-roledescription", "aria-valuetext"];
  for (const hint of hints) {
    for (const one of document.querySelectorAll(`[${hint}]`)) {
      found.push([hint, one.getAttribute(hint)]);
    }
  }
  return found.filter(([, text]) => chinese.test(text));
}"""


@pytest.mark.full
@pytest.mark.parametrize("role", READERS)
def test_the_console_itself_says_nothing_in_chinese(pilot: Desk, role: str):
    visit = pilot.enter(*PEOPLE[role], PASSWORD)
    reached = rooms(visit)
    answers: list[Response] = []
    written: set[str] = set()

    def hear(answer: Response) -> None:
        answers.append(answer)

    with wearing(visit, language="en"):
        visit.open("/")
        visit.page.on("response", hear)
        faults = {}
        for room in reached:
            visit.open(room.path)
            written |= written_in(answers)
            answers.clear()
            faults[room.path] = said_in_chinese(visit, written)
    assert {path: said for path, said in faults.items() if said} == {}


def said_in_chinese(visit: Visit, written: set[str]) -> list[str]:
    """List what a page says in Chinese although nobody wrote it, with what holds it."""
    found = []
    for where, text in visit.page.evaluate(SAID):
        said = left = plain(text)
        for one in sorted((one for one in written if one in said), key=len, reverse=True):
            left = left.replace(one, "")
        if CHINESE.search(left):
            found.append(f"{where}: {said}")
    return sorted(set(found))


def written_in(answers: list[Response]) -> set[str]:
    """Gather what people wrote: the Chinese the service answers to somebody who asks in English."""
    told = [
        one.json()
        for one in answers
        if "/api/v1/" in one.url and "json" in one.headers.get("content-type", "")
    ]
    return {plain(one) for one in texts(told) if CHINESE.search(one)}


def texts(told: Any) -> Iterator[str]:
    """Give every text of an answer but the Chinese of what it says in English as well."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for one in told:
            yield from texts(one)
    elif isinstance(told, dict):
        for name, one in told.items():
            if not (name.endswith("zh") and f"{name[:-2]}en" in told):
                yield from texts(one)


def plain(text: str) -> str:
    """Write a text in one line, as a page shows it."""
    return " ".join(text.split())
