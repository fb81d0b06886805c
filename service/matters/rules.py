"""The domain standard of major matters: from which sum on, and what each must show (R-053)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

# what the regime of deciding asks for beforehand.
REGIME = (
    "justification",
    "expert_consultation",
    "opinion_solicitation",
    "social_stability_assessment",
    "lawfulness_review",
    "collective_discussion",
)
LARGE_FUNDS = "large_funds"


@dataclass(frozen=True, slots=True)
class MatterGap:
    """One thing a matter lacks before it counts as decided."""

    field: str
    code: str
    blocking: bool = True


def is_large(amount: Decimal | None, threshold: Decimal | None) -> bool:
    """Say whether a sum reaches the bureau's threshold; without one every sum does."""
    return amount is not None and (threshold is None or amount >= threshold)


def matter_gaps(values: Mapping[str, Any], threshold: Decimal | None) -> tuple[MatterGap, ...]:
    """List what keeps a matter from being decided: its meeting, its sum, its responsible post."""
    procedure: Sequence[Mapping[str, Any]] = values.get("procedure") or ()
    amount = values.get("amount")
    checks = (
        ("meeting_id", "meeting-missing", _no_meeting(values)),
        ("responsible_post_id", "responsible-missing", values.get("responsible_post_id") is None),
        ("amount", "amount-missing", values.get("topic") == LARGE_FUNDS and amount is None),
        ("decision", "text-missing", not str(values.get("decision") or "").strip()),
        ("decided_on", "day-missing", values.get("decided_on") is None),
    )
    gaps = [MatterGap(name, code) for name, code, wrong in checks if wrong]
    if (
        values.get("topic") == LARGE_FUNDS
        and amount is not None
        and not is_large(amount, threshold)
    ):
        gaps.append(MatterGap("amount", "below-threshold", blocking=False))
    if "collective_discussion" not in {one.get("step") for one in procedure}:
        gaps.append(MatterGap("procedure", "discussion-missing", blocking=False))
    return tuple(gaps)


def _no_meeting(values: Mapping[str, Any]) -> bool:
    written = str(values.get("meeting_written") or "").strip()
    return values.get("meeting_id") is None and not written
