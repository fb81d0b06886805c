"""What is said about a cell, for readers of English: read back from the sentence that is kept."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from tenants.profiles.schemas import words

FILE: Final = Path(__file__).with_suffix(".yaml")
PLACE: Final = re.compile(r"\{(\w+)\}")
GROUPS: Final = ("categories", "power_categories")
JOINT: Final = "、"
# What the cell itself says.
AS_WRITTEN: Final = frozenset({"value", "name"})


def in_english(said: str) -> str:
    """Say a sentence about a cell in English; one that is not known stays as it was written."""
    for pattern, english in _sentences():
        found = pattern.fullmatch(said)
        if found:
            return english.format_map(
                {
                    name: one if name in AS_WRITTEN else word_in_english(one)
                    for name, one in found.groupdict().items()
                }
            )
    return word_in_english(said)


def word_in_english(said: str) -> str:
    """Say the words of the register in English; what the cell itself says stays."""
    known = _known()
    parts = said.split(JOINT)
    return ", ".join(known[one] for one in parts) if all(one in known for one in parts) else said


@cache
def _sentences() -> Sequence[tuple[re.Pattern[str], str]]:
    """Read the sentences once; those that leave least open are tried first."""
    pairs: list[list[str]] = yaml.safe_load(FILE.read_text("utf-8"))["sentences"]
    ordered = sorted(pairs, key=lambda pair: -len(PLACE.sub("", pair[0])))
    return [(re.compile(_pattern(chinese), re.DOTALL), english) for chinese, english in ordered]


def _pattern(chinese: str) -> str:
    """Make of a sentence what finds the words in its places; the same place, the same words."""
    known: set[str] = set()
    parts = []
    for place, part in enumerate(PLACE.split(chinese)):
        if place % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in known else f"(?P<{part}>.*?)")
            known.add(part)
    return "".join(parts)


@cache
def _known() -> Mapping[str, str]:
    own: dict[str, str] = yaml.safe_load(FILE.read_text("utf-8"))["words"]
    groups: list[Any] = [*(words()[name] for name in GROUPS), words()["label_sets"]["HML"]]
    coded = {pair["zh"]: pair["en"] for group in groups for pair in group.values()}
    return {**coded, **own}
