"""What registrations refuse, by name."""

from tenants.errors import DomainError


class RegistrationIncomplete(DomainError):
    """Something must be written before it may be sent; `missing` names all of it."""


class NotRegistrable(DomainError):
    """The power is in force or abolished; it is changed by a clean-up, not registered anew."""
