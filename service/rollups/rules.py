"""Arithmetic of figures: sums that stay honest about what is missing, rates weighted by base."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Figures = dict[str, Any]
CENT = Decimal("0.01")


def rate(part: int | None, base: int | None) -> str | None:
    """Give a percentage with two decimals, half up; without a base there is none (Q-43)."""
    if part is None or not base:
        return None
    return str((Decimal(part) * 100 / Decimal(base)).quantize(CENT, ROUND_HALF_UP))


def weighted_rate(pairs: Iterable[tuple[int | Decimal, int | Decimal]]) -> str | None:
    """Weigh each rate by its base: never the mean of the rates (N-16)."""
    known = [(Decimal(part), Decimal(base)) for part, base in pairs]
    part = sum((part for part, _ in known), Decimal(0))
    base = sum((base for _, base in known), Decimal(0))
    return str((part * 100 / base).quantize(CENT, ROUND_HALF_UP)) if base else None


def year_told(figures: Figures | None) -> int | None:
    """Say in which year of its own a bureau stands: not every bureau opens its year on one day."""
    for stage in (figures or {}).get("stages", ()):
        return int(stage.get("year") or stage["due_on"][:4])
    return None


def total(all_figures: Iterable[Figures]) -> Figures:
    """Add figures of the same shape; what applies to nobody stays not applicable."""
    summed: Figures = {}
    for figures in all_figures:
        _add(summed, figures)
    return summed


def _add(summed: Figures, figures: Mapping[str, Any]) -> None:
    for name, value in figures.items():
        if isinstance(value, list):
            continue  # each bureau's own stages: they add up to nothing
        if isinstance(value, Mapping):
            _add(summed.setdefault(name, {}), value)
        elif value is None:
            summed.setdefault(name, None)
        else:
            summed[name] = (summed.get(name) or 0) + value


def rates(figures: Figures) -> Figures:
    """Derive the shares and the coverage from sums, never from other rates."""
    if not figures:
        return {}
    points, powers = figures["points"]["in_force"], figures["powers"]
    return {
        "coverage": rate(points["covered"], points["total"]),
        "by_rank": {
            rank: rate(count, points["total"]) for rank, count in points["by_rank"].items()
        },
        "by_direction": {
            direction: rate(count, powers["in_force"])
            for direction, count in powers["by_direction"].items()
        },
        "by_power_category": {
            category: rate(count, powers["in_force"])
            for category, count in powers["by_category"].items()
        },
    }


def has_register(figures: Figures) -> bool:
    """Say whether a bureau has entered anything at all: one that has not is missing, not zero."""
    points, powers = figures["points"], figures["powers"]
    entered = (points["in_force"]["total"], points["draft"]["total"], points["retired"]["total"])
    return any((*entered, powers["in_force"], powers["draft"], powers["abolished"]))
