"""T17 in small, and J9: a register from Excel is looked through cell by cell, mended, entered.

The register of 2351 rows is read in tests/imports; here it is seven rows, five of them amiss.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import press
from tests.imports.desk import HEADS, counts, register, row
from tests.make import Bureau
from tests.workbooks.making import workbook as made_of

BUDGET = 16


def test_a_register_is_mended_in_place_and_entered(page_as, bureau: Bureau, clicks, tmp_path: Path):
    workbook = tmp_path / "台账.xlsx"
    ranks = ["较高", "较高", "较高", "较高", "不好说", "高", "高"]
    workbook.write_bytes(register(*(row(n, rank=one) for n, one in enumerate(ranks, start=1))))
    clerk = page_as(bureau, "register_office", "/imports")
    page, counted = clerk.page, clicks(clerk)
    with page.expect_file_chooser() as chosen:
        page.get_by_text("上传工作簿").click()
    chosen.value.set_files(workbook)
    page.get_by_role("button", name="确认映射").click(timeout=60_000)
    expect(page.get_by_text("1 行有 1 处必须改正")).to_be_visible()
    page.get_by_text("只看问题").click()
    for said in ("较高", "不好说"):
        wrong = page.get_by_role("gridcell", name=said).first
        expect(wrong).to_have_attribute("aria-invalid", "true")
        expect(wrong).to_have_accessible_description(re.compile("提示|必须改正"))
    assert counts(bureau)["items"] == 0
    page.get_by_role("gridcell", name="较高").first.click()
    press(page, "对同类 4 处全部采用「高」")
    page.get_by_role("gridcell", name="不好说").click()
    amiss = page.get_by_role("region", name="选中的单元格")
    amiss.get_by_role("radio", name="高").click()
    press(amiss, "采用建议「高」")
    expect(page.get_by_text("没有必须改正的内容")).to_be_visible()
    press(page, "导入")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("将导入 7 行，忽略 0 行")
    press(asked, "导入")
    expect(page.get_by_text("新增 7 条")).to_be_visible(timeout=60_000)
    assert counted.spent <= BUDGET
    assert counts(bureau)["high"] == 7
    held_back = page.get_by_role("button", name="撤销本次导入")
    expect(held_back).to_have_attribute("aria-disabled", "true")
    held_back.hover()
    said = page.locator(".act-answer")
    expect(said).to_contain_text("含高风险，须由主要领导撤销")
    expect(said).to_contain_text(bureau.people["main_leader"].name)
    leader = page_as(bureau, "main_leader", page.url.removeprefix(clerk.origin)).page
    take_back(leader)
    expect(leader.get_by_text("本次导入已撤销")).to_be_visible(timeout=60_000)
    assert counts(bureau)["items"] == 0


def test_a_column_is_given_another_meaning_and_the_check_runs_again(
    page_as, bureau: Bureau, tmp_path: Path
):
    """Each column is paired with one of the ledger; what was not known is chosen by hand."""
    workbook = tmp_path / "台账.xlsx"
    line = [*row(1, measure=""), "双人审核", "只供内部"]
    workbook.write_bytes(
        made_of([["廉政风险台账"], [*HEADS[:-1], "措施（旧）", "口径一", "备注"], line])
    )
    page = page_as(bureau, "register_office", "/imports").page
    with page.expect_file_chooser() as chosen:
        page.get_by_text("上传工作簿").click()
    chosen.value.set_files(workbook)
    pairs = page.get_by_role("region", name="工作表「Sheet1」，表头在第 2 行")
    expect(pairs.get_by_role("row", name="科室 预算科")).to_contain_text("单位/科室（必填）")
    mean(page, "J 列「备注」对应的台账栏目", "不导入")
    mean(page, "I 列「口径一」对应的台账栏目", "防控措施（必填）")
    expect(pairs.get_by_role("row", name="备注 只供内部")).to_contain_text("已指定")
    expect(pairs.get_by_text("没有找到的台账栏目")).to_be_visible()
    page.get_by_role("button", name="确认映射").click()
    expect(page.get_by_role("gridcell", name="双人审核")).to_be_visible()
    expect(page.get_by_role("gridcell", name="只供内部")).to_have_count(0)
    assert not page.title().startswith("错误")
    press(page, "返回识别结果")
    expect(page.get_by_role("button", name="确认映射")).to_be_visible()


def mean(page: Page, label: str, word: str) -> None:
    """Say what a column means, and wait until the workbook is read anew."""
    with page.expect_response(lambda one: one.request.method == "PUT" and one.ok):
        box = page.get_by_role("combobox", name=label)
        box.click()
        box.fill(word)
        box.press("Enter")
    expect(page.get_by_label(label)).to_be_enabled()


def take_back(page: Page) -> None:
    """Ask for the whole import to be undone; with high risks in it, only one man may."""
    press(page, "撤销本次导入")
    asked = page.get_by_role("dialog")
    asked.get_by_label("撤销理由").fill("导错了单位的台账")
    press(asked, "撤销本次导入")


@pytest.mark.full
def test_words_are_replaced_in_a_column_by_keys(page_as, bureau: Bureau, tmp_path: Path):
    """How many cells would change is told before; what was replaced is taken back."""
    workbook = tmp_path / "台账.xlsx"
    workbook.write_bytes(register(*(row(n) for n in range(1, 4))))
    page = page_as(bureau, "register_office", "/imports").page
    with page.expect_file_chooser() as chosen:
        page.get_by_text("上传工作簿").click()
    chosen.value.set_files(workbook)
    page.get_by_role("button", name="确认映射").click(timeout=60_000)
    expect(page.get_by_role("gridcell", name="第1项资金拨付审核把关不严")).to_be_visible()
    page.get_by_role("gridcell", name="第1项资金拨付审核把关不严").click()
    page.keyboard.press("Control+h")
    asked = page.get_by_role("dialog")
    asked.get_by_label("查找").fill("审核")
    asked.get_by_label("替换为").fill("复核")
    expect(asked.get_by_text("3格将改变")).to_be_visible()
    press(asked, "替换3格")
    expect(page.get_by_role("gridcell", name="第3项资金拨付复核把关不严")).to_be_visible()
    page.get_by_role("button", name="撤销改正：审核→复核（3 行）").click()
    expect(page.get_by_role("gridcell", name="第3项资金拨付审核把关不严")).to_be_visible()
