import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
import xlwt

from service.workbooks.reading import read_workbook
from service.workbooks.recognition import inspect_json, recognise

RISKS = sorted((Path(__file__).parents[1] / "registers" / "risk").glob("*.xlsx"))


def as_old_format(content):
    """Save an .xlsx again the way an old office suite would."""
    given = openpyxl.load_workbook(io.BytesIO(content)).active
    book = xlwt.Workbook()
    sheet = book.add_sheet(given.title)
    merged = {}
    for block in given.merged_cells.ranges:
        merged[block.min_row, block.min_col] = block
    for line in given.iter_rows():
        for cell in line:
            block = merged.get((cell.row, cell.column))
            place = (cell.row - 1, cell.column - 1)
            if block:
                sheet.write_merge(
                    place[0], block.max_row - 1, place[1], block.max_col - 1, cell.value
                )
            elif cell.value is not None:
                sheet.write(*place, cell.value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("workbook", RISKS, ids=lambda p: p.stem[:12])
def test_a_register_says_the_same_in_the_old_format(workbook):
    content = workbook.read_bytes()
    old, new = recognise(as_old_format(content)), recognise(content)
    assert inspect_json(old) == inspect_json(new)
    assert old.risks == new.risks


def test_dates_truths_and_errors_of_the_old_format():
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, head in enumerate(["序号", "风险点", "等级", "防控措施", "完成时限", "备注"]):
        sheet.write(0, column, head)
    for column, value in enumerate([1, "甲", "高", "乙"]):
        sheet.write(1, column, value)
    sheet.write(1, 4, dt.date(2026, 4, 15), day)
    sheet.write(1, 5, True)
    sheet.row(1).hidden = True
    sheet.row(2).write(0, 2)
    sheet.row(2).write(1, "丙")
    sheet.row(2).set_cell_error(2, 0x17)
    sheet.row(2).write(3, "丁")
    out = io.BytesIO()
    book.save(out)
    found = recognise(out.getvalue())
    assert (found.risks[0].due, found.risks[0].remarks) == ("2026-04-15", "是")
    assert {(p.cell, p.code) for p in found.problems} == {
        ("A2", "hidden-row"),
        ("C3", "formula-error"),
    }


def test_a_workbook_is_read_by_what_it_is_and_not_by_its_name():
    content = RISKS[0].read_bytes()
    assert read_workbook(content).sheets[0].name == "Sheet1"
    assert read_workbook(as_old_format(content)).sheets[0].name == "Sheet1"
