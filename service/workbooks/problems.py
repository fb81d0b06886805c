"""What the importer could not place, told at its cell."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from service.workbooks.grids import address
from service.workbooks.remarks import CHINESE, LONGEST_VALUE, remark


class Problem(NamedTuple):
    """One doubt about one cell, and what there is to say about it."""

    sheet: str
    cell: str
    code: str
    facts: Mapping[str, Any]


def problem(sheet: str, place: tuple[int, int], code: str, **facts: Any) -> Problem:
    """Name a doubt at a row and column counted from zero."""
    if "value" in facts:
        facts["value"] = facts["value"][:LONGEST_VALUE]
    return Problem(sheet, address(*place), code, facts)


def in_words(one: Problem, language: str = CHINESE) -> dict[str, str]:
    """Write a doubt out for people."""
    said = remark(one.code, one.facts, language)._asdict()
    return {"sheet": one.sheet, "cell": one.cell, "code": one.code, **said}
