"""Time things side by side: warmed up, taken in turns, told as median and percentiles."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one thing took, each time it was done."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def percentile(self, hundredth: int) -> float:
        """Say what so many of a hundred did not exceed."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, len(ordered) * hundredth // 100)]

    @property
    def p95(self) -> float:
        return self.percentile(95)

    @property
    def p99(self) -> float:
        return self.percentile(99)


def in_turns(candidates: Mapping[str, Work], rounds: int, *, warm: int = 5) -> dict[str, Timing]:
    """Do each in turn, round after round, so that whatever else the machine does strikes all."""
    for work in candidates.values():
        for _ in range(warm):
            work()
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    order = list(candidates)
    for turn in range(rounds):
        shift = turn % len(order)
        for name in (*order[shift:], *order[:shift]):
            taken[name].append(clocked(candidates[name]))
    return {name: Timing(seconds) for name, seconds in taken.items()}


def clocked(work: Work) -> float:
    """Say how many seconds something took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def lasting(seconds: float) -> str:
    """Write a duration the way people read it."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 0.001:  # noqa: PLR2004 - a millisecond
        return f"{seconds * 1e3:.2f} ms"
    return f"{seconds * 1e6:.2f} µs"
