"""Correct an import before it is committed: cells in place, rows left out, one answer for many."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.models import Import, ImportProblem
from service.imports.placing.examining import examine
from service.imports.placing.rows import Row
from service.imports.queries.access import access_import
from service.imports.rules import LISTS, TEXTS
from service.imports.use_cases.keeping import choices, keep_in_step, load_rows, resolve
from service.imports.use_cases.parsing import tell
from service.imports.use_cases.refusals import ImportNotOpen, RowDecided
from service.imports.use_cases.uploading import refuse_beyond_rights
from service.organisation.queries.access import refer
from service.powers.rules import CATEGORIES as POWER_CATEGORIES
from service.workbooks.text import compact, names
from service.workbooks.vocabulary.categories import power_category, risk_category
from service.workbooks.vocabulary.grades import read_grade
from tenants.context import Actor
from tenants.errors import Invalid, NotFound
from tenants.models.organisation import Department, Post
from tenants.vocabulary import CATEGORIES as RISK_CATEGORIES

MOST_WORDS, MOST_ITEMS = 20_000, 200
REFERENCES: Mapping[str, type[Any]] = {"department_id": Department, "post_id": Post}
KNOWN_CATEGORIES = {"risks": RISK_CATEGORIES, "powers": tuple(POWER_CATEGORIES)}


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
    row = _open_row(rows, row_id)
    before = dict(row.content)
    _refuse_unfit(session, one.kind, values)
    _write(one.kind, row, values)
    resolve(session, ImportProblem.row_id == row.id, ImportProblem.field.in_(list(values)))
    return _again(
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
        row = _open_row(rows, row_id)
        row.state, row.reason, row.act, row.findings = "left_out", reason.strip(), "none", []
    facts = {"row_ids": list(row_ids), "reason": reason.strip()}
    return _again(session, actor, one, rows, "import.rows_left_out", **facts)


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
    return _again(session, actor, one, rows, "import.row_taken_in", row=row_id)


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
    return _again(session, actor, one, rows, "import.names_answered", answers_before=answers_before)


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
    return _again(session, actor, one, rows, "import.options_chosen", options_before=before)


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


def _again(  # the rows are judged together: what one says may repeat what another does
    session: Session, actor: Actor, one: Import, rows: list[Row], topic: str, **facts: Any
) -> Import:
    examine(session, one.kind, rows, choices(one))
    keep_in_step(session, one.id, rows)
    one.summary = {**one.summary, "corrections": one.summary.get("corrections", 0) + 1}
    tell(session, actor, topic, one, **facts)
    return one


def _open_row(rows: Sequence[Row], row_id: UUID) -> Row:
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


def _refuse_unfit(session: Session, kind: str, values: Mapping[str, Any]) -> None:
    errors: dict[str, list[str]] = {}
    for name, value in values.items():
        wrong = _wrong(kind, name, value)
        if wrong:
            errors[name] = [wrong]
    if errors:
        raise Invalid("A field is not right.", errors=errors)
    for name, model in REFERENCES.items():
        if values.get(name):
            refer(session, model, name, UUID(str(values[name])))


def _wrong(kind: str, name: str, value: Any) -> str:
    checks: dict[str, Callable[[], bool]] = {
        "rank": lambda: kind == "risks" and value in (1, 2, 3, None),
        "category": lambda: value is None or value in KNOWN_CATEGORIES.get(kind, ()),
        **dict.fromkeys(REFERENCES, lambda: kind != "organisation" and _is_id(value)),
        **dict.fromkeys(TEXTS.get(kind, ()), lambda: _is_text(value)),
        **dict.fromkeys(LISTS.get(kind, ()), lambda: _is_list(value)),
    }
    if kind == "organisation" and name not in {"table", "sheet", "row", "rows", "cells"}:
        return "" if _is_text(value) or _is_list(value) or isinstance(value, bool) else INVALID
    if name not in checks:
        return "Unknown field."
    return "" if checks[name]() else INVALID


INVALID = "Invalid value."


def _is_id(value: Any) -> bool:
    try:
        return value is None or bool(UUID(str(value)))
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_WORDS


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_ITEMS and all(map(_is_text, value))


def _write(kind: str, row: Row, values: Mapping[str, Any]) -> None:
    """Write the corrected cells; what is derived from a cell follows it."""
    content = {**row.content}
    for name, value in values.items():
        content[name] = value.strip() if isinstance(value, str) else value
    if kind == "organisation":
        known = row.content.keys()
        row.content = {name: value for name, value in content.items() if name in known}
        return
    if "department_written" in values:
        content["departments"] = names(content["department_written"])
        content.pop("department_id", None) if "department_id" not in values else None
    if "category_written" in values and "category" not in values:
        content["category"] = _category(kind, content["category_written"])
    if "grade_written" in values and "rank" not in values:
        content["rank"] = read_grade(content["grade_written"]).rank
    if "rank" in values and "grade_written" not in values:
        content["grade_written"] = ""
    for name in LISTS[kind]:
        if name in values:
            content[name] = [text.strip() for text in values[name] if text.strip()]
    row.content = {n: value for n, value in content.items() if value not in (None, "", [], {})}


def _category(kind: str, written: str) -> str | None:
    if kind == "risks":
        return risk_category(written)
    found = power_category(written)
    return found[0] if found else None
