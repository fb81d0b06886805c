"""What papers refuse, and why."""

from tenants.errors import DomainError


class AgencyMarkMissing(DomainError):
    """A letter needs the bureau's mark (机关代字), which nobody has set."""


class PaperNotReady(DomainError):
    """The paper is not made yet, or could not be made."""


class PaperCancelled(DomainError):
    """The paper is cancelled; its number stays in the book."""


class PaperTooLarge(DomainError):
    """The paper would be larger than may be kept."""


class TemplateFails(DomainError):
    """The template could not be filled."""


class TemplateRefused(DomainError):
    """The file is not a template that may be used; `problem` says why."""

    status = 422


class TemplateNotSampled(DomainError):
    """Nobody has looked at a sample of this template yet."""


class TemplateNotDraft(DomainError):
    """The template is published or withdrawn already."""
