"""What is found about a cell is kept as a code with facts and said in the reader's language."""

import re
from functools import cache
from pathlib import Path

import pytest

from service.imports.placing.findings import BLOCKERS, NOTICES
from service.imports.queries.layout import ledger_fields
from service.workbooks import problems
from service.workbooks.remarks import LANGUAGES, catalogue, head, remark
from tests.imports.desk import Desk, register, row

SERVICE = Path(problems.__file__).parents[1]
CHINESE = re.compile("[\u4e00-\u9fff]")
NAMED = re.compile(
    r"(?:doubt|doubt_at|problem|finding|_report|_take_from_titles|Problem|Grade)\([^\"]*"
    r"(?:\"[a-z_]+\", )?\"([a-z]+(?:-[a-z]+)+)\""
)
AREAS = ("workbooks", "imports", "organisation/use_cases/importing")
# Words a Chinese workbook is to say, named with their meaning.
AS_WRITTEN = re.compile("[\u4e00-\u9fff、]+(?= \\(| or)|高、中、低|高, 中, 低|一级, 二级, 三级")
PLACE = re.compile(r"\{(\w+)\}")


@cache
def text_of_areas() -> str:
    files = [
        file for area in (*AREAS, "risks", "powers") for file in (SERVICE / area).rglob("*.py")
    ]
    return "\n".join(file.read_text("utf-8") for file in files)


def named_codes() -> set[str]:
    files = [file for area in AREAS for file in (SERVICE / area).rglob("*.py")]
    return {code for file in files for code in NAMED.findall(file.read_text("utf-8"))}


def sentences(language):
    texts = catalogue(language)
    for code, entry in texts["remarks"].items():
        yield from ((f"{code} {part}", said) for part, said in entry.items())
    yield from texts["mends"].items()


def test_whatever_is_found_has_its_words_and_no_words_are_left_over():
    known = set(catalogue("zh-CN")["remarks"])
    found = named_codes()
    assert len(found) > 60
    assert (found | BLOCKERS | NOTICES) - known == set()
    assert [code for code in known if f'"{code}"' not in text_of_areas()] == []


def test_both_languages_say_the_same_of_the_same_facts():
    first, second = (dict(sentences(language)) for language in LANGUAGES)
    assert first.keys() == second.keys()
    for where, said in first.items():
        assert set(PLACE.findall(said)) == set(PLACE.findall(second[where])), where
    assert all(
        catalogue("zh-CN")["words"][group].keys() == catalogue("en")["words"][group].keys()
        for group in catalogue("en")["words"]
    )


@pytest.mark.parametrize(("where", "said"), list(sentences("en")))
def test_english_sentences_hold_chinese_only_where_a_cell_is_to_say_it(where, said):
    assert not CHINESE.search(AS_WRITTEN.sub("", said)), where


def test_codes_among_the_facts_are_told_as_words_and_written_words_as_they_are():
    facts = {"value": "红", "rank": 1, "number": "FX-1", "fields": ["title", "measures"]}
    assert remark("grade-unsure", facts).message == "等级「红」按「高」读入，请确认。"
    assert "“红” is read as “High”" in remark("grade-unsure", facts, "en").message
    assert remark("not-updated", facts, "en").message.endswith("Risk point, Measures.")
    assert remark("not-updated", facts).message == "不由导入更新的栏目：风险点、防控措施。"


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
    assert "本单位没有「予算科」这个科室。" in {one["message"] for one in chinese}


def test_a_workbook_that_holds_nothing_says_why_in_the_language_of_who_asks(clerk: Desk):
    refused = clerk.open(register()).get_json()
    english = clerk.caller.get(f"/imports/{clerk.id}", headers={"Accept-Language": "en"})
    assert refused["state"] == "refused"
    assert CHINESE.search(refused["refusal"])
    assert english.get_json()["refusal"]
    assert not CHINESE.search(english.get_json()["refusal"])


def test_a_file_that_is_no_workbook_says_what_to_do_in_both_languages(clerk: Desk):
    refused = clerk.upload(b"not a workbook")
    assert refused.status_code == 422
    assert "另存为 .xlsx" in refused.get_json()["detail"]


@pytest.mark.parametrize("table", ["risks", "powers", "people", "posts", "departments", "bodies"])
def test_every_column_one_may_choose_has_an_english_name(table):
    heads = [head(table, one["field"], one["head"], "en") for one in ledger_fields(table)]
    assert [one for one in heads if CHINESE.search(one)] == []


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
