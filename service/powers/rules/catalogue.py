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
RETAIN = "retain"
ENDING = frozenset({"abolish", "revoke"})
# what a power was compared with.
SOURCES = ("law_regulation", "mandate_document", "actual_practice")

# where the sources look first.
FOCUS_CATEGORIES = frozenset(
    {
        "licensing",
        "penalty",
        "inspection",
        "internal_personnel",
        "internal_finance",
        "internal_procurement",
        "internal_assets",
    }
)
# words by which the law itself classes a measure; the first that is found decides.
STATUTORY_WORDS: tuple[tuple[str, str], ...] = (
    ("吊销", "penalty"),
    ("没收", "penalty"),
    ("罚款", "penalty"),
    ("处罚", "penalty"),
    ("责令停产停业", "penalty"),
    ("查封", "coercion"),
    ("扣押", "coercion"),
    ("冻结", "coercion"),
    ("强制", "coercion"),
    ("征收", "levy"),
    ("裁决", "adjudication"),
    ("行政许可", "licensing"),
    ("许可证核发", "licensing"),
    ("资格审批", "licensing"),
    ("监督检查", "inspection"),
    ("行政确认", "confirmation"),
    ("给付", "payment"),
    ("奖励", "reward"),
)

LIMIT_WORDS = {
    ("hour", "working"): "小时",
    ("hour", "calendar"): "小时",
    ("day", "working"): "个工作日",
    ("day", "calendar"): "日",
    ("month", "working"): "个月",
    ("month", "calendar"): "个月",
    ("year", "working"): "年",
    ("year", "calendar"): "年",
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


def cleanup_gaps(
    pending: Mapping[str, object], values: Mapping[str, object]
) -> tuple[PowerGap, ...]:
    """List what a clean-up decision lacks: its reason, its sources, what it makes explicit."""
    decision = str(pending.get("decision") or "")
    gaps = []
    if CLEANUP_DECISIONS.get(decision) and _is_empty(pending.get("reason")):
        gaps.append(PowerGap("reason", "text-missing"))
    if decision == "clarify":
        gaps += [
            PowerGap(name, f"{name.replace('_', '-')}-missing")
            for name in ("content", "legal_basis")
            if _is_empty(values.get(name))
        ]
    sources = pending.get("sources")
    if not isinstance(sources, Sequence) or not sources:
        gaps.append(PowerGap("sources", "sources-missing"))
    return tuple(gaps)


def lawful_gaps(values: Mapping[str, object]) -> tuple[PowerGap, ...]:
    """R-027, R-049: a power stands on a legal basis, and somebody answers for it."""
    gaps = [] if not _is_empty(values.get("legal_basis")) else [_missing("legal_basis")]
    if _is_empty(values.get("exercising_subject")) and _is_empty(values.get("duty")):
        gaps.append(_missing("duty"))
    return tuple(gaps)


def allocation_gaps(
    values: Mapping[str, object], posts: Sequence[object], *, vacant: int = 0
) -> tuple[PowerGap, ...]:
    """R-036, R-039: a power belongs to a section and a post; a post nobody holds is told."""
    gaps = [] if values.get("department_id") else [PowerGap("department_id", "department-missing")]
    if not posts:
        gaps.append(PowerGap("posts", "post-missing"))
    elif vacant:
        gaps.append(PowerGap("posts", "post-vacant", blocking=False))
    return tuple(gaps)


def statutory_category(name: str) -> str | None:
    """Say as what the law classes a measure of this name, where its words tell (R-052)."""
    return next((category for word, category in STATUTORY_WORDS if word in name), None)


def deviation(name: str, category: str) -> PowerGap | None:
    """Warn where a power is entered under another class than the law's own."""
    lawful = statutory_category(name)
    if lawful in (None, category) or category in INTERNAL_CATEGORIES:
        return None
    return PowerGap("category", "category-deviates", blocking=False)


def time_limit_faults(limit: Mapping[str, object]) -> dict[str, list[str]]:
    """Name what a time limit of value, unit and counting lacks; none at all is none (R-029)."""
    value, unit = limit.get("time_limit_value"), limit.get("time_limit_unit")
    counting = limit.get("time_limit_counting")
    if value is None and unit is None and counting is None:
        return {}
    missing = [] if value is not None else ["time_limit_value"]
    missing += [] if unit is not None else ["time_limit_unit"]
    missing += ["time_limit_counting"] if unit == "day" and counting is None else []
    return {name: ["time-limit-incomplete"] for name in missing}


def limit_words(value: int | None, unit: str | None, counting: str | None) -> str:
    """Say how long something may take, as forms print it; no limit is no words."""
    if value is None:
        return ""
    return f"{value}{LIMIT_WORDS[unit or 'day', counting or 'working']}"


def _missing(name: str) -> PowerGap:
    return PowerGap(name, f"{name.replace('_', '-')}-missing")


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
