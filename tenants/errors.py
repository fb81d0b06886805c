"""Business refusals. The HTTP edge turns each into an RFC 9457 problem; jobs let them fail."""

import re
from typing import ClassVar
from uuid import UUID


class DomainError(Exception):
    """A refusal its reader can act on. The class name is its public code."""

    status: ClassVar[int] = 409
    leaves_trace: ClassVar[bool] = False  # the refused attempt itself is worth a journal entry

    def __init__(self, detail: str, **facts: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts

    @classmethod
    def code(cls) -> str:
        """Name this refusal for programs and catalogues: `GradeLowered` is `grade-lowered`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class NotFound(DomainError):
    """There is no such record in this bureau."""

    status = 404


class Forbidden(DomainError):
    """The record may be seen, but this act belongs to someone else."""

    status = 403


class SettingMissing(DomainError):
    """Something must be set first: on which `page`, and by whom (who holds this `permission`)."""


class Unauthenticated(DomainError):
    """Nobody is signed in."""

    status = 401


class Stale(DomainError):
    """The record changed since it was last read; `record` is its table and id, where known."""

    status = 412
    record: tuple[str, UUID] | None = None


class Invalid(DomainError):
    """What was sent cannot be taken; `errors` names each field."""

    status = 422


class TooMany(DomainError):
    """Too many attempts; try again after `retry_after` seconds."""

    status = 429
