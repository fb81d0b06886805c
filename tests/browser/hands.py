"""What hands do at a page: choose from a list, press a radio; by what a control is called."""

import re

from playwright.sync_api import Locator, Page, expect


def choose(page: Page | Locator, label: str, words: str) -> None:
    """Open a list by its label, type what is looked for and take it; two presses."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    if box.is_editable():
        box.fill(words)
    inside = box.page if isinstance(page, Locator) else page
    inside.get_by_title(words).last.click()


def press(page: Page | Locator, name: str) -> None:
    """Press the button of this name once it is not busy; a picture in it may say its own before."""
    inside = page.page if isinstance(page, Locator) else page
    named = page.get_by_role("button", name=re.compile(rf"^(\S+\s)?{re.escape(name)}$"))
    named.and_(inside.locator(":not(.ant-btn-loading)")).click()


def mark(page: Page | Locator, group: str, name: str) -> None:
    """Choose one of a few, each shown beside its circle."""
    inside = page.get_by_role("radiogroup", name=group)
    inside.get_by_text(name, exact=True).click()


def heading(page: Page, name: str) -> None:
    """Wait until a page stands under its heading."""
    expect(page.get_by_role("heading", name=name, exact=True).first).to_be_visible()


def passed(page: Page) -> None:
    """Wait until the page says that it went through."""
    expect(page.get_by_text(re.compile("^已(通过|提交)")).first).to_be_visible()
