"""Read a workbook anew as its clerk says: which sheet, which row is the head, which column what."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.imports.collecting import without_collecting
from service.imports.models import Import, ImportProblem, ImportRow
from service.imports.placing.examining import examine
from service.imports.placing.reading import Reading, read_rows
from service.imports.queries.access import access_import
from service.imports.queries.corrections import last_correction
from service.imports.queries.layout import layout_of, ledger_fields
from service.imports.use_cases.keeping import choices, write_rows
from service.imports.use_cases.parsing import no_rows, take_reading, tell
from service.imports.use_cases.refusals import (
    ImportNotOpen,
    ImportNotReadable,
    LayoutSettled,
)
from service.workbooks.headings import LEFT_OUT
from service.workbooks.layouts import KEPT
from service.workbooks.reading import read_workbook
from service.workbooks.vocabulary import TABLES_OF, Kind
from tenants.context import Actor
from tenants.errors import Invalid

Table = Mapping[str, Any]


@without_collecting()
def lay_out(
    session: Session,
    actor: Actor,
    import_id: UUID,
    *,
    if_version: int | None,
    tables: Sequence[Table],
) -> Import:
    """Read the workbook as it was said, and check every cell again."""
    one = access_import(
        session,
        actor,
        import_id,
        Permission.IMPORT_UPLOAD,
        if_version=if_version,
        to_change=True,
    )
    if one.state not in {"parsed", "refused"}:
        raise ImportNotOpen("This import is not open for correction.", state=one.state)
    _refuse_mended(session, one)
    content = session.scalars(select(Import.content).where(Import.id == import_id)).one()
    _refuse_unfit(one, {sheet.name for sheet in read_workbook(content).sheets}, tables)
    before = one.options
    one.options = {**before, "layout": [dict(table) for table in tables]}
    reading = read_rows(content, cast(Kind, one.kind), layout_of(one))
    if not reading.rows:
        raise ImportNotReadable("There is nothing of this kind.", why=no_rows(reading)["code"])
    examine(session, one.kind, reading.rows, choices(one))
    _put_in_place(session, one, reading)
    tell(session, actor, "import.laid_out", one, options_before=before)
    return one


def _put_in_place(session: Session, one: Import, reading: Reading) -> None:
    """Let the rows as they are read now stand in place of those read before."""
    for model in (ImportProblem, ImportRow):
        session.execute(delete(model).where(model.import_id == one.id))
    one.refusal = {}
    take_reading(one, reading)
    write_rows(session, one.id, reading.rows, reading.doubts)


def _refuse_mended(session: Session, one: Import) -> None:
    """What was mended belongs to the rows as they were read; it is not thrown away unseen."""
    left_out = select(ImportRow.id).where(
        ImportRow.import_id == one.id, ImportRow.state == "left_out"
    )
    if last_correction(session, one.id) or session.scalars(left_out.limit(1)).first():
        raise LayoutSettled("Cells were mended or rows left out already.")


def _refuse_unfit(one: Import, sheets: set[str], tables: Sequence[Table]) -> None:
    known = (ledger_fields(table) for table in TABLES_OF[cast(Kind, one.kind)])
    meanings = {KEPT, LEFT_OUT} | {one["field"] for fields in known for one in fields}
    errors: dict[str, Any] = {}
    for place, table in enumerate(tables):
        wrong = {
            "sheet": ["not-found"] if table["sheet"] not in sheets else [],
            "columns": ["Unknown field."] if set(table["columns"].values()) - meanings else [],
        }
        if any(wrong.values()):
            errors[str(place)] = {name: said for name, said in wrong.items() if said}
    if errors:
        raise Invalid("A field is not right.", errors={"tables": errors})
