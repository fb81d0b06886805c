"""A list is taken out in the columns, the order and the form that were asked for."""

import csv
import io
import re
from urllib.parse import unquote
from uuid import uuid4

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from service.exports.use_cases import sheets
from tests.imports.desk import Desk, asked, register, row


def filled(clerk: Desk, *rows) -> None:
    clerk.open(register(*(rows or (row(1), row(2, rank="中"), row(3, rank="低")))))
    assert clerk.commit().status_code == 200, clerk.problems()


def with_formula(clerk: Desk) -> None:
    clerk.open(register(row(1)))
    (found,) = clerk.rows()
    clerk.correct(found["id"], title="=1+1不核对", measures=["@双人审核"])
    assert clerk.commit().status_code == 200


def taken(desk: Desk, what: str, status: int = 200, **query: str):
    answer = desk.caller.get(f"/{what}/export", query_string=query)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer


def cells(answer) -> list[list]:
    sheet = openpyxl.load_workbook(io.BytesIO(answer.get_data())).active
    return [list(line) for line in sheet.iter_rows(values_only=True)]


def test_only_the_columns_asked_for_stand_there_in_their_order(clerk):
    filled(clerk)
    found = cells(taken(clerk, "risk-points", columns="title,rank,number", sort="-rank"))
    assert found[2] == ["风险点", "风险等级", "风险点编号"]
    assert [line[1] for line in found[3:]] == ["低", "中", "高"]


def test_the_sheet_is_ready_to_print(clerk):
    filled(clerk)
    answer = taken(clerk, "risk-points", columns="position,title,rank")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.get_data())).active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert sheet.column_dimensions["B"].width >= 20


def test_every_printed_page_says_who_took_the_list_out_and_when(clerk):
    filled(clerk)
    sheet = openpyxl.load_workbook(io.BytesIO(taken(clerk, "risk-points").get_data())).active
    name = clerk.caller.get("/me").get_json()["name"]
    assert re.fullmatch(rf"导出人：{name}　\d{{4}}-\d\d-\d\d \d\d:\d\d", sheet.oddFooter.left.text)
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_the_filters_of_the_list_hold_for_what_is_taken_out(clerk):
    filled(clerk)
    assert len(cells(taken(clerk, "risk-points", columns="title", rank="1,2"))) == 5
    assert len(cells(taken(clerk, "risk-points", columns="title", q="第3项"))) == 4


def test_a_column_nobody_knows_is_refused(clerk):
    assert taken(clerk, "risk-points", 422, columns="title,tenant_id")
    assert taken(clerk, "powers", 422, columns="rank")
    assert taken(clerk, "risk-points", 422, format="pdf")


def test_csv_is_marked_as_unicode_and_holds_no_formula(clerk):
    with_formula(clerk)
    answer = taken(clerk, "risk-points", columns="title,measures", format="csv")
    assert answer.mimetype == "text/csv"
    assert ".csv" in unquote(answer.headers["Content-Disposition"])
    content = answer.get_data()
    assert content.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert head == ["风险点", "防控措施"]
    assert line[0].startswith("'=1+1")
    assert not {one[:1] for one in line} & set("=+-@")


def test_in_a_workbook_what_begins_like_a_formula_is_words(clerk):
    with_formula(clerk)
    answer = taken(clerk, "risk-points", columns="title")
    cell = openpyxl.load_workbook(io.BytesIO(answer.get_data())).active["A4"]
    assert (cell.data_type, cell.value) == ("s", "=1+1不核对")


def test_the_measures_are_taken_out_with_their_points(clerk):
    filled(clerk)
    found = cells(taken(clerk, "measures", columns="risk_point_title,text,rank,department"))
    assert found[2] == ["风险点", "防控措施", "风险等级", "科室"]
    assert len(found) == 6
    assert found[3][1:] == ["第1类事项双人审核", "高", "预算科"]


def test_the_journal_is_taken_out_by_the_auditor_alone(clerk, app, bureau):
    filled(clerk)
    auditor = Desk.of(app, bureau, "auditor")
    found = cells(taken(auditor, "journal", columns="at,person,topic", topic="import.committed"))
    assert [line[2] for line in found[3:]] == ["import.committed"]
    assert found[3][1] == bureau.people["register_office"].name
    taken(clerk, "journal", 403)


def test_a_section_takes_out_its_own_points_only(clerk, head):
    filled(clerk, row(1), row(2, department="国库科"))
    found = cells(taken(head, "risk-points", columns="department"))
    assert {line[0] for line in found[3:]} == {"预算科"}


def test_what_is_long_is_left_to_a_worker(clerk, monkeypatch):
    filled(clerk)
    monkeypatch.setattr(sheets, "MOST_AT_ONCE", 2)
    refused = taken(clerk, "risk-points", 409).get_json()
    assert (refused["code"], refused["rows"], refused["most"]) == ("export-too-long", 3, 2)


def test_taking_out_is_written_down_with_its_columns(clerk, bureau):
    filled(clerk)
    taken(clerk, "risk-points", columns="title", rank="1")
    (entry,) = asked(bureau, "SELECT body FROM journal_entries WHERE topic = 'export.made'")
    for word in ('"risk_points"', '"rows":1', '"columns":["title"]'):
        assert word in entry.body.replace('": ', '":')


@pytest.mark.parametrize("kind", ["risk_points", "powers", "measures", "journal"])
def test_the_columns_of_each_list_can_be_asked(clerk, kind):
    items = clerk.caller.get(f"/export-columns/{kind}").get_json()["items"]
    assert items[0]["key"] == "position"
    assert all(one["head"] and one["width"] for one in items)
    english = {"Accept-Language": "en"}
    named = clerk.caller.get(f"/export-columns/{kind}", headers=english).get_json()["items"]
    assert all(one["head"].isascii() for one in named)


def test_the_ledger_says_who_answers_and_when_it_is_looked_at_again(clerk, leader):
    filled(clerk)
    ids = [one["id"] for one in leader.caller.get("/risk-points").get_json()["items"]]
    found = leader.caller.get(f"/risk-points/standing?id={','.join(ids)}").get_json()["items"]
    assert {one["id"] for one in found} == set(ids)
    assert all(one["section_head"] and one["responsible_leader"] for one in found)
    assert all(one["next_review_on"] for one in found)
    assert {one["noticed"] for one in found} == {""}
    sheet = cells(taken(clerk, "risk-points", columns="number,next_review_on,version,noticed"))
    printed = {line[0]: line[1] for line in sheet[3:]}
    numbers = {one["id"]: one["number"] for one in leader.caller.get("/risk-points").json["items"]}
    assert {numbers[one["id"]]: one["next_review_on"] for one in found} == printed


def test_main_item_levels_and_reform_of_a_power_are_taken_out(head):
    common = {
        "category": "licensing",
        "legal_basis": "《会计法》",
        "department_id": str(head.bureau.departments["预算科"]),
    }
    main = head.caller.post("/powers", {"name": "代理记账审批", **common}).get_json()
    head.caller.post(
        "/powers",
        {
            "name": "代理记账变更",
            "parent_id": main["id"],
            "levels": [{"level": "县级", "duty": "初审"}],
            "reform": {"document_number": "国发〔2020〕13号", "decision": "下放"},
            **common,
        },
    )
    sheet = cells(taken(head, "powers", columns="name,parent,levels,reform"))
    assert sheet[2] == ["权力名称", "所属主项", "层级分工", "审改结果"]
    found = sheet[4][:3], sheet[4][3].replace("\u2060", "")
    assert found == (["代理记账变更", "代理记账审批", "县级：初审"], "下放 国发〔2020〕13号")


def test_main_item_levels_and_reform_are_read_back_as_they_were_taken_out(app, bureau, head):
    common = {
        "category": "licensing",
        "legal_basis": "《会计法》",
        "exercising_subject": "本局",
        "department_id": str(head.bureau.departments["预算科"]),
    }
    main = head.caller.post("/powers", {"name": "代理记账审批", **common}).get_json()
    shares = [{"level": "县级", "duty": "初审"}, {"level": "市级", "duty": "终审"}]
    reform = {"document_number": "国发〔2020〕13号", "decision": "下放", "item_number": "第3项"}
    more = {"parent_id": main["id"], "levels": shares, "reform": reform}
    head.caller.post("/powers", {"name": "代理记账变更", **more, **common})
    columns = "number,name,category,department,legal_basis,exercising_subject,parent,levels,reform"
    content = taken(head, "powers", columns=columns).get_data()
    head.open(content, "powers", update=True)
    assert (head.codes(), head.said["counts"]) == ([], {"unchanged": 2})


def test_what_a_person_may_not_see_is_not_told_of_either(clerk, app):
    filled(clerk)
    ids = [one["id"] for one in clerk.caller.get("/risk-points").get_json()["items"]]
    assert clerk.caller.get("/risk-points?noticed=true").get_json()["items"] == []
    stranger = uuid4()
    found = clerk.caller.get(f"/risk-points/standing?id={stranger},{ids[0]}").get_json()["items"]
    assert [one["id"] for one in found] == [ids[0]]
    assert clerk.caller.get("/risk-points/standing").status_code == 422


def test_a_word_file_stands_across_with_heads_number_and_code_on_each_page(clerk, leader):
    filled(clerk)
    answer = taken(clerk, "risk-points", format="docx", columns="position,title,rank")
    content = answer.get_data()
    word = docx.Document(io.BytesIO(content))
    section, (table,) = word.sections[0], word.tables
    assert section.page_width > section.page_height
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "风险点", "风险等级"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
    assert [row.cells[2].text for row in table.rows[1:]] == ["▲高", "◆中", "●低"]
    foot = "".join(cell.text for cell in section.footer.tables[0].rows[0].cells)
    code = re.search(r"校验码 (\S+)", foot)[1]
    number = re.search(r"\S+-DY-\d+-\d+", foot)[0]
    assert number in unquote(answer.headers["Content-Disposition"])
    again = taken(clerk, "risk-points", format="docx", columns="position,title,rank")
    assert again.get_data() == content
    told = leader.caller.get(f"/papers/check/{code}").get_json()
    assert (told["number"], told["agrees_with_register"]) == (number, True)


def test_the_journal_is_no_word_file(app, bureau):
    auditor = Desk.of(app, bureau, "auditor")
    assert taken(auditor, "journal", 422, format="docx")
