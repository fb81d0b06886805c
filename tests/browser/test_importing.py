"""T17 in small, and J9: a register from Excel is looked through cell by cell, mended, entered.

The register of 2351 rows is read in tests/imports; here it is seven rows, four of them wrong.
"""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.hands import press
from tests.imports.desk import counts, register, row
from tests.make import Bureau

BUDGET = 16


def test_a_register_is_mended_in_place_and_entered(page_as, bureau: Bureau, clicks, tmp_path: Path):
    workbook = tmp_path / "台账.xlsx"
    workbook.write_bytes(register(*(row(n, rank="较高" if n < 5 else "高") for n in range(1, 8))))
    clerk = page_as(bureau, "register_office", "/imports")
    page, counted = clerk.page, clicks(clerk)
    with page.expect_file_chooser() as chosen:
        page.get_by_text("上传工作簿").click()
    chosen.value.set_files(workbook)
    page.get_by_role("button", name="确认映射").click(timeout=60_000)
    expect(page.get_by_text("4 行有 4 处必须改正")).to_be_visible()
    page.get_by_text("只看问题").click()
    wrong = page.get_by_role("gridcell", name="较高").first
    expect(wrong).to_have_attribute("aria-invalid", "true")
    wrong.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert counts(bureau)["items"] == 0
    press(page, "对同类 4 处全部采用“高”")
    expect(page.get_by_text("没有必须改正的内容")).to_be_visible()
    press(page, "导入")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("将导入 7 行，忽略 0 行")
    press(asked, "导入")
    expect(page.get_by_text("新增 7 条")).to_be_visible(timeout=60_000)
    assert counted.spent <= BUDGET
    assert counts(bureau)["high"] == 7
    press(page, "撤销本次导入")
    asked = page.get_by_role("dialog")
    asked.get_by_label("撤销理由").fill("导错了单位的台账")
    press(asked, "撤销本次导入")
    expect(page.get_by_text("本次导入已撤销")).to_be_visible(timeout=60_000)
    assert counts(bureau)["items"] == 0
