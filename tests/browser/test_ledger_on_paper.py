"""T19 and T20: a ledger taken out as it stands on the screen; printed, and checked by its code."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.hands import press
from tests.browser.people import Visit
from tests.imports.desk import Desk, register, row
from tests.make import Bureau

ROWS, CHECKING = 120, 3
HEAD = ["风险点编号", "风险点", "风险等级"]
FORMULA = "=1+1把关不严"
ONCE = "columns=number,title,rank"


@pytest.fixture
def bureau(bureau: Bureau, app: Flask) -> Bureau:
    """A hundred and twenty rows, one of which Excel would take for a sum."""
    clerk = Desk.of(app, bureau, "register_office")
    lines = [row(number, rank="高" if number % 3 else "中") for number in range(1, ROWS)]
    clerk.open(register(*lines, row(ROWS, title="'" + FORMULA)))
    assert clerk.commit().status_code == 200, clerk.problems()
    return bureau


@pytest.mark.full
def test_a_workbook_has_the_columns_the_rows_and_the_order_of_the_screen(page_as, bureau: Bureau):
    page = page_as(bureau, "register_office", "/risks?rank=1").page
    press(page, "列设置")
    for column in ("风险类别", "防控措施"):
        page.get_by_role("checkbox", name=column, exact=True).click()
        expect(page.get_by_role("columnheader", name=column)).to_have_count(0)
    page.get_by_role("button", name="风险等级上移").click()
    page.keyboard.press("Escape")
    heads = heads_of(page)
    assert {"风险类别", "防控措施"}.isdisjoint(heads)
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as taken:
        page.get_by_role("menuitem", name="Excel 工作簿").click()
    sheet = load_workbook(io.BytesIO(taken.value.path().read_bytes())).active
    lines = [[str(cell or "") for cell in line] for line in sheet.iter_rows(values_only=True)]
    place = next(place for place, line in enumerate(lines) if "风险点" in line)
    written = [one for one in lines[place] if one in heads]
    assert written == [one for one in heads if one in written]
    assert len(written) >= len(heads) - 1
    shown = page.get_by_text(re.compile(r"^共\d+条$")).inner_text()
    assert len(lines) - place - 1 == int(shown.strip("共条"))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.freeze_panes.endswith(str(place + 2))
    assert sheet.print_title_rows == f"${place + 1}:${place + 1}"
    assert not [one for line in lines for one in line if one.startswith(("=", "+", "@"))]
    assert heads_of(page_as(bureau, "register_office", "/risks?rank=1").page) == heads


@pytest.mark.full
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_every_printed_page_has_its_head_its_number_and_a_code_that_can_be_checked(
    page_as, bureau: Bureau, tmp_path: Path, clicks
):
    """J13: the code says what agrees; the paper under it is the same bytes whatever changes."""
    leader: Visit = page_as(bureau, "main_leader", "/risks")
    printed = leader.context.request.get(f"{leader.origin}/print/risk-points?{ONCE}")
    again = leader.context.request.get(f"{leader.origin}/print/risk-points?{ONCE}")
    assert printed.body() == again.body()
    page = leader.page
    page.goto(f"{leader.origin}/print/risk-points?{ONCE}")
    page.pdf(path=tmp_path / "台账.pdf", prefer_css_page_size=True)
    told = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "台账.pdf", "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    sheets = [re.sub(r"\s", "", one) for one in told.stdout.split("\f") if one.strip()]
    (code,) = set(re.findall(r"校验码：([A-Z0-9-]+)", printed.text()))
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, start=1):
        assert "".join(HEAD) in sheet
        assert f"第{number}页" in sheet
        assert f"共{len(sheets)}页" in sheet
        assert code in sheet

    with clicks(leader) as counted:
        checked(leader, code, "一致")
    assert counted.spent <= CHECKING
    with page.expect_response("**/print/kept/*") as kept:
        page.get_by_role("link", name="下载").click()
    assert kept.value.body() == printed.body()
    leader.open("/risks")
    page.get_by_role("link", name=re.compile("^第1项")).first.click()
    press(page, "修改")
    asked = page.get_by_role("dialog").last
    asked.get_by_label("风险点名称").fill("资金拨付未经集体研究")
    press(asked, "保存修改")
    expect(page.get_by_text("资金拨付未经集体研究").first).to_be_visible()
    checked(leader, code, "真实，但与现行台账不同")
    expect(page.get_by_role("row").filter(has_text="资金拨付未经集体研究")).to_be_visible()
    reprinted = page.get_by_role("link", name="下载").get_attribute("href") or ""
    kept_still = leader.context.request.get(f"{leader.origin}{reprinted}")
    assert kept_still.body() == printed.body()
    today = leader.context.request.get(f"{leader.origin}/print/risk-points?{ONCE}")
    assert code not in today.text()


def checked(visit: Visit, code: str, words: str) -> None:
    """Ask whether the code of a paper is true."""
    page = visit.open("/admin/templates")
    page.get_by_role("tab", name="校验码核对").click()
    page.get_by_label("输入纸面上的校验码").fill(code)
    press(page, "核对")
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()


def heads_of(page: Page) -> list[str]:
    """Read the heads of the columns from left to right."""
    page.get_by_role("columnheader", name="风险点", exact=True).wait_for()
    found = page.get_by_role("columnheader").all_inner_texts()
    return [one.strip() for one in found if one.strip()]
