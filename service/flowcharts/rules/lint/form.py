"""Whether everything is written that a chart must say (R-059, R-061, R-070)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import networkx as nx

from service.flowcharts.rules.graphs import Chart, Step
from service.flowcharts.rules.lint.findings import BLOCK, WARN, Finding
from service.flowcharts.rules.vocabulary import PRACTICE, STATUTORY

REQUIRED: Final = ("handling_subject", "conditions", "supervision_channels")
PRACTICE_FIELDS: Final = ("rule", "duty_requirement")


def chart_fields(chart: Chart) -> Iterator[Finding]:
    """R-059: what every chart says of itself."""
    for name in REQUIRED:
        if not getattr(chart, name).strip():
            yield _missing(name)
    if not chart.materials:
        yield _missing("materials")
    if chart.limit_value is None:
        yield _missing("limit_value")
    if chart.procedure_source != PRACTICE and not chart.citation.strip():
        yield _missing("citation")
    if not chart.complaint_route.strip():
        yield Finding("complaint-route-missing", WARN)
    if not chart.counterpart_rights.strip():
        yield Finding("counterpart-rights-missing", WARN)


def step_fields(chart: Chart) -> Iterator[Finding]:
    """R-059, R-061: what every step says of itself."""
    for one in chart.acting:
        if not one.basis.strip() and not one.rule.strip():
            yield Finding("basis-missing", WARN, one.code)
        if one.limit_value is None:
            yield Finding("step-limit-missing", WARN, one.code)
        if _by_practice(chart, one):
            if not one.handling_post_id:
                yield Finding("handling-post-missing", BLOCK, one.code)
            for name in PRACTICE_FIELDS:
                if not getattr(one, name).strip():
                    yield Finding(f"{name.replace('_', '-')}-missing", BLOCK, one.code)
    by_practice = any(_by_practice(chart, one) for one in chart.acting)
    if by_practice and not any(one.is_restraint for one in chart.acting):
        yield Finding("no-restraint", BLOCK)


def limits(chart: Chart) -> Iterator[Finding]:
    """The steps together may not take longer than the chart promises."""
    if chart.limit_value is None:
        return
    unit = (chart.limit_unit, chart.limit_days)
    spent = {
        one.code: one.limit_value or 0
        for one in chart.steps
        if (one.limit_unit, one.limit_days) == unit
    }
    longest = longest_way(chart, spent)
    if longest > chart.limit_value:
        yield Finding("limit-exceeded", WARN, None, {"sum": longest, "limit": chart.limit_value})


def reordered(chart: Chart, *, valid: Chart | None) -> Iterator[Finding]:
    """R-070: a procedure fixed by law is not put in another order without citing another law."""
    if valid is None or chart.procedure_source != STATUTORY:
        return
    if valid.procedure_source != STATUTORY or chart.citation.strip() != valid.citation.strip():
        return
    before, after = _order(valid), _order(chart)
    common = [name for name in before if name in after]
    places = [after.index(name) for name in common]
    for (_, here), (name, there) in pairwise(zip(common, places, strict=True)):
        if there < here:
            code = next(one.code for one in chart.steps if (one.id or one.code) == name)
            yield Finding("statutory-reordered", BLOCK, code)
            return


def longest_way(chart: Chart, spent: dict[str, int]) -> int:
    """Add up the time along the longest way through, each round taken once."""
    whole = nx.condensation(chart.network)
    best: dict[int, int] = {}
    for place in nx.topological_sort(whole):
        own = sum(spent.get(code, 0) for code in whole.nodes[place]["members"])
        before = [best[one] for one in whole.predecessors(place)]
        best[place] = own + max(before, default=0)
    return max(best.values(), default=0)


def _missing(name: str) -> Finding:
    return Finding(f"{name.replace('_', '-')}-missing", BLOCK, None, {"field": name})


def _by_practice(chart: Chart, step: Step) -> bool:
    """A mixed chart is by practice where no law is cited."""
    if chart.procedure_source == STATUTORY:
        return False
    return chart.procedure_source == PRACTICE or not step.basis.strip()


def _order(chart: Chart) -> list[str]:
    """Put the acting steps in the order in which the flow comes to them."""
    depth: dict[str, int] = {}
    for start in chart.starts:
        for code, far in nx.single_source_shortest_path_length(chart.network, start).items():
            depth[code] = min(far, depth.get(code, far))
    acting = [one for one in chart.acting if one.code in depth]
    ordered = sorted(acting, key=lambda one: depth[one.code])
    return [one.id or one.code for one in ordered]


RULES: Final = (chart_fields, step_fields, limits)
