"""Layouts the recogniser was never fitted to must count as a person counts them."""

import pytest

from service.workbooks.recognition import inspect_json, recognise
from tests.workbooks.holdout.powers import POWERS
from tests.workbooks.holdout.risks import RISKS
from tests.workbooks.making import codes, workbook

GRADES = ("1", "2", "3", "none")


def built(layout):
    sheets = layout.sheets
    named = isinstance(sheets[0], tuple)
    return workbook(*sheets) if named else workbook(sheets)


@pytest.mark.parametrize("layout", [*RISKS, *POWERS], ids=lambda layout: layout.name)
def test_a_layout_counts_as_a_person_counts_it(layout):
    found = recognise(built(layout))
    counted = inspect_json(found)
    assert tuple(s["header_row"] for s in counted["sheets"]) == layout.heads
    assert counted["items"] == layout.items
    assert counted["rows"] == (layout.rows or layout.items) + found.rows_reported
    if layout.grades is not None:
        assert tuple(counted["by_grade"][g] for g in GRADES) == layout.grades
    if layout.types is not None:
        assert counted["by_category"] == layout.types
    if layout.measures is not None:
        assert counted["measures"] == layout.measures
    if layout.departments is not None:
        assert counted["departments"] == layout.departments
    assert layout.codes <= set(codes(found))
    assert found.rows == found.rows_imported + found.rows_reported
    assert found.lines == found.lines_imported + found.lines_reported
