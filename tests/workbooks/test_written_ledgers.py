import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.workbooks.recognition import recognise
from service.workbooks.rows import RiskRow
from service.workbooks.sheets import RANK_LABELS, RISK_CATEGORY_LABELS
from service.workbooks.templates import write_template
from service.workbooks.writing import write_catalogue, write_ledger
from tests.workbooks.making import codes

LETTERS = (
    "公车管理制度风险点措施依据高中低合计备注一二三四12345.、；。，（）()①②：:=+-@'\" ABcx《》%/注"
)


def stripped(text):
    return " ".join(text.split())


short = st.text(LETTERS, max_size=20).map(stripped)
named = short.filter(lambda t: any(c.isalpha() for c in t))
item = st.text(LETTERS + "\n", min_size=1, max_size=40).map(
    lambda t: "\n".join(line.strip() for line in t.split("\n") if line.strip())
)
items = st.lists(item.filter(bool), max_size=4)
risk = st.fixed_dictionaries(
    {
        "code": st.from_regex(r"F-[0-9]{4}", fullmatch=True),
        "title": named,
        "manifestations": items,
        "measures": items,
        "rank": st.sampled_from([1, 2, 3, None]),
        "category": st.sampled_from([*RISK_CATEGORY_LABELS, None]),
        "department_written": short,
        "post_written": short,
        "power_name": short,
        "flow_step": short,
        "direct_responsible": short,
        "responsible_leader": short,
        "monitoring": short,
        "likelihood": short,
        "due": st.sampled_from(["", "2026-04-15", "长期坚持"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(risk, min_size=1, max_size=6))
def test_a_printed_ledger_reads_back_exactly_as_it_was_written(risks):
    found = recognise(write_ledger(risks), kind="risks")
    read = [{name: getattr(r, name) for name in risks[0]} for r in found.risks]
    assert read == risks
    again = recognise(write_ledger(found.risks), kind="risks")
    assert [{name: getattr(r, name) for name in risks[0]} for r in again.risks] == risks


power = st.fixed_dictionaries(
    {
        "name": named,
        "sub_name": short,
        "category": st.sampled_from(["licensing", "internal_other", "other_administrative"]),
        "legal_basis": item,
        "responsibility_items": items,
        "department_written": short,
        "accountability_cases": item,
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(power, min_size=1, max_size=5))
def test_a_printed_catalogue_reads_back_exactly_as_it_was_written(powers):
    found = recognise(write_catalogue(powers), kind="powers")
    assert [{name: getattr(p, name) for name in powers[0]} for p in found.powers] == powers


def test_labels_of_the_profile_are_printed_and_understood():
    rows = [{"title": "甲", "measures": ["乙"], "rank": rank} for rank in (1, 2, 3)]
    for labels in (RANK_LABELS, {1: "一级", 2: "二级", 3: "三级"}, {1: "A", 2: "B", 3: "C"}):
        found = recognise(write_ledger(rows, labels=labels))
        assert [r.rank for r in found.risks] == [1, 2, 3]


def test_formulas_are_written_as_text():
    row = {"title": "=HYPERLINK(1)", "measures": ["=cmd|'/c calc'!A1"], "rank": 1}
    book = openpyxl.load_workbook(io.BytesIO(write_ledger([row])))
    kinds = {cell.data_type for line in book.active.iter_rows() for cell in line if cell.value}
    assert kinds <= {"s", "n"}
    assert recognise(write_ledger([row])).risks[0].measures == ["=cmd|'/c calc'!A1"]


def test_a_ledger_is_ready_to_print():
    content = write_ledger([{"title": "甲", "measures": ["乙"]}], notes="单位：某局")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:S4"
    assert sheet["A2"].value == "单位：某局"


def test_a_text_too_long_for_a_cell_is_visibly_cut():
    content = write_ledger([{"title": "甲", "measures": ["长" * 40_000]}])
    assert recognise(content).risks[0].measures[0].endswith("请在系统中查看）")


def test_two_thousand_rows_survive_the_round():
    rows = [
        {"title": f"风险{n}点", "measures": ["甲", "乙"], "rank": n % 3 + 1} for n in range(2000)
    ]
    found = recognise(write_ledger(rows))
    assert isinstance(found.risks[-1], RiskRow)
    assert (found.rows, len(found.risks)) == (2000, 2000)


@pytest.mark.parametrize("kind", ["risks", "powers"])
def test_an_import_template_offers_its_dictionary_and_takes_a_row(kind):
    template = write_template(kind, {"departments": ["办公室", "财务科"]})
    assert recognise(template, kind=kind).rows == 0
    book = openpyxl.load_workbook(io.BytesIO(template))
    assert book.sheetnames == ["填写", "字典", "说明"]
    assert book["填写"].data_validations.count >= 2
    heads = [cell.value for cell in book["填写"][3]]
    for head, value in {"风险点●": "甲", "权力名称●": "乙", "防控措施●": "丙"}.items():
        if head in heads:
            book["填写"].cell(4, heads.index(head) + 1, value)
    out = io.BytesIO()
    book.save(out)
    found = recognise(out.getvalue(), kind=kind)
    assert len(found.risks or found.powers) == 1
    assert set(codes(found)) <= {"power-category-missing"}


def test_nothing_but_plain_parts_goes_into_a_written_workbook():
    names = zipfile.ZipFile(io.BytesIO(write_ledger([]))).namelist()
    assert not [n for n in names if "vba" in n or "external" in n.lower()]
