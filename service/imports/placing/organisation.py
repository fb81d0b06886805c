"""The rows of an organisation's workbook, held against the organisation as it stands."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy.orm import Session

from service.imports.placing.findings import Finding, finding
from service.imports.placing.rows import Row
from service.organisation.queries import today
from service.organisation.use_cases.importing import OrganisationDifference, commit_organisation
from service.organisation.use_cases.importing.workbook import draft_of
from service.workbooks.organisation_rows import OrganisationRow
from service.workbooks.problems import Problem
from service.workbooks.rows import BodyRow, DepartmentRow, PersonRow, PortfolioRow, PostRow
from tenants.context import Actor
from tenants.provisioning import provisioning_actor

ROWS: Final[dict[str, type[Any]]] = {
    one.__name__: one for one in (DepartmentRow, PostRow, PersonRow, PortfolioRow, BodyRow)
}


def content_of(row: OrganisationRow) -> dict[str, Any]:
    """Write down a row so that it can be read back."""
    return {"table": type(row).__name__, **asdict(row)}


def place_organisation(session: Session, rows: Sequence[Row]) -> OrganisationDifference:
    """Say what the organisation would become; nothing is changed."""
    founder = provisioning_actor(session.info["tenant_id"])
    taken = take_organisation(session, founder, rows, dry_run=True)
    by_cell = {(row.sheet, cell): row for row in rows for cell in row.cells.values()}
    for problem in taken.problems:
        row = by_cell.get((problem.sheet, problem.cell)) or rows[0]
        row.findings.append(_finding(row, problem))
    return taken


def take_organisation(
    session: Session, actor: Actor, rows: Sequence[Row], *, dry_run: bool
) -> OrganisationDifference:
    """Lay the rows over the organisation, all of them or none."""
    draft, doubts = draft_of(_row(row) for row in rows if row.state != "left_out")
    return commit_organisation(session, actor, draft, today(), dry_run=dry_run, doubts=doubts)


def _row(row: Row) -> OrganisationRow:
    values = {name: value for name, value in row.content.items() if name != "table"}
    made: OrganisationRow = ROWS[row.content["table"]](**values)
    return made


def _finding(row: Row, problem: Problem) -> Finding:
    fields = {cell: name for name, cell in row.cells.items()}
    name = fields.get(problem.cell, "")
    return Finding(
        name,
        problem.code,
        str(row.content.get(name, ""))[:200],
        finding("", "", **problem.facts).facts,
        blocking=True,
    )
