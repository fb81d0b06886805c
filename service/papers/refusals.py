"""What papers refuse, and why."""

from tenants.errors import DomainError, SettingMissing


class AgencyMarkMissing(SettingMissing):
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


class MinutesNotSigned(DomainError):
    """What a meeting decided has effect, and is printed, once its minutes are signed."""


class NoticeNotPublished(DomainError):
    """A notice is printed once it is published, its result once it is over."""


class FlowchartMissing(DomainError):
    """The power has no flowchart to draw its control diagram from."""


class NoPowerList(DomainError):
    """No catalogue is approved; what nobody approved is not the power list (R-034)."""


class ReportNotWritten(DomainError):
    """The round has no report yet."""
