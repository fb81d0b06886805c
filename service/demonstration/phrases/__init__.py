"""Read the phrases and fill in their blanks; every choice follows from the seed alone."""

import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_BLANK = re.compile(r"<(\w+)>")


@cache
def phrases(name: str) -> Mapping[str, Any]:
    """Read one file of phrases."""
    found: Mapping[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put the words into the blanks of a phrase."""
    return _BLANK.sub(lambda blank: words[blank[1]], text)


def every_name(family: Mapping[str, Any]) -> Iterator[str]:
    """Name every power of a family: its pattern over its lists."""
    blanks = [key for key in ("a", "b") if key in family]
    for chosen in itertools.product(*(family[key] for key in blanks)):
        yield filled(family["of"], dict(zip(blanks, chosen, strict=True)))


def chance(seed: int, *about: str) -> random.Random:
    """Give the dice for one matter; the same seed and matter always fall the same."""
    return random.Random("/".join((str(seed), *about)))  # noqa: S311 (no secret hangs on it)


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """Split a total by weights without losing a unit; the largest remainders round up."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_rest = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_rest[: total - sum(parts)]:
        parts[place] += 1
    return parts
