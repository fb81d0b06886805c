"""The uploaded workbook handed back: mended cells written in, a remark at every bad one."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.models import Import, ImportCorrection, ImportProblem
from service.imports.placing.rows import Row
from service.imports.queries.access import access_import
from service.imports.rules import LISTS, WRITTEN
from service.imports.use_cases.keeping import load_rows
from service.imports.use_cases.refusals import ImportNotOpen, NotHandedBack
from service.workbooks.annotating import Mended, Remark, annotate
from service.workbooks.items import numbered
from service.workbooks.limits import HostileWorkbook
from service.workbooks.remarks import CHINESE
from service.workbooks.sheets import POWER_CATEGORY_LABELS, RANK_LABELS, RISK_CATEGORY_LABELS
from service.workbooks.text import compact, names
from tenants.context import Actor
from tenants.journal import record
from tenants.models.organisation import Department, Post

CELLS: Final = {"grade_written": "rank"}
LABELS: Final = {"risks": RISK_CATEGORY_LABELS, "powers": POWER_CATEGORY_LABELS}
ANSWERS: Final = {
    "departments": "department_written",
    "posts": "post_written",
    "categories": "category_written",
    "grades": "grade_written",
}


class HandedBack(NamedTuple):
    """A workbook on its way back to who sent it."""

    name: str
    content: bytes
    converted: bool


def annotated_workbook(
    session: Session, actor: Actor, import_id: UUID, *, language: str = CHINESE
) -> HandedBack:
    """Give the workbook back with a remark at every cell that is still amiss."""
    one = access_import(session, actor, import_id, Permission.IMPORT_READ)
    if one.state in {"uploaded", "refused"}:
        raise ImportNotOpen("This import is not read yet.", state=one.state)
    content = session.scalars(select(Import.content).where(Import.id == import_id)).one()
    remarks = _remarks(session, import_id, language)
    rows = load_rows(session, import_id)
    mended = list(dict.fromkeys(_mended(session, one, rows)))
    try:
        made = annotate(content, mended, remarks)
    except HostileWorkbook as wrong:
        raise NotHandedBack("It cannot be handed back.", reason=wrong.facts["reason"]) from wrong
    record(session, actor, "import.taken_out", "import", one.id, remarks=len(remarks))
    stem = PurePath(one.file_name).stem or "workbook"
    suffix = "（批注，由xls转换）" if made.converted else "（批注）"
    return HandedBack(f"{stem}{suffix}.xlsx", made.content, made.converted)


def _remarks(session: Session, import_id: UUID, language: str) -> list[Remark]:
    problems = session.scalars(
        select(ImportProblem)
        .where(ImportProblem.import_id == import_id, ImportProblem.resolved_at.is_(None))
        .order_by(ImportProblem.position, ImportProblem.severity, ImportProblem.id)
    )
    return [
        Remark(one.sheet, one.cell, one.said(language).in_one(), one.severity == "blocking")
        for one in problems
    ]


def _mended(session: Session, one: Import, rows: Sequence[Row]) -> Iterator[Mended]:
    """List what cells say now that was mended in place or answered for all of them."""
    touched = _touched(session, one.id)
    meant = _meant(session, one)
    titles = _titles(session, rows)
    for row in rows:
        columns = touched.get(row.id, set())
        for column in sorted(columns):
            cell = row.cells.get(CELLS.get(column, column))
            if cell and row.content is not None:
                yield Mended(row.sheet, cell, row.row, _text(one.kind, row, column, titles))
        for column, answers in meant.items():
            cell = row.cells.get(CELLS.get(column, column))
            said = _first(row.content.get(column, ""), column)
            if cell and column not in columns and said in answers:
                yield Mended(row.sheet, cell, row.row, answers[said])


def _touched(session: Session, import_id: UUID) -> Mapping[UUID, set[str]]:
    """Say of each row which of its columns were corrected."""
    touched: dict[UUID, set[str]] = {}
    for columns, rows in session.execute(
        select(ImportCorrection.columns, ImportCorrection.rows).where(
            ImportCorrection.import_id == import_id, ImportCorrection.taken_back_at.is_(None)
        )
    ):
        for row in rows:
            touched.setdefault(UUID(row["id"]), set()).update(
                WRITTEN.get(column, column) for column in columns
            )
    return touched


def _meant(session: Session, one: Import) -> Mapping[str, dict[str, str]]:
    """Say in words what was answered for written names."""
    given = {name: dict(one.answers.get(name) or {}) for name in ANSWERS}
    ids = [UUID(v) for name in ("departments", "posts") for v in given[name].values() if v]
    titles = _names_of(session, ids)
    words: dict[str, Mapping[Any, str]] = {
        "departments": titles,
        "posts": titles,
        "categories": LABELS.get(one.kind, {}),
        "grades": RANK_LABELS,
    }
    return {
        column: {w: words[name][v] for w, v in given[name].items() if v in words[name]}
        for name, column in ANSWERS.items()
    }


def _titles(session: Session, rows: Sequence[Row]) -> Mapping[str, str]:
    ids = [
        UUID(str(row.content[name]))
        for row in rows
        for name in ("department_id", "post_id")
        if row.content.get(name)
    ]
    return _names_of(session, ids)


def _names_of(session: Session, ids: Sequence[UUID]) -> dict[str, str]:
    found = [
        *session.execute(select(Department.id, Department.name).where(Department.id.in_(ids))),
        *session.execute(select(Post.id, Post.title).where(Post.id.in_(ids))),
    ]
    return {str(row[0]): row[1] for row in found}


def _first(written: Any, column: str) -> str:
    if not isinstance(written, str):
        return ""
    several = names(written) if column == "department_written" else []
    return several[0] if several else compact(written)


def _text(kind: str, row: Row, column: str, titles: Mapping[str, str]) -> str:
    """Say in words what a corrected column says now."""
    content = row.content
    if column in LISTS.get(kind, ()):
        return numbered([str(item) for item in content.get(column) or []])
    if column == "grade_written" and not content.get(column):
        return RANK_LABELS.get(content.get("rank") or 0, "")
    if column == "category_written":
        known = LABELS.get(kind, {}).get(content.get("category") or "")
        return known or str(content.get(column, ""))
    for name, place in (("department_id", "department_written"), ("post_id", "post_written")):
        if column == place and str(content.get(name)) in titles:
            return titles[str(content[name])]
    return str(content.get(column, ""))
