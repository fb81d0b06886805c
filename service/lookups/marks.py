"""What is asked for, word by word, and where a title answers it."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from tenants.pinyin import place_of, typed

MOST_WORDS: Final = 6


def words_of(asked: str) -> tuple[str, ...]:
    """Take a question apart into the words that must all be found."""
    folded = unicodedata.normalize("NFKC", asked).casefold()
    return tuple(dict.fromkeys(folded.split()))[:MOST_WORDS]


def marks(title: str, spelt: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Say which characters of a title answer the words: from which to which, in their order."""
    folded = "".join(_folded(one) for one in title)
    found = []
    for word in words:
        place = folded.find(word)
        if place >= 0:
            found.append((place, place + len(word)))
        elif typed(word):
            spoken = place_of(word, title, spelt)
            found += [spoken] if spoken else []
    return _joined(found)


def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def _joined(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join marks that touch, so that none lies in another."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
