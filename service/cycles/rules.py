"""The plan of a year: stages that follow one another, each with its last day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

PHASES: Final = ("plan", "do", "check", "act")  # never in another order


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


def stage_faults(stages: Sequence[Mapping[str, Any]]) -> list[str]:
    """List what keeps these stages from being a bureau's year; they may overlap (R-471)."""
    faults: list[str] = []
    codes = [stage["code"] for stage in stages]
    if not stages:
        faults.append("A plan needs at least one stage.")
    if len(set(codes)) < len(codes):
        faults.append("Two stages have the same name.")
    if any(stage["due_on"] < stage["starts_on"] for stage in stages):
        faults.append("A stage ends before it starts.")
    phases = [PHASES.index(stage["phase"]) for stage in stages]
    if phases != sorted(phases):
        faults.append("Plan, do, check, act follow one another.")
    return faults


def counterparts(
    stages: Sequence[Mapping[str, Any]], outer: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any] | None]:
    """Find to each stage the one of the plan from above: by code, by name, else by its place."""
    known = {one.get("code") or one["name"]: one for one in outer}
    by_place = outer if len(outer) == len(stages) else [None] * len(stages)
    return [
        known.get(stage["code"]) or known.get(stage["name"]) or beside
        for stage, beside in zip(stages, by_place, strict=True)
    ]
