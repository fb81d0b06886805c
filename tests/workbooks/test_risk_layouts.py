"""Risk registers in layouts other than the seven with an oracle."""

from service.workbooks.recognition import inspect_json, recognise
from tests.workbooks.making import codes, ranks, workbook

HEAD = ["序号", "责任科室", "职权名称", "风险点", "表现形式", "风险等级", "防控措施", "责任人"]


def row(number, department="办公室", title="公章使用", rank="高", measures="1.登记；2.审批"):
    return [number, department, "印章管理", title, f"{title}不合规定", rank, measures, "张某"]


def test_a_long_list_whose_head_returns_on_every_printed_page():
    head = ["序 号", "部门", "重要 环节", "廉政风险点表现形式", "风险点涉及的岗位", "风险等级"]
    head += ["防控要点及防控措施", "直接 责任人", "部门 责任人", "责任 领导"]
    measures = "一、依据\n1.《招标投标法》\n2.《条例》\n二、措施\n1.公开\n2.集体研究\n3.留痕"
    line = ["建管股", "招标", "1.规避招标；2.泄露标底", "经办岗", "高", measures]
    line += ["张某、李某、王某、赵某", "钱某", "孙某"]
    rows = [["某局廉政风险防控一览表"], head, [1, *line], [2, *line], ["第 1 页,共 9 页"]]
    rows += [head, [3, *line[:3], "审批岗", *line[4:]], ["第 2 页,共 9 页"]]
    found = recognise(workbook((rows, ["A1:J1"])))
    assert [len(r.measures) for r in found.risks] == [3, 3, 3]
    assert found.risks[0].measures == ["公开", "集体研究", "留痕"]
    assert "《招标投标法》" in found.risks[0].extras["防控依据"]
    assert found.risks[0].post_written == "经办岗"
    assert found.risks[0].section_head == "钱某"
    assert codes(found).count("basis-among-measures") == 3
    assert found.rows == 3


def test_sections_as_sub_columns_that_are_ticked():
    head = ["权限", "序号", "权力事项", "廉政风险点", "风险级次", "责任科室", "", ""]
    below = ["", "", "", "", "", "预算组", "行财组", "基建组"]
    rows = [head, below]
    rows += [["审批", 1, "预算编制", "随意调整", "一级", "√", "", ""]]
    rows += [["审批", 2, "拨款", "拖延拨付", "三级", "", "√", "√"]]
    merges = ["F1:H1", *[f"{c}1:{c}2" for c in "ABCDE"]]
    found = recognise(workbook((rows, merges)))
    assert [r.departments for r in found.risks] == [["预算组"], ["行财组", "基建组"]]
    assert ranks(found) == [1, 3]


def test_an_internal_control_list_with_a_code_broken_over_lines():
    head = ["业务 活动", "关键 环节", "目标 编码", "控制目标", "风险描述", "风险类型", "风险 等级"]
    head += ["风险 概率", "风险 策略", "防控措施"]
    line = [
        "采购",
        "验收",
        "MB\n1031",
        "账实相符",
        "验收走过场",
        "业务流程",
        "较大风险",
        "中",
        "降低",
    ]
    found = recognise(workbook([head, [*line, "1、双人验收。2、抽查。"]]))
    risk = found.risks[0]
    assert (risk.code, risk.rank, risk.likelihood) == ("MB1031", 2, "中")
    assert risk.measures == ["双人验收。", "抽查。"]
    assert risk.category == "business_process"


def test_grades_ticked_in_columns_of_their_own():
    head = ["序号", "岗位", "风险点", "风险等级", "", "", "防控措施"]
    below = ["", "", "", "高", "中", "低", ""]
    rows = [head, below]
    for n, ticks in enumerate((["√", "", ""], ["", "√", ""], ["", "", "√"], ["", "", ""]), 1):
        rows.append([n, "出纳", f"风险{n}", *ticks, "加强监督"])
    merges = ["D1:F1", "A1:A2", "B1:B2", "C1:C2", "G1:G2"]
    assert ranks(recognise(workbook((rows, merges)))) == [1, 2, 3, None]


def test_a_two_level_head_whose_merges_were_lost_in_copying():
    head = ["序号", "部门", "廉政风险", "", "", "防控责任", "", "防控措施"]
    below = ["", "", "名称", "表现形式", "等级", "责任人", "分管领导", ""]
    rows = [head, below, [1, "财务科", "报销", "虚报冒领", "高", "张某", "王某", "严格审核"]]
    risk = recognise(workbook(rows)).risks[0]
    assert (risk.title, risk.manifestations, risk.rank) == ("报销", ["虚报冒领"], 1)
    assert (risk.direct_responsible, risk.responsible_leader) == ("张某", "王某")


def test_groups_that_stand_across_the_table_name_the_section():
    head = ["序号", "岗位", "风险点", "风险等级", "防控措施"]
    rows = [["廉政风险点一览表"], head, ["一、办公室"], [1, "文书", "泄密", "中", "保密教育"]]
    rows += [["二、财务科"], [2, "会计", "挪用", "高", "对账"], [3, "出纳", "坐支", "高", "盘库"]]
    rows += [["合计", "", "3个", "", ""], ["填表人：张某", "", "审核人：李某"]]
    found = recognise(workbook((rows, ["A1:E1", "A3:E3", "A5:E5"])))
    assert [r.department_written for r in found.risks] == ["办公室", "财务科", "财务科"]
    assert found.rows == len(found.risks) == 3


def test_a_post_survey_whose_section_and_post_stand_above_the_table():
    rows = [["岗位廉政风险点排查表"], ["科室：综合科", "", "岗位：科长", "", "姓名：张某"]]
    rows += [["序号", "岗位职责", "廉政风险点", "风险等级", "防范措施"]]
    rows += [[1, "主持全面工作", "独断专行", "A", "民主集中"], [2, "人事", "任人唯亲", "B", "公示"]]
    found = recognise(workbook((rows, ["A1:E1"])))
    risk = found.risks[0]
    assert (risk.department_written, risk.post_written) == ("综合科", "科长")
    assert risk.direct_responsible == "张某"
    assert ranks(found) == [1, 2]


def test_one_sheet_for_each_section():
    line = [["序号", "风险点", "等级", "措施"], [1, "超标接待", "Ⅰ级", "限额"]]
    found = recognise(
        workbook(("办公室", line), ("财务科", line), ("目录", [["目录"], ["办公室"]]))
    )
    assert inspect_json(found)["departments"] == ["办公室", "财务科"]
    assert codes(found).count("department-from-sheet") == 2
    assert ("目录", "sheet-left-out") in [(p.sheet, p.code) for p in found.problems]


def test_traditional_script():
    head = ["序號", "單位", "風險點", "表現形式", "風險等級", "防控措施", "責任領導"]
    rows = [head, [1, "總務科", "採購", "圍標串標", "高風險", "公開招標", "王某"]]
    risk = recognise(workbook(rows)).risks[0]
    assert (risk.department_written, risk.rank, risk.responsible_leader) == ("總務科", 1, "王某")


def test_a_column_order_nobody_else_uses_with_blank_columns_between():
    head = ["防范措施", "", "等级", "", "可能产生的风险", "", "单位科室", "序号"]
    rows = [["附件2"], [], ["廉政风险防控台账"], [], [], head]
    rows += [["双人双锁", "", "低风险", "", "资金被盗", "", "财务科", "１"]]
    found = recognise(workbook(rows))
    assert found.sheets == (("Sheet1", 6),)
    assert (found.risks[0].title, found.risks[0].rank) == ("资金被盗", 3)


def test_merges_lost_in_copying_are_taken_over_from_above_and_reported():
    head = ["部门", "职权名称", "风险点", "等级", "防控措施"]
    rows = [
        head,
        ["执法队", "处罚", "人情罚款", "高", "集体讨论"],
        ["", "", "截留罚款", "高", "罚缴分离"],
    ]
    found = recognise(workbook(rows))
    assert [r.department_written for r in found.risks] == ["执法队", "执法队"]
    assert [(p.cell, p.code) for p in found.problems] == [
        ("A3", "filled-from-above"),
        ("B3", "filled-from-above"),
    ]


def test_one_risk_over_several_rows_without_merges():
    rows = [HEAD, row(1), ["", "", "", "", "2.私盖公章", "", "", ""], row(2, title="公车")]
    found = recognise(workbook(rows))
    assert [len(r.manifestations) for r in found.risks] == [2, 1]
    assert (found.rows, found.rows_imported) == (2, 2)
    assert (found.lines, found.lines_imported) == (3, 3)


def test_a_row_with_measures_but_no_risk_is_reported_and_not_imported():
    rows = [HEAD, row(1), [2, "办公室", "", "", "", "高", "加强管理", ""], row(3, title="公车")]
    found = recognise(workbook(rows))
    assert len(found.risks) == 2
    assert found.rows == 3 == found.rows_imported + found.rows_reported
    assert ("D3", "risk-missing") in [(p.cell, p.code) for p in found.problems]


def test_a_line_nobody_can_place_is_reported():
    rows = [HEAD, row(1), ["以下内容待进一步核实后补充"], row(2, title="公车")]
    found = recognise(workbook((rows, ["A3:H3"])))
    assert [(p.cell, p.code) for p in found.problems] == [("A3", "row-not-understood")]
    assert found.rows == 3


def test_helper_lists_beside_the_table_are_not_rows():
    rows = [[*HEAD, "", "高"], [*row(1), "", "中"], ["", "", "", "", "", "", "", "", "", "低"]]
    found = recognise(workbook((rows, ())))
    assert (len(found.risks), found.rows) == (1, 1)


def test_hidden_rows_count_and_are_pointed_out():
    rows = [HEAD, row(1), row(2, title="公车")]
    found = recognise(workbook(rows, hidden_rows=[3], hidden_columns=["C"]))
    assert len(found.risks) == 2
    assert codes(found) == ["hidden-row"]


def test_a_hidden_sheet_is_left_alone_and_pointed_out():
    sheets = (("台账", [HEAD, row(1)]), ("旧台账", [HEAD, row(1), row(2)]))
    found = recognise(workbook(*sheets, hidden_sheets=["旧台账"]))
    assert len(found.risks) == 1
    assert [(p.sheet, p.code) for p in found.problems] == [("旧台账", "sheet-hidden")]


def test_a_second_table_with_another_head_below_the_first():
    other = ["廉政风险", "防控措施", "风险防控责任领导", "风险防控责任股室(单位)"]
    rows = [HEAD, row(1), [], ["廉政风险、防控措施、防控责任一览表"], other]
    rows += [["滥用裁量权", "1.裁量基准；2.法制审核", "赵某", "法规股"]]
    found = recognise(workbook(rows))
    assert [s[1] for s in found.sheets] == [1, 5]
    assert found.risks[1].department_written == "法规股"
    assert found.risks[1].measures == ["裁量基准；", "法制审核"]


def test_numbered_columns_and_prepared_empty_lines_are_not_rows():
    rows = [HEAD, list(range(1, 9)), row(1), [2], [3], ["例", *row(1)[1:]]]
    found = recognise(workbook(rows))
    assert (len(found.risks), found.rows) == (1, 1)


def test_formula_errors_are_reported_at_their_cell():
    rows = [HEAD, row(1), row(2, title="公车")]
    rows[2][5] = "#REF!"
    found = recognise(workbook(rows))
    assert [(p.cell, p.code) for p in found.problems] == [("F3", "formula-error")]


def test_a_merge_that_spans_two_risks_lends_its_text_to_both():
    rows = [HEAD, row(1), [2, "", "", "公车", "私用", "低", "定位", ""]]
    found = recognise(workbook((rows, ["B2:B3", "C2:C3", "H2:H3"])))
    assert [r.department_written for r in found.risks] == ["办公室", "办公室"]
    assert found.risks[1].direct_responsible == "张某"
    assert codes(found) == []


def test_a_vertical_form_for_each_risk_point():
    rows = []
    for n in (1, 2):
        rows += [
            ["风险点名称", f"虚报{n}", "风险等级", "高"],
            ["责任科室", "办公室", "责任人", "张某"],
        ]
        rows += [["表现形式", "1.甲；2.乙"], ["防控措施", "1.丙；2.丁；3.戊"], []]
    found = recognise(workbook(rows))
    assert [(r.title, r.rank, len(r.measures)) for r in found.risks] == [
        ("虚报1", 1, 3),
        ("虚报2", 1, 3),
    ]


def test_a_duplicate_is_pointed_out_and_kept():
    found = recognise(workbook([HEAD, row(1), row(2)]))
    assert len(found.risks) == 2
    assert codes(found) == ["duplicate"]
    assert found.problems[0].facts == {"row": 2}


def test_dates_are_read_as_people_type_them():
    head = [*HEAD, "完成时限"]
    due = ["2026.4.15", "2026年4月15日", "46127", "长期坚持", "2026.13.45"]
    rows = [head, *[[*row(n, title=f"风险{n}"), d] for n, d in enumerate(due, 1)]]
    found = recognise(workbook(rows))
    assert [r.due for r in found.risks] == ["2026-04-15"] * 3 + ["长期坚持", "2026.13.45"]
    assert codes(found) == ["date-invalid"]


def test_number_in_the_cell_for_the_whole_power_and_one_risk_a_row():
    head = ["序号", "权力事项", "风险环节", "表现形式", "防控措施", "责任人"]
    rows = [
        head,
        [1, "审批", "受理", "推诿", "限时办结", "甲"],
        ["", "", "审查", "不严", "复核", "乙"],
    ]
    rows += [["", "", "决定", "越权", "集体决定", "丙"]]
    found = recognise(workbook((rows, ["A2:A4", "B2:B4"])))
    assert [r.flow_step for r in found.risks] == ["受理", "审查", "决定"]
    assert {r.power_name for r in found.risks} == {"审批"}


def test_one_table_after_another_each_titled_with_its_section():
    head = ["序号", "廉政风险点", "风险等级", "防控措施"]
    rows = [["某市财政局预算科廉政风险点一览表"], head, [1, "随意追加", "高", "集体研究"], []]
    rows += [["某市财政局国库科廉政风险点一览表"], head, [1, "拖延拨款", "中", "限时"]]
    found = recognise(workbook((rows, ["A1:D1", "A5:D5"])))
    assert [r.department_written for r in found.risks] == ["预算科", "国库科"]
    assert codes(found) == []


def test_a_grade_reckoned_from_likelihood_and_severity():
    head = ["岗位", "廉政风险点", "可能性L值", "严重性C值", "廉政风险值D值", "风险等级", "防控措施"]
    found = recognise(workbook([head, ["会计", "挪用", 3, 5, 15, "一级", "对账"]]))
    risk = found.risks[0]
    assert (risk.title, risk.likelihood, risk.harm, risk.rank) == ("挪用", "3", "5", 1)
    assert risk.extras == {"廉政风险值D值": "15"}


def test_three_grades_proposed_reviewed_and_decided():
    head = ["序号", "风险点", "评估等级", "审定等级", "防控措施", "防控措施落实情况"]
    found = recognise(workbook([head, [1, "挪用", "中", "高", "对账", "已落实"]]))
    assert (found.risks[0].rank, found.risks[0].measures) == (1, ["对账"])
    assert found.risks[0].extras == {"评估等级": "中", "防控措施落实情况": "已落实"}


def test_a_head_of_three_rows_below_a_title_of_two():
    rows = [["某局廉政风险防控表", "", "", "", ""], ["", "", "", "", ""]]
    rows += [["岗位", "风险防控", "", "", ""], ["", "风险", "", "防控", ""]]
    rows += [["", "风险点", "等级", "措施", "责任领导"], ["科长", "专断", "高", "民主", "王某"]]
    merges = ["A1:E2", "A3:A5", "B3:E3", "B4:C4", "D4:E4"]
    found = recognise(workbook((rows, merges)))
    assert (found.risks[0].title, found.risks[0].rank) == ("专断", 1)
    assert (found.risks[0].measures, found.risks[0].responsible_leader) == (["民主"], "王某")
    assert found.sheets == (("Sheet1", 3),)


def test_post_and_duty_merged_over_the_risks_of_each_category():
    head = ["岗位名称", "岗位职责", "风险类别", "风险内容及表现形式", "风险级别", "防范措施"]
    rows = [head, ["局长", "主持工作", "思想道德风险", "信念动摇", "高", "学习"]]
    rows += [
        ["", "", "岗位职责风险", "独断专行", "高", "民主"],
        ["", "", "外部环境风险", "围猎", "中", "报告"],
    ]
    found = recognise(workbook((rows, ["A2:A4", "B2:B4"])))
    assert [r.post_written for r in found.risks] == ["局长"] * 3
    assert [r.category for r in found.risks] == [
        "ideology_morality",
        "post_duty",
        "external_environment",
    ]
    assert {r.power_name for r in found.risks} == {"主持工作"}


def test_heads_in_words_nobody_listed_are_understood_by_their_sense():
    head = [
        "编号",
        "各相关科室",
        "涉及的权力",
        "查出的廉政风险点位",
        "风险的等级",
        "拟定的防控措施",
    ]
    found = recognise(workbook([head, ["F-1", "审计科", "审计", "泄密", "中", "1.教育\n2.检查"]]))
    risk = found.risks[0]
    assert (risk.department_written, risk.power_name, risk.title) == ("审计科", "审计", "泄密")
    assert (risk.rank, risk.measures) == (2, ["教育", "检查"])


def test_a_section_left_blank_in_a_numbered_row_is_asked_after_and_not_guessed():
    found = recognise(workbook([HEAD, row(1), row(2, department="", title="公车")]))
    assert [r.department_written for r in found.risks] == ["办公室", ""]
    assert [(p.cell, p.code) for p in found.problems] == [("B3", "department-missing")]
    assert found.problems[0].facts["nearest"] == "办公室"
