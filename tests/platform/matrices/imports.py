"""A register on its way in with a correction made, for the matrices."""

from sqlalchemy import select

from service.imports.models import ImportRow
from service.imports.use_cases import correct_row, parse_import, upload_import
from tenants.database import unit_of_work
from tests import make
from tests.imports.desk import register, row
from tests.risks.scenes import Scene


def furnish_imports(bureau: make.Bureau) -> None:
    """Let the register office bring a register and mend one cell of it."""
    scene = Scene(bureau)
    upload = scene.act(
        "register_office",
        upload_import,
        file_name="台账.xlsx",
        content=register(row(1), row(2, rank="较真"), row(3, rank="较高")),
        kind="risks",
    )
    scene.act("register_office", parse_import, upload.id)
    with unit_of_work(bureau.tenant_id) as session:
        row_id = session.scalars(
            select(ImportRow.id).where(ImportRow.import_id == upload.id, ImportRow.row == 4)
        ).one()
    values = {"grade_written": "高"}
    scene.act("register_office", correct_row, upload.id, row_id, if_version=None, values=values)
