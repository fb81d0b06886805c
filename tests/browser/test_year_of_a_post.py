"""J2: a clerk answers for his post: last year's risk looked at again, a new one, his letter."""

import re
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tenants.settings import Settings
from tests.browser.hands import mark, press
from tests.risks.scenes import TITLE, Scene
from tests.searches.scenes import Search

BUDGET = 12


@pytest.fixture
def search(app: Flask, settings: Settings, tag: str) -> Search:
    """Begin a round of search in a bureau where one risk of a post is known already."""
    found = Search(app, settings, f"{tag}-browser")
    Scene(found.bureau).high()
    found.begin()
    post = str(found.bureau.people["post_holder"].post_id)
    letters: dict[str, Any] = {"kind": "personal", "post_ids": [post]}
    issued = found["register_office"].post("/commitment-issuances", letters)
    assert issued.status_code == 201, issued.get_data(as_text=True)
    return found


def test_a_clerk_checks_his_post_and_signs_his_letter(page_as, search: Search, clicks):
    clerk = page_as(search.bureau, "post_holder")
    page, counted = clerk.page, clicks(clerk)
    page.get_by_role("region", name="我的待办").get_by_role(
        "link", name=re.compile("自查|排查")
    ).first.click()
    press(page, "从去年带入")
    expect(page.get_by_text(TITLE)).to_be_visible()
    press(page, "加一行")
    write_the_row(page)
    press(page, "下一步：核对")
    press(page, "提交")
    asked = page.get_by_role("dialog")
    press(asked, "签字并提交")
    page.get_by_role("checkbox", name=re.compile("^我已阅读全文")).click()
    press(page, "签署")
    press(page.get_by_role("dialog"), "签署")
    expect(page.get_by_text(re.compile("已签署")).first).to_be_visible()
    assert counted.spent <= BUDGET


def write_the_row(page: Page) -> None:
    """A second risk of the post, and what is done against it."""
    mark(page, "风险类别", "岗位职责风险")
    page.get_by_label(re.compile(r"^风险点( \*)?$")).fill("超范围拨付专项资金")
    page.get_by_label("表现形式").last.fill("不按批复的用途拨付")
    page.get_by_label("可能性说明").fill("每年拨付两次，有一定可能")
    page.get_by_label("危害（可能的损失）").fill("专项资金被挤占挪用")
    page.get_by_label("防控措施").fill("双人复核拨付单")
