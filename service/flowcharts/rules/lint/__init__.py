"""The faults a flowchart shows by itself, each by one small rule."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from service.flowcharts.rules.graphs import Chart
from service.flowcharts.rules.lint import form, people, structure
from service.flowcharts.rules.lint.findings import BLOCK, CANDIDATES, Finding

__all__ = ["BLOCK", "CANDIDATES", "CONCENTRATED_ABOVE", "Finding", "blocking", "lint"]

CONCENTRATED_ABOVE = 0.5
Rule = Callable[[Chart], Iterator[Finding]]


def lint(
    chart: Chart, valid: Chart | None = None, *, threshold: float = CONCENTRATED_ABOVE
) -> tuple[Finding, ...]:
    """List what is wrong with a chart, beside the edition valid until now."""
    sound = tuple(structure.broken_references(chart))
    if sound:
        return sound
    rules: Iterable[Rule] = (
        *structure.RULES,
        *people.RULES,
        partial(people.concentration, threshold=threshold),
        *form.RULES,
        partial(form.reordered, valid=valid),
    )
    return tuple(finding for rule in rules for finding in rule(chart))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep the faults with which no chart is approved."""
    return tuple(one for one in findings if one.severity == BLOCK)
