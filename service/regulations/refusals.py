"""What the register of regulations refuses."""

from tenants.errors import DomainError


class RegulationAbolished(DomainError):
    """An abolished regulation stays as it was."""


class RegulationInForce(DomainError):
    """A regulation in force is replaced by another one, not rewritten."""


class RegulationIncomplete(DomainError):
    """A regulation needs issuer and day before it holds."""


class EvaluatedAlready(DomainError):
    """A regulation is evaluated once a year; the finding stands."""


class GapClosed(DomainError):
    """The gap was filled already."""


class GapUnfilled(DomainError):
    """A gap is closed by a regulation in force, and by nothing else."""
