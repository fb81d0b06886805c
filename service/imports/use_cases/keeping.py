"""The rows and problems of an import: written at once, read back, and kept in step."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from service.imports.models import Import, ImportProblem, ImportRow
from service.imports.placing.findings import BLOCKING, NOTICE
from service.imports.placing.reading import Doubt
from service.imports.placing.rows import Choices, Row, choices_of
from service.imports.rules import WRITTEN
from tenants.bulk import copy_into
from tenants.database import new_id, utc_now
from tenants.hashing import canonical

ROW_COLUMNS = (
    "id",
    "import_id",
    "position",
    "sheet",
    "row",
    "content",
    "cells",
    "state",
    "act",
    "reason",
    "record_id",
)
PROBLEM_COLUMNS = (
    "id",
    "import_id",
    "position",
    "row_id",
    "sheet",
    "cell",
    "field",
    "code",
    "facts",
    "severity",
    "value",
    "proposal",
    "is_lasting",
)
IN_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
KEPT = ("content", "state", "act", "reason", "record_id")
Told = tuple[Any, ...]


def wait_for_others(session: Session) -> None:
    """Let the imports of one bureau enter one after the other, so that none repeats another."""
    session.execute(IN_TURN, {"name": f"{session.info['tenant_id']} imports"})


def choices(one: Import) -> Choices:
    """Read what was chosen for an import."""
    return choices_of(one.options, one.answers, one.department_id)


def write_rows(
    session: Session, import_id: UUID, rows: Sequence[Row], doubts: Iterable[Doubt]
) -> None:
    """Write the rows of a workbook and everything said about them."""
    session.flush()
    copy_into(session, "import_rows", ROW_COLUMNS, (_columns(import_id, row) for row in rows))
    told = [*_lasting(import_id, doubts), *_told(import_id, rows)]
    _write_problems(session, told)


def load_rows(session: Session, import_id: UUID) -> list[Row]:
    """Read the rows of an import back, in the order of the workbook."""
    found = session.execute(
        select(*(getattr(ImportRow, name) for name in ROW_COLUMNS if name != "import_id"))
        .where(ImportRow.import_id == import_id)
        .order_by(ImportRow.position)
    ).mappings()
    return [Row(**row) for row in found]


def keep_in_step(session: Session, import_id: UUID, rows: Sequence[Row]) -> None:
    """Write what became of the rows, and which problems are over and which are new."""
    keep_rows(session, import_id, rows)
    _renew_problems(session, import_id, rows)


def keep_rows(session: Session, import_id: UUID, rows: Sequence[Row]) -> None:
    """Write what became of the rows; what was said about their cells stays."""
    tenant_id = session.info["tenant_id"]
    before = {
        row.id: row
        for row in session.execute(
            select(ImportRow.id, *(getattr(ImportRow, name) for name in KEPT)).where(
                ImportRow.import_id == import_id
            )
        )
    }
    changed = [
        {"tenant_id": tenant_id, "id": row.id, **{name: getattr(row, name) for name in KEPT}}
        for row in rows
        if any(getattr(before[row.id], name) != getattr(row, name) for name in KEPT)
    ]
    if changed:
        session.execute(update(ImportRow), changed)


def _renew_problems(session: Session, import_id: UUID, rows: Sequence[Row]) -> None:
    new = {_key(one): one for one in _told(import_id, rows)}
    names = PROBLEM_COLUMNS[1:]
    old = {
        _key(row): row[0]
        for row in session.execute(
            select(ImportProblem.id, *(getattr(ImportProblem, name) for name in names)).where(
                ImportProblem.import_id == import_id,
                ImportProblem.resolved_at.is_(None),
                ImportProblem.is_lasting.is_(False),
            )
        )
    }
    over = [old[key] for key in old.keys() - new.keys()]
    if over:
        resolve(session, ImportProblem.id.in_(over))
    _write_problems(session, [one for key, one in new.items() if key not in old])


def _key(told: Sequence[Any]) -> Told:
    """Tell one problem from another by all that is said of it."""
    return tuple(canonical(one) if isinstance(one, dict) else one for one in told[1:])


def resolve(session: Session, *which: Any) -> None:
    """Note that some problems are over."""
    session.execute(
        update(ImportProblem)
        .where(*which, ImportProblem.resolved_at.is_(None))
        .values(resolved_at=utc_now())
        .execution_options(synchronize_session=False)
    )


def _columns(import_id: UUID, row: Row) -> Told:
    return (
        row.id,
        import_id,
        row.position,
        row.sheet,
        row.row,
        canonical(row.content),
        canonical(row.cells),
        row.state,
        row.act,
        row.reason,
        row.record_id,
    )


def _lasting(import_id: UUID, doubts: Iterable[Doubt]) -> Iterator[Told]:
    for doubt in doubts:
        row, said = doubt.row, doubt.problem
        yield (
            new_id(),
            import_id,
            row.position if row else -1,
            row.id if row else None,
            said.sheet,
            said.cell,
            doubt.field,
            said.code,
            canonical(said.facts),
            doubt.severity,
            _said(doubt)[:200],
            "",
            True,
        )


def _said(doubt: Doubt) -> str:
    """Give what the cell of a doubt says."""
    if doubt.row is None:
        return ""
    said = doubt.row.content.get(WRITTEN.get(doubt.field, doubt.field), "")
    return said if isinstance(said, str) else "\n".join(map(str, said))


def _told(import_id: UUID, rows: Iterable[Row]) -> Iterator[Told]:
    for row in rows:
        for one in dict.fromkeys(row.findings):
            yield (
                new_id(),
                import_id,
                row.position,
                row.id,
                row.sheet,
                row.cell(one.field),
                one.field,
                one.code,
                _facts(one.facts),
                BLOCKING if one.blocking else NOTICE,
                one.value,
                one.proposal,
                False,
            )


@lru_cache(maxsize=4096)
def _facts(facts: tuple[tuple[str, Any], ...]) -> str:
    """Write facts as they are kept; thousands of cells often have the same."""
    return canonical(dict(facts))


def _write_problems(session: Session, told: Sequence[Told]) -> None:
    if told:
        copy_into(session, "import_problems", PROBLEM_COLUMNS, told)
