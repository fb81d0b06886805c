"""Figures: computed inside a bureau, compared by a leading group from what it received."""

from service.rollups.queries.own import compute_summary, own_summary, read_own_summary, standing
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
    "bureau_row",
    "bureau_table",
    "compute_summary",
    "expected_bureaus",
    "load_region",
    "own_summary",
    "read_own_summary",
    "standing",
    "summary_of",
    "trend",
]
