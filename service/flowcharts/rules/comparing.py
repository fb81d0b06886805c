"""What became of a flow from one edition to the next (R-076, R-080)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from service.flowcharts.rules.graphs import Chart, chart_of
from service.flowcharts.rules.lint.form import longest_way
from service.flowcharts.rules.vocabulary import DECIDING, MONITORING, REVIEWING

HOURS: Final = {"hour": 1, "day": 8, "month": 8 * 22}
UNCOMPARED: Final = frozenset({"shape", "position"})


@dataclass(frozen=True, slots=True)
class Counts:
    """The size of a flow in figures."""

    steps: int
    levels: int
    monitoring: int
    posts: int
    materials: int
    hours: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions side by side; steps are known by their ids."""

    before: Counts
    after: Counts
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def counts(chart: Chart) -> Counts:
    """Count steps, levels of review, posts, materials and hours of a flow."""
    spent = {one.code: (one.limit_value or 0) * HOURS[one.limit_unit] for one in chart.steps}
    return Counts(
        steps=len(chart.acting),
        levels=len(chart.of_type(REVIEWING, DECIDING)),
        monitoring=len(chart.of_type(MONITORING)),
        posts=len({post for one in chart.acting for post in one.posts}),
        materials=len({*chart.materials, *(m for one in chart.steps for m in one.materials)}),
        hours=longest_way(chart, spent),
    )


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Set two documents of a chart side by side."""
    old = {str(one["id"]): one for one in before["steps"]}
    new = {str(one["id"]): one for one in after["steps"]}
    leaving = [_leaving(document) for document in (before, after)]
    return Comparison(
        before=counts(chart_of(before)),
        after=counts(chart_of(after)),
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        changed=tuple(
            name
            for name, one in new.items()
            if name in old
            and (
                _told(one) != _told(old[name])
                or leaving[0].get(old[name]["code"]) != leaving[1].get(one["code"])
            )
        ),
    )


def _told(step: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in step.items() if name not in UNCOMPARED}


def _leaving(document: Mapping[str, Any]) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for edge in document["edges"]:
        found.setdefault(edge["source"], set()).add((edge["target"], edge.get("condition", "")))
    return found
