"""The domain standard of powers: states, completeness, clean-up decisions, numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DRAFT, IN_FORCE, ABOLISHED = "draft", "in_force", "abolished"

TRANSITIONS: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({IN_FORCE, ABOLISHED}),
    IN_FORCE: frozenset({ABOLISHED}),
    ABOLISHED: frozenset(),
}

EXTERNAL, INTERNAL = "external", "internal"

# Canonical category -> the letters it has in a power's number.
EXTERNAL_CATEGORIES: Mapping[str, str] = {
    "licensing": "XK",
    "penalty": "CF",
    "coercion": "QZ",
    "levy": "ZS",
    "payment": "JF",
    "inspection": "JC",
    "confirmation": "QR",
    "adjudication": "CJ",
    "reward": "JL",
    "other_administrative": "QT",
}
INTERNAL_CATEGORIES: Mapping[str, str] = {
    "internal_personnel": "RS",
    "internal_finance": "CW",
    "internal_procurement": "CG",
    "internal_assets": "ZC",
    "internal_project": "XM",
    "internal_major_matters": "SZ",
    "internal_other": "NB",
}
CATEGORIES: Mapping[str, str] = {**EXTERNAL_CATEGORIES, **INTERNAL_CATEGORIES}

# what a clean-up may decide; True where a reason must be written.
CLEANUP_DECISIONS: Mapping[str, bool] = {
    "retain": False,
    "adjust": True,
    "abolish": True,
    "clarify": False,
    "revoke": True,
}

# Every profile asks for these, whatever else it adds.
ALWAYS_REQUIRED = ("name", "legal_basis", "exercising_subject")

_NUMBER = re.compile(r"^(?P<direction>[WN])-(?P<letters>[A-Z]{2})-(?P<sequence>\d{4,})$")
_BY_LETTERS = {letters: category for category, letters in CATEGORIES.items()}


@dataclass(frozen=True, slots=True)
class PowerGap:
    """One thing a power still lacks; a gap that does not block is a warning."""

    field: str
    code: str
    blocking: bool = True


def may_become(before: str, after: str) -> bool:
    """Say whether a power may pass from one state to another."""
    return after in TRANSITIONS[before]


def direction_of(category: str) -> str:
    """Say whether a canonical category acts on counterparts outside or inside the bureau."""
    return INTERNAL if category in INTERNAL_CATEGORIES else EXTERNAL


def gaps_before_in_force(
    values: Mapping[str, object], *, posts: Sequence[object], presence: Mapping[str, str]
) -> tuple[PowerGap, ...]:
    """List what keeps a power from being confirmed: basis, subject, fields of the profile, post."""
    required = [*ALWAYS_REQUIRED, *(name for name, rule in presence.items() if rule == "required")]
    missing = tuple(
        PowerGap(name, f"{name.replace('_', '-')}-missing")
        for name in dict.fromkeys(required)
        if _is_empty(values.get(name))
    )
    return (*missing, *_category_gaps(values), *_post_gaps(posts))


def power_number(category: str, sequence: int) -> str:
    """Write the number (职权编码) a power bears within its bureau."""
    if sequence < 1:
        raise ValueError("Powers are counted from 1.")
    side = "N" if direction_of(category) == INTERNAL else "W"
    return f"{side}-{CATEGORIES[category]}-{sequence:04d}"


def read_power_number(number: str) -> tuple[str, int] | None:
    """Read category and sequence back from a power's number; None when it is not one of ours."""
    found = _NUMBER.match(number.strip().upper())
    category = _BY_LETTERS.get(found["letters"]) if found else None
    if found is None or category is None:
        return None
    if (found["direction"] == "N") != (direction_of(category) == INTERNAL):
        return None
    return category, int(found["sequence"])


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Sequence):
        return all(_is_empty(part) for part in value)
    return value is None


def _category_gaps(values: Mapping[str, object]) -> tuple[PowerGap, ...]:
    category, direction = values.get("category"), values.get("direction")
    if not isinstance(category, str) or category not in CATEGORIES:
        return (PowerGap("category", "category-unknown"),)
    if direction not in (None, direction_of(category)):
        return (PowerGap("direction", "direction-contradicts-category"),)
    return ()


def _post_gaps(posts: Sequence[object]) -> tuple[PowerGap, ...]:
    """R-036, R-039: a power without a post is shown as a gap; the register may still hold it."""
    return () if posts else (PowerGap("posts", "post-missing", blocking=False),)
