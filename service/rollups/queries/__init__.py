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
    bureau_row,
    bureau_table,
    expected_bureaus,
    load_region,
    of_year,
    region_totals,
    summary_of,
    totals_by,
    trend,
)
from service.rollups.queries.register import pilot_register

__all__ = [
    "BureauRow",
    "Standing",
    "bureau_row",
    "bureau_table",
    "compute_summary",
    "expected_bureaus",
    "load_region",
    "of_year",
    "own_summary",
    "pilot_register",
    "read_own_summary",
    "region_totals",
    "summary_of",
    "take_standing",
    "totals_by",
    "trend",
]
