"""What the organisation refuses, by name."""

from tenants.errors import DomainError


class CodeTaken(DomainError):
    """Another record already bears this code."""


class DepartmentClosed(DomainError):
    """The department is closed."""


class DepartmentInUse(DomainError):
    """The department still has posts or departments."""


class DepartmentInItself(DomainError):
    """A department cannot lie inside itself, nor above or below the leadership."""


class LeaderOutsideLeadership(DomainError):
    """Posts of bureau leaders stand in the leadership, and nowhere else."""


class TooManyMainLeaders(DomainError):
    """A bureau has one main leader, or two: of the Party and of the administration."""


class PostTaken(DomainError):
    """Somebody else holds the post on those days."""


class PostInUse(DomainError):
    """Somebody still holds the post."""


class PostAbolished(DomainError):
    """The post no longer exists."""


class PersonGone(DomainError):
    """The person no longer works here."""


class NotADeputy(DomainError):
    """Only deputies have a portfolio (R-014)."""


class AlreadyInCharge(DomainError):
    """Another deputy has the department in charge on those days."""


class OfficeVacant(DomainError):
    """A vacant office cannot be delegated; appoint an acting officer."""


class AlreadyLent(DomainError):
    """The office is delegated on those days already."""


class LentOn(DomainError):
    """An office one only stands in for is not lent on."""


class StandInAway(DomainError):
    """Who is to stand in has lent his own office on those days."""


class AlreadySeated(DomainError):
    """The person already has a seat in the body on those days."""


class AlreadyGranted(DomainError):
    """The person already has this duty."""


class RolesExclude(DomainError):
    """One person may not hold these duties together."""


class WrongTenant(DomainError):
    """The duty does not exist in this kind of tenant."""


class AlreadyEnded(DomainError):
    """What is to end has ended already."""
