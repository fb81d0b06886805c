"""What grading refuses, by name."""

from tenants.errors import DomainError


class RoundReported(DomainError):
    """The round has its report; assessing again takes a new round."""


class RoundIncomplete(DomainError):
    """Not every point of the round was assessed; `missing` names what lacks."""


class SoleAssessor(DomainError):
    """Nobody is the only assessor of his own post (R-185)."""


class AlreadyInRound(DomainError):
    """A risk point is assessed in one open round at a time."""


class NotTheHolder(DomainError):
    """Only the holder of a post assesses it himself (C-20)."""

    status = 403


class AppraisalLinkRefused(DomainError):
    """The link is wrong, used or expired."""

    status = 404


class AlreadyAppraised(DomainError):
    """The appraisal was handed in already."""


class NoSuchAnomaly(DomainError):
    """The case shows no such anomaly."""

    status = 404


class OwnProposal(DomainError):
    """Who proposed a grade does not answer for it as its reviewer (R-199)."""

    status = 403
