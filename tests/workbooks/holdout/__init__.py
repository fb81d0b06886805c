"""Layouts nobody has shown the recogniser, each with the counts a person finds in it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Layout:
    """A workbook and what a person counts in it; what is None is not asserted."""

    name: str
    sheets: tuple[Any, ...]
    heads: tuple[int, ...]
    items: int
    grades: tuple[int, int, int, int] | None = None
    types: dict[str, int] | None = None
    measures: int | None = None
    departments: list[str] | None = None
    rows: int | None = None
    codes: frozenset[str] = field(default_factory=frozenset)
