"""Lay hands on one import, or be refused: a section's workbook is read by its section."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer

from policies.guard import Target, condition
from policies.permissions import Permission
from service.imports.models import Import, ImportProblem, ImportRow
from service.organisation.queries.access import insist_on
from tenants.context import Actor
from tenants.database import refuse_stale
from tenants.errors import NotFound

UNSHOWN = frozenset({"tenant_id", "content", "content_digest"})
ROW_FIELDS = tuple(one.key for one in ImportRow.__table__.columns if one.key != "tenant_id")
SHOWN = tuple(one.key for one in Import.__table__.columns if one.key not in UNSHOWN)


def access_import(
    session: Session,
    actor: Actor,
    import_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
    to_change: bool = False,
    rank: int | None = None,
) -> Import:
    """Fetch an import for one act; whoever changes it makes others wait."""
    statement = select(Import).where(Import.id == import_id).options(defer(Import.content))
    if to_change:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = session.scalar(statement)
    if found is None:
        raise NotFound("There is no such import.")
    insist(session, actor, permission, found.department_id, rank=rank)
    refuse_stale(found, if_version)
    return found


def insist(
    session: Session,
    actor: Actor,
    permission: Permission,
    department_id: UUID | None,
    *,
    rank: int | None = None,
) -> None:
    """Refuse unless this person may do this to a workbook of that department and worst rank."""
    insist_on(session, actor, permission, Target(department_id, rank=rank))


def list_imports(actor: Actor, kinds: Sequence[str], states: Sequence[str]) -> Select[Any]:
    """List the imports this person may read."""
    found = (
        select(Import)
        .options(defer(Import.content))
        .where(condition(actor, Permission.IMPORT_READ, department=Import.department_id.expression))
    )
    if kinds:
        found = found.where(Import.kind.in_(kinds))
    return found.where(Import.state.in_(states)) if states else found


def list_rows(
    import_id: UUID,
    states: Sequence[str],
    *,
    with_problems: bool,
    row: int | None = None,
    start: int | None = None,
) -> Select[Any]:
    """List the rows of an import in the order of its workbook, from some place on."""
    found = select(ImportRow).where(ImportRow.import_id == import_id)
    if row is not None:
        found = found.where(ImportRow.row == row)
    if start is not None:
        found = found.where(ImportRow.position >= start)
    if states:
        found = found.where(ImportRow.state.in_(states))
    if with_problems:
        told = select(ImportProblem.row_id).where(
            ImportProblem.import_id == import_id, ImportProblem.resolved_at.is_(None)
        )
        found = found.where(ImportRow.id.in_(told))
    return found


def with_their_problems(session: Session, rows: Sequence[ImportRow]) -> list[dict[str, Any]]:
    """Write out rows, each with what is still wrong with its cells."""
    told: dict[UUID, list[ImportProblem]] = {row.id: [] for row in rows}
    for problem in session.scalars(
        select(ImportProblem)
        .where(ImportProblem.row_id.in_(list(told)), ImportProblem.resolved_at.is_(None))
        .order_by(ImportProblem.severity, ImportProblem.id)
    ):
        if problem.row_id is not None:
            told[problem.row_id].append(problem)
    return [
        {**{name: getattr(row, name) for name in ROW_FIELDS}, "problems": told[row.id]}
        for row in rows
    ]


def list_problems(
    import_id: UUID, *, severity: str | None, row_id: UUID | None, resolved: bool
) -> Select[Any]:
    """List what was said about the cells of an import."""
    found = select(ImportProblem).where(ImportProblem.import_id == import_id)
    if severity:
        found = found.where(ImportProblem.severity == severity)
    if row_id:
        found = found.where(ImportProblem.row_id == row_id)
    return found if resolved else found.where(ImportProblem.resolved_at.is_(None))


def document(one: Import) -> dict[str, Any]:
    """Write out an import as the journal keeps it: the workbook by its digest only."""
    return {
        **{name: getattr(one, name) for name in SHOWN},
        "content_digest": one.content_digest.hex(),
    }
