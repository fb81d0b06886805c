"""What an import refuses, and why."""

from tenants.errors import DomainError


class ImportNotReadable(DomainError):
    """The file holds nothing of the kind that was said."""

    status = 422


class ImportNotOpen(DomainError):
    """The import is not at the step at which this can be done."""


class LayoutSettled(DomainError):
    """What was mended would be lost if the workbook were read anew; it is taken back first."""


class RowsBlocked(DomainError):
    """Some rows cannot be imported; they are corrected, left out, or left behind knowingly."""


class ImportRefused(DomainError):
    """The register refused the rows; `problems` says which and why."""


class ImportTouched(DomainError):
    """What was imported has changed or is referred to since, and cannot be taken back whole."""


class ReversalTooLate(DomainError):
    """An import is taken back within a day or not at all."""


class RowDecided(DomainError):
    """The row is in the register or left out; there is nothing to correct."""


class NotTheLastCorrection(DomainError):
    """Corrections are taken back in turn, the last one first."""


class NotHandedBack(DomainError):
    """The workbook is too heavy, or too odd, to be given remarks; its rows are mended in place."""
