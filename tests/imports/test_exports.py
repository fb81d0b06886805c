"""Ledgers taken out: by whom, how they look, and that they come back in without a change."""

import io
from urllib.parse import unquote

import openpyxl
import pytest

from service.workbooks.recognition import recognise
from service.workbooks.sheets import POWER_CATEGORY_LABELS
from tests.imports.desk import Desk, asked, counts, digest, register, row
from tests.workbooks.making import workbook

FORMULAS = [
    f"{sign}{body}"
    for sign in ("=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠")
    for body in ("1+1", "cmd|'/c calc'!A0", 'HYPERLINK("http://x.example","点我")')
]
POWERS = ["序号", "权力名称", "权力类型", "实施依据", "行使主体", "承办机构"]


def taken(desk: Desk, what: str = "risk-points", **filters: str) -> bytes:
    answer = desk.caller.get(f"/{what}/export", query_string=filters)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data()


def filled(clerk: Desk) -> None:
    clerk.open(
        register(
            row(1),
            row(2, rank="中", post="预算编制岗", category="岗位职责风险"),
            row(3, rank="", department="国库科"),
            row(4, shown="1.先批后审\n2.只批不审", measure="1.双人审核\n2.定期轮岗"),
            row(5, department="局领导", post="局长", category="思想道德风险"),
        )
    )
    assert clerk.commit().status_code == 200, clerk.problems()


def test_an_exported_ledger_changes_nothing_when_it_comes_back(clerk, bureau):
    filled(clerk)
    before = digest(bureau)
    clerk.open(taken(clerk))
    assert clerk.said["counts"] == {"unchanged": 5}
    clerk.commit()
    assert digest(bureau) == before


def test_two_points_in_the_same_words_come_back_as_the_two_they_are(app, clerk, bureau):
    clerk.open(register(row(1, rank="低")))
    clerk.commit()
    section = {"subject_type": "section", "department_id": str(bureau.departments["预算科"])}
    twin = {"title": row(1)[4], "category": "business_process", **section}
    head = Desk.of(app, bureau, "section_head").caller
    assert head.post("/risk-points", twin).status_code == 201
    before = digest(bureau)
    clerk.open(taken(clerk))
    assert clerk.said["counts"] == {"unchanged": 2}
    clerk.commit()
    assert digest(bureau) == before


def test_an_exported_catalogue_changes_nothing_when_it_comes_back(clerk, bureau):
    rows = [[n, f"第{n}项审批", "行政许可", f"条例第{n}条", "市财政局", "预算科"] for n in (1, 2)]
    clerk.open(workbook([POWERS, *rows]), kind="powers")
    clerk.commit()
    before = digest(bureau)
    clerk.open(taken(clerk, "powers"), kind="powers")
    assert clerk.said["counts"] == {"unchanged": 2}
    clerk.commit()
    assert digest(bureau) == before


def edited(content: bytes, head: str, value: str) -> bytes:
    """Change the first cell below a head, as somebody would who got the ledger by post."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    column = next(cell.column for cell in sheet[3] if str(cell.value).startswith(head))
    sheet.cell(4, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_edited_export_updates_by_number_only_if_that_was_asked(app, clerk, bureau):
    clerk.open(register(row(1, rank="")))
    clerk.commit()
    content = edited(taken(clerk), "备注", "已与科室核对")
    clerk.open(content)
    assert clerk.codes(severity="blocking") == ["differs-from-register"]
    clerk.do("PUT", "options", {"update": True})
    assert clerk.codes() == ["will-be-updated"]
    assert clerk.commit().status_code == 200
    assert clerk.said["summary"]["outcome"] == {"updated": 1}
    (found,) = asked(bureau, "SELECT remarks, version FROM risk_points")
    assert (found.remarks, found.version) == ("已与科室核对", 2)
    assert clerk.revert().status_code == 409


def test_an_edited_export_never_lowers_a_grade(clerk, bureau):
    clerk.open(register(row(1)))
    clerk.commit()
    clerk.open(edited(taken(clerk), "风险等级", "低"), update=True)
    assert clerk.codes(severity="blocking") == ["grade-lowered"]
    assert clerk.commit().status_code == 409


def test_the_ledger_is_named_in_chinese_and_ready_to_print(clerk):
    filled(clerk)
    answer = clerk.caller.get("/risk-points/export")
    name = unquote(answer.headers["Content-Disposition"].partition("UTF-8''")[2])
    assert name.endswith(".xlsx")
    assert "廉政风险台账" in name
    sheet = openpyxl.load_workbook(io.BytesIO(answer.get_data())).active
    assert sheet.freeze_panes == "A4"
    assert sheet.page_setup.orientation == "landscape"
    assert [cell.value for cell in sheet[3]][:3] == ["序号", "风险点编号", "单位/科室"]


def test_filters_of_the_list_hold_for_the_export(clerk):
    filled(clerk)
    assert len(recognise(taken(clerk, rank="2")).risks) == 1
    assert len(recognise(taken(clerk, q="第4项")).risks) == 1
    assert clerk.caller.get("/risk-points/export?rank=9").status_code == 422


def test_everybody_takes_out_only_what_he_may(app, clerk, bureau):
    filled(clerk)
    head = Desk.of(app, bureau, "section_head_2")
    assert [one.department_written for one in recognise(taken(head)).risks] == ["国库科"]
    holder = Desk.of(app, bureau, "post_holder")
    assert holder.caller.get("/risk-points/export").status_code == 403


def test_taking_out_is_journalled_as_reading(clerk, bureau):
    filled(clerk)
    taken(clerk, rank="1")
    (entry,) = asked(bureau, "SELECT body FROM journal_entries WHERE topic = 'export.made'")
    assert '"rows":3' in entry.body


@pytest.mark.parametrize("place", ["title", "shown", "measure"])
def test_formulas_leave_as_text_and_come_back_as_they_were(clerk, bureau, place):
    assert len(FORMULAS) >= 30
    lines = [row(n, **{place: formula}) for n, formula in enumerate(FORMULAS, 1)]
    stored = [line for line in lines if line]
    content = text_workbook(stored)
    clerk.open(content)
    assert clerk.commit(partial=True).status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(taken(clerk))).active
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    before = digest(bureau)
    clerk.open(taken(clerk))
    assert set(clerk.said["counts"]) == {"unchanged"}
    assert digest(bureau) == before


def text_workbook(rows: list[list[object]]) -> bytes:
    """A register whose cells are all text, so that a sign at the front is only a sign."""
    import xlsxwriter

    from tests.imports.desk import HEADS

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for r, line in enumerate([HEADS, *rows]):
            for c, value in enumerate(line):
                sheet.write_string(r, c, str(value))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["risks", "powers", "organisation"])
def test_an_empty_workbook_offers_the_bureaus_own_words(clerk, kind):
    answer = clerk.caller.get(f"/import-templates/{kind}")
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.get_data()))
    words = {str(cell.value) for line in book["字典"].iter_rows() for cell in line}
    assert kind == "organisation" or "预算科" in words
    assert clerk.caller.get("/import-templates/other").status_code == 404


def test_an_empty_workbook_offers_only_categories_used_here(clerk):
    """A section and a post use different ones: a named post decides which are offered."""
    answer = clerk.caller.get("/import-templates/risks")
    book = openpyxl.load_workbook(io.BytesIO(answer.get_data()))
    lists = {
        column[0].value: [one.value for one in column[1:] if one.value]
        for column in book["字典"].columns
    }
    assert lists["类别（科室）"] == ["制度机制风险", "业务流程风险", "外部环境风险"]
    assert lists["类别（岗位）"] == ["思想道德风险", "岗位职责风险", "外部环境风险"]
    offered = book["填写"].data_validations.dataValidation
    formula = next(one.formula1 for one in offered if str(one.sqref).startswith("G4"))
    assert formula == 'IF($D4="",字典!$C$2:$C$4,字典!$D$2:$D$4)'
    for place, named in ((1, "类别（科室）"), (2, "类别（岗位）")):
        post = "预算编制岗" if place == 2 else ""
        lines = [row(n, category=one, post=post) for n, one in enumerate(lists[named], 10 * place)]
        clerk.open(register(*lines))
        assert "category-not-used-here" not in clerk.codes()


def test_a_category_without_a_place_here_is_told_with_those_that_have_one(clerk):
    clerk.open(
        register(row(1, category="工作效率"), row(2, category="没有的类"), row(3, category=""))
    )
    assert len(clerk.problems()) == 3
    for told in clerk.problems():
        assert told["suggestion"] == "可用的类别：制度机制风险、业务流程风险、外部环境风险。"
    kinds = clerk.caller.get(f"/imports/{clerk.id}/problem-kinds").get_json()
    assert "工作效率风险" not in kinds["choices"]["category_written"]


def test_rows_that_sound_like_heads_come_back_as_rows(clerk, bureau):
    posts = ("局长", "副局长甲", "副局长乙")
    clerk.open(
        register(
            *(
                row(
                    n,
                    department="局领导",
                    post=post,
                    category="岗位职责风险",
                    title=f"审批第{n}类事项把关不严",
                    shown="只签字不审核",
                )
                for n, post in enumerate(posts * 2, 1)
            )
        )
    )
    clerk.commit()
    assert counts(bureau)["items"] == 6
    clerk.open(taken(clerk))
    assert clerk.said["counts"] == {"unchanged": 6}


def test_powers_of_every_category_come_back_as_they_were(clerk):
    labels = enumerate(POWER_CATEGORY_LABELS.values(), 1)
    rows = [[n, f"第{n}项", label, f"办法第{n}条", "市财政局", "预算科"] for n, label in labels]
    clerk.open(workbook([POWERS, *rows]), kind="powers")
    assert clerk.commit().status_code == 200, clerk.problems()
    clerk.open(taken(clerk, "powers"), kind="powers")
    assert clerk.said["counts"] == {"unchanged": len(rows)}


def test_the_printed_ledger_tells_status_watch_and_latest_scores(app, clerk, bureau):
    clerk.open(register(row(1), row(2, rank=""), row(3, rank="低")))
    clerk.commit()
    found = asked(bureau, "SELECT id, version FROM risk_points WHERE rank IS NULL")[0]
    head = Desk.of(app, bureau, "section_head").caller
    sheet = {
        "scores": {"likelihood": 4, "harm": 5},
        "rationales": dict.fromkeys(("likelihood", "harm"), "近两年发生过"),
    }
    answer = head.post(f"/risk-points/{found.id}/grading-proposal", sheet, if_match=found.version)
    assert answer.status_code == 201, answer.get_json()
    before = digest(bureau)
    content = taken(clerk)
    lines = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)[2:]
    heads = [str(one).rstrip("●") for one in lines[0]]
    printed = [dict(zip(heads, line, strict=True)) for line in lines[1:]]
    assert [one["状态"] for one in printed] == ["已备案（生效）", "草稿", "已备案（生效）"]
    assert (printed[1]["可能性"], printed[1]["危害程度"]) == ("4", "5")
    assert "监察室" in printed[0]["监控主体"]
    assert "预算科" in printed[2]["监控主体"]
    assert {"公示起止", "备案号", "复核日期"} <= printed[0].keys()
    clerk.open(content)
    assert clerk.said["counts"] == {"unchanged": 3}
    clerk.commit()
    assert digest(bureau) == before


def test_who_watches_is_printed_as_an_old_ledger_said_it(clerk, bureau):
    heads = ["序号", "科室", "风险类别", "风险点", "表现形式", "风险等级", "防控措施", "监控主体"]
    line = [1, "预算科", "业务流程风险", "擅自调剂指标", "不报批", "", "双人复核", "审计小组"]
    clerk.open(workbook([heads, line]))
    assert clerk.commit().status_code == 200, clerk.problems()
    before = digest(bureau)
    content = taken(clerk)
    assert recognise(content).risks[0].monitoring == "审计小组"
    clerk.open(content)
    assert clerk.said["counts"] == {"unchanged": 1}
    clerk.open(edited(content, "备注", "已核对"), update=True)
    assert clerk.said["counts"]["ready"] == 1
    assert clerk.commit().status_code == 200
    assert digest(bureau) != before


def test_the_printed_ledger_names_those_who_answer_today(clerk):
    clerk.open(
        register(
            row(1),
            row(2, rank="中"),
            row(3, rank="低", post="预算编制岗", category="岗位职责风险"),
        )
    )
    clerk.commit()
    high, medium, low = recognise(taken(clerk)).risks
    assert "李某" in high.section_head
    assert "赵某" in high.responsible_leader
    assert "钱某" in medium.responsible_leader
    assert "郑某" in low.direct_responsible
    clerk.open(taken(clerk))
    assert clerk.said["counts"] == {"unchanged": 3}
