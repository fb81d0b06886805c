"""The pilot region of the demonstration: the same seed gives the same region, to the letter."""

from collections.abc import Mapping
from typing import Any

from service.demonstration.bureaus import bureau
from service.demonstration.groups import leading_group, platform
from service.demonstration.phrases import phrases
from service.demonstration.plans import JurisdictionPlan, RegionPlan, TenantPlan
from service.demonstration.power_items import powers
from service.demonstration.risk_points import Grades, risk_points

SEED = 20260201
PROFILE = "region_pilot"
Spec = Mapping[str, Any]
REGISTERED = frozenset({"bureau", "discipline_organ"})
ORGANISED = {"leading_group": leading_group, "platform": platform}


def pilot_region(scale: float = 1.0, seed: int = SEED) -> RegionPlan:
    """Plan a region, its county and all their tenants; at full scale with Chang'an's totals."""
    directory = phrases("directory")
    specs = [_scaled(spec, scale) for spec in directory["tenants"]]
    grades = _grades(specs, directory["grades"])
    return RegionPlan(
        jurisdictions=(
            JurisdictionPlan(**directory["region"], level="region", parent=None),
            JurisdictionPlan(
                **directory["county"], level="county", parent=directory["region"]["code"]
            ),
        ),
        tenants=tuple(_tenant(spec, grades, directory, seed) for spec in specs),
    )


def _scaled(spec: Spec, scale: float) -> Spec:
    def fewer(count: int) -> int:
        return max(1, round(count * scale)) if count else 0

    external = spec.get("external", 0)
    kinds = {kind: fewer(count) for kind, count in external.items()} if _named(external) else None
    return {
        **spec,
        "points": fewer(spec.get("points", 0)),
        "internal": fewer(spec.get("internal", 0)),
        "external": fewer(external) if kinds is None else kinds,
    }


def _named(external: object) -> bool:
    return isinstance(external, Mapping)


def _grades(specs: list[Spec], split: Mapping[str, int]) -> dict[str, Grades]:
    """Cut the region's totals at the borders of the bureaus, so that no unit is lost."""
    whole, cut, grades = sum(split.values()), 0, {}
    for spec in specs:
        before, cut = cut, cut + spec["points"]
        high, medium = (
            _upto(cut, split[name], whole) - _upto(before, split[name], whole)
            for name in ("high", "medium")
        )
        grades[spec["code"]] = Grades(high, medium, spec["points"] - high - medium)
    return grades


def _upto(points: int, part: int, whole: int) -> int:
    return (2 * points * part + whole) // (2 * whole)


def _tenant(
    spec: Spec, grades: Mapping[str, Grades], directory: Mapping[str, Any], seed: int
) -> TenantPlan:
    made = bureau(spec, seed) if spec["kind"] in REGISTERED else None
    held = powers(spec, made) if made else ()
    return TenantPlan(
        code=spec["code"],
        name=spec["name"],
        kind=spec["kind"],
        sector=spec["sector"],
        jurisdiction=directory[spec["level"]]["code"] if spec["level"] else None,
        overseer=spec["overseer"],
        profile=PROFILE,
        organisation=made.organisation if made else ORGANISED[spec["kind"]](spec, seed),
        powers=held,
        risk_points=(
            risk_points(spec["code"], made, held, grades[spec["code"]], seed) if made else ()
        ),
        ruled_by_chains=spec.get("chains", False),
    )
