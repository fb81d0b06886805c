"""The domain standard of regulations: what an evaluation may find, what key sections must have."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

# what every section with a key post must have.
SERVICE_DUTIES = (
    "first_asked",
    "one_time_notification",
    "time_limited_completion",
    "accountability",
)
# what the deciding of major matters rests on.
DECISION_RULES = ("deliberation_rules", "decision_limits", "working_procedure")
DRAFT, IN_FORCE, ABOLISHED = "draft", "in_force", "abolished"
KEEP, REVISE, CREATE = "keep", "revise", "create"


def evaluation_fault(verdict: str, findings: Mapping[str, Mapping[str, Any]]) -> str:
    """Name what contradicts in an evaluation: nothing with a serious defect is kept (R-227)."""
    serious = any(one["serious"] for one in findings.values())
    if serious and verdict == KEEP:
        return "serious-defect-kept"
    if any(one["serious"] and not one["text"].strip() for one in findings.values()):
        return "defect-undescribed"
    return ""


def missing_duties(types: Iterable[str]) -> list[str]:
    """List which of the four service duties no regulation lays down yet."""
    return _missing(SERVICE_DUTIES, types)


def missing_decision_rules(types: Iterable[str]) -> list[str]:
    """List which rules for deciding major matters the bureau does not have yet (R-224)."""
    return _missing(DECISION_RULES, types)


def _missing(wanted: Iterable[str], there: Iterable[str]) -> list[str]:
    known = set(there)
    return [one for one in wanted if one not in known]


def is_overdue(review_by: date | None, today: date) -> bool:
    """Say whether a regulation should have been looked at again by now (R-235)."""
    return review_by is not None and review_by < today
