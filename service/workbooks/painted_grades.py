"""Grades that are shown by a colour behind the cell and by no word."""

from service.workbooks.builders import doubt
from service.workbooks.entries import Record
from service.workbooks.records import Table

SHOWN_ON = ("rank", "title", "manifestations", "number", "power_name", "flow_step")
LADDER = 2


def doubt_painted(table: Table) -> None:
    """Report the cells that show a grade only by their colour; a colour is not read as a grade."""
    if any("rank" in record.values for record in table.records):
        return
    paints = table.view.sheet.paints()
    columns = [c.index for f in SHOWN_ON for c in table.heading.columns if c.field == f]
    graded = table.heading.first("rank")
    marked: dict[tuple[int, int], str] = {}
    for record in table.records if paints else ():
        own = _standing_out(record, [graded.index] if graded else columns, paints)
        if own:
            marked[own] = paints[own]
    if len(set(marked.values())) < (1 if graded else LADDER):
        return
    for place in marked:
        doubt(table, place, "grade-by-colour")


def _standing_out(
    record: Record, columns: list[int], paints: dict[tuple[int, int], str]
) -> tuple[int, int] | None:
    """Find a cell of the record painted unlike the rest of its row."""
    own = next(((record.row, c) for c in columns if (record.row, c) in paints), None)
    if own is None:
        return None
    others = ((record.row, value.column) for values in record.values.values() for value in values)
    alike = sum(paints.get(place) == paints[own] for place in others)
    return own if alike <= LADDER else None
