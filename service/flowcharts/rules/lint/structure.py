"""Whether the flow begins, ends, parts and returns as a flow may."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import networkx as nx

from service.flowcharts.rules.graphs import Chart, leading_to, reached_from, within
from service.flowcharts.rules.lint.findings import BLOCK, WARN, Finding
from service.flowcharts.rules.vocabulary import END, GATEWAY, START


def broken_references(chart: Chart) -> Iterator[Finding]:
    """Name codes borne twice, and arrows to or from steps that are not there."""
    counted = Counter(one.code for one in chart.steps)
    yield from (Finding("code-repeated", BLOCK, code) for code, n in counted.items() if n > 1)
    for edge in chart.edges:
        for code in (edge.source, edge.target):
            if code not in counted:
                yield Finding("step-unknown", BLOCK, None, {"code": code})


def beginning_and_end(chart: Chart) -> Iterator[Finding]:
    if not chart.starts:
        yield Finding("start-missing", BLOCK)
    if not chart.ends:
        yield Finding("end-missing", BLOCK)
    yield from (Finding("several-starts", WARN, code) for code in chart.starts[1:])
    for edge in chart.edges:
        if chart.step[edge.target].type == START:
            yield Finding("leads-into-start", BLOCK, edge.source)
        if chart.step[edge.source].type == END:
            yield Finding("leads-on-from-end", BLOCK, edge.source)


def unreachable(chart: Chart) -> Iterator[Finding]:
    reached = reached_from(chart.network, chart.starts)
    if chart.starts:
        yield from (
            Finding("unreachable", BLOCK, one.code)
            for one in chart.steps
            if one.code not in reached
        )


def dead_ends(chart: Chart) -> Iterator[Finding]:
    finished = leading_to(chart.network, chart.ends)
    if chart.ends:
        yield from (
            Finding("dead-end", BLOCK, one.code) for one in chart.steps if one.code not in finished
        )


def conditions(chart: Chart) -> Iterator[Finding]:
    for one in chart.steps:
        leaving = [edge for edge in chart.edges if edge.source == one.code]
        if len(leaving) < 2:  # noqa: PLR2004
            continue
        silent = [edge for edge in leaving if not edge.condition.strip() and not edge.is_default]
        if silent and one.type == GATEWAY:
            facts = {"targets": [chart.step[edge.target].title for edge in silent]}
            yield Finding("gateway-without-conditions", BLOCK, one.code, facts)
        elif silent:
            yield Finding("branch-without-conditions", WARN, one.code)


def cycles(chart: Chart) -> Iterator[Finding]:
    """A flow may return only where somebody decides whether it does."""
    plain = within(chart.network, (one.code for one in chart.steps if one.type != GATEWAY))
    for group in nx.strongly_connected_components(plain):
        if len(group) > 1 or any(plain.has_edge(code, code) for code in group):
            titles = [one.title for one in chart.steps if one.code in group]
            yield Finding("cycle-without-gateway", BLOCK, min(group), {"steps": titles})


RULES: Final = (beginning_and_end, unreachable, dead_ends, conditions, cycles)
