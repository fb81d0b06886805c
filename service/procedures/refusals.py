"""What the review chains refuse, by name."""

from tenants.errors import DomainError, Forbidden


class ChainMissing(DomainError):
    """The profile has no chain for such records."""


class NotOneCase(DomainError):
    """These records cannot run in one case; `groups` says how to send them."""


class AlreadyInCase(DomainError):
    """One of the records is in an open case already."""


class CaseOver(DomainError):
    """The case has ended; its history stays."""


class CycleOver(DomainError):
    """The year the case belongs to is closed; nothing in it moves any more (I6)."""


class StepNotInPlace(DomainError):
    """What must be in place before the step may be left is not; `missing` names all of it."""


class CollectiveStep(DomainError):
    """A body decides here, in a meeting; no single person does (R-310)."""


class RoomStep(DomainError):
    """A step that ends by itself, when what it consists of has ended, is not ended by hand."""


class NotHisStep(Forbidden):
    """The step belongs to another office; administrators are no exception (R-299)."""


class BeyondAuthority(Forbidden):
    """The sum is beyond what this post is authorised to approve; `who_can` names whose is not."""


class OwnItem(Forbidden):
    """Nobody judges what is his own, or what he himself sent, drafted or last changed (I3)."""


class LeadingGroupDecides(Forbidden):
    """All who could judge this must stand aside; it goes to the leading group (Q-05)."""


class NothingToReturn(DomainError):
    """The case stands at its drafting step; there is nobody to return it to."""


class TooLate(DomainError):
    """What was decided is not withdrawn any more; it is changed by a case of its own."""


class DecidedBefore(DomainError):
    """What others decided in this chain is not turned down by who files it; it may go back."""


class BodyMissing(DomainError):
    """The bureau has no such body yet, so nobody could decide."""


class NotAsked(Forbidden):
    """Nobody asked this person for his opinion on the case."""


class AlreadyAnswered(DomainError):
    """The opinion was given already."""


class OpinionGiven(DomainError):
    """What was answered is not taken back any more."""


class OpinionTakenBack(DomainError):
    """Whoever asked for the opinion took the question back; nobody waits for it."""


class NotHisToTakeBack(Forbidden):
    """Only who asked for an opinion takes it back."""


class AskedByChain(DomainError):
    """What the chain itself asks for nobody takes back."""


class MeetingOver(DomainError):
    """The meeting is signed or cancelled; what was decided never changes."""


class MeetingNotInPlace(DomainError):
    """The meeting cannot be signed yet; `missing` names all that is wrong with it."""


class NoticeNotInPlace(DomainError):
    """The notice of a meeting cannot be sent yet; `missing` names what it would have to say."""


class NotTheChair(Forbidden):
    """Only who chaired the meeting signs its minutes."""


class NotHisToCopy(Forbidden):
    """Who acts at the step, its sender and the register office send a case for reading."""


class MayNotRead(DomainError):
    """A case is sent for reading only to those who may read it; `names` says who may not."""


class NotHisToHasten(Forbidden):
    """Only its sender says how urgent a case is."""


class NotHisToUrge(Forbidden):
    """Its sender, the register office and those who watch over it urge a case."""
