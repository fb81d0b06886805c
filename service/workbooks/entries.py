"""An entry of a register as its rows give it: values, and the cells they stand in."""

from dataclasses import dataclass, field
from typing import NamedTuple

from service.workbooks.grids import address
from service.workbooks.headings import Heading


class Value(NamedTuple):
    """A text of a record and the cell it stands in."""

    text: str
    row: int
    column: int
    head: str


@dataclass(slots=True)
class Record:
    """One power or risk point as the sheet has it, over one or several rows."""

    row: int
    rows: list[int]
    values: dict[str, list[Value]] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)

    def text(self, name: str, *, joint: str = "\n") -> str:
        """Join the texts of a field, repeats once."""
        values = self.values.get(name)
        if not values:
            return ""
        if len(values) == 1:
            return values[0].text
        return joint.join(dict.fromkeys(v.text for v in values))

    def cell(self, name: str) -> str:
        """Name the first cell a field stands in."""
        values = self.values.get(name)
        return address(values[0].row, values[0].column) if values else ""

    def place(self, name: str, heading: Heading) -> tuple[int, int]:
        """Find where a field stands or would stand."""
        values = self.values.get(name)
        if values:
            return values[0].row, values[0].column
        column = heading.first(name)
        return self.row, column.index if column else heading.columns[0].index


class RowSight(NamedTuple):
    """What a row shows in the columns of the table."""

    row: int
    own: dict[str, list[Value]]
    covered: frozenset[str]
