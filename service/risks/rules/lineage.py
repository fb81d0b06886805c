"""A high rank stays with a risk: through edits, splits, moves and re-creation (R-184)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.risks.rules.grading import HIGH

TWIN_FROM = 0.85
UNGRADED = 4
_NUMBERING = re.compile(
    r"^\s*(?:[((]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[))、..](?!\d)|[①-⑳])\s*"
)
_SIGNS = re.compile(r"[\W_]+")
_FILLERS = re.compile(r"廉[政能]风险点?|存在|可能|的|了|等")


@dataclass(frozen=True, slots=True)
class GradeEvent:
    """One decided rank in the life of a point or of those it descends from.

    `released` marks a rank the main leader's lowering decision allowed.
    """

    rank: int | None
    released: bool = False


def is_lowering(before: int | None, after: int | None) -> bool:
    """Say whether the risk would be taken less seriously than before; ungraded counts least."""
    return (after or UNGRADED) > (before or UNGRADED)


def worst_of(*ranks: int | None) -> int | None:
    """Give the highest of some ranks; ungraded ones do not count."""
    return min((rank for rank in ranks if rank is not None), default=None)


def floor_rank(history: Iterable[GradeEvent]) -> int | None:
    """Find the highest rank reached, oldest event first; a lowering decision starts anew."""
    floor: int | None = None
    for event in history:
        if event.released:
            floor = event.rank
        elif event.rank is not None:
            floor = event.rank if floor is None else min(floor, event.rank)
    return floor


def needs_lowering_decision(floor: int | None, after: int | None) -> bool:
    """Say whether only the guarded lowering may set this rank: a high risk would end below high."""
    return floor == HIGH and is_lowering(floor, after)


@lru_cache(maxsize=16384)
def normalised(text: str) -> str:
    """Reduce a text to what it says: no width, spacing, punctuation, numbering or fillers."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    if not letters.isalnum():
        letters = _SIGNS.sub("", _NUMBERING.sub("", letters))
    return _FILLERS.sub("", letters) or letters


def similarity(one: str, other: str) -> float:
    """Compare two texts by the pairs of signs they share: 1 is the same, 0 nothing in common."""
    first, second = normalised(one), normalised(other)
    if first == second:
        return 1.0
    pairs, others = _pairs(first), _pairs(second)
    shared = (pairs & others).total()
    return 2 * shared / ((pairs.total() + others.total()) or 1)


def is_twin(one: str, other: str) -> bool:
    """Say whether two titles under the same subject name the same risk."""
    return similarity(one, other) >= TWIN_FROM


def _pairs(text: str) -> Counter[str]:
    return Counter(text[place : place + 2] for place in range(max(len(text) - 1, 1)))
