"""Lists of powers in layouts other than the eleven published ones."""

from service.workbooks.recognition import inspect_json, recognise
from tests.workbooks.making import codes, workbook


def test_a_list_of_duties_with_stages_of_responsibility():
    head = ["序号", "权力类型", "项目名称", "设定依据", "实施主体", "责任事项", "责任事项依据"]
    head += ["承办机构", "追责对象范围", "备注"]
    stages = "1.受理阶段责任：公示材料。\n2.审查阶段责任：审核。\n3.决定阶段责任：作出决定。"
    line = [
        "行政许可",
        "社会团体登记；社会团体变更",
        "《条例》",
        "市民政局",
        stages,
        "《法》",
        "社会组织科",
    ]
    found = recognise(workbook([["责任清单"], head, [1, *line, "具体承办人", ""]]))
    power = found.powers[0]
    assert power.name == "社会团体登记；社会团体变更"
    assert len(power.responsibility_items) == 3
    assert (power.exercising_subject, power.departments) == ("市民政局", ["社会组织科"])


def test_accountability_with_its_own_basis():
    head = [
        "序号",
        "事项名称",
        "子项名称",
        "事项类型",
        "设定依据",
        "行使部门",
        "追责情形",
        "追责依据",
        "备注",
    ]
    rows = [
        head,
        [1, "救助", "临时救助", "行政给付", "《办法》", "县民政局", "失职的", "《公务员法》", ""],
    ]
    power = recognise(workbook(rows)).powers[0]
    assert (power.category, power.sub_name) == ("payment", "临时救助")
    assert (power.accountability_cases, power.accountability_basis) == ("失职的", "《公务员法》")


def test_a_catalogue_with_a_total_first_and_groups_between():
    head = ["序号", "类别", "职权名称及数量", "实施机构", "备注"]
    rows = [["西县财政局行政职权目录"], head, ["", "总计78项 共34页"], ["行政许可  共0项"]]
    rows += [["行政处罚  共2项  第2-15页"], [1, "", "对会计违法的处罚", "财政局", "2"]]
    rows += [[2, "", "对采购违法的处罚", "财政局", "3"], ["", "行政检查", "共1项", "", "第16页"]]
    rows += [[1, "行政检查", "会计监督检查", "财政局", "16"]]
    merges = ["A1:E1", "B3:E3", "A4:E4", "A5:E5"]
    found = recognise(workbook((rows, merges)))
    assert inspect_json(found)["by_category"] == {"行政处罚": 2, "行政检查": 1}
    assert (found.rows, found.rows_imported) == (3, 3)
    assert codes(found) == []


def test_a_comparison_of_the_model_list_with_the_own_list():
    head = ["序号", "省指导目录事项", "", "2021年清单事项名称", "", "对应情况", "调整意见", "备注"]
    below = ["", "权力类型", "权力名称", "权力类型", "权力名称", "", "", ""]
    rows = [head, below]
    rows += [[1, "行政许可", "民办学校审批", "行政许可", "民办学校设立审批", "对应", "保留", ""]]
    rows += [[2, "行政处罚", "对办学的处罚", "", "", "", "不认领", ""]]
    rows += [[3, "", "", "行政检查", "对学校的检查", "", "保留", ""]]
    merges = ["B1:C1", "D1:E1", *[f"{c}1:{c}2" for c in "AFGH"]]
    found = recognise(workbook((rows, merges)))
    assert [p.name for p in found.powers] == ["民办学校设立审批", "对学校的检查"]
    doubts = [(p.cell, p.code) for p in found.problems if p.code != "column-not-recognised"]
    assert doubts == [("C4", "power-not-claimed")]
    assert found.rows == found.rows_imported + found.rows_reported == 3


def test_a_vertical_form_for_each_power():
    rows = []
    for name, kind in (("征地审核", "其他行政权力"), ("违法占地处罚", "行政处罚")):
        rows += [
            ["职权名称", name],
            ["职权类型", kind],
            ["职权编码", "Q001"],
            ["法定主体", "国土局"],
        ]
        rows += [["责任事项", "1.立案责任：发现即立案", ""], ["", "2.调查责任：两人以上"], []]
    merges = ["A5:A6", "A12:A13"]
    found = recognise(workbook((rows, merges)))
    assert [(p.name, p.category) for p in found.powers] == [
        ("征地审核", "other_administrative"),
        ("违法占地处罚", "penalty"),
    ]
    assert [len(p.responsibility_items) for p in found.powers] == [2, 2]
    assert found.powers[0].exercising_subject == "国土局"


def test_a_page_for_a_single_power():
    rows = [["权力名称", "教师资格认定"], ["权力类别", "行政确认"], ["责任主体", "县教育局"]]
    rows += [["设定依据", "《教师法》第十三条"], ["责任事项", "1.受理；2.审查；3.发证"]]
    found = recognise(workbook(rows))
    assert [(p.name, p.category, len(p.responsibility_items)) for p in found.powers] == [
        ("教师资格认定", "confirmation", 3)
    ]


def test_an_enforcement_list_keeps_what_it_does_not_know():
    head = [
        "序号",
        "事项名称",
        "执法类型",
        "执法主体",
        "承办机构",
        "执法依据",
        "具体职责",
        "实施对象",
    ]
    head += ["执法区域", "监督电话"]
    line = [
        1,
        "殡葬检查",
        "行政检查",
        "市民政局",
        "社会事务科",
        "《条例》",
        "检查",
        "殡仪馆",
        "市区",
        "123",
    ]
    found = recognise(workbook([head, line]))
    power = found.powers[0]
    assert (power.counterpart, power.level_authority) == ("殡仪馆", "市区")
    assert power.extras == {"监督电话": "123"}
    assert [(p.cell, p.code) for p in found.problems] == [("J1", "column-not-recognised")]


def test_sub_items_numbered_under_their_main_item():
    head = ["序号", "职权名称", "职权类别", "法律依据", "责任科室"]
    rows = [head, ["1", "房产管理", "行政许可", "《法》", "房产科"]]
    rows += [
        ["1.1", "预售许可", "行政许可", "《法》", "房产科"],
        ["1-2", "备案", "其他", "《法》", "房产科"],
    ]
    found = recognise(workbook(rows))
    assert [p.parent for p in found.powers] == [None, 0, 0]


def test_sub_items_merged_under_one_name():
    head = ["序号", "事项名称", "子项名称", "权力类型", "实施依据", "承办机构"]
    rows = [head, [1, "资质审批", "1.施工资质", "行政许可", "《法》", "建管科"]]
    rows += [["", "", "2.监理资质", "行政许可", "《法》", "质监科"]]
    found = recognise(workbook((rows, ["A2:A3", "B2:B3"])))
    assert [(p.number, p.name, p.sub_name) for p in found.powers] == [
        ("1", "资质审批", "1.施工资质"),
        ("1", "资质审批", "2.监理资质"),
    ]


def test_internal_powers_have_their_direction():
    head = ["序号", "职权类别", "职权名称", "行使依据", "承办科室"]
    rows = [["某局内部权力清单"], head, [1, "人事管理", "干部任免", "《条例》", "人事科"]]
    rows += [
        [2, "其他类", "公章管理", "制度", "办公室"],
        [3, "保密管理", "定密", "《法》", "办公室"],
    ]
    found = recognise(workbook(rows))
    assert [(p.category, p.direction) for p in found.powers] == [
        ("internal_personnel", "internal"),
        ("other_administrative", "external"),
        (None, None),
    ]
    assert codes(found) == ["category-unknown"]


def test_a_list_in_traditional_script():
    head = ["序號", "職權名稱", "職權類別", "法律依據", "承辦機構", "備註"]
    rows = [head, [1, "建築許可", "行政許可", "《條例》", "工務科", ""]]
    power = recognise(workbook(rows)).powers[0]
    assert (power.name, power.category, power.department_written) == (
        "建築許可",
        "licensing",
        "工務科",
    )


def test_a_row_without_a_name_is_reported():
    head = ["序号", "权力名称", "权力类型", "实施依据"]
    rows = [head, [1, "处罚甲", "行政处罚", "《法》"], [2, "", "行政处罚", "《法》"]]
    found = recognise(workbook(rows))
    assert (len(found.powers), found.rows_reported) == (1, 1)
    assert ("B3", "name-missing") in [(p.cell, p.code) for p in found.problems]


def test_a_risk_column_beside_powers_makes_it_a_risk_register():
    head = ["序号", "权力名称", "权力类型", "承办科室", "廉政风险点", "风险等级", "防控措施"]
    rows = [head, [1, "处罚", "行政处罚", "法规科", "滥用裁量", "高", "1.基准；2.审核"]]
    found = recognise(workbook(rows))
    assert found.kind == "risks"
    assert found.risks[0].power_name == "处罚"


def test_powers_and_risks_in_one_workbook_are_asked_for_by_kind():
    powers = [["序号", "权力名称", "权力类型", "实施依据"], [1, "甲", "行政许可", "《法》"]]
    risks = [
        ["序号", "风险点", "风险等级", "防控措施"],
        [1, "乙", "高", "丙"],
        [2, "丁", "低", "戊"],
    ]
    book = workbook(("权力清单", powers), ("风险点", risks))
    assert recognise(book).kind == "risks"
    found = recognise(book, kind="powers")
    assert (len(found.powers), codes(found)) == (1, ["sheet-left-out"])


def test_text_hidden_beneath_a_merge_is_reported():
    import openpyxl

    head = ["序号", "权力名称", "权力类型", "追责情形"]
    book = workbook([head, [1, "甲", "行政许可", "失职"], [2, "乙", "行政许可", "渎职"]])
    import io

    from openpyxl.worksheet.cell_range import CellRange

    opened = openpyxl.load_workbook(io.BytesIO(book))
    opened.active.merged_cells.add(CellRange("D2:D3"))
    out = io.BytesIO()
    opened.save(out)
    found = recognise(out.getvalue())
    assert [(p.cell, p.code) for p in found.problems] == [("D3", "text-under-merge")]
