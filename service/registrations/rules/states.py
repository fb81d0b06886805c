"""How far each step of the form has come."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from service.registrations.rules.problems import Problem

STEPS: Final = ("power", "flowchart", "risk_points", "measures")
_MEASURE: Final = re.compile(r"^/risk_points/\d+/measures")
# What the chart prints of the power itself is written with the power.
_OF_POWER: Final = re.compile(r"^/flowchart/(conditions|materials|supervision_channels)\b")
EMPTY, IN_PROGRESS, COMPLETE, WRONG = "empty", "in_progress", "complete", "wrong"


def step_of(pointer: str) -> str:
    """Say to which step of the form a place belongs; the clean-up is written with the power."""
    if _MEASURE.match(pointer):
        return "measures"
    if _OF_POWER.match(pointer):
        return "power"
    first = pointer.split("/")[1] if pointer.startswith("/") else ""
    return first if first in STEPS else "power"


def step_states(filled: Collection[str], problems: Iterable[Problem]) -> dict[str, str]:
    """Say of each step whether it is empty, begun, complete or wrong."""
    listed = list(problems)
    return {step: _state(step, step in filled, listed) for step in STEPS}


def _state(step: str, begun: bool, problems: list[Problem]) -> str:
    own = [one for one in problems if step_of(one.pointer) == step]
    if not begun:
        return EMPTY
    if any(one.wrong for one in own):
        return WRONG
    return IN_PROGRESS if any(one.blocking for one in own) else COMPLETE
