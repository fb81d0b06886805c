"""The time the product goes by: the machine's, or one set forward to live through a year."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

CHINA: Final = ZoneInfo("Asia/Shanghai")
NINE: Final = time(9)

_ahead = timedelta()


def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC) + _ahead


def today() -> date:
    """Give the day it is for a Chinese bureau."""
    return now().astimezone(CHINA).date()


def end_of_day(day: date) -> datetime:
    """Give the last moment of a day: what is due on it is in time until then (Q-01)."""
    return datetime.combine(day, time.max, tzinfo=CHINA)


def go_to(day: date, at: time = NINE) -> None:
    """Let this process live on another day, from the given hour on; only simulations do this."""
    global _ahead  # noqa: PLW0603
    _ahead = datetime.combine(day, at, tzinfo=CHINA).astimezone(UTC) - datetime.now(UTC)


@contextmanager
def simulated() -> Generator[None]:
    """Return to the machine's time at the end of a simulation."""
    global _ahead  # noqa: PLW0603
    before = _ahead
    try:
        yield
    finally:
        _ahead = before
