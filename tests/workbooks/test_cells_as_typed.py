"""Cells as office programs store them: runs of rich text, formulas, dates, numbers as text."""

import datetime as dt
import io
import re
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from service.workbooks.recognition import inspect_file, recognise
from tests.workbooks.making import codes

HEAD = ["序号", "科室", "风险点", "风险等级", "防控措施", "完成时限"]


def saved(fill):
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rewritten(content, pattern, text):
    """Change the XML of the first sheet the way another program would have written it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as taken:
        for name in given.namelist():
            part = given.read(name)
            if name.endswith("sheet1.xml"):
                part = re.sub(pattern, text, part)
            taken.writestr(name, part)
    return out.getvalue()


def test_runs_of_rich_text_are_one_text():
    red = InlineFont(color="FFFF0000")
    title = CellRichText("违规", TextBlock(red, "审批"), "（一般）")

    def fill(sheet):
        sheet.append([1, "法规科", title, "高", CellRichText("1.甲；", TextBlock(red, "2.乙"))])

    risk = recognise(saved(fill)).risks[0]
    assert (risk.title, risk.measures) == ("违规审批（一般）", ["甲；", "乙"])


def test_a_formula_counts_by_its_cached_value():
    content = saved(lambda sheet: sheet.append([1, "法规科", "泄密", "=A1", "保密"]))
    cached = rewritten(content, rb"<f>A1</f><v ?/>|<f>A1</f><v></v>", b"<f>A1</f><v>2</v>")
    assert recognise(cached).risks[0].rank == 2
    assert "formula-without-value" in codes(recognise(content))


def test_dates_and_numbers_stored_as_text_or_as_values():
    def fill(sheet):
        sheet.append(["1", "法规科", "泄密", "低", "保密", dt.date(2026, 12, 31)])
        sheet.append([2.0, "法规科", "丢失", 3, "登记", "2026/6/30"])

    found = recognise(saved(fill))
    assert [r.number for r in found.risks] == ["1", "2"]
    assert [r.rank for r in found.risks] == [3, 3]
    assert [r.due for r in found.risks] == ["2026-12-31", "2026-06-30"]


def test_the_name_of_the_file_says_nothing(tmp_path):
    content = saved(lambda sheet: sheet.append([1, "法规科", "泄密", "高", "保密"]))
    for name in ("清单 (1).xlsx", "清单.xls", "清单", "清单.doc"):
        (tmp_path / name).write_bytes(content)
        assert inspect_file(tmp_path / name)["items"] == 1
