"""What taking lists out refuses, and why."""

from tenants.errors import DomainError


class LedgerTooLong(DomainError):
    """So many rows are not put on paper at once: the list is to be narrowed first."""
