"""When to-dos are called to mind, who hears of late ones, what may be approved by the dozen."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

HIGH: Final = 1
SHAPES: Final = MappingProxyType({1: "▲", 2: "◆", 3: "●"})

# So many working days before the due day its holders are reminded; nought is the day itself.
REMINDED_BEFORE: Final = (3, 1, 0)
URGENT_FROM: Final = 1

# Who hears of a late to-do, one rung further every working day; the register office at last.
LADDER: Final = ("section_head", "deputy_leader", "main_leader", "register_office")
# Whose lateness does not begin at the foot of the ladder.
STANDING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "leadership_members": "deputy_leader",
        "related_sections": "section_head",
        "discipline_group": "deputy_leader",
        "supervision_office": "deputy_leader",
        "register_office": "deputy_leader",
        "main_leaders": "main_leader",
    }
)
BODIES: Final = "body:"

# How urgent something is, from what can wait to what cannot (平件、加急、特急).
URGENCIES: Final = ("ordinary", "urgent", "most_urgent")
URGENT: Final = 1

# What was sent to somebody for reading only (抄送).
COPY: Final = "case_copy"

# What wants a record changed: done by whoever changes it, on whatever occasion.
WANT_A_CHANGE: Final = ("flowchart.review", "measure.revise", "notice.revise")

# What asks somebody to look whether a record still holds: it may well stay as it is.
MAY_STAY: Final = ("flowchart.review", "risk_point.refit_measures", "risk_point.retire")

# How long a batch may be taken back; how often somebody may be urged, in hours of work.
UNDO_WITHIN: Final = timedelta(seconds=10)
URGED_EVERY: Final = 4

# What one opinion may be given on together; drafts, consultations and meetings are not.
APPROVED_TOGETHER: Final = frozenset({"gatekeep", "review", "sign", "file"})


def reminder(remaining: int) -> int | None:
    """Name the reminder that so few working days ask for, if any does."""
    return min((one for one in REMINDED_BEFORE if one >= remaining), default=None)


def is_due_to_remind(remaining: int, remaining_then: int | None) -> bool:
    """Say whether to remind now, knowing how much time was left at the last reminder."""
    wanted = reminder(remaining)
    if wanted is None:
        return False
    told = reminder(remaining_then) if remaining_then is not None else None
    return told is None or wanted < told


def next_rung(acting: str, reached: str) -> str:
    """Name who hears next of a late to-do: one rung above who acts, or who heard last."""
    start = "main_leader" if acting.startswith(BODIES) else STANDING.get(acting, acting)
    last = reached or start
    place = LADDER.index(last) + 1 if last in LADDER else 0
    return LADDER[place] if place < len(LADDER) else ""
