"""Figures: computed inside a bureau, compared by a leading group from what it received."""

from service.rollups.queries.own import (
    Standing,
    compute_summary,
    own_summary,
    read_own_summary,
    take_standing,
)
from service.rollups.queries.region import (
    BureauRow,
    Region,
    bureau_row,
    bureau_table,
    expected_bureaus,
    load_region,
    summary_of,
    trend,
)

__all__ = [
    "BureauRow",
    "Region",
    "Standing",
    "bureau_row",
    "bureau_table",
    "compute_summary",
    "expected_bureaus",
    "load_region",
    "own_summary",
    "read_own_summary",
    "summary_of",
    "take_standing",
    "trend",
]
