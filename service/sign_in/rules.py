"""What a password must be, and when guessing must stop."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

SHORTEST, LONGEST = 12, 128
KINDS: Final = (r"[A-Z]", r"[a-z]", r"[0-9]", r"[^A-Za-z0-9]")
FEWEST_KINDS: Final = 3
REMEMBERED: Final = 5
COMMON: Final = (
    "password",
    "passw0rd",
    "p@ssw0rd",
    "qwerty",
    "qwer1234",
    "1qaz2wsx",
    "123456",
    "654321",
    "111111",
    "888888",
    "666666",
    "abc123",
    "abcd1234",
    "iloveyou",
    "admin",
    "welcome",
    "letmein",
    "changeme",
    "woaini",
    "zhongguo",
    "lianfang",
    "lianzheng",
    "廉政",
    "廉防",
    "密码",
    "管理员",
    "财政",
    "民政",
    "税务",
    "纪检",
    "纪委",
    "监察",
)
MOST_FAILURES: Final = 5
MOST_FAILURES_OF_SOURCE: Final = 100
WITHIN: Final = timedelta(minutes=10)
LOCKED_FOR: Final = timedelta(minutes=30)
# Who opens accounts, grants duties or keeps the machinery is put out sooner (security.md G20).
PRIVILEGED: Final = frozenset(
    {"administrator", "system_administrator", "security_administrator", "audit_administrator"}
)
PRIVILEGED_IDLE: Final = timedelta(minutes=15)


def faults_of(password: str, *, names: Iterable[str] = ()) -> list[str]:
    """List what is wrong with a password; none means it may be used (GB/T 22239 8.1.4.1)."""
    faults = []
    if len(password) < SHORTEST:
        faults.append(f"Shorter than {SHORTEST} characters.")
    if len(password) > LONGEST:
        faults.append(f"Longer than {LONGEST} characters.")
    if sum(bool(re.search(kind, password)) for kind in KINDS) < FEWEST_KINDS:
        faults.append("Use at least three of upper case, lower case, digits and signs.")
    plain = password.casefold()
    if guessable(plain):
        faults.append("This is a password others guess first.")
    if any(name.casefold() in plain for name in names if len(name) > 1):
        faults.append("It contains the login, the name or the bureau.")
    return faults


def guessable(plain: str) -> bool:
    """Say whether little is left of a password without the words and runs everybody uses."""
    rest = plain
    for word in COMMON:
        rest = rest.replace(word, "")
    rest = re.sub(r"(.)\1{2,}", r"\1", rest)
    return len(rest) < SHORTEST // 2


def has_idled(roles: frozenset[str], seen_at: datetime, now: datetime) -> bool:
    """Say whether somebody entrusted with much has left his session alone for too long."""
    return bool(roles & PRIVILEGED) and now - seen_at >= PRIVILEGED_IDLE


def idle_minutes(roles: frozenset[str], usual: int) -> int:
    """Say how long somebody may leave his browser alone before he must sign in again."""
    least = int(PRIVILEGED_IDLE.total_seconds() // 60)
    return min(usual, least) if roles & PRIVILEGED else usual


def is_due(set_at: datetime | None, days: int, now: datetime) -> bool:
    """Say whether a password must be changed (GB/T 22239 8.1.4.1 a); zero days: never."""
    return bool(days) and (set_at is None or now - set_at >= timedelta(days=days))


def locked_until(failures: Sequence[datetime], now: datetime) -> datetime | None:
    """Say until when guessing is stopped, by the latest failures since it last went well."""
    latest = sorted(failures)[-MOST_FAILURES:]
    if len(latest) < MOST_FAILURES or latest[-1] - latest[0] > WITHIN:
        return None
    ends = latest[-1] + LOCKED_FOR
    return ends if ends > now else None
