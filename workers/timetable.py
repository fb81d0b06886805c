"""Timed work, all of it. The hours are those of Beijing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

REGISTERS = ("bureau", "discipline_organ")
GROUPS = ("leading_group",)
EVERYBODY = (*REGISTERS, *GROUPS, "platform")


@dataclass(frozen=True, slots=True)
class Timed:
    """One line: when, what kind of work, for which tenants; `every` divides a day evenly."""

    cron: str
    kind: str
    concerns: tuple[str, ...]
    every: timedelta | None = None
    day_starts_at: int = 0


TIMETABLE: Mapping[str, Timed] = MappingProxyType(
    {
        "anchoring": Timed("*/4 * * * *", "journal_seal", EVERYBODY, every=timedelta(minutes=4)),
        "full_rollup": Timed("30 1 * * *", "full_summary", REGISTERS),
        # Taken after midnight for the day that has just ended.
        "snapshot": Timed("10 0 * * *", "snapshot", GROUPS, day_starts_at=12),
        "duties": Timed("5 6 * * *", "cycle.duties", REGISTERS),
        # Delegations and appointments begin and end at midnight, with nobody at his desk.
        "task_holders": Timed("5 0 * * *", "task.holders", EVERYBODY),
        "task_reminders": Timed("0 8 * * *", "task.reminders", EVERYBODY),
        # A round of search begins with its day.
        "searches": Timed("7 0 * * *", "search.follow", REGISTERS),
        "regulation_review": Timed("20 6 * * *", "regulation.review", REGISTERS),
        "measures": Timed("20 6 * * *", "measures.remind", REGISTERS),
        # Last days end at midnight; appointments begin with the day.
        "closing_notices": Timed("3 0 * * *", "notice.close", REGISTERS),
        # What is changed from a day on holds as it begins.
        "entering_changes": Timed("1 0 * * *", "power.enter", REGISTERS),
        "following_offices": Timed("5 0 * * *", "commitment.follow", REGISTERS),
        "attachments": Timed("50 3 * * *", "attachments.tidy", EVERYBODY),
        "exports": Timed("30 3 * * *", "export.expire", EVERYBODY),
        "tidying": Timed("40 3 * * *", "tidying", EVERYBODY),
    }
)
