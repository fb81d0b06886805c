import json
import os
from collections import Counter
from pathlib import Path

import pytest

from service.workbooks.recognition import inspect_file, inspect_json, recognise

ROOT = Path(__file__).parents[2]
RISKS = ROOT / "tests" / "registers" / "risk"
SHARED = Path(os.environ.get("LIANFANG_REGISTERS", ROOT.parent / "shared" / "registers"))
POWERS = SHARED / "powers"
RANKS = {"高": "1", "中": "2", "低": "3", "一级风险": "1", "(空)": "none"}

powers_present = pytest.mark.skipif(
    not POWERS.is_dir(), reason="the published lists of powers are not on this machine"
)


def oracle_of(workbook):
    return json.loads((workbook.parent / f"{workbook.stem}.oracle.json").read_text("utf-8"))


def workbooks(folder):
    found = list(folder.glob("*.xls*")) if folder.is_dir() else []
    return pytest.mark.parametrize("workbook", sorted(found), ids=lambda p: p.stem[:24])


@workbooks(RISKS)
@pytest.mark.parametrize("kind", [None, "risks"])
def test_a_bureaus_risk_register_counts_as_its_oracle_says(workbook, kind):
    oracle = oracle_of(workbook)
    recognised = recognise(workbook.read_bytes(), kind=kind)
    found = inspect_json(recognised)
    grades = Counter({"1": 0, "2": 0, "3": 0, "none": 0})
    for written, count in oracle["by_grade"].items():
        grades[RANKS[written]] += count
    assert found["kind"] == "risks"
    assert [s["header_row"] for s in found["sheets"]] == [oracle["header_row"]]
    assert found["items"] == oracle["data_rows"]
    assert found["rows"] == oracle["data_rows"]
    assert recognised.lines == oracle.get("physical_rows", oracle["data_rows"])
    assert found["by_grade"] == grades
    assert [len(r.measures) for r in recognised.risks] == oracle["measures_per_row"]
    assert found["measures"] == oracle["measures_total"]
    assert found["departments"] == oracle["departments"]
    shown = oracle.get("risk_items_per_row") or oracle.get("risk_description_items_per_row")
    if shown:
        assert [len(r.manifestations) for r in recognised.risks] == shown
    assert recognised.rows == recognised.rows_imported + recognised.rows_reported
    assert recognised.lines == recognised.lines_imported + recognised.lines_reported


@powers_present
@workbooks(POWERS)
def test_a_bureaus_list_of_powers_counts_as_its_oracle_says(workbook):
    oracle = oracle_of(workbook)
    recognised = recognise(workbook.read_bytes())
    found = inspect_json(recognised)
    sheets = [s for s in oracle["sheets"] if "header_row" in s]
    departments = Counter(p.department_written for p in recognised.powers)
    assert found["kind"] == "powers"
    assert [(s["sheet"], s["header_row"]) for s in found["sheets"]] == [
        (s["sheet"], s["header_row"]) for s in sheets
    ]
    assert found["items"] == oracle["expected_rows_including_sub_items"]
    assert found["rows"] == found["items"] + recognised.rows_reported
    assert found["by_category"] == oracle["expected_by_power_type_written"]
    assert departments == sheets[0]["departments_written"]
    checked = oracle.get("responsibility_items_per_power_hand_checked")
    if checked:
        assert [len(p.responsibility_items) for p in recognised.powers] == checked
    assert recognised.rows == recognised.rows_imported + recognised.rows_reported
    assert recognised.lines == recognised.lines_imported + recognised.lines_reported


@powers_present
def test_a_sub_item_keeps_the_name_of_its_main_item():
    workbook = next(POWERS.glob("*应急管理局*.xls"))
    powers = recognise(workbook.read_bytes()).powers
    siblings = [p for p in powers if p.name == powers[1].name]
    assert [p.sub_name[:2] for p in siblings] == ["1.", "2."]
    assert len({(p.name, p.number) for p in powers}) == 137


@powers_present
@workbooks(SHARED / "scores")
def test_a_score_sheet_is_neither_a_register_of_risks_nor_of_powers(workbook):
    found = inspect_file(workbook)
    assert found["kind"] is None
    assert [p["code"] for p in found["problems"]] == ["nothing-recognised"]


def test_a_declared_number_of_risks_is_held_against_the_rows():
    workbook = next(RISKS.glob("04*.xlsx"))
    problems = recognise(workbook.read_bytes()).problems
    assert [(p.cell, p.code) for p in problems] == [("C9", "declared-count-differs")]


def test_every_value_can_be_traced_to_its_cell():
    workbook = next(RISKS.glob("01*.xlsx"))
    risk = recognise(workbook.read_bytes()).risks[3]
    assert risk.cells["rank"] == "F5"
    assert risk.cells["department_written"] == "B2"
    assert risk.category == "post_duty"
    assert (risk.section_head, risk.responsible_leader) == ("王某", "赵某")
