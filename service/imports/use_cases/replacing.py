"""Find and replace in a column of an import (批量替换): seen before, taken back like others."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.models import Import
from service.imports.placing.rows import Row
from service.imports.queries.access import access_import
from service.imports.rules import LISTS, TEXTS
from service.imports.use_cases.cells import refuse_unfit, write_cells
from service.imports.use_cases.correcting import judge_again, open_import
from service.imports.use_cases.keeping import load_rows
from service.imports.use_cases.noting import note_correction, resolve_in
from tenants.context import Actor
from tenants.errors import Invalid

SHOWN: Final = 5


def preview_replacement(
    session: Session, actor: Actor, import_id: UUID, *, column: str, find: str, replace: str
) -> dict[str, Any]:
    """Count the cells that would read differently, and show the first of them."""
    one = access_import(session, actor, import_id, Permission.IMPORT_UPLOAD)
    changed = _changed(one.kind, load_rows(session, one.id), column, find, replace)
    return {
        "cell_count": len(changed),
        "cells": [
            {"row": row.row, "before": _said(row.content.get(column)), "after": _said(after)}
            for row, after in changed[:SHOWN]
        ],
    }


def replace_in_column(
    session: Session,
    actor: Actor,
    import_id: UUID,
    *,
    if_version: int | None,
    column: str,
    find: str,
    replace: str,
) -> Import:
    """Put other words for some in every open cell of a column, all in one."""
    one, rows = open_import(session, actor, import_id, if_version)
    changed = _changed(one.kind, rows, column, find, replace)
    if not changed:
        raise Invalid("A field is not right.", errors={"find": ["No open cell says this."]})
    for _, after in changed:
        refuse_unfit(session, one.kind, {column: after})
    kept = [(row.id, dict(row.content)) for row, _ in changed]
    for row, after in changed:
        write_cells(one.kind, row, {column: after})
    made = note_correction(session, actor, one, kept, [column], (find, replace, ""))
    ids = [row.id for row, _ in changed]
    resolve_in(session, ids, [column])
    facts = {"correction": made.id, "column": column, "from": find, "to": replace, "row_ids": ids}
    return judge_again(session, actor, one, rows, "import.column_replaced", **facts)


def _changed(
    kind: str, rows: Sequence[Row], column: str, find: str, replace: str
) -> list[tuple[Row, Any]]:
    """Pair every open row whose cell says this with what it would say."""
    if column not in (*TEXTS.get(kind, ()), *LISTS.get(kind, ())):
        raise Invalid("A field is not right.", errors={"column": ["Unknown field."]})
    found = []
    for row in rows:
        before = row.content.get(column)
        after = _replaced(before, find, replace)
        if not row.is_decided and after != before:
            found.append((row, after))
    return found


def _replaced(said: Any, find: str, replace: str) -> Any:
    if isinstance(said, list):
        return [str(one).replace(find, replace) for one in said]
    return said.replace(find, replace) if isinstance(said, str) else said


def _said(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")
