"""What the edge itself refuses, before any use case is asked."""

from tenants.errors import DomainError


class MalformedJson(DomainError):
    """The body is not JSON."""

    status = 400


class ForeignOrigin(DomainError):
    """A browser was led here by another site, or its check code is missing."""

    status = 403


class UnsupportedMediaType(DomainError):
    """The body is neither JSON nor, where files are taken, a form."""

    status = 415


class TooDeep(DomainError):
    """The body is nested so deeply that no record could need it."""

    status = 422


class OutOfRange(DomainError):
    """A value cannot be kept."""

    status = 422


class CursorRefused(DomainError):
    """The cursor was not given out by this list."""

    status = 422


class KeyReused(DomainError):
    """An Idempotency-Key came back with another request."""

    status = 422


class KeyRefused(DomainError):
    """The answer is secret and is never kept, so its request takes no Idempotency-Key."""

    status = 422


class RequestInProgress(DomainError):
    """The first request with this Idempotency-Key has not ended yet."""

    status = 409


class Conflict(DomainError):
    """The record would collide with another one."""

    status = 409


class PasswordDue(DomainError):
    """The password is too old to go on with; it can be changed, and nothing else done."""

    status = 403


class VersionRequired(DomainError):
    """Nobody changes a record without saying which version he read."""

    status = 428


class ServiceUnavailable(DomainError):
    """The database cannot answer now; nothing is lost, the request may be sent again."""

    status = 503
