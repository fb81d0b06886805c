"""The domain standard of discretion: bands in order, touching, without a hole (R-047)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any


def band_faults(
    lower: Decimal, upper: Decimal, bands: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """Name what is wrong with the bands of a standard; each ends where the next begins.

    A case on a boundary belongs to the band above; only the last band holds its upper limit.
    """
    if lower >= upper:
        return {"upper_limit": "limits-crossed"}
    if not bands:
        return {"bands": "bands-missing"}
    limits = [(Decimal(str(one["lower"])), Decimal(str(one["upper"]))) for one in bands]
    seams = [*pairwise(limits)]
    checks = (
        ("condition-missing", any(not str(one["condition"]).strip() for one in bands)),
        ("limits-crossed", any(low >= high for low, high in limits)),
        ("bands-outside", limits[0][0] < lower or limits[-1][1] > upper),
        ("bands-overlap", any(begin < end for (_, end), (begin, _) in seams)),
        ("bands-hole", limits[0][0] > lower or limits[-1][1] < upper),
        ("bands-hole", any(begin > end for (_, end), (begin, _) in seams)),
    )
    return next(({"bands": code} for code, wrong in checks if wrong), {})


def band_of(value: Decimal, bands: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Find the one band a value falls into."""
    for one in bands:
        if Decimal(str(one["lower"])) <= value < Decimal(str(one["upper"])):
            return one
    last = bands[-1] if bands else None
    return last if last and value == Decimal(str(last["upper"])) else None
