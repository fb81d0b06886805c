"""Whoever works in English reads in English what is wrong with a cell; the cell itself stays."""

import re
from pathlib import Path

import pytest

from service.imports.english import in_english
from service.imports.placing.findings import CATALOGUE
from service.imports.queries.layout import ledger_fields
from service.workbooks import problems
from tests.imports.desk import Desk, register, row

CHINESE = re.compile("[\u4e00-\u9fff]")
CHOICES = re.compile("[高中低是否]|[一二三]级|科室|下属单位|领导班子")
SENTENCE = re.compile(r'f?"([^"\n]*[\u4e00-\u9fff][^"\n]*[。？])"')
# What refuses a whole workbook, and what stands in templates, is said elsewhere.
ELSEWHERE = {"annotating.py", "furniture.py", "limits.py", "templates.py", "sheets.py"}
# Parts of one sentence that are put together.
PARTS = ("已读作该风险点的等级。", "不止一个，等级留空。", "同上。")


def sentences():
    for code, (_, message, suggestion) in CATALOGUE.items():
        yield from ((code, one) for one in (message, suggestion) if CHINESE.search(one))
    for file in sorted(Path(problems.__file__).parent.glob("*.py")):
        if file.name not in ELSEWHERE:
            for one in SENTENCE.findall(file.read_text("utf-8")):
                if one not in PARTS:
                    yield file.name, one


@pytest.mark.parametrize(("where", "said"), list(sentences()))
def test_every_sentence_about_a_cell_is_said_in_english(where, said):
    filled = re.sub(r"\{[^{}]*\}", "7", said)
    told = in_english(filled)
    assert told != filled, (where, filled)
    assert not CHINESE.search(CHOICES.sub("", told)), told
    assert "{" not in said or "7" in told


def test_a_reader_of_english_sees_the_hints_on_sections_persons_and_grades_in_english(
    clerk: Desk, head: Desk
):
    names = {"category": "怪风险", "department": "予算科", "rank": "红"}
    clerk.open(register(row(1), row(2, **names), row(3, rank="低")))
    said = {"Accept-Language": "en"}
    answer = clerk.caller.get(f"/imports/{clerk.id}/problems", headers=said).get_json()["items"]
    told = {one["code"]: (one["message"], one["suggestion"]) for one in answer}
    assert told["department-unknown"] == (
        "This bureau has no section called “予算科”.",
        "Is it “预算科”?",
    )
    assert "怪风险" in told["category-kept-as-written"][0]
    assert "Business process" in told["category-kept-as-written"][1]
    kinds = clerk.caller.get(f"/imports/{clerk.id}/problem-kinds", headers=said).get_json()["items"]
    assert {one["message"] for one in kinds} <= {message for message, _ in told.values()}
    chinese = clerk.caller.get(f"/imports/{clerk.id}/problems").get_json()["items"]
    assert "本单位没有“予算科”这个科室。" in {one["message"] for one in chinese}
    assert in_english("本单位没有“张丰”这个人，按原文保留。").startswith(
        "Nobody here is called “张丰”"
    )


@pytest.mark.parametrize("table", ["risks", "powers", "people", "posts", "departments", "bodies"])
def test_every_column_one_may_choose_has_an_english_name(table):
    heads = [one["head"] for one in ledger_fields(table)]
    assert [one for one in heads if CHINESE.search(in_english(one))] == []


def test_columns_of_the_register_are_named_in_english_and_those_of_the_sheet_as_they_are(
    clerk: Desk,
):
    clerk.open(register(row(1)))
    said = {"Accept-Language": "en"}
    found = clerk.caller.get(f"/imports/{clerk.id}/layout", headers=said)
    seen = found.get_json()
    assert found.status_code == 200, seen
    assert {one["head"] for one in seen["fields_of"]["risks"]} >= {"Risk point", "Bureau/section"}
    assert "风险点" in {one["head"] for one in seen["tables"][0]["columns"]}
    opened = clerk.caller.get(f"/imports/{clerk.id}", headers=said).get_json()
    assert "Risk grade" in {one["head"] for one in opened["columns"]}


def test_words_that_are_no_sentence_of_ours_stay_as_they_are():
    assert in_english("批复部门预算") == "批复部门预算"
