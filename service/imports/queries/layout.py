"""How a workbook is read: its sheets and heads, what each column means and what it may mean."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.imports.models import Import
from service.workbooks.layouts import TableLayout, sheets_seen, tables_seen
from service.workbooks.reading import read_workbook
from service.workbooks.recognition import find_tables
from service.workbooks.sheets import (
    CATALOGUE_COLUMNS,
    LEDGER_COLUMNS,
    ORGANISATION_SHEETS,
    PrintColumn,
)
from service.workbooks.vocabulary import TABLES_OF, Kind

MORE_OF_POWERS: Final = {
    "direction": "内外部",
    "main_item": "所属主项",
    "levels_written": "层级分工",
    "reform_written": "审改结果",
}
# What the recogniser calls otherwise than the printed sheet does.
RECOGNISED: Final = {"category_written": "category", "department_written": "departments"}
MORE: Final = {"risks": {"method": "查找方式"}, "powers": MORE_OF_POWERS}
SHEET_OF: Final = {"people": "人员", "posts": "岗位", "departments": "部门", "bodies": "机构"}


def import_layout(session: Session, one: Import) -> dict[str, Any]:
    """Show how a workbook is read, table by table, with a sample of each of its columns."""
    content = session.scalars(select(Import.content).where(Import.id == one.id)).one()
    book = read_workbook(content)
    kind = cast(Kind, one.kind)
    _, tables, _ = find_tables(book, kind, layout_of(one))
    return {
        "sheets": list(sheets_seen(book)),
        "tables": list(tables_seen(tables)),
        "fields": {table: ledger_fields(table) for table in TABLES_OF[kind]},
    }


def layout_of(one: Import) -> Sequence[TableLayout]:
    """Give what was said of how the workbook is to be read."""
    return [TableLayout(**table) for table in one.options.get("layout") or ()]


def ledger_fields(table: str) -> list[Mapping[str, Any]]:
    """List what a column of a table may mean, under the heads bureaus print."""
    fields = [
        {
            "table": table,
            "field": RECOGNISED.get(one.field, one.field) if table == "powers" else one.field,
            "head": one.head,
            "required": one.required,
        }
        for one in _printed(table)
    ]
    more = (
        {"table": table, "field": name, "head": head, "required": False}
        for name, head in MORE.get(table, {}).items()
    )
    return [*fields, *more]


def _printed(table: str) -> Sequence[PrintColumn]:
    if table == "risks":
        return LEDGER_COLUMNS
    return CATALOGUE_COLUMNS if table == "powers" else ORGANISATION_SHEETS[SHEET_OF[table]]
