"""What stands on the page around a register and is no part of it."""

import pytest

from service.workbooks.recognition import inspect_json, recognise
from tests.workbooks.making import codes, workbook

HEAD = ["序号", "风险点", "表现形式", "风险等级", "防控措施"]
ROW = [1, "公车", "私用", "高", "定位"]


@pytest.mark.parametrize(
    "line",
    [
        ["负责人（签字）：", "", "日期：2026年1月"],
        ["填报单位（盖章）：某局"],
        ["全局共计 12 个风险点"],
        ["合计", "3个", "", "高1个"],
        ["", "总　计", "12"],
        ["注：1.本表一式两份。"],
        ["第 3 页 / 共 12 页"],
        ["－ 3 －"],
        [2],
        ["例", "泄密", "泄露", "中", "教育"],
        ["序号", "风险点", "表现形式", "风险等级", "防控措施"],
    ],
    ids=lambda line: "".join(str(x) for x in line)[:12],
)
def test_signatures_totals_and_page_numbers_are_no_rows(line):
    found = recognise(workbook([HEAD, ROW, line]))
    assert (found.rows, len(found.risks), codes(found)) == (1, 1, [])


def test_the_line_that_numbers_the_columns_is_no_row():
    for line in ([1, 2, 3, 4, 5], ["甲", "乙", 1, 2, 3], ["A", "B", "C", "D", "E"]):
        found = recognise(workbook([HEAD, line, ROW]))
        assert found.rows == 1


def test_powers_grouped_under_a_chinese_numeral():
    head = ["序号", "职权名称", "法律依据", "承办科室"]
    rows = [head, ["一", "行政许可（共1项）"], [1, "民办学校审批", "《法》", "职教科"]]
    rows += [
        ["二", "行政处罚（共2项）"],
        [2, "罚甲", "《法》", "法规科"],
        [3, "罚乙", "《法》", "法规科"],
    ]
    found = recognise(workbook(rows))
    assert inspect_json(found)["by_category"] == {"行政许可": 1, "行政处罚": 2}
    assert codes(found) == []


def test_a_risk_written_across_its_name_and_its_manifestation():
    rows = [HEAD, ROW, [2, "公款吃喝", "", "低", "限额"]]
    found = recognise(workbook((rows, ["B3:C3"])))
    assert found.risks[1].manifestations == ["公款吃喝"]


def test_main_items_and_sub_items_told_apart_in_brackets():
    head = ["序号", "权力名称（大项）", "权力名称（小项）", "权力类型", "实施依据"]
    found = recognise(workbook([head, [1, "登记", "变更登记", "行政确认", "《法》"]]))
    assert (found.powers[0].name, found.powers[0].sub_name) == ("登记", "变更登记")


def test_measures_by_phase_in_sub_columns():
    head = ["序号", "风险点", "等级", "防控措施", "", ""]
    below = ["", "", "", "前期预防", "中期监控", "后期处置"]
    rows = [head, below, [1, "甲", "高", "1.教育；2.公开", "抽查", "问责"]]
    found = recognise(workbook((rows, ["A1:A2", "B1:B2", "C1:C2", "D1:F1"])))
    assert found.risks[0].measures == ["教育；", "公开", "抽查", "问责"]


def test_a_title_that_returns_on_the_second_page():
    title = ["某局廉政风险点一览表（2026年）"]
    rows = [title, HEAD, ROW, title, HEAD, [2, "接待", "超标", "中", "限额"]]
    found = recognise(workbook((rows, ["A1:E1", "A4:E4"])))
    assert (found.rows, len(found.risks), codes(found)) == (2, 2, [])


def test_responsibility_in_sub_columns_named_by_a_single_word():
    head = ["序号", "廉政风险点", "", "防控措施", "防控责任", "", ""]
    below = ["", "内容", "等级", "", "部门", "人员", "领导"]
    rows = [head, below, [1, "虚开发票", "高", "核对", "财务科", "张某", "王某"]]
    found = recognise(workbook((rows, ["A1:A2", "B1:C1", "D1:D2", "E1:G1"])))
    risk = found.risks[0]
    assert (risk.title, risk.rank, risk.department_written) == ("虚开发票", 1, "财务科")
    assert (risk.direct_responsible, risk.responsible_leader) == ("张某", "王某")
