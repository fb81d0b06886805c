"""What the register of major matters refuses."""

from tenants.errors import DomainError


class MatterIncomplete(DomainError):
    """A major matter is decided by a meeting, for a sum, by somebody; `gaps` names what lacks."""


class MatterDecided(DomainError):
    """What was decided is not rewritten."""
