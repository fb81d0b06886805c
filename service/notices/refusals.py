"""What disclosure refuses."""

from tenants.errors import DomainError


class ScopeNotAllowed(DomainError):
    """Such things are not shown to so wide an audience (D-11)."""


class ScopeUndecided(DomainError):
    """Nobody decided that this is shown so widely (Q-46)."""


class NotDisclosedInside(DomainError):
    """What goes outside was disclosed inside first (R-284)."""


class ObjectWithheld(DomainError):
    """A decision keeps this from disclosure (R-270)."""


class NoticeNotReady(DomainError):
    """Something a notice needs is missing."""


class NoticePublished(DomainError):
    """A published notice stands as it was published."""


class NoticeNotOpen(DomainError):
    """The notice takes no comments, or no longer."""


class NoticeOfStep(DomainError):
    """A notice that is a step of a review chain ends with its term, or with the chain."""


class NoticeNotRunning(DomainError):
    """Only what is being shown is shown longer, or broken off."""


class NoticeObjected(DomainError):
    """What was objected to is shown to the last day; its correction takes the place (Q-16)."""


class CommentsUnanswered(DomainError):
    """A notice is not broken off over what was said of it (R-273)."""


class CommentAnswered(DomainError):
    """A comment is answered once."""


class OwnComment(DomainError):
    """Nobody answers his own comment."""


class NamesOnly(DomainError):
    """Comments are taken under the name only."""


class AlreadyDisclosed(DomainError):
    """The decision not to disclose has ended, or there is one already."""
