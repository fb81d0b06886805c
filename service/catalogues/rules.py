"""The domain standard of catalogues: what is alike, what adds up, what changed between two."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

ALIKE_FROM = 90.0
SECTION, BUREAU = "section", "bureau"
DRAFT, FROZEN, APPROVED, IN_FORCE = "draft", "frozen", "approved", "in_force"
SUPERSEDED, WITHDRAWN = "superseded", "withdrawn"
OPEN, RETURNED = "open", "returned"
# What of a power is printed, so that a change of it makes a catalogue old (R-035, F7).
SHOWN = (
    "name",
    "sub_name",
    "category",
    "category_written",
    "content",
    "legal_basis",
    "exercising_subject",
    "duty",
    "procedure",
    "time_limit",
    "time_limit_value",
    "time_limit_unit",
    "time_limit_counting",
    "has_discretion",
    "department",
    "posts",
    "standards",
    "remarks",
)
_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A power as the search for duplicates sees it."""

    number: str
    name: str
    section: str


def duplicates(powers: Sequence[Named]) -> dict[str, list[str]]:
    """Find powers of other sections with (almost) the same name; they are flagged, not merged."""
    names = [_plain(one.name) for one in powers]
    found: dict[str, list[str]] = {}
    for one, name in zip(powers, names, strict=True):
        alike = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=ALIKE_FROM, limit=None)
        others = [
            powers[place].number for _, _, place in alike if powers[place].section != one.section
        ]
        if others:
            found[one.number] = sorted(others)
    return found


def counts(categories: Sequence[str]) -> dict[str, Any]:
    """Count items by category; the counts add up to the total (R-042)."""
    return {"total": len(categories), "by_category": dict(sorted(Counter(categories).items()))}


def compare(
    old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """Tell what came, what went and what reads differently between two lists, by number."""
    return {
        "added": [_line(new, number) for number in sorted(set(new) - set(old))],
        "removed": [_line(old, number) for number in sorted(set(old) - set(new))],
        "changed": [
            {**_line(new, number), "changes": changes}
            for number in sorted(set(old) & set(new))
            if (changes := differences(old[number], new[number]))
        ],
    }


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Name each printed field that is not as it was."""
    return [
        {"field": name, "before": old.get(name), "after": new.get(name)}
        for name in SHOWN
        if old.get(name) != new.get(name)
    ]


def last_result(steps: Sequence[Mapping[str, Any]]) -> str:
    """Say with which result of its chain a catalogue becomes the power list."""
    given = {result for step in steps for result in step.get("results") or ()}
    return next((one for one in (IN_FORCE, "noticed") if one in given), APPROVED)


def _line(lines: Mapping[str, Mapping[str, Any]], number: str) -> dict[str, Any]:
    return {"number": number, "name": lines[number].get("name", "")}


def _plain(name: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", name).casefold())
