"""One correction for all cells that say the same, and the last correction taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.imports.models import Import, ImportCorrection, ImportProblem
from service.imports.placing.rows import Row
from service.imports.queries.corrections import last_correction
from service.imports.rules import LISTS, TEXTS
from service.imports.use_cases.cells import refuse_unfit, write_cells
from service.imports.use_cases.correcting import judge_again, open_import
from service.imports.use_cases.noting import fields_of, note_correction, resolve_in, say_again
from service.imports.use_cases.refusals import NotTheLastCorrection
from service.workbooks.text import compact, names
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid, NotFound


def correct_alike(
    session: Session,
    actor: Actor,
    import_id: UUID,
    *,
    if_version: int | None,
    column: str,
    before: str,
    after: str,
    code: str = "",
) -> Import:
    """Write one correction into every cell of a column that says the same, all in one.

    Empty cells are alike only as far as the same was found amiss with them.
    """
    one, rows = open_import(session, actor, import_id, if_version)
    if column not in (*TEXTS.get(one.kind, ()), *LISTS.get(one.kind, ())):
        raise Invalid("A field is not right.", errors={"column": ["Unknown field."]})
    if not compact(before) and not code:
        raise Invalid("A field is not right.", errors={"from": ["empty-needs-kind"]})
    rewritten = _rewriting(one.kind, column, before, after)
    found = [row for row in rows if not row.is_decided and rewritten(row) is not None]
    if code:
        told = _told(session, import_id, column, code)
        found = [row for row in found if row.id in told]
    if not found:
        raise Invalid("A field is not right.", errors={"from": ["No open cell says this."]})
    kept = [(row.id, dict(row.content)) for row in found]
    refuse_unfit(session, one.kind, {column: rewritten(found[0])})
    for row in found:
        write_cells(one.kind, row, {column: rewritten(row)})
    made = note_correction(session, actor, one, kept, [column], (before, after, code))
    resolve_in(session, [row.id for row in found], [column])
    facts: dict[str, Any] = {"correction": made.id, "column": column, "from": before, "to": after}
    facts["row_ids"] = [row.id for row in found]
    return judge_again(session, actor, one, rows, "import.corrected_alike", **facts)


def take_back_correction(
    session: Session,
    actor: Actor,
    import_id: UUID,
    correction_id: UUID,
    *,
    if_version: int | None,
) -> Import:
    """Let the rows of the last correction say again what they said before it."""
    one, rows = open_import(session, actor, import_id, if_version)
    known = session.scalars(
        select(ImportCorrection).where(
            ImportCorrection.id == correction_id, ImportCorrection.import_id == import_id
        )
    ).one_or_none()
    if known is None:
        raise NotFound("There is no such correction.")
    last = last_correction(session, import_id)
    if last is None or last.id != known.id:
        raise NotTheLastCorrection("Only the last correction is taken back.")
    before = {UUID(row["id"]): row["content"] for row in known.rows}
    for row in rows:
        if row.id in before:
            row.content = dict(before[row.id])
    known.taken_back_at = utc_now()
    say_again(session, known)
    return judge_again(
        session, actor, one, rows, "import.correction_taken_back", correction=known.id
    )


def _rewriting(kind: str, column: str, before: str, after: str) -> Callable[[Row], Any]:
    """Give a way to write a cell anew; nothing where the cell does not say so."""
    said = compact(before)

    def as_list(row: Row) -> Any:
        items = row.content.get(column) or []
        if not items and not said:
            return [after]
        if said not in map(compact, items):
            return None
        return [after if compact(item) == said else item for item in items]

    def as_text(row: Row) -> Any:
        written = row.content.get(column, "")
        if compact(written) == said:
            return after
        parts = names(written)
        if column not in {"department_written", "post_written"} or said not in parts:
            return None
        return "、".join(dict.fromkeys(after if part == said else part for part in parts))

    return as_list if column in LISTS[kind] else as_text


def _told(session: Session, import_id: UUID, column: str, code: str) -> set[UUID | None]:
    """Find the rows of which this is said in this column."""
    return set(
        session.scalars(
            select(ImportProblem.row_id).where(
                ImportProblem.import_id == import_id,
                ImportProblem.code == code,
                ImportProblem.field.in_(fields_of([column])),
                ImportProblem.resolved_at.is_(None),
            )
        )
    )
