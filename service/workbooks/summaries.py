"""Sheets that say over again what other sheets of the workbook say in full."""

import re
from collections import Counter

from service.workbooks.builders import one_line
from service.workbooks.entries import Record
from service.workbooks.problems import Problem, problem
from service.workbooks.records import Table

SUMMARY = re.compile(r"汇总|总表|目录|总清单|一览|合计")
FEWEST = 2
KEYS = {
    "risks": ("department_written", "title", "manifestations"),
    "powers": ("name", "sub_name"),
}


def without_summaries(tables: list[Table]) -> tuple[list[Table], list[Problem]]:
    """Leave out each sheet whose every entry stands in other sheets as well, and say so."""
    sheets = list(dict.fromkeys(table.view.name for table in tables))
    kept, doubts = list(tables), list[Problem]()
    for name in sorted(sheets, key=lambda sheet: _standing(sheet, tables)):
        own = [table for table in kept if table.view.name == name]
        rest = [table for table in kept if table.view.name != name]
        if rest and _is_repeated(name, own, rest):
            kept = rest
            place = (own[0].heading.top, 0)
            doubts.append(problem(name, place, "sheet-repeats-others", value=name))
    return kept, doubts


def _standing(name: str, tables: list[Table]) -> tuple[bool, int]:
    """Order sheets from the one most likely a summary to the fullest."""
    fields = [len(table.heading.fields) for table in tables if table.view.name == name]
    return not SUMMARY.search(name), max(fields)


def _is_repeated(name: str, own: list[Table], rest: list[Table]) -> bool:
    said, known = _keys(own), _keys(rest)
    few = said.total() < FEWEST and not SUMMARY.search(name)
    return bool(said) and not few and said <= known


def _keys(tables: list[Table]) -> Counter[tuple[str, ...]]:
    return Counter(_key(t.heading.table, record) for t in tables for record in t.records)


def _key(table: str, record: Record) -> tuple[str, ...]:
    return tuple(one_line(record, name) for name in KEYS.get(table, ()))
