"""Turning the sheets of an organisation workbook into sections, posts, people and bodies."""

import re
import unicodedata
from typing import Any

from service.workbooks.builders import doubt_at, extras, one_line, traced
from service.workbooks.dates import read_date
from service.workbooks.entries import Record, RowSight
from service.workbooks.headings import Heading
from service.workbooks.records import Table
from service.workbooks.rows import (
    BodyRow,
    DepartmentRow,
    PersonRow,
    PortfolioRow,
    PostRow,
)
from service.workbooks.text import names, word

OrganisationRow = DepartmentRow | PostRow | PersonRow | PortfolioRow | BodyRow
YES = frozenset({"是", "有", "√", "✓", "✔", "Y", "YES", "1", "TRUE", "对"})
NO = frozenset({"", "否", "无", "×", "N", "NO", "0", "FALSE", "非", "/", "-"})
NATURES = {
    "section": ("科室", "内设机构", "处室", "股室", "内设科室", "部门"),
    "subordinate_unit": (
        "下属单位",
        "所属单位",
        "直属单位",
        "事业单位",
        "下属事业单位",
        "局属单位",
    ),
    "leadership": ("领导班子", "班子", "局领导", "领导", "单位领导"),
}
NATURE_INDEX = {word(w): nature for nature, written in NATURES.items() for w in written}


def starts_organisation(sight: RowSight, heading: Heading) -> bool:
    """Tell whether a row begins an entry: it names somebody or something."""
    del heading
    return "name" in sight.own


def build_organisation(table: Table) -> list[OrganisationRow]:
    """Make entries of every record of one sheet."""
    found: list[OrganisationRow] = []
    for record in table.records:
        if not one_line(record, "name"):
            doubt_at(table, record, "name", "name-missing")
            table.turn_away(record)
            continue
        table.take_in(record)
        found += BUILDERS[table.heading.table](table, record)
    return found


def _place(table: Table, record: Record) -> dict[str, Any]:
    """Say where an entry stands, and what every kind of entry has (the fields of `SheetRow`)."""
    return {
        "sheet": table.view.name,
        "row": record.row + 1,
        "rows": tuple(r + 1 for r in record.rows),
        "number": one_line(record, "number"),
        "remarks": one_line(record, "remarks"),
        "cells": traced(record),
        "extras": extras(record),
    }


def _department(table: Table, record: Record) -> list[OrganisationRow]:
    written = one_line(record, "nature")
    nature = NATURE_INDEX.get(word(written))
    if written and nature is None:
        doubt_at(table, record, "nature", "nature-unknown", value=written)
    return [
        DepartmentRow(
            **_place(table, record),
            name=one_line(record, "name"),
            parent=one_line(record, "parent"),
            nature=nature or (None if written else "section"),
            nature_written=written,
        )
    ]


def _post(table: Table, record: Record) -> list[OrganisationRow]:
    return [
        PostRow(
            **_place(table, record),
            name=one_line(record, "name"),
            department=one_line(record, "department"),
            rank_title=one_line(record, "rank_title"),
            leadership=_yes(table, record, "leadership"),
            disposal=_yes(table, record, "disposal"),
            key_post=_yes(table, record, "key_post"),
            headcount=_count(table, record),
        )
    ]


def _person(table: Table, record: Record) -> list[OrganisationRow]:
    place = _place(table, record)
    appointed, valid = read_date(one_line(record, "appointed_on"))
    if not valid or (appointed and not re.fullmatch(r"\d{4}-\d\d-\d\d", appointed)):
        doubt_at(table, record, "appointed_on", "date-invalid", value=appointed)
        appointed = ""
    name, login = one_line(record, "name"), one_line(record, "login")
    person = PersonRow(
        **place,
        name=name,
        login=login,
        department=one_line(record, "department"),
        post=one_line(record, "post"),
        appointed_on=appointed,
    )
    portfolio = [
        PortfolioRow(
            sheet=place["sheet"],
            row=place["row"],
            cells={"department": record.cell("portfolio")},
            person=name,
            login=login,
            department=department,
        )
        for department in names(record.text("portfolio", joint="、"))
    ]
    return [person, *portfolio]


def _body(table: Table, record: Record) -> list[OrganisationRow]:
    return [
        BodyRow(
            **_place(table, record),
            name=one_line(record, "name"),
            body_kind=one_line(record, "body_kind"),
            members=names(record.text("members", joint="、")),
        )
    ]


def _yes(table: Table, record: Record, field: str) -> bool:
    written = unicodedata.normalize("NFKC", one_line(record, field)).upper()
    if written not in YES and written not in NO:
        doubt_at(table, record, field, "yes-or-no", value=written)
    return written in YES


def _count(table: Table, record: Record) -> int | None:
    written = unicodedata.normalize("NFKC", one_line(record, "headcount")).removesuffix("人")
    if not written:
        return None
    if not written.isdigit():
        doubt_at(table, record, "headcount", "number-invalid", value=written)
        return None
    return int(written)


BUILDERS = {
    "departments": _department,
    "posts": _post,
    "people": _person,
    "bodies": _body,
}
