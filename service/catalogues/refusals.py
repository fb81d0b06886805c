"""What catalogues refuse."""

from tenants.errors import DomainError


class NothingConfirmed(DomainError):
    """There is no confirmed power to put into a catalogue."""


class SectionsNotReady(DomainError):
    """A section's catalogue is missing or old; `sections` names them all."""


class CatalogueFixed(DomainError):
    """A frozen or approved catalogue is never rewritten; make a new edition."""


class NotUnderItemReview(DomainError):
    """Items are reviewed at a reviewing step, by whose turn it is, never by who made the list."""


class CatalogueNotApproved(DomainError):
    """Only the approved catalogue is the power list; a draft is not handed out as one."""
