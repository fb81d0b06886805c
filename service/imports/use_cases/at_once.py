"""A whole import in one go, as the operator at the console does it: the same steps, one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.collecting import without_collecting
from service.imports.placing.examining import examine
from service.imports.placing.reading import Doubt, Reading, read_rows
from service.imports.placing.rows import Row, choices_of
from service.imports.queries.access import insist
from service.imports.use_cases.committing import conclude, enter_rows
from service.imports.use_cases.grades import hold_grades
from service.imports.use_cases.keeping import choices, wait_for_others, write_rows
from service.imports.use_cases.parsing import no_rows, take_reading, tell
from service.imports.use_cases.refusals import ImportNotReadable
from service.imports.use_cases.uploading import (
    refuse_beyond_rights,
    section_of,
    upload_import,
)
from service.workbooks.recognition import Recognised
from service.workbooks.vocabulary import Kind
from tenants.context import Actor


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import: committed, or waiting with its problems."""

    import_id: UUID | None
    state: str
    recognised: Recognised
    rows: Sequence[Row]
    doubts: Sequence[Doubt]


@without_collecting()
def import_at_once(
    session: Session,
    actor: Actor,
    *,
    file_name: str,
    content: bytes,
    kind: str,
    options: Mapping[str, Any],
    partial: bool = False,
) -> Outcome:
    """Upload, read and commit; with blocked rows, of which nothing was said, it waits."""
    reading = _read(content, kind)
    one = upload_import(
        session,
        actor,
        file_name=file_name,
        content=content,
        kind=kind,
        options=options,
        is_read=True,
    )
    rows, doubts = reading.rows, reading.doubts
    wait_for_others(session)
    examine(session, kind, rows, choices(one))
    hold_grades(actor, rows)
    take_reading(one, reading)
    waits = any(row.state == "blocked" for row in rows) and not partial
    if not waits:
        enter_rows(session, actor, one, rows, partial=partial)
    write_rows(session, one.id, rows, doubts)
    if waits:
        tell(session, actor, "import.parsed", one)
    else:
        conclude(session, actor, one, rows)
    return Outcome(one.id, one.state, reading.recognised, rows, doubts)


def rehearse_import(
    session: Session,
    actor: Actor,
    *,
    content: bytes,
    kind: str,
    options: Mapping[str, Any],
) -> Outcome:
    """Say what an import would do; nothing is kept and nothing is written."""
    section_id = section_of(session, actor)
    insist(session, actor, Permission.IMPORT_UPLOAD, section_id)
    refuse_beyond_rights(session, actor, kind, options)
    reading = _read(content, kind)
    examine(session, kind, reading.rows, choices_of(dict(options), {}, section_id))
    hold_grades(actor, reading.rows)
    return Outcome(None, "rehearsed", reading.recognised, reading.rows, reading.doubts)


def _read(content: bytes, kind: str) -> Reading:
    reading = read_rows(content, cast(Kind, kind))
    if not reading.rows:
        raise ImportNotReadable("There is nothing of this kind.", why=no_rows(reading)["code"])
    return reading
