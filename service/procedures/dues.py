"""Until when a step is due: in calendar or working days, or on a day of the cycle's year."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from tenants.calendar import add_working_days

REWORK_WORKING_DAYS: Final = 10  # R-312 asks for a deadline; the chain may name another


def due_on(rule: Mapping[str, int], opened_on: date, year: int) -> date | None:
    """Give the last day of a step, to its end; being late is marked, never blocked (Q-01)."""
    if "working_days" in rule:
        return add_working_days(opened_on, rule["working_days"])
    if "days" in rule:
        return opened_on + timedelta(days=rule["days"])
    return date(year, rule["month"], rule["day"]) if "month" in rule else None


def rework_due(rule: Mapping[str, int], opened_on: date, year: int) -> date:
    """Give the last day for work sent back: its usual one if that is still to come."""
    usual = due_on(rule, opened_on, year)
    if usual is not None and usual > opened_on:
        return usual
    return add_working_days(opened_on, REWORK_WORKING_DAYS)
