"""Corrections as they were made: what each row said before, so that the last can be taken back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from service.imports.models import Import, ImportCorrection, ImportProblem
from service.imports.rules import WRITTEN
from service.imports.use_cases.keeping import resolve
from tenants.context import Actor
from tenants.database import utc_now

SHORT = 200


def note_correction(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    one: Import,
    before: Sequence[tuple[UUID, dict[str, Any]]],
    columns: Sequence[str],
    told: tuple[str, str, str] = ("", "", ""),
) -> ImportCorrection:
    """Keep what some rows said before they were corrected."""
    value_before, value_after, code = (text[:SHORT] for text in told)
    made = ImportCorrection(
        import_id=one.id,
        corrected_at=utc_now(),
        corrected_by=actor.person_id,
        columns=list(columns),
        rows=[{"id": str(row_id), "content": content} for row_id, content in before],
        row_count=len(before),
        value_before=value_before,
        value_after=value_after,
        code=code,
    )
    session.add(made)
    session.flush()
    return made


def resolve_in(session: Session, row_ids: Sequence[UUID], columns: Sequence[str]) -> None:
    """Note that what was said of these columns of some rows is over."""
    resolve(
        session,
        ImportProblem.row_id.in_(row_ids),
        ImportProblem.field.in_(fields_of(columns)),
    )


def say_again(session: Session, one: ImportCorrection) -> None:
    """Bring back what the workbook itself gave cause to say of cells that are as they were."""
    session.execute(
        update(ImportProblem)
        .where(
            ImportProblem.import_id == one.import_id,
            ImportProblem.is_lasting.is_(True),
            ImportProblem.row_id.in_([UUID(row["id"]) for row in one.rows]),
            ImportProblem.field.in_(fields_of(one.columns)),
            ImportProblem.resolved_at >= one.corrected_at,
        )
        .values(resolved_at=None)
        .execution_options(synchronize_session=False)
    )


def fields_of(columns: Sequence[str]) -> list[str]:
    """Name the columns and all that is said of them under other names."""
    meant = [field for field, column in WRITTEN.items() if column in columns]
    return [*columns, *meant]
