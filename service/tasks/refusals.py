"""Why a to-do cannot be handed over, or not be approved together with others."""

from tenants.errors import DomainError


class TaskClosed(DomainError):
    """It was done, or has gone away."""


class TaskElsewhere(DomainError):
    """It waits for somebody else."""


class DoneByDoing(DomainError):
    """A to-do that is done by doing it, not by saying that nothing need change."""


class CannotTakeOver(DomainError):
    """The person named could not do it either."""


class HighAlone(DomainError):
    """High risks are approved one at a time, with the record open."""


class LoweringAlone(DomainError):
    """What lowers a grade is approved one at a time."""


class NotTogether(DomainError):
    """One opinion does not settle such a step."""


class UndoOver(DomainError):
    """What was approved together is taken back within some seconds, and once."""


class NotTakenBack(DomainError):
    """The next in line has looked at it, or it settled something that stays."""


class RemindedLately(DomainError):
    """Whoever it waits for was reminded a short while ago."""


class RemindedToday(DomainError):
    """Whoever it waits for was reminded today already; once a day is enough."""


class NothingWaits(DomainError):
    """It waits for nobody just now."""
