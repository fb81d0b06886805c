"""Arithmetic of charts: rates, limits, quartiles and days, none of which needs a register."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import exp, lgamma, log, log1p
from typing import Final

from tenants.calendar import working_days_between

FEWEST: Final = 5  # a rate of fewer than these is shown as n of m
LEFT_OVER: Final = {"95": 0.05, "99.8": 0.002}
TENTH: Final = Decimal("0.1")


def per_hundred(count: int, base: int) -> str | None:
    """Give so many per hundred of a base, with one decimal; without a base there is none."""
    if not base:
        return None
    return str((Decimal(count) * 100 / Decimal(base)).quantize(TENTH, ROUND_HALF_UP))


def shown_rate(part: int, base: int) -> str | None:
    """Give a percentage only where its base is large enough to say something."""
    return per_hundred(part, base) if base >= FEWEST else None


def working_days_through(first: date, last: date) -> int:
    """Count the working days from the first day to the last, both included."""
    return max(0, working_days_between(first - timedelta(days=1), last))


def expected_by(due: int, first: date, last: date, on: date) -> int:
    """Say how much of the work would be done by a day if it were done evenly."""
    whole = working_days_through(first, last)
    gone = working_days_through(first, min(on, last))
    return due if on >= last or not whole else due * gone // whole


def days_late(due_on: date, on: date, *, left: int) -> int:
    """Count the working days by which work is late; what is done is late no more."""
    return working_days_between(due_on, on) if left > 0 and on > due_on else 0


def limits(mean: float, base: int) -> dict[str, tuple[float, float]]:
    """Give the shares of such a base between which chance alone keeps it (exact binomial).

    Below the low limit, or above the high one, lie at most half of what the name leaves over.
    """
    if base <= 0 or not 0 < mean < 1:
        return dict.fromkeys(LEFT_OVER, (mean, mean))
    found: dict[str, list[float]] = {name: [0.0, 1.0] for name in LEFT_OVER}
    below = 0.0
    low_known: set[str] = set()
    high_known: set[str] = set()
    for count in range(base + 1):
        below += _chance(count, base, mean)
        for name, left_over in LEFT_OVER.items():
            if name not in low_known and below > left_over / 2:
                found[name][0] = count / base
                low_known.add(name)
            if name not in high_known and below >= 1 - left_over / 2:
                found[name][1] = count / base
                high_known.add(name)
        if len(high_known) == len(LEFT_OVER):
            break
    return {name: (low, high) for name, (low, high) in found.items()}


def _chance(count: int, base: int, mean: float) -> float:
    ways = lgamma(base + 1) - lgamma(count + 1) - lgamma(base - count + 1)
    return exp(ways + count * log(mean) + (base - count) * log1p(-mean))


def beyond(share: float, known: Mapping[str, tuple[float, float]]) -> str | None:
    """Say beyond which limits a share lies, if beyond any; the wider ones first."""
    for name in reversed(LEFT_OVER):
        low, high = known[name]
        if not low <= share <= high:
            return name
    return None


def percent(share: float) -> str:
    """Write a share as a percentage with one decimal."""
    return str((Decimal(repr(share)) * 100).quantize(TENTH, ROUND_HALF_UP))


def quartiles(values: Sequence[int]) -> tuple[float, float, float] | None:
    """Give the quartiles of some numbers, between neighbours where none stands there itself."""
    ordered = sorted(values)
    if not ordered:
        return None
    first, middle, third = (_at(ordered, part) for part in (0.25, 0.5, 0.75))
    return first, middle, third


def _at(ordered: Sequence[int], part: float) -> float:
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (ordered[above] - ordered[below]) * (place - below), 2)
