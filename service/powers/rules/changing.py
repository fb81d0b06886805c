"""The domain standard of changes: what may lie behind one, and what of it is new."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

# Why a power in force is changed -> what it is compared with.
CHANGE_CAUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "law_changed": "law_regulation",
        "duties_moved": "mandate_document",
        "approval_reform": "law_regulation",
        "new_requirement": "law_regulation",
        "simplified": "actual_practice",
        "error_corrected": "actual_practice",
    }
)
# What of a power is no part of its wording: where it stands and how it came there.
UNWORDED: Final = frozenset(
    {
        "id",
        "version",
        "number",
        "status",
        "pending",
        "cleanup",
        "review_required",
        "edition",
        "effective_on",
        "enactment",
        "abolished_on",
        "abolished_reason",
        "import_id",
        "import_row",
        "updated_at",
    }
)


def news(old: Mapping[str, Any], proposed: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of what is proposed only what reads differently; posts come in any order."""
    return {
        name: value
        for name, value in proposed.items()
        if _alike(name, old.get(name)) != _alike(name, value)
    }


def _alike(name: str, value: Any) -> Any:
    if name == "posts":
        return sorted((str(one["post_id"]), one["duty"]) for one in value or ())
    return "" if value is None else value
