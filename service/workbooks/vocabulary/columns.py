"""Matching a column head to the field it means."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from service.workbooks.text import unbracketed, word

Kind = Literal["powers", "risks", "organisation"]
KINDS: tuple[Kind, ...] = ("risks", "powers", "organisation")
TABLES_OF: dict[Kind, tuple[str, ...]] = {
    "risks": ("risks",),
    "powers": ("powers",),
    "organisation": ("people", "posts", "departments", "bodies"),
}
KIND_OF: dict[str, Kind] = {table: kind for kind in KINDS for table in TABLES_OF[kind]}
LONGEST_HEAD = 32
BY_PATTERN = 100
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NUMBERED = re.compile(r"(?<=.)\d$")


class Match(NamedTuple):
    """A field a head may mean; `exact` when the very words are known."""

    field: str
    exact: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Table:
    """The heads one kind of table is known by, and what it cannot be without."""

    known: dict[str, tuple[str, int]]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    core: frozenset[str]
    support: frozenset[str]


@cache
def tables() -> dict[str, Table]:
    """Load the words for column heads that ship with the release."""
    found: dict[str, Table] = {}
    for file in sorted(Path(__file__).parent.glob("*.yaml")):
        for name, text in yaml.load(file.read_text("utf-8"), Loader=LOADER).items():  # noqa: S506
            known: dict[str, tuple[str, int]] = {}
            for field, heads in text["heads"].items():
                for rank, head in enumerate(heads):
                    known.setdefault(word(head), (field, rank))
            found[name] = Table(
                known,
                tuple((f, re.compile(p)) for f, p in text.get("patterns", ())),
                frozenset(text["core"]),
                frozenset(text["support"]),
            )
    return found


@lru_cache(maxsize=16384)
def match_head(table: str, head: str) -> Match | None:
    """Say which field of the table a column head means, if any."""
    plain = word(head)
    if not plain or len(plain) > LONGEST_HEAD:
        return None
    words = tables()[table]
    for candidate in (unbracketed(head), plain, NUMBERED.sub("", plain)):
        if candidate in words.known:
            field, rank = words.known[candidate]
            return Match(field, exact=True, rank=rank)
    for place, (field, pattern) in enumerate(words.patterns):
        if pattern.search(plain):
            found = Match(field, exact=False, rank=BY_PATTERN + place)
            return None if field == "ignored" else found
    return None
