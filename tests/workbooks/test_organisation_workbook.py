import io

import openpyxl

from service.workbooks.recognition import recognise
from service.workbooks.rows import BodyRow, DepartmentRow, PersonRow, PortfolioRow, PostRow
from service.workbooks.templates import write_template
from tests.workbooks.making import codes, workbook

DEPARTMENTS = [["名称", "上级部门", "性质"], ["局领导", "", "领导班子"], ["办公室", "", "科室"]]
POSTS = [
    ["部门", "岗位名称", "职级", "是否领导岗位", "业务处置权", "重点岗位", "人数"],
    ["局领导", "局长", "正科", "是", "是", "√", 1],
    ["办公室", "文书", "科员", "否", "", "否", "2人"],
]
PEOPLE = [
    ["姓名", "工号", "部门", "岗位", "任职日期", "分管部门"],
    ["王某", "001", "局领导", "局长", "2024.3.1", "办公室、财务科"],
    ["张某", "002", "办公室", "文书", "2024年13月1日", ""],
]
BODIES = [["名称", "类型", "成员"], ["党组", "党组", "王某、李某；张某"]]


def of(found, row_type):
    return [row for row in found.organisation if isinstance(row, row_type)]


def test_a_bureau_sends_its_whole_organisation_in_one_workbook():
    book = workbook(("部门", DEPARTMENTS), ("岗位", POSTS), ("人员", PEOPLE), ("机构", BODIES))
    found = recognise(book, kind="organisation")
    assert [(d.name, d.nature) for d in of(found, DepartmentRow)] == [
        ("局领导", "leadership"),
        ("办公室", "section"),
    ]
    assert [
        (p.name, p.leadership, p.disposal, p.key_post, p.headcount) for p in of(found, PostRow)
    ] == [
        ("局长", True, True, True, 1),
        ("文书", False, False, False, 2),
    ]
    assert [(p.name, p.appointed_on) for p in of(found, PersonRow)] == [
        ("王某", "2024-03-01"),
        ("张某", ""),
    ]
    assert [(p.person, p.department) for p in of(found, PortfolioRow)] == [
        ("王某", "办公室"),
        ("王某", "财务科"),
    ]
    assert of(found, BodyRow)[0].members == ["王某", "李某", "张某"]
    assert [(p.sheet, p.cell, p.code) for p in found.problems] == [("人员", "E3", "date-invalid")]
    assert found.rows == found.rows_imported == 7


def test_it_is_recognised_without_being_told_and_under_other_heads():
    people = [
        ["人员名单"],
        ["序号", "干部姓名", "所在科室", "现任职务"],
        [1, "赵某", "财务科", "会计"],
    ]
    found = recognise(workbook(people))
    assert found.kind == "organisation"
    assert of(found, PersonRow)[0].post == "会计"


def test_an_answer_that_is_neither_yes_nor_no_is_reported():
    posts = [POSTS[0], ["办公室", "文书", "", "也许", "是", "否", "许多"]]
    found = recognise(workbook(("岗位", posts)), kind="organisation")
    assert codes(found) == ["yes-or-no", "number-invalid"]


def test_the_template_comes_back_empty_and_takes_what_is_filled_in():
    template = write_template("organisation", {"yes_no": ["是", "否"]})
    assert recognise(template, kind="organisation").rows == 0
    book = openpyxl.load_workbook(io.BytesIO(template))
    for column, value in enumerate(["财务科", "", "科室"], 1):
        book["部门"].cell(4, column, value)
    out = io.BytesIO()
    book.save(out)
    found = recognise(out.getvalue(), kind="organisation")
    assert [d.name for d in of(found, DepartmentRow)] == ["财务科"]
    assert codes(found) == []
