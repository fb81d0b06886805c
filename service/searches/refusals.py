"""What the search for risks refuses, by name."""

from tenants.errors import DomainError


class NoOpenYear(DomainError):
    """A search is part of an open year of the register."""


class CampaignNotPlanned(DomainError):
    """The round of search has begun; its plan no longer changes."""


class CampaignNotOpen(DomainError):
    """The round of search is not open."""


class TooEarly(DomainError):
    """The search opens on its day, not before."""


class SearchIncomplete(DomainError):
    """Sheets that must be there are missing; the round stays open (R-100)."""


class OutsideInputMissing(DomainError):
    """A search from inside and outside needs something from outside (R-122)."""


class SheetClosed(DomainError):
    """The sheet was handed in or its round is over; it no longer changes."""


class SheetIncomplete(DomainError):
    """The sheet has gaps; `gaps` names them all."""


class SheetUnderReview(DomainError):
    """The points of the sheet are in a review chain; they are returned there, one by one."""


class NotTheHolder(DomainError):
    """Only who holds the office answers for the sheet and hands it in."""

    status = 403


class OutsideScope(DomainError):
    """The search does not ask this subject."""


class StillLocked(DomainError):
    """What this search builds on is not there yet."""
