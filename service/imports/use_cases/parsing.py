"""Read an uploaded workbook into rows and problems; the register is not touched."""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.collecting import without_collecting
from service.imports.models import Import
from service.imports.placing.examining import examine
from service.imports.placing.reading import ClassifiedWorkbook, Reading, read_rows
from service.imports.queries.access import access_import, document
from service.imports.use_cases.keeping import choices, write_rows
from service.workbooks.limits import HostileWorkbook
from service.workbooks.vocabulary import Kind
from tenants.context import Actor
from tenants.journal import record
from tenants.progress import tell_progress


class GivenUp(Exception):
    """Somebody does not want the workbook read any more."""


@without_collecting()
def parse_import(session: Session, actor: Actor, import_id: UUID) -> Import:
    """Read a workbook once; a second time changes nothing."""
    one = access_import(session, actor, import_id, Permission.IMPORT_READ, to_change=True)
    if one.state != "uploaded":
        return one
    content = session.scalars(select(Import.content).where(Import.id == import_id)).one()
    try:
        _go_on(one, "reading")
        reading = read_rows(content, cast(Kind, one.kind))
        if not reading.rows:
            return _refuse(session, actor, one, no_rows(reading))
        _go_on(one, "examining", total=len(reading.rows))
        examine(session, one.kind, reading.rows, choices(one))
        _go_on(one, "writing", done=len(reading.rows), total=len(reading.rows))
    except (HostileWorkbook, ClassifiedWorkbook) as refusal:
        why = {**refusal.facts, "code": refusal.code(), "detail": refusal.detail}
        return _refuse(session, actor, one, why)
    except GivenUp:
        one.state = "cancelled"
        tell(session, actor, "import.cancelled", one)
        return one
    take_reading(one, reading)
    write_rows(session, one.id, reading.rows, reading.doubts)
    tell(session, actor, "import.parsed", one)
    return one


def take_reading(one: Import, reading: Reading) -> None:
    """Note how much of the workbook was understood: rows in are rows taken and rows reported."""
    found = reading.recognised
    one.state = "parsed"
    one.row_count, one.item_count = found.rows, len(reading.rows)
    one.summary = {
        "sheets": [{"sheet": sheet, "header_row": row} for sheet, row in found.sheets],
        "rows": found.rows,
        "rows_taken": found.rows_imported,
        "rows_reported": found.rows_reported,
    }


def no_rows(reading: Reading) -> dict[str, Any]:
    """Tell why a workbook gives nothing to import."""
    first = next((one.problem for one in reading.doubts), None)
    return {**first.facts, "code": first.code} if first else {"code": "no-rows"}


def tell(session: Session, actor: Actor, topic: str, one: Import, **facts: Any) -> None:
    """Write down what has become of an import."""
    session.flush()
    record(
        session, actor, topic, "import", one.id, version=one.version, after=document(one), **facts
    )


def _refuse(session: Session, actor: Actor, one: Import, why: dict[str, Any]) -> Import:
    one.state, one.refusal = "refused", why
    tell(session, actor, "import.refused", one)
    return one


def _go_on(one: Import, stage: str, *, done: int = 0, total: int = 0) -> None:
    """Say how far the reading is, and stop if somebody asked for it."""
    if not tell_progress(one.tenant_id, one.id, stage, done=done, total=total):
        raise GivenUp
