"""What commitment letters refuse."""

from tenants.errors import DomainError, Forbidden, SettingMissing


class LettersNeedYear(DomainError):
    """A letter binds for a year of the register, and none is open."""


class LetterChanged(DomainError):
    """The letter reads differently from what the signer was shown."""


class LetterSigned(DomainError):
    """A signed letter stands as it was signed."""


class LetterUnsigned(DomainError):
    """Nobody countersigns what is not signed."""


class LetterClosed(DomainError):
    """The letter is archived or withdrawn."""


class NotTheSigner(Forbidden):
    """A letter is signed by the person it was issued to, and by nobody in his stead."""


class NotTheCountersigner(Forbidden):
    """A letter is countersigned by the superior it names."""


class SignaturePicturesOff(SettingMissing):
    """The bureau signs by hand; pictures of signatures are not in use."""


class SignaturePictureMissing(DomainError):
    """Nobody signs with a picture he does not keep."""


class PostVacant(DomainError):
    """Nobody holds the post, so nobody could sign."""
