"""Passwords: argon2id, a few at a time, and always the same work whether the account exists."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from tenants.errors import DomainError

STRONG_MEMORY_KIB = 65_536  # 64 MiB, three passes, four lanes (security.md §5.4)
PASSES, LANES, AT_ONCE = 3, 4, 4
PATIENCE_SECONDS = 8


class Busy(DomainError):
    """Too many passwords are being checked at once."""

    status = 503


@dataclass(slots=True)
class _Cost:
    memory_kib: int = STRONG_MEMORY_KIB


_cost = _Cost()
_places = threading.BoundedSemaphore(AT_ONCE)


def choose_cost(memory_kib: int) -> None:
    """Set how dear a guess is from now on; passwords set before keep their cost until used."""
    _cost.memory_kib = memory_kib


def hash_password(password: str) -> str:
    """Turn a password into what is kept of it."""
    with _place():
        return _hasher(_cost.memory_kib).hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Say whether a password is the one; without an account the work is done all the same."""
    with _place():
        hasher = _hasher(_cost.memory_kib)
        try:
            hasher.verify(kept or _decoy(_cost.memory_kib), password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
        return kept is not None


def is_outdated(kept: str) -> bool:
    """Say whether a kept password was hashed more cheaply than today."""
    return _hasher(_cost.memory_kib).check_needs_rehash(kept)


@contextmanager
def _place() -> Generator[None]:
    """Wait for one of the few places: each check takes its share of memory."""
    if not _places.acquire(timeout=PATIENCE_SECONDS):
        raise Busy("Too many are signing in at this moment.", retry_after=5)
    try:
        yield
    finally:
        _places.release()


@cache
def _hasher(memory_kib: int) -> PasswordHasher:
    return PasswordHasher(time_cost=PASSES, memory_cost=memory_kib, parallelism=LANES)


@cache
def _decoy(memory_kib: int) -> str:
    return _hasher(memory_kib).hash("nobody has this password")
