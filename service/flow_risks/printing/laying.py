"""Lay a flow out in the middle band, with the boxes of its risks beside each step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from service.flow_risks.printing.papers import Paper
from service.flow_risks.printing.rows import Box, Remainder, parted, room_for
from service.flow_risks.queries import FlowRisk
from service.flowcharts.drawing.figures import Figure, figure
from service.flowcharts.drawing.layers import Layered, Pair, layered
from service.flowcharts.drawing.layout import BESIDE, LANE, VIA, Layout, lay_out
from service.flowcharts.drawing.pictures import inner_notes

WIDEST, NARROWEST, CLOSE = 170.0, 58.0, 14.0
SLIMMER: Final = 0.93
GAP: Final = 44.0
BESIDE_A_STEP: Final = 0.6  # of a page at most; what is more follows after the flow
SIX_SIGNS: Final = 84.0
ABOVE_BREAK: Final = 10.0
Span = tuple[float, float]
Risks = Mapping[str, Sequence[FlowRisk]]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A flow laid out, with what stands beside it; `spans` are its parts page by page."""

    document: Mapping[str, Any]
    paper: Paper
    figures: Mapping[str, Figure]
    layout: Layout
    beside: Mapping[str, Sequence[Box]]
    rest: Sequence[Remainder]
    left: float
    spans: Sequence[Span]
    marks: Mapping[Pair, int]


def laid_out(
    document: Mapping[str, Any],
    risks: Risks,
    titles: Mapping[str, str],
    paper: Paper,
    room: float,
) -> Diagram:
    """Make the figures as wide as the fullest layer leaves room for, and break the flow."""
    _, (left, band), _ = paper.bands
    pairs: list[Pair] = [(one["source"], one["target"]) for one in document["edges"]]
    names = {one["code"]: one["title"] for one in document["steps"]}
    beside, rest = parted(risks, names, paper, room * BESIDE_A_STEP)
    heights = {code: room_for(own) for code, own in beside.items()}
    found = layered(list(names), pairs)
    width = _width(found, band)
    while True:
        figures = _figures(document, risks, titles, width, paper.size)
        sizes = {code: one.room for code, one in figures.items()}
        apart = BESIDE if width >= WIDEST else CLOSE
        layout = lay_out(sizes, pairs, gap=GAP, beside=apart, room=heights, found=found)
        if layout.width <= band or width <= NARROWEST:
            break
        width = max(width * SLIMMER, NARROWEST)
    spans = _spans(layout, room)
    return Diagram(
        document=document,
        paper=paper,
        figures=figures,
        layout=layout,
        beside=beside,
        rest=rest,
        left=left + max((band - layout.width) / 2, 0.0),
        spans=spans,
        marks=_marks(layout, pairs, [end for _, end in spans[:-1]]),
    )


def _figures(
    document: Mapping[str, Any],
    risks: Risks,
    titles: Mapping[str, str],
    width: float,
    size: float,
) -> dict[str, Figure]:
    return {
        one["code"]: figure(
            one,
            inner_notes(one, titles),
            [each.rank for each in risks.get(one["code"], ())],
            width=width,
            size=size if width > SIX_SIGNS else size - 1.5,
        )
        for one in document["steps"]
    }


def _width(found: Layered, band: float) -> float:
    """Share the band among the figures of the fullest layer."""
    free = band - (LANE * (len(found.returns) + 2) if found.returns else 0.0)
    width = WIDEST
    for layer in found.layers:
        vias = sum("\0" in code for code in layer)
        real = len(layer) - vias
        if real:
            taken = vias * (VIA + CLOSE) + (real - 1) * CLOSE
            width = min(width, (free - taken) / real)
    return max(width, NARROWEST)


def _spans(layout: Layout, room: float) -> list[Span]:
    """Break the flow between layers, as late as a page allows."""
    if not layout.rows:
        return []
    spans: list[Span] = []
    start = 0.0
    tops = [top for top, _, _ in layout.rows]
    ends = [*(top - ABOVE_BREAK for top in tops[1:]), layout.height]
    for top, end in zip(tops, ends, strict=True):
        if end - start > room and top > start:
            spans.append((start, top - ABOVE_BREAK))
            start = top - ABOVE_BREAK
    return [*spans, (start, layout.height)]


def _marks(layout: Layout, pairs: Sequence[Pair], breaks: Sequence[float]) -> dict[Pair, int]:
    """Number the arrows that go on on another page, in the order in which a reader meets them."""
    marks: dict[Pair, int] = {}
    for one in breaks:
        for pair in dict.fromkeys(pairs):
            heights = [y for _, y in layout.route[pair]]
            if min(heights) < one < max(heights):
                marks.setdefault(pair, len(marks) + 1)
    return marks
