"""Given registers, changed the way registers change on their way, count as they did before."""

import random

import pytest

from service.workbooks.reading import read_workbook
from service.workbooks.recognition import inspect_json, recognise, recognise_sheets
from tests.workbooks.holdout.powers import POWERS as HELD_POWERS
from tests.workbooks.holdout.risks import RISKS as HELD_RISKS
from tests.workbooks.mutations import MUTATIONS, Page, alone, as_xls, as_xlsx, mutated
from tests.workbooks.test_holdout import built
from tests.workbooks.test_oracles import POWERS, RISKS, oracle_of, powers_present, workbooks

SEEDS = {"risk": range(24), "powers": range(4)}


def counted(recognised):
    found = inspect_json(recognised)
    tables = len(found.pop("sheets"))
    return {k: v for k, v in found.items() if k not in {"problems", "rows"}} | {
        "departments": sorted(found["departments"]),
        "rows": found["rows"] - recognised.rows_reported,
        "tables": tables,
    }


def given(workbook):
    oracle = oracle_of(workbook)
    head = oracle.get("header_row") or oracle["sheets"][0]["header_row"]
    sheet = read_workbook(workbook.read_bytes()).sheets[0]
    return sheet, head - 1, counted(recognise_sheets(alone(sheet), None))


def assert_unmoved(workbook):
    sheet, head, expected = given(workbook)
    for seed in SEEDS[workbook.parent.name]:
        changed, ways = mutated(sheet, head, seed)
        assert counted(recognise_sheets(alone(changed), None)) == expected, (seed, ways)


@workbooks(RISKS)
def test_a_changed_risk_register_counts_as_before(workbook):
    assert_unmoved(workbook)


@powers_present
@workbooks(POWERS)
def test_a_changed_list_of_powers_counts_as_before(workbook):
    assert_unmoved(workbook)


@workbooks(RISKS)
@pytest.mark.parametrize("change", MUTATIONS, ids=lambda change: change.__name__)
def test_each_single_change_leaves_a_risk_register_alone(workbook, change):
    sheet, head, expected = given(workbook)
    page = Page(sheet, head)
    change(page, random.Random(7))  # noqa: S311
    assert counted(recognise_sheets(alone(page.sheet()), None)) == expected


@workbooks(RISKS)
@pytest.mark.parametrize("written", [as_xls, as_xlsx])
def test_a_register_saved_in_another_format_counts_as_before(workbook, written):
    sheet, head, expected = given(workbook)
    changed, _ = mutated(sheet, head, 3)
    assert counted(recognise(written(changed))) == expected


@powers_present
@pytest.mark.parametrize("written", [as_xls, as_xlsx])
def test_a_list_of_powers_saved_in_another_format_counts_as_before(written):
    sheet, _, expected = given(next(POWERS.glob("*科学技术局*.xls")))
    assert counted(recognise(written(sheet))) == expected


KEEPING_TITLES = [c for c in MUTATIONS if c.__name__ not in {"no_title", "printed_heads"}]


@pytest.mark.parametrize("layout", [*HELD_RISKS, *HELD_POWERS], ids=lambda layout: layout.name)
def test_a_changed_unknown_layout_counts_as_before(layout):
    sheets = read_workbook(built(layout)).sheets
    head = layout.heads[0] - 1
    if len(layout.heads) > 1 or "序号" not in {t.strip() for t in sheets[0].grid[head]}:
        return
    expected = counted(recognise_sheets(alone(sheets[0]), None))
    for change in KEEPING_TITLES:
        page = Page(sheets[0], head)
        change(page, random.Random(layout.name))  # noqa: S311
        assert counted(recognise_sheets(alone(page.sheet()), None)) == expected, change.__name__
