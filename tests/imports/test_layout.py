"""A clerk sees which of his columns became what, says otherwise, and the check runs again."""

import pytest

from tests.imports.desk import HEADS, Desk, asked, register, row
from tests.imports.test_mending import alike
from tests.workbooks.making import workbook

OWN = ["序号", "科室", "风险类别", "风险点", "表现形式", "等级", "办法", "说明文字", ""]
LINE = [1, "预算科", "业务流程风险", "把关不严", "不核对原件", "高", "双人审核", "内部掌握", "张三"]


def layout(desk: Desk) -> dict:
    answer = desk.caller.get(f"/imports/{desk.id}/layout")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def lay_out(desk: Desk, *tables: dict):
    return desk.do("PUT", "layout", {"tables": list(tables)})


def said(columns: dict | None = None, row: int | None = 1, sheet: str = "Sheet1") -> dict:
    return {"sheet": sheet, "header_row": row, "columns": columns or {}}


def test_every_column_is_shown_with_a_sample_and_what_it_became(clerk):
    clerk.open(workbook([["廉政风险台账"], OWN, LINE]))
    found = layout(clerk)
    (table,) = found["tables"]
    assert (table["sheet"], table["header_row"], table["row_count"]) == ("Sheet1", 2, 1)
    shown = {one["column"]: one for one in table["columns"]}
    assert [one["head"] for one in shown.values()] == OWN
    assert (shown["B"]["meaning"], shown["B"]["sample"]) == ("department_written", "预算科")
    assert (shown["I"]["meaning"], shown["I"]["sample"]) == ("left_out", "张三")
    assert not any(one["chosen"] for one in shown.values())
    required = {one["field"]: one["required"] for one in found["fields_of"]["risks"]}
    assert (required["measures"], required["remarks"]) == (True, False)
    (sheet,) = found["sheets"]
    assert (sheet["first_rows"][0]["row"], sheet["first_rows"][0]["text"]) == (1, "廉政风险台账")


def test_a_column_that_was_not_known_is_given_its_meaning_and_one_is_left_out(clerk, bureau):
    clerk.open(workbook([OWN, LINE]))
    answer = lay_out(clerk, said({"I": "direct_responsible", "H": "left_out", "G": "measures"}))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    (read,) = clerk.rows()
    assert read["content"]["direct_responsible"] == "张三"
    assert read["content"]["measures"] == ["双人审核"]
    assert "说明文字" not in str(read["content"])
    shown = {one["column"]: one for one in layout(clerk)["tables"][0]["columns"]}
    assert (shown["H"]["meaning"], shown["H"]["chosen"]) == ("left_out", True)
    clerk.commit()
    (point,) = asked(bureau, "SELECT direct_responsible_written, remarks FROM risk_points")
    assert (point.direct_responsible_written, point.remarks) == ("张三", "")


def test_a_column_nobody_asks_for_is_kept_with_the_remarks_or_left_out(clerk):
    clerk.open(workbook([[*HEADS, "备注"], [*row(1), "待核实"]]))
    assert clerk.rows()[0]["content"]["remarks"] == "待核实"
    lay_out(clerk, said({"I": "kept"}))
    assert clerk.rows()[0]["content"]["extras"] == {"备注": "待核实"}
    lay_out(clerk, said({"I": "left_out"}))
    assert not {"remarks", "extras"} & clerk.rows()[0]["content"].keys()
    assert clerk.codes() == []


def test_the_field_one_column_is_given_is_taken_from_the_other(clerk):
    clerk.open(workbook([[*HEADS, "审定级别"], [*row(1, rank="低"), "高"]]))
    lay_out(clerk, said({"I": "rank"}))
    (read,) = clerk.rows()
    assert (read["content"]["rank"], read["cells"]["rank"]) == (1, "I2")
    shown = {one["column"]: one["meaning"] for one in layout(clerk)["tables"][0]["columns"]}
    assert (shown["G"], shown["I"]) == ("kept", "rank")


def test_another_sheet_and_another_row_are_read_when_the_clerk_says_so(clerk):
    old = ("2024年", [HEADS, row(1, title="旧的风险点把关不严")])
    new = ("2025年", [["填表说明"], ["草稿", "勿用"], HEADS, row(2), row(3)])
    clerk.open(workbook(old, new))
    assert len(clerk.rows()) == 3
    lay_out(clerk, {"sheet": "2025年"})
    assert {one["sheet"] for one in clerk.rows()} == {"2025年"}
    assert layout(clerk)["tables"][0]["header_row"] == 3
    lay_out(clerk, said({"B": "department_written", "E": "title"}, row=4, sheet="2025年"))
    assert [one["row"] for one in clerk.rows()] == [5]
    assert clerk.said["summary"]["sheets"] == [{"sheet": "2025年", "header_row": 4}]


def test_a_workbook_whose_head_nobody_knew_is_read_once_its_columns_are_named(clerk):
    clerk.open(workbook([["甲", "乙", "丙"], ["预算科", "把关不严", "双人审核"]]))
    assert clerk.said["state"] == "refused"
    meant = {"A": "department_written", "B": "title", "C": "measures"}
    assert lay_out(clerk, said(meant)).status_code == 200
    assert (clerk.said["state"], clerk.said["refusal"]) == ("parsed", "")
    (read,) = clerk.rows()
    assert (read["content"]["title"], read["content"]["measures"]) == ("把关不严", ["双人审核"])


def test_what_was_mended_is_not_thrown_away_by_reading_anew(clerk):
    clerk.open(register(row(1, rank="较高"), row(2)))
    made = alike(clerk, "grade_written", "较高", "高").get_json()["last_correction"]
    refused = lay_out(clerk, said({"C": "left_out"}))
    assert (refused.status_code, refused.get_json()["code"]) == (409, "layout-settled")
    clerk.do("DELETE", f"corrections/{made['id']}")
    assert lay_out(clerk, said({"C": "left_out"})).status_code == 200
    left = clerk.do("POST", "omissions", {"row_ids": [clerk.rows()[0]["id"]], "reason": "空行"})
    assert left.status_code == 200
    assert lay_out(clerk, said()).status_code == 409


@pytest.mark.parametrize(
    "table",
    [
        said(sheet="没有这张表"),
        said({"A": "salary"}),
        said({"1": "title"}),
        said(row=0),
    ],
)
def test_a_layout_the_workbook_does_not_have_is_refused(clerk, table):
    clerk.open(register(row(1)))
    assert lay_out(clerk, table).status_code == 422
    assert len(clerk.rows()) == 1


def test_a_sheet_in_which_nothing_is_to_be_found_changes_nothing(clerk):
    clerk.open(workbook(("台账", [HEADS, row(1)]), ("空表", [["只有一句话"]])))
    assert lay_out(clerk, {"sheet": "空表"}).status_code == 422
    assert [one["sheet"] for one in clerk.rows()] == ["台账"]


def test_reading_anew_is_for_whoever_uploads_and_is_in_the_journal_once(clerk, bureau, head):
    clerk.open(register(row(1)))
    assert head.take_over(clerk).caller.get(f"/imports/{clerk.id}/layout").status_code in (403, 404)
    assert lay_out(head, said()).status_code in (403, 404)
    assert clerk.caller.put(f"/imports/{clerk.id}/layout", {"tables": [said()]}).status_code == 428
    lay_out(clerk, said({"A": "left_out"}))
    topics = asked(bureau, "SELECT topic FROM journal_entries WHERE topic = 'import.laid_out'")
    assert len(topics) == 1


def test_a_list_of_powers_and_a_list_of_people_are_laid_out_alike(clerk, administrator):
    heads = ["序号", "权力名称", "权力类型", "承办机构", "实施依据"]
    line = [1, "项目资金审批", "行政许可", "预算科", "预算法"]
    clerk.open(workbook([[*heads, "口径"], [*line, "内部"]]), kind="powers")
    (table,) = layout(clerk)["tables"]
    assert [one["meaning"] for one in table["columns"]][3:] == [
        "departments",
        "legal_basis",
        "kept",
    ]
    lay_out(clerk, said({"F": "content"}))
    assert clerk.rows()[0]["content"]["content"] == "内部"
    heads = [one["head"] for one in clerk.said["columns"]]
    assert heads == ["权力名称", "权力类型", "承办机构", "实施依据", "权力内容"]
    people = [["姓名", "部门", "岗位", "绰号"], ["王五", "预算科", "预算编制岗", "老五"]]
    administrator.open(workbook(people), "organisation")
    shown = layout(administrator)["tables"][0]
    assert (shown["table"], shown["columns"][3]["meaning"]) == ("people", "kept")
