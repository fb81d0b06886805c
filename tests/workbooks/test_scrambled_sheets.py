"""Sheets that make no sense at all: read without breaking, every row accounted for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.workbooks.grids import Merge, Sheet, Workbook
from service.workbooks.recognition import inspect_json, recognise_sheets

WORDS = [
    "序号",
    "风险点",
    "表现形式",
    "风险等级",
    "防控措施",
    "责任科室",
    "权力名称",
    "权力类型",
    "实施依据",
]
WORDS += [
    "姓名",
    "部门",
    "岗位",
    "高",
    "低",
    "√",
    "1",
    "2",
    "一、办公室",
    "合计",
    "备注：无",
    "1.甲；2.乙",
    "",
]
WORDS += [
    "",
    "",
    "行政许可",
    "行政处罚 共3项",
    "3 (2高 1中)",
    "科室：财务科",
    "公章管理",
    "事项名称",
    "承办机构",
]

cells = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)
grids = st.lists(cells, max_size=12)


@st.composite
def scrambled(draw):
    grid = draw(grids)
    merges, taken = [], set()
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, 11)), draw(st.integers(0, 5))
        bottom, right = top + draw(st.integers(0, 3)), left + draw(st.integers(0, 3))
        block = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if not block & taken:
            taken |= block
            merges.append(Merge(top, left, bottom, right))
    return Sheet("Sheet1", grid, tuple(merges), hidden_rows=frozenset({3}))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(scrambled(), min_size=1, max_size=2), st.sampled_from([None, "powers", "risks"]))
def test_whatever_is_sent_every_row_is_imported_or_reported(sheets, kind):
    found = recognise_sheets(Workbook(tuple(sheets)), kind)
    assert found.rows == found.rows_imported + found.rows_reported
    assert found.lines == found.lines_imported + found.lines_reported
    assert inspect_json(found)["items"] >= 0
    if found.rows_reported:
        assert found.problems


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(scrambled())
def test_an_organisation_is_accounted_for_as_well(sheet):
    found = recognise_sheets(Workbook((sheet,)), "organisation")
    assert found.rows == found.rows_imported + found.rows_reported
    assert found.lines == found.lines_imported + found.lines_reported


@pytest.mark.parametrize("kind", [None, "powers", "risks", "organisation"])
def test_an_empty_workbook_holds_nothing_and_says_so(kind):
    found = recognise_sheets(Workbook((Sheet("Sheet1", []),)), kind)
    assert found.rows == 0
    assert [p.code for p in found.problems] == ["nothing-recognised"]
