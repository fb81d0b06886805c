"""What the register of measures refuses, by name."""

from tenants.errors import DomainError


class NotYetReviewed(DomainError):
    """A measure is carried out only once its review has passed it (R-220)."""


class NotYetConfirmed(DomainError):
    """Measures are drawn up only against risk points that were confirmed (R-217)."""


class NotTheAuthor(DomainError):
    """A post's measures are its holder's to draft, a section's its people's (R-218, R-219)."""

    status = 403


class MeasureRetired(DomainError):
    """The measure is out of use."""


class TaskClosed(DomainError):
    """The task is done or cancelled already."""


class NotDueYet(DomainError):
    """What is not due within days waits for nobody."""


class NoTerm(DomainError):
    """A measure without a day by which it is due cannot be put off."""


class TermMoved(DomainError):
    """The term that was to be put off is not there any more."""


class AlreadyAsked(DomainError):
    """More time is asked for once at a time, and decided once."""


class NobodyDecides(DomainError):
    """Everybody who could decide would decide for himself."""


class NotTheDecider(DomainError):
    """Whoever answers for the grade decides, and never on his own request."""

    status = 403


class OwnDoing(DomainError):
    """Whoever wrote down that a measure was carried out does not check it."""

    status = 403


class MeasuresWait(DomainError):
    """No risk point of the registration is confirmed yet, or none has measures waiting."""
