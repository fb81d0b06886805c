"""Correct an import before it is committed: cells in place, rows left out, one answer for many."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.models import Import
from service.imports.placing.examining import examine
from service.imports.placing.rows import Row
from service.imports.queries.access import access_import
from service.imports.use_cases.cells import KNOWN_CATEGORIES, refuse_unfit, write_cells
from service.imports.use_cases.keeping import choices, keep_in_step, load_rows
from service.imports.use_cases.noting import note_correction, resolve_in
from service.imports.use_cases.parsing import tell
from service.imports.use_cases.refusals import ImportNotOpen, RowDecided
from service.imports.use_cases.uploading import refuse_beyond_rights
from service.organisation.queries.access import refer
from service.workbooks.text import compact
from tenants.context import Actor
from tenants.errors import Invalid, NotFound
from tenants.models.organisation import Department, Post


def correct_row(
    session: Session,
    actor: Actor,
    import_id: UUID,
    row_id: UUID,
    *,
    if_version: int | None,
    values: Mapping[str, Any],
) -> Import:
    """Write other words into the cells of a row; it is judged anew, and so are its neighbours."""
    one, rows = open_import(session, actor, import_id, if_version)
    row = open_row(rows, row_id)
    before = dict(row.content)
    refuse_unfit(session, one.kind, values)
    write_cells(one.kind, row, values)
    note_correction(session, actor, one, [(row.id, before)], list(values))
    resolve_in(session, [row.id], list(values))
    return judge_again(
        session,
        actor,
        one,
        rows,
        "import.corrected",
        row=row_id,
        row_before=before,
        row_after=row.content,
    )


def leave_out(
    session: Session,
    actor: Actor,
    import_id: UUID,
    row_ids: Sequence[UUID],
    *,
    if_version: int | None,
    reason: str,
) -> Import:
    """Leave rows out of the import for a reason."""
    if not reason.strip():
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    one, rows = open_import(session, actor, import_id, if_version)
    for row_id in row_ids:
        row = open_row(rows, row_id)
        row.state, row.reason, row.act, row.findings = "left_out", reason.strip(), "none", []
    facts = {"row_ids": list(row_ids), "reason": reason.strip()}
    return judge_again(session, actor, one, rows, "import.rows_left_out", **facts)


def take_back_in(
    session: Session, actor: Actor, import_id: UUID, row_id: UUID, *, if_version: int | None
) -> Import:
    """Take a row that was left out into the import again."""
    one, rows = open_import(session, actor, import_id, if_version)
    row = next((row for row in rows if row.id == row_id), None)
    if row is None:
        raise NotFound("There is no such row.")
    if row.state == "left_out":
        row.state, row.reason = "ready", ""
    return judge_again(session, actor, one, rows, "import.row_taken_in", row=row_id)


def answer_names(
    session: Session,
    actor: Actor,
    import_id: UUID,
    *,
    if_version: int | None,
    departments: Mapping[str, UUID | None] | None = None,
    posts: Mapping[str, UUID | None] | None = None,
    categories: Mapping[str, str | None] | None = None,
    grades: Mapping[str, int | None] | None = None,
) -> Import:
    """Say once what a written name means, for every cell that says it; nothing is an answer too."""
    one, rows = open_import(session, actor, import_id, if_version)
    for answers, model in ((departments, Department), (posts, Post)):
        for meant in (answers or {}).values():
            if meant is not None:
                refer(session, model, "answers", meant)
    for code in (categories or {}).values():
        if code is not None and code not in KNOWN_CATEGORIES.get(one.kind, ()):
            raise Invalid("A field is not right.", errors={"categories": ["Invalid value."]})
    given: dict[str, Mapping[str, Any] | None] = {
        "departments": departments,
        "posts": posts,
        "categories": categories,
        "grades": grades,
    }
    answers_before = one.answers
    one.answers = {
        name: {**answers_before.get(name, {}), **_plain(added)} for name, added in given.items()
    }
    return judge_again(
        session, actor, one, rows, "import.names_answered", answers_before=answers_before
    )


def choose_options(
    session: Session, actor: Actor, import_id: UUID, *, if_version: int | None, **options: Any
) -> Import:
    """Choose anew what holds for the whole import."""
    one, rows = open_import(session, actor, import_id, if_version)
    refuse_beyond_rights(session, actor, one.kind, options)
    before = one.options
    one.options = {
        name: str(value) if isinstance(value, UUID) else value
        for name, value in {**before, **options}.items()
        if value
    }
    return judge_again(session, actor, one, rows, "import.options_chosen", options_before=before)


def open_import(
    session: Session, actor: Actor, import_id: UUID, if_version: int | None
) -> tuple[Import, list[Row]]:
    """Take an import in hand that is read and not yet committed."""
    one = access_import(
        session,
        actor,
        import_id,
        Permission.IMPORT_UPLOAD,
        if_version=if_version,
        to_change=True,
    )
    if one.state != "parsed":
        raise ImportNotOpen("This import is not open for correction.", state=one.state)
    return one, load_rows(session, one.id)


def judge_again(  # the rows are judged together: what one says may repeat what another does
    session: Session, actor: Actor, one: Import, rows: list[Row], topic: str, **facts: Any
) -> Import:
    """Place all rows anew after a change, and write down that it was made."""
    examine(session, one.kind, rows, choices(one))
    keep_in_step(session, one.id, rows)
    one.summary = {**one.summary, "corrections": one.summary.get("corrections", 0) + 1}
    tell(session, actor, topic, one, **facts)
    return one


def open_row(rows: Sequence[Row], row_id: UUID) -> Row:
    """Give a row that is still to be decided."""
    row = next((row for row in rows if row.id == row_id), None)
    if row is None:
        raise NotFound("There is no such row.")
    if row.is_decided:
        raise RowDecided("The row is left out or in the register.", state=row.state)
    return row


def _plain(added: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        compact(written): str(meant) if isinstance(meant, UUID) else meant
        for written, meant in (added or {}).items()
    }
