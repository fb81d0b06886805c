"""Enter the rows of an import into the register, in one transaction, with the journal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.collecting import without_collecting
from service.imports.models import Import
from service.imports.placing.examining import examine
from service.imports.placing.findings import DRAFTING
from service.imports.placing.organisation import take_organisation
from service.imports.placing.rows import Row
from service.imports.queries.access import access_import
from service.imports.use_cases.grades import hold_grades
from service.imports.use_cases.keeping import choices, keep_in_step, load_rows, wait_for_others
from service.imports.use_cases.parsing import tell
from service.imports.use_cases.refusals import ImportNotOpen, ImportRefused, RowsBlocked
from service.imports.use_cases.uploading import refuse_beyond_rights
from service.organisation.use_cases.departments import open_department
from service.powers.drafts import PowerDraft
from service.powers.use_cases import change_power
from service.powers.writing import insert_powers
from service.risks.drafts import DraftProblem, PointDraft
from service.risks.use_cases.points import change_risk_point
from service.risks.writing import write_points
from tenants.context import Actor
from tenants.database import utc_now
from tenants.models.organisation import Department
from tenants.progress import tell_progress

TOLD = 50
WITHOUT = "未改正，未导入"


@without_collecting()
def commit_import(
    session: Session,
    actor: Actor,
    import_id: UUID,
    *,
    if_version: int | None = None,
    partial: bool = False,
) -> Import:
    """Enter all rows that are ready; blocked ones are left behind only if that was said."""
    one = access_import(
        session,
        actor,
        import_id,
        Permission.IMPORT_COMMIT,
        if_version=if_version,
        to_change=True,
    )
    if one.state != "parsed":
        raise ImportNotOpen("This import is not open to be committed.", state=one.state)
    wait_for_others(session)
    rows = load_rows(session, one.id)
    examine(session, one.kind, rows, choices(one))
    hold_grades(actor, rows)
    refuse_blocked(rows, partial=partial)
    tell_progress(actor.tenant_id, one.id, "entering", total=len(rows))
    enter_rows(session, actor, one, rows, partial=partial)
    keep_in_step(session, one.id, rows)
    conclude(session, actor, one, rows)
    return one


def enter_rows(
    session: Session, actor: Actor, one: Import, rows: Sequence[Row], *, partial: bool
) -> None:
    """Write what the rows say into the register, or refuse and write nothing."""
    refuse_beyond_rights(session, actor, one.kind, one.options)
    refuse_blocked(rows, partial=partial)
    for row in rows:
        if row.state == "blocked":
            row.state, row.act, row.reason = "left_out", "none", WITHOUT
    ready = [row for row in rows if row.state == "ready"]
    if one.kind == "organisation":
        _take_organisation(session, actor, ready)
        return
    _open_departments(session, actor, ready)
    _create(session, actor, one, [row for row in ready if row.act == "create"])
    for row in ready:
        if row.act == "update":
            _update(session, actor, row)
        row.state, row.record_id = "committed", row.record_id or row.id


def conclude(session: Session, actor: Actor, one: Import, rows: Sequence[Row]) -> None:
    """Note the outcome of an import."""
    counts: dict[str, int] = {}
    for row in rows:
        word = {"create": "created", "update": "updated"}.get(row.act, "")
        name = word if row.state == "committed" and word else row.state
        counts[name] = counts.get(name, 0) + 1
    one.state, one.committed_at = "committed", utc_now()
    one.summary = {**one.summary, "outcome": counts, **_drafts(rows)}
    tell(session, actor, "import.committed", one, outcome=counts)


def _is_draft(row: Row) -> bool:
    """Say whether a row came into the register as a mere draft."""
    new = row.state == "committed" and row.act == "create"
    return new and any(one.code in DRAFTING for one in row.findings)


def _drafts(rows: Sequence[Row]) -> dict[str, Any]:
    """Count the new records that are mere drafts, and for want of what."""
    drafts = [row for row in rows if _is_draft(row)]
    wanting = Counter(
        code for row in drafts for code in {one.code for one in row.findings} & DRAFTING
    )
    return {"drafts": len(drafts), "drafts_for": dict(wanting)}


def refuse_blocked(rows: Sequence[Row], *, partial: bool) -> None:
    """Never import a part silently."""
    blocked = [row for row in rows if row.state == "blocked"]
    if blocked and not partial:
        raise RowsBlocked(
            "Some rows cannot be imported: correct them, leave them out, or say partial.",
            blocked=len(blocked),
            ready=sum(row.state == "ready" for row in rows),
            rows=[
                {"id": str(row.id), "sheet": row.sheet, "row": row.row} for row in blocked[:TOLD]
            ],
        )


def _open_departments(session: Session, actor: Actor, rows: Sequence[Row]) -> None:
    """Open the sections some rows name, and give the rows to them."""
    wanted = dict.fromkeys(row.opens for row in rows if row.opens)
    codes = set(session.scalars(select(Department.code))) if wanted else set()
    opened: dict[str, UUID] = {}
    for name in wanted:
        number = next(n for n in count(len(codes) + 1) if f"D{n:02d}" not in codes)
        codes.add(f"D{number:02d}")
        opened[name] = open_department(
            session, actor, code=f"D{number:02d}", name=name, kind="section", position=number
        ).id
    for row in rows:
        if not row.opens or row.draft is None:
            continue
        row.draft = replace(row.draft, department_id=opened[row.opens])
        if row.judged is not None and isinstance(row.draft, PointDraft):
            row.judged = replace(row.judged, draft=row.draft)


def _create(session: Session, actor: Actor, one: Import, rows: Sequence[Row]) -> None:
    if not rows:
        return
    if one.kind == "risks":
        judged = [row.judged for row in rows if row.judged is not None]
        if len(judged) != len(rows):
            raise ImportRefused("The register refused some rows.", problems=[])
        write_points(session, actor, judged, at=utc_now(), import_id=one.id)
        return
    drafts = [row.draft for row in rows if isinstance(row.draft, PowerDraft)]
    taken = insert_powers(
        session, actor, drafts, at=utc_now(), import_id=one.id, refuse_incomplete=False
    )
    if taken.refused:
        raise ImportRefused(
            "The register refused some rows.", problems=_named(rows, taken.problems)
        )


def _named(rows: Sequence[Row], problems: Sequence[DraftProblem]) -> list[dict[str, Any]]:
    return [
        {
            "sheet": rows[problem.place].sheet,
            "cell": rows[problem.place].cell(problem.field),
            "field": problem.field,
            "code": problem.code,
        }
        for problem in problems[:TOLD]
        if problem.blocking
    ]


def _update(session: Session, actor: Actor, row: Row) -> None:
    change: Any = change_risk_point if isinstance(row.draft, PointDraft) else change_power
    if row.changes and row.record_id is not None:
        change(session, actor, row.record_id, if_version=None, **row.changes)


def _take_organisation(session: Session, actor: Actor, rows: Sequence[Row]) -> None:
    taken = take_organisation(session, actor, rows, dry_run=False)
    if taken.problems:
        problems = [one._asdict() for one in taken.problems[:TOLD]]
        raise ImportRefused("The organisation cannot be taken over.", problems=problems)
    for row in rows:
        row.state = "committed"
