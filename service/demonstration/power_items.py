"""The catalogue of powers of one bureau: external first, then those over itself."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from service.demonstration.bureaus import Bureau, Section
from service.demonstration.phrases import every_name, filled, phrases
from service.demonstration.plans import PowerPlan, PowerPostPlan
from service.powers.rules import direction_of, power_number
from tenants.profiles import load_profile

Family = Mapping[str, Any]
Quota = int | Mapping[str, int]


def powers(spec: Mapping[str, Any], bureau: Bureau) -> tuple[PowerPlan, ...]:
    """List exactly as many powers as the directory gives this bureau."""
    families = phrases(spec["sector"])["families"]
    external = _external(families, spec.get("external", 0))
    internal = _taken(phrases("internal")["families"], spec.get("internal", 0))
    return tuple(
        _power(family, name, sequence, bureau)
        for sequence, (family, name) in enumerate((*external, *internal), 1)
    )


def _external(families: Sequence[Family], quota: Quota) -> list[tuple[Family, str]]:
    if isinstance(quota, int):
        return _taken(families, quota)
    return [
        item
        for category, count in quota.items()
        for item in _taken([one for one in families if one["category"] == category], count)
    ]


def _taken(families: Sequence[Family], count: int) -> list[tuple[Family, str]]:
    """Take names in turn from every family, so that a small bureau still has every kind."""
    rounds = zip_longest(*([(family, name) for name in every_name(family)] for family in families))
    found = [item for one_round in rounds for item in one_round if item is not None][:count]
    if len(found) < count:
        raise ValueError(f"The phrases name {len(found)} powers, {count} are wanted.")
    return sorted(found, key=lambda item: families.index(item[0]))


def _power(family: Family, name: str, sequence: int, bureau: Bureau) -> PowerPlan:
    category, said = family["category"], phrases("powers")
    section = bureau.section(family["section"])
    steps = tuple(phrases("steps")["by_category"][category])
    words = {
        "power": name,
        "counterpart": section.counterparts[sequence % len(section.counterparts)],
        "steps": "、".join(steps),
    }
    return PowerPlan(
        key=f"power:{sequence}",
        number=power_number(category, sequence),
        name=name,
        direction=direction_of(category),
        category=category,
        category_written=_written(category),
        department_key=section.department.key,
        exercising_subject=section.department.name,
        content=filled(said["content"], words),
        legal_basis=family["basis"],
        procedure="→".join(steps),
        steps=steps,
        time_limit=said["time_limits"][category],
        responsibility_items=tuple(
            filled(said["responsibility"], {**words, "step": step}) for step in steps
        ),
        accountability_cases=filled(said["accountability"], words),
        service_commitment=filled(said["commitment"], words),
        work_discipline=filled(said["discipline"], words),
        has_discretion=category in said["discretion"],
        posts=_posts(section, sequence, bureau),
    )


def _written(category: str) -> str:
    profile = load_profile("region_pilot")
    return next(kind.zh for kind in profile.power_categories if kind.code == category)


def _posts(section: Section, sequence: int, bureau: Bureau) -> tuple[PowerPostPlan, ...]:
    handling = section.duties or (section.vice,)
    return (
        PowerPostPlan(handling[sequence % len(handling)].key, "handling"),
        PowerPostPlan(section.head.key, "reviewing"),
        PowerPostPlan(bureau.in_charge[section.department.key].key, "deciding"),
    )
