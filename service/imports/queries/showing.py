"""Imports as their readers get them: who, how far, how much, until when it can be taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.imports.models import Import, ImportCorrection, ImportProblem, ImportRow
from service.imports.queries.access import document
from service.imports.queries.corrections import last_correction
from service.imports.queries.layout import MORE_OF_POWERS
from service.imports.rules import REVERSIBLE_FOR, WRITTEN, is_reversible
from service.workbooks.sheets import CATALOGUE_COLUMNS, LEDGER_COLUMNS
from tenants.database import utc_now
from tenants.models.journal import WorkItem, WorkProgress
from tenants.models.organisation import Person
from tenants.progress import progress_of

HEADS: Final = {
    "risks": {column.field: column.head for column in LEDGER_COLUMNS},
    "powers": {column.field: column.head for column in CATALOGUE_COLUMNS} | MORE_OF_POWERS,
}
PARSING: Final = "import.parse"
LONGEST_ENTRY: Final = timedelta(minutes=1)


def shown(session: Session, one: Import) -> Mapping[str, Any]:
    """Write out one import with the columns of its sheet and what can be taken back."""
    last = last_correction(session, one.id)
    return {
        **list_shown(session, [one])[0],
        "columns": _columns(session, one),
        "last_correction": _correction(last) if last else None,
        "draft_reasons": [
            {"code": code, "count": count, "value": "", "facts": {}}
            for code, count in sorted(one.summary.get("drafts_for", {}).items())
        ],
    }


def list_shown(session: Session, some: Sequence[Import]) -> list[dict[str, Any]]:
    """Write out some imports, in the same few statements however many they are."""
    ids = [one.id for one in some]
    counts = _counts(session, ids)
    people = {one.uploaded_by for one in some} | {one.reverted_by for one in some}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    names = {row.id: row.name for row in found}
    told = progress_of(session, ids)
    items = session.execute(
        select(WorkItem.subject_id, WorkItem.state).where(
            WorkItem.kind == PARSING, WorkItem.subject_id.in_(ids)
        )
    )
    jobs = {row.subject_id: row.state for row in items}
    return [
        {
            **document(one),
            "uploaded_by_name": names.get(one.uploaded_by, ""),
            "reverted_by_name": names.get(one.reverted_by, ""),
            "counts": counts[one.id],
            "revertible_until": _revertible_until(one),
            "progress": _progress(one, told.get(one.id), jobs.get(one.id)),
        }
        for one in some
    ]


def _counts(session: Session, ids: Sequence[UUID]) -> Mapping[UUID, dict[str, int]]:
    """Count the rows by state and the open problems by weight."""
    counts: dict[UUID, dict[str, int]] = defaultdict(dict)
    for import_id, state, count in session.execute(
        select(ImportRow.import_id, ImportRow.state, func.count())
        .where(ImportRow.import_id.in_(ids))
        .group_by(ImportRow.import_id, ImportRow.state)
    ):
        counts[import_id][state] = count
    for import_id, severity, count in session.execute(
        select(ImportProblem.import_id, ImportProblem.severity, func.count())
        .where(ImportProblem.import_id.in_(ids), ImportProblem.resolved_at.is_(None))
        .group_by(ImportProblem.import_id, ImportProblem.severity)
    ):
        counts[import_id][f"{severity}_problems"] = count
    return counts


def _revertible_until(one: Import) -> datetime | None:
    if one.state != "committed" or one.kind == "organisation" or one.committed_at is None:
        return None
    return one.committed_at + REVERSIBLE_FOR if is_reversible(one.committed_at, utc_now()) else None


def _progress(one: Import, told: WorkProgress | None, job: str | None) -> dict[str, Any]:
    """Say how far the work is; what is over is whole."""
    if one.state == "uploaded" or _is_entering(one, told):
        return {
            "job": job or "waiting",
            "stage": told.stage if told else "",
            "done": told.done if told else 0,
            "total": told.total if told else 0,
        }
    return {"job": "done", "stage": one.state, "done": one.item_count, "total": one.item_count}


def _is_entering(one: Import, told: WorkProgress | None) -> bool:
    """Say whether the rows are on their way into the register at this moment."""
    if one.state != "parsed" or told is None or told.stage != "entering":
        return False
    return utc_now() - told.at < LONGEST_ENTRY


def _columns(session: Session, one: Import) -> list[dict[str, Any]]:
    """Name the columns the workbook has, in the order of its sheet."""
    found = session.execute(
        select(func.jsonb_object_keys(ImportRow.cells).label("name"))
        .where(ImportRow.import_id == one.id)
        .distinct()
    ).scalars()
    there, heads = set(found), HEADS.get(one.kind, {})
    known = [name for name in heads if name in there and name != "number"]
    others = sorted(there - set(heads) - {"number"})
    return [
        {
            "table": one.kind,
            "column": WRITTEN.get(name, name),
            "cell": name,
            "head": heads.get(name, name),
        }
        for name in (*known, *others)
    ]


def _correction(one: ImportCorrection) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.corrected_at,
        "by": one.corrected_by,
        "columns": one.columns,
        "from": one.value_before,
        "to": one.value_after,
        "kind": one.code,
        "row_count": one.row_count,
    }
