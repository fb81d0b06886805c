"""The states of a risk point. Retiring is a state, never a deletion."""

from collections.abc import Mapping

DRAFT, IN_FORCE, RETIRED = "draft", "in_force", "retired"

TRANSITIONS: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({IN_FORCE, RETIRED}),
    IN_FORCE: frozenset({RETIRED}),
    RETIRED: frozenset(),
}


def may_become(before: str, after: str) -> bool:
    """Say whether a risk point may pass from one state to another."""
    return after in TRANSITIONS[before]


def risk_point_number(sequence: int) -> str:
    """Write the number a risk point bears on paper within its bureau."""
    if sequence < 1:
        raise ValueError("Risk points are counted from 1.")
    return f"FX-{sequence:06d}"
