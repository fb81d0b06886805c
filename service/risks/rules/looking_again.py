"""When the grade of a risk point is to be looked at again (R-200)."""

from collections.abc import Mapping
from datetime import date, timedelta

# R-200 asks for regular regrading and names no interval; a high risk is looked at most often.
# Assumption: every half year, year, two years.
REGRADE_MONTHS: Mapping[int, int] = {1: 6, 2: 12, 3: 24}


def regrade_due(rank: int, decided_on: date) -> date:
    """Say when a grade is to be looked at again."""
    month = decided_on.month - 1 + REGRADE_MONTHS[rank]
    year, month = decided_on.year + month // 12, month % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(decided_on.day, (after - timedelta(days=1)).day))
