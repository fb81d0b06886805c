"""What ships with the search: typical manifestations, and each profile's focus (R-123, R-128)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from service.risks.texts import search_text
from tenants.vocabulary import CATEGORIES

FOLDER = Path(__file__).parent


class LibraryInvalid(ValueError):
    """The library that ships with the product contradicts its form."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A typical manifestation, and where it is taken from."""

    category: str
    aspect: str
    text: str
    source: str


@cache
def samples() -> tuple[Sample, ...]:
    """Read the samples that ship with the product."""
    groups = yaml.safe_load((FOLDER / "manifestations.v1.yaml").read_text("utf-8"))
    found = tuple(
        Sample(group["category"], entry["aspect"], entry["text"], group["source"])
        for group in groups
        for entry in group["entries"]
    )
    unknown = {one.category for one in found} - set(CATEGORIES)
    if unknown:
        raise LibraryInvalid(f"manifestations.v1.yaml: unknown categories {sorted(unknown)}")
    return found


@cache
def standards(profile: str) -> Mapping[str, Any]:
    """Read what a profile asks of a search beyond its frozen rules."""
    written = yaml.safe_load((FOLDER / "standards.v1.yaml").read_text("utf-8"))
    return cast("Mapping[str, Any]", written["profiles"].get(profile, written["usual"]))


def is_about(text: str, words: str) -> bool:
    """Say whether a text contains every word asked for."""
    told = search_text([text])
    return all(word in told for word in search_text([words]).split())
