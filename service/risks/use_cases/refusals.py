"""What the register of risk points refuses, by name."""

from tenants.errors import DomainError


class Incomplete(DomainError):
    """The risk point lacks something it must have to be in force; `gaps` names all of it."""


class AlreadyRetired(DomainError):
    """The risk point is retired; its history stays, but it no longer changes."""


class AlreadyInForce(DomainError):
    """The risk point is in force already."""


class GradeLowered(DomainError):
    """A grade is never lowered in passing; lowering it is a decision of its own (R-184)."""


class NothingToLower(DomainError):
    """The risk point has no grade above the one asked for."""


class OwnItem(DomainError):
    """Nobody moves a graded risk point of his own post away."""

    status = 403


class LastMeasure(DomainError):
    """A risk point in force keeps at least one measure of its own (R-212)."""


class NoReviewDue(DomainError):
    """Nothing the risk point rests on has changed since it was last looked at."""


class NothingRevised(DomainError):
    """The point was not reworded since its review became due; it still reads as before."""
