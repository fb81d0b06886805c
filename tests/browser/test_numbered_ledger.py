"""F9: the numbered ledger is ordered from the page of the ledger, by whoever may make it."""

import io
import re

import pytest
from docx import Document
from flask import Flask
from playwright.sync_api import expect

from tests.browser.hands import press
from tests.imports.desk import Desk, register, row
from tests.make import Bureau

ROWS = 3


@pytest.fixture
def bureau(bureau: Bureau, app: Flask) -> Bureau:
    """Three rows taken over from last year's ledger."""
    clerk = Desk.of(app, bureau, "register_office")
    clerk.open(register(*(row(number) for number in range(1, ROWS + 1))))
    assert clerk.commit().status_code == 200, clerk.problems()
    return bureau


@pytest.mark.full
def test_the_register_office_takes_the_numbered_ledger_from_its_page(page_as, bureau: Bureau):
    page = page_as(bureau, "register_office", "/risks").page
    press(page, "台账文书")
    with page.expect_download() as taken:
        page.get_by_role("menuitem", name="本单位台账 A4").click()
    expect(page.get_by_text(re.compile("已生成《.*台账》"))).to_be_visible()
    paper = Document(io.BytesIO(taken.value.path().read_bytes()))
    assert sum(len(table.rows) for table in paper.tables) > ROWS


@pytest.mark.full
def test_who_makes_no_papers_is_told_who_does(page_as, bureau: Bureau):
    page = page_as(bureau, "auditor", "/risks").page
    button = page.get_by_role("button", name="台账文书")
    expect(button).to_have_attribute("aria-disabled", "true")
