"""Examining an import: every row placed, every doubt told, nothing written."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from service.imports.placing.bureau import load_bureau
from service.imports.placing.findings import finding
from service.imports.placing.organisation import place_organisation
from service.imports.placing.powers import join_parents, place_powers
from service.imports.placing.risks import place_risks
from service.imports.placing.rows import Choices, Row
from service.imports.placing.sensitive import tell_personal_numbers

PLACED = {"risks": place_risks, "powers": place_powers}


def examine(session: Session, kind: str, rows: Sequence[Row], choices: Choices) -> None:
    """Place the undecided rows anew against the bureau as it stands now."""
    undecided = [row for row in rows if not row.is_decided]
    for row in undecided:
        row.state, row.act, row.record_id = "ready", "create", None
        row.findings, row.changes, row.opens, row.judged = [], {}, "", None
    if kind == "organisation" and undecided:
        place_organisation(session, undecided)
    elif kind != "organisation":
        bureau = load_bureau(session, with_powers=kind == "risks")
        PLACED[kind](session, undecided, bureau, choices)
        join_parents(rows)
        _tell_repeated_records(undecided)
    tell_personal_numbers(row for row in undecided if row.act != "none")
    for row in undecided:
        if row.is_blocked:
            row.state = "blocked"


def _tell_repeated_records(rows: Sequence[Row]) -> None:
    """One record is not named twice by one file."""
    seen: dict[object, int] = {}
    for row in rows:
        if row.record_id is None:
            continue
        first = seen.setdefault(row.record_id, row.row)
        if first != row.row:
            code = row.content.get("code", "")
            row.findings.append(
                finding("code", "number-repeated", code, row=first)
                if code
                else finding("title", "duplicate-in-file", row=first)
            )
