"""T17 and T18: a register of 2,351 rows, 84 faults in 61 of them, mended here or in Excel."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from sqlalchemy import text

from tenants.database import unit_of_work
from tests.browser.hands import press
from tests.browser.registers import (
    AMISS,
    LEFT,
    NAMESAKE,
    NO_DAY,
    PROBLEMS,
    ROWS,
    UNKNOWN,
    UNSURE,
    great_register,
)
from tests.browser.test_importing import take_back
from tests.imports.desk import counts, register, row
from tests.make import Bureau

BUDGET = 16
READ = 120_000
# Whoever chooses a file presses twice in the window of his system, which the page does not see.
CHOOSING = 1
# Cells that are amiss, as far as they are drawn: place in the sheet, and what is said of each.
SPOILT = """() => [...document.querySelectorAll('td[aria-invalid=true]')].map((one) => [
  one.closest('tr').getAttribute('aria-rowindex') + '/' + one.getAttribute('aria-colindex'),
  (document.getElementById(one.getAttribute('aria-describedby')) || {}).textContent || '',
])"""
SCROLL = """async (frame) => {
  const before = frame.scrollTop;
  frame.scrollTop += frame.clientHeight / 2;
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await drawn();
  await drawn();
  return frame.scrollTop > before;
}"""


@pytest.fixture
def bureau(bureau: Bureau) -> Bureau:
    """Two of its people bear the same name."""
    with unit_of_work(bureau.tenant_id) as session:
        for role in ("post_holder_b", "post_holder_2"):
            session.execute(
                text("UPDATE persons SET name = :name WHERE id = :id"),
                {"name": NAMESAKE, "id": bureau.people[role].person_id},
            )
    return bureau


@pytest.mark.full
def test_a_register_of_years_is_mended_and_entered_in_sixteen_presses(
    page_as, bureau: Bureau, clicks, tmp_path: Path
):
    workbook = tmp_path / "2025年台账.xlsx"
    workbook.write_bytes(great_register())
    clerk = page_as(bureau, "register_office", "/imports")
    page, counted = clerk.page, clicks(clerk)
    send_in(page, workbook)
    page.get_by_role("button", name="确认映射").click(timeout=READ)
    summed_up = page.get_by_role("status").filter(has_text=f"共 {ROWS} 行")
    expect(summed_up).to_contain_text("46 行有 46 处必须改正")
    expect(summed_up).to_contain_text("另有 38 处提示")
    page.get_by_text("只看问题").click()
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", str(AMISS + 1))
    told = dict(spoilt(page))
    assert len(told) == PROBLEMS
    assert len({place.split("/")[0] for place in told}) == AMISS
    assert all(re.match("(提示|必须改正)：.", words) for words in told.values())
    assert counts(bureau)["items"] == 0

    mend(page)
    press(page, "导入")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text(f"将导入 {ROWS - LEFT} 行，忽略 {LEFT} 行")
    press(asked, "导入")
    expect(page.get_by_text(f"新增 {ROWS - LEFT} 条")).to_be_visible(timeout=READ)
    assert counted.spent + CHOOSING <= BUDGET
    entered = counts(bureau)
    assert entered["items"] == ROWS - LEFT
    assert entered["ungraded"] == 0

    leader = page_as(bureau, "main_leader", page.url.removeprefix(clerk.origin)).page
    take_back(leader)
    expect(leader.get_by_text("本次导入已撤销")).to_be_visible(timeout=READ)
    assert counts(bureau)["items"] == 0


@pytest.mark.full
def test_the_workbook_goes_out_with_remarks_and_comes_back_without_faults(
    page_as, bureau: Bureau, tmp_path: Path
):
    workbook = tmp_path / "台账.xlsx"
    lines = [row(n, rank="不好说" if n == 4 else "高") for n in range(1, 7)]
    lines[1][1], lines[2][1] = UNKNOWN, "低保股"
    workbook.write_bytes(register(*lines))
    page = page_as(bureau, "register_office", "/imports").page
    send_in(page, workbook)
    page.get_by_role("button", name="确认映射").click(timeout=READ)
    page.get_by_role("gridcell", name=UNKNOWN).click()
    amiss = page.get_by_role("region", name="选中的单元格")
    amiss.get_by_role("radio", name="国库科").click()
    press(amiss, "采用建议「国库科」")
    expect(page.get_by_text("2 行有 2 处必须改正")).to_be_visible()
    with page.expect_download() as handed:
        page.get_by_role("link", name="导出带批注的 Excel").click()
    assert "批注" in handed.value.suggested_filename
    book = load_workbook(io.BytesIO(handed.value.path().read_bytes()))
    sheet = book.active
    assert sheet["B3"].value == "国库科"
    remarks = {one.coordinate: one.comment.text for one in cells(sheet) if one.comment}
    assert set(remarks) == {"B4", "G5"}
    assert "低保股" in remarks["B4"]
    assert "不好说" in remarks["G5"]

    sheet["B4"], sheet["G5"] = "政府采购管理科", "低"
    mended = io.BytesIO()
    book.save(mended)
    workbook.write_bytes(mended.getvalue())
    page.goto(page.url.rpartition("/imports")[0] + "/imports")
    send_in(page, workbook)
    page.get_by_role("button", name="确认映射").click(timeout=READ)
    expect(page.get_by_text("没有必须改正的内容")).to_be_visible()
    expect(page.get_by_role("radio", name="全部 6 行")).to_be_checked()


def send_in(page: Page, workbook: Path) -> None:
    with page.expect_file_chooser() as chosen:
        page.get_by_text("上传工作簿").click()
    chosen.value.set_files(workbook)


def mend(page: Page) -> None:
    """Answer each kind of fault once, wherever the cursor stands; the leftovers are left out."""
    amiss = page.get_by_role("region", name="选中的单元格")
    expect(amiss).to_contain_text(UNKNOWN)
    amiss.get_by_role("radio", name="国库科").click()
    press(amiss, "对同类 42 处全部采用「国库科」")
    expect(amiss).to_contain_text(UNSURE)
    press(amiss, "对同类 37 处全部采用「高」")
    expect(amiss).to_contain_text(NAMESAKE)
    amiss.get_by_role("radio").first.click()
    amiss.get_by_role("button", name=re.compile("^采用建议")).click()
    expect(amiss).to_contain_text(NO_DAY)
    page.keyboard.press("F2")
    page.get_by_label(re.compile("^修改第")).fill("2026-02-28")
    page.keyboard.press("Enter")
    press(amiss, f"忽略同类 {LEFT} 行")
    expect(page.get_by_text("没有必须改正的内容")).to_be_visible()


def spoilt(page: Page) -> Iterator[tuple[str, str]]:
    """Read the marked cells all down the sheet; only what is in sight is drawn."""
    frame = page.locator(".sheet-frame")
    onward = True
    while onward:
        yield from page.evaluate(SPOILT)
        onward = frame.evaluate(SCROLL)
    frame.evaluate("(one) => { one.scrollTop = 0; }")


def cells(sheet) -> Iterator[object]:
    for line in sheet.iter_rows():
        yield from line
