"""What the catalogue of powers refuses."""

from tenants.errors import DomainError


class PowerIncomplete(DomainError):
    """The power lacks something it must have to be in force; `gaps` names all of it."""


class PowerAbolished(DomainError):
    """The power is abolished; its history stays, but it no longer changes."""


class PowerAlreadyInForce(DomainError):
    """The power is in force already."""


class CategoryFixed(DomainError):
    """A power's number speaks of its category; another category is another power."""


class SuccessorNeeded(DomainError):
    """A confirmed power is not rewritten: a clean-up proposes the new wording (R-037)."""


class PowerUnderReview(DomainError):
    """The power is under review beyond its drafting step; it changes only when it is returned."""


class NotInForce(DomainError):
    """Only what is in force is changed, merged or split; a draft is simply rewritten."""


class SuccessionUnderWay(DomainError):
    """The power is being cleaned up, merged or split already; that comes to its end first."""


class NothingProposed(DomainError):
    """No merger or split is proposed here, or a part of it is confirmed already."""


class ChangeUnderWay(DomainError):
    """A change of the power is under way; it comes to its end, or is taken back, first."""


class CleanupUnderWay(DomainError):
    """The power is being cleaned up; that comes to its end, or is taken back, first."""


class ChangeDecided(DomainError):
    """The change is decided and waits for the day it enters into force."""


class NoChange(DomainError):
    """No change is under way here."""


class NoCleanup(DomainError):
    """Nothing is being cleaned up here."""


class StandardInForce(DomainError):
    """A standard in force is replaced by a draft, not rewritten."""
