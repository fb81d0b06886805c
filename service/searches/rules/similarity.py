"""Copies: texts that say the same under another post (R-134, naive error 60)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from rapidfuzz import fuzz

from service.risks.rules import normalised

COPIED_FROM = 88.0  # per cent alike
RAREST = 3  # trigrams of a text it is looked up by
MOST_SHARED = 60  # a block larger than this says nothing: its trigram is everyday language


@dataclass(frozen=True, slots=True)
class Worded:
    """One point as far as its words go, and under whom it stands."""

    id: UUID
    number: str
    subject: tuple[object, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two points of different subjects in nearly the same words."""

    one: Worded
    other: Worded
    score: int


def worded(
    point_id: UUID,
    number: str,
    subject: tuple[object, ...],
    title: str,
    manifestations: Sequence[str],
) -> Worded:
    """Reduce a point to what it says."""
    return Worded(
        point_id,
        number,
        subject,
        "|".join([normalised(title), *sorted(normalised(text) for text in manifestations)]),
    )


def copies_of(mine: Sequence[Worded], others: Sequence[Worded]) -> list[Likeness]:
    """Find what these points have in common with points of other subjects."""
    found = []
    for one in mine:
        for other in others:
            if other.subject != one.subject and other.id != one.id:
                score = fuzz.ratio(one.text, other.text, score_cutoff=COPIED_FROM)
                if score:
                    found.append(Likeness(one, other, round(score)))
    return sorted(found, key=lambda one: (-one.score, one.one.number, one.other.number))


def all_copies(points: Sequence[Worded]) -> list[Likeness]:
    """Find every pair of copies in a register without comparing each with each."""
    found = []
    for left, right in sorted(_pairs(points)):
        one, other = points[left], points[right]
        if one.subject == other.subject:
            continue
        score = fuzz.ratio(one.text, other.text, score_cutoff=COPIED_FROM)
        if score:
            found.append(Likeness(one, other, round(score)))
    return sorted(found, key=lambda one: (-one.score, one.one.number, one.other.number))


def _pairs(points: Sequence[Worded]) -> set[tuple[int, int]]:
    """Pair points that share a rare trigram or begin alike, and those that say exactly the same."""
    exact: dict[str, list[int]] = defaultdict(list)
    for place, point in enumerate(points):
        exact[point.text].append(place)
    first = {text: places[0] for text, places in exact.items()}
    blocks: dict[str, list[int]] = defaultdict(list)
    grams = {place: _trigrams(text) for text, place in first.items()}
    common = Counter(gram for each in grams.values() for gram in each)
    for place, each in grams.items():
        for key in _keys(each, common):
            blocks[key].append(place)
    pairs = {pair for places in exact.values() for pair in combinations(places[:MOST_SHARED], 2)}
    for places in blocks.values():
        if len(places) <= MOST_SHARED:
            pairs.update(combinations(sorted(places), 2))
    return pairs


def _keys(grams: frozenset[str], common: Mapping[str, int]) -> Iterator[str]:
    shared = [gram for gram in grams if common[gram] > 1]
    yield from sorted(shared, key=lambda gram: (common[gram], gram))[: RAREST * 2]


def _trigrams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 3] for place in range(max(1, len(text) - 2)))
