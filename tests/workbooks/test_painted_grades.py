"""Grades shown only by colour are asked after, never read and never lost in silence."""

import io

import openpyxl
import pytest
import xlwt
from openpyxl.styles import PatternFill

from service.workbooks.recognition import inspect_json, recognise

HEAD = ["序号", "科室", "风险点", "风险等级", "防控措施"]
COLOURS = ["FFFF0000", "FFFFFF00", "FFFFC000"]


def painted(column, *, whole_row=False, head=HEAD):
    book = openpyxl.Workbook()
    book.active.append(head)
    for number, colour in enumerate(COLOURS, 1):
        book.active.append([number, "办公室", f"风险{number}", None, "措施"][: len(head)])
        for place in range(1, len(head) + 1) if whole_row else [column]:
            book.active.cell(number + 1, place).fill = PatternFill("solid", fgColor=colour)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def asked(found):
    return [p.cell for p in found.problems if p.code == "grade-by-colour"]


def test_a_painted_grade_cell_is_asked_after():
    found = recognise(painted(4))
    assert asked(found) == ["D2", "D3", "D4"]
    assert inspect_json(found)["by_grade"] == {"1": 0, "2": 0, "3": 0, "none": 3}


def test_painted_risks_without_a_column_of_grades_are_asked_after():
    assert asked(recognise(painted(3, head=["序号", "科室", "风险点", "防控措施"]))) == [
        "C2",
        "C3",
        "C4",
    ]


def test_rows_painted_from_end_to_end_show_no_grade():
    assert asked(recognise(painted(4, whole_row=True))) == []


@pytest.mark.parametrize("colour", ["red", "yellow"])
def test_the_old_format_is_asked_after_as_well(colour):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for place, text in enumerate(HEAD):
        sheet.write(0, place, text)
    style = xlwt.easyxf(f"pattern: pattern solid, fore_colour {colour}")
    for place, text in enumerate([1, "办公室", "泄密", "", "保密"]):
        sheet.write(1, place, text, style if place == 3 else xlwt.Style.default_style)
    out = io.BytesIO()
    book.save(out)
    assert asked(recognise(out.getvalue())) == ["D2"]
