"""What exports refuse, and why."""

from tenants.errors import DomainError


class ExportTooLong(DomainError):
    """So many rows are not waited for: they are ordered, and a worker makes the file."""


class ExportNotReady(DomainError):
    """The file is not made, or not any more."""


class ExportOver(DomainError):
    """The order is done, failed, given up or run out; this cannot be done with it."""
