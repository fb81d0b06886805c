"""The workbook comes back with a remark at every bad cell; mended and sent again it is clean."""

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
import xlwt
from openpyxl import load_workbook
from openpyxl.styles import Font

from tests.imports.desk import Desk, register, row
from tests.imports.test_real_registers import WORKBOOKS


def handed_back(desk: Desk):
    answer = desk.caller.get(f"/imports/{desk.id}/annotated")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer


def book_of(answer):
    return load_workbook(io.BytesIO(answer.get_data()))


def old_workbook(lines) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    for number, line in enumerate(lines):
        for place, said in enumerate(line):
            sheet.write(number, place, said)
    return saved(book)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_each_bad_cell_bears_a_remark_and_looks_are_kept(clerk):
    book = load_workbook(io.BytesIO(register(row(1), row(2, rank="不好说", department="救助股"))))
    sheet = book.active
    sheet["E2"].font = Font(name="仿宋", size=15, bold=True)
    sheet.column_dimensions["E"].width = 33
    sheet.freeze_panes = "A2"
    clerk.open(saved(book))
    answer = handed_back(clerk)
    assert "台账（批注）.xlsx" in unquote(answer.headers["Content-Disposition"])
    back = book_of(answer).active
    assert {place for place in ("B3", "G3", "B2", "G2") if back[place].comment} == {"B3", "G3"}
    assert "救助股" in back["B3"].comment.text
    assert back["B3"].fill.fgColor.rgb == "FFFFC7CE"
    assert (back["E2"].font.name, back["E2"].font.size, back["E2"].font.b) == ("仿宋", 15, True)
    assert (back.column_dimensions["E"].width, back.freeze_panes) == (33, "A2")


def test_what_was_mended_in_place_is_written_in_and_the_rest_mended_by_hand_is_clean(clerk):
    clerk.open(register(row(1, rank="较高"), row(2, rank="不好说"), row(3, department="救助股")))
    said = {"column": "grade_written", "from": "较高", "to": "高"}
    assert clerk.do("POST", "corrections", said).status_code == 200
    back = book_of(handed_back(clerk))
    sheet = back.active
    assert (sheet["G2"].value, sheet["G2"].comment) == ("高", None)
    remarks = {one.coordinate for line in sheet.iter_rows() for one in line if one.comment}
    assert remarks == {"G3", "B4"}
    sheet["G3"], sheet["B4"] = "低", "预算科"
    clerk.open(saved(back))
    assert clerk.said["counts"] == {"ready": 3}


def test_a_correction_of_one_row_of_a_merged_block_gives_it_a_cell_of_its_own(clerk):
    book = load_workbook(io.BytesIO(register(*(row(n) for n in range(1, 4)))))
    book.active.merge_cells("B2:B4")
    clerk.open(saved(book))
    (_, second, _) = clerk.rows()
    clerk.correct(second["id"], department_written="国库科")
    sheet = book_of(handed_back(clerk)).active
    assert [sheet[f"B{n}"].value for n in (2, 3, 4)] == ["预算科", "国库科", "预算科"]


def test_what_begins_like_a_formula_stays_words(clerk):
    clerk.open(register(row(1)))
    (found,) = clerk.rows()
    clerk.correct(found["id"], title='=HYPERLINK("http://a")不核对')
    cell = book_of(handed_back(clerk)).active["E2"]
    assert (cell.data_type, cell.value[:3]) == ("s", "=HY")


def test_names_answered_for_all_are_written_in(clerk, bureau):
    clerk.open(register(row(1, department="救助股")))
    meant = {"departments": {"救助股": str(bureau.departments["国库科"])}}
    clerk.do("PUT", "mapping", meant)
    assert book_of(handed_back(clerk)).active["B2"].value == "国库科"


def test_an_old_workbook_comes_back_as_a_new_one_and_says_so(clerk):
    heads = ["科室", "风险类别", "风险点", "表现形式", "风险等级", "防控措施"]
    line = ["预算科", "业务流程风险", "审核不严", "不核对原件", "不好说", "双人审核"]
    clerk.open(old_workbook([heads, line]))
    answer = handed_back(clerk)
    assert answer.headers["X-Converted-From"] == "xls"
    assert "由xls转换" in unquote(answer.headers["Content-Disposition"])
    assert book_of(answer).active["E2"].comment is not None


def test_nothing_is_handed_back_before_it_is_read_nor_to_others(clerk, head, app):
    clerk.upload(register(row(1)))
    assert clerk.caller.get(f"/imports/{clerk.id}/annotated").status_code == 409
    clerk.parse()
    assert head.caller.get(f"/imports/{clerk.id}/annotated").status_code in (403, 404)


@pytest.mark.parametrize("register", WORKBOOKS, ids=lambda path: path.stem[:12])
def test_a_real_register_with_remarks_is_mended_by_hand_and_comes_back_clean(register: Path, clerk):
    clerk.open(register.read_bytes())
    blocked = clerk.blocked()
    back = book_of(handed_back(clerk))
    for problem in blocked:
        cell = back[problem["sheet"]][problem["cell"]]
        place = next(
            (one for one in back[problem["sheet"]].merged_cells.ranges if cell.coordinate in one),
            None,
        )
        seen = back[problem["sheet"]].cell(place.min_row, place.min_col) if place else cell
        assert problem["message"] in seen.comment.text
        if problem["code"] == "department-unknown":
            seen.value = "预算科"
    clerk.open(saved(back))
    assert {one["code"] for one in clerk.blocked()} <= {
        one["code"] for one in blocked if one["code"] != "department-unknown"
    }
    assert clerk.said["item_count"] == len(clerk.rows())


def spread_over(content: bytes, element: str) -> bytes:
    """Write a merge or a link into the first sheet that reaches over far more than it says."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            xml = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                xml = xml.replace(b"</sheetData>", b"</sheetData>" + element.encode())
            new.writestr(part.filename, xml)
    return out.getvalue()


@pytest.mark.parametrize(
    "element",
    [
        '<mergeCells><mergeCell ref="Z1:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="Z1:XFD1048576" location="A1"/></hyperlinks>',
    ],
)
def test_a_small_workbook_that_would_fill_the_memory_is_not_handed_back(clerk, element):
    clerk.open(spread_over(register(row(1), row(2, rank="不好说")), element))
    answer = clerk.caller.get(f"/imports/{clerk.id}/annotated")
    assert answer.status_code == 409, answer.get_data(as_text=True)
    told = answer.get_json()
    assert (told["code"], told["reason"]) == ("not-handed-back", "too-heavy")
    assert len(clerk.rows()) == 2
