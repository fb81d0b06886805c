"""What the desk of a person refuses."""

from tenants.errors import DomainError


class DraftMovedOn(DomainError):
    """The same draft was saved from another window meanwhile."""

    status = 412


class DraftBegunAnew(DomainError):
    """Two drafts of the same would not be told apart."""


class TooManyDrafts(DomainError):
    """So many unsent drafts are no help to anybody."""


class TooManyFilters(DomainError):
    """So many kept questions are no help to anybody."""


class TooManyFollows(DomainError):
    """Whoever follows everything hears nothing."""


class NoSectionToShareWith(DomainError):
    """Whoever holds no post belongs to no section he could share with."""

    status = 422
