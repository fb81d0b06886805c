"""What the importer could not place, said at its cell."""

from typing import NamedTuple

from service.workbooks.grids import address


class Problem(NamedTuple):
    """One doubt about one cell, and what its reader may do about it."""

    sheet: str
    cell: str
    code: str
    message: str
    suggestion: str = ""


def problem(
    sheet: str, place: tuple[int, int], code: str, message: str, suggestion: str = ""
) -> Problem:
    """Name a doubt at a row and column counted from zero."""
    return Problem(sheet, address(*place), code, message, suggestion)
