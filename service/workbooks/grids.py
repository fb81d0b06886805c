"""A workbook as people see it: sheets of text, with merges and what is hidden."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

EXACT = 2.0**53


class Merge(NamedTuple):
    """A block of cells shown as one; all bounds are inclusive and count from zero."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of cell texts and the marks a reader of the screen would see."""

    name: str
    grid: list[list[str]]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    paints: Callable[[], dict[tuple[int, int], str]] = dict

    def cell(self, row: int, column: int) -> str:
        """Read a cell; beyond the edge there is nothing."""
        if row >= len(self.grid) or column >= len(self.grid[row]):
            return ""
        return self.grid[row][column]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file holds, whatever its format."""

    sheets: tuple[Sheet, ...]


@cache
def column_letters(column: int) -> str:
    """Name a column the way the screen does."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Name a cell the way the screen does."""
    return f"{column_letters(column)}{row + 1}"


def shown(value: object) -> str:
    """Give a cell's value as the text a reader sees."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else str(value)
    return "" if value is None else str(value)
