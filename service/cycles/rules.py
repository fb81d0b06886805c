"""The plan of a year: stages that follow one another, each with its last day."""

from collections.abc import Sequence
from datetime import date
from typing import Any


def faults_of(stages: Sequence[dict[str, Any]]) -> list[str]:
    """List what keeps these stages from being a plan."""
    faults: list[str] = []
    if not stages:
        faults.append("A plan needs at least one stage.")
    names = [stage["name"] for stage in stages]
    if len(set(names)) < len(names):
        faults.append("Two stages have the same name.")
    before: date | None = None
    for stage in stages:
        starts, due = (date.fromisoformat(stage[day]) for day in ("starts_on", "due_on"))
        if due < starts:
            faults.append("A stage ends before it starts.")
        if before is not None and starts < before:
            faults.append("The stages are not in the order of their days.")
        before = starts
    return faults
