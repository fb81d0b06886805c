"""Risks and measures in boxes of the same height, beside the step they lie on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from service.flow_risks.printing.papers import Paper
from service.flow_risks.queries import FlowRisk
from service.flowcharts.drawing.svg import (
    FAINT,
    RANKS,
    UNGRADED,
    height_of,
    rect,
    texts,
    thread,
    wrap,
)

PAD: Final = 6.0
APART: Final = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """One risk and what is done against it, broken into lines."""

    rank: int | None
    head: tuple[str, ...]
    told: tuple[str, ...]
    measures: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Remainder:
    """Boxes that have no room beside their step: they follow after the flow."""

    title: str
    boxes: tuple[Box, ...]


def box(risk: FlowRisk, step: str, paper: Paper) -> Box:
    """Break a risk and its measures into lines that fit their bands."""
    (_, risks), _, (_, measures) = paper.bands
    small = paper.size - 1
    word = RANKS.get(risk.rank or 0, UNGRADED)[0]
    head = wrap(f"{word} {risk.number} {risk.title}", risks - 2 * PAD, paper.size)
    told = wrap(f"环节：{step}", risks - 2 * PAD, small) if step else []
    told += [
        line
        for place, text in enumerate(risk.manifestations, start=1)
        for line in wrap(f"{place}. {text}", risks - 2 * PAD, small)
    ]
    done = [
        line
        for place, (text, who) in enumerate(risk.measures, start=1)
        for line in wrap(
            f"{place}. {text}" + (f"（落实：{who}）" if who else ""), measures - 2 * PAD, small
        )
    ] or ["（尚无防控措施）"]
    done += wrap(f"直接责任人：{risk.responsible or '—'}", measures - 2 * PAD, small)
    left = height_of(head, paper.size) + height_of(told, small)
    height = max(left, height_of(done, small)) + 2 * PAD
    return Box(risk.rank, tuple(head), tuple(told), tuple(done), height)


def room_for(boxes: Sequence[Box]) -> float:
    """Measure boxes one below the other."""
    return sum(one.height + APART for one in boxes)


def parted(
    risks: Mapping[str, Sequence[FlowRisk]],
    titles: Mapping[str, str],
    paper: Paper,
    most: float,
) -> tuple[dict[str, list[Box]], list[Remainder]]:
    """Put boxes beside their steps while there is room; the rest follows after the flow."""
    beside: dict[str, list[Box]] = {}
    rest: list[Remainder] = []
    for code, own in risks.items():
        kept: list[Box] = []
        left: list[Box] = []
        for one in [box(risk, titles.get(code, ""), paper) for risk in own]:
            fits = code and not left and room_for([*kept, one]) <= most
            (kept if fits else left).append(one)
        if code:
            beside[code] = kept
        if left:
            title = f"{titles[code]}（续）" if code else "整个职权"
            rest.append(Remainder(title, tuple(left)))
    return beside, rest


def drawn(one: Box, top: float, paper: Paper, step: tuple[float, float, float] | None) -> str:
    """Draw a risk, its measures at the same height, and what joins them to the step between."""
    (left, wide), _, (right, across) = paper.bands
    small, colour = paper.size - 1, RANKS.get(one.rank or 0, UNGRADED)[1]
    strokes = rect(left, top, wide, one.height, stroke=colour, thick=1.6)
    strokes += texts(one.head, (left + PAD, top + PAD - 1), paper.size, fill=colour, bold=True)
    below = top + PAD - 1 + height_of(one.head, paper.size)
    strokes += texts(one.told, (left + PAD, below), small)
    strokes += rect(right, top, across, one.height, stroke="#1B6E3C", thick=1.2)
    strokes += texts(one.measures, (right + PAD, top + PAD - 1), small)
    if step is not None:
        (near, far, level), y = step, top + one.height / 2
        for side, end in ((left + wide, near), (right, far)):
            bend = side + (10 if end == near else -10)
            strokes += thread([(side, y), (bend, y), (bend, level), (end, level)])
    return strokes


def remainder_pages(
    rest: Sequence[Remainder], room: float, first: float
) -> list[list[tuple[str, Box]]]:
    """Share the remaining boxes out over pages; the first has only the room the flow left."""
    pages: list[list[tuple[str, Box]]] = [[]]
    free = first
    for one in rest:
        for each in one.boxes:
            if each.height + APART > free and (pages[-1] or free < room):
                pages.append([])
                free = room
            pages[-1].append((one.title, each))
            free -= each.height + APART
    return pages


def drawn_remainder(page: Sequence[tuple[str, Box]], top: float, paper: Paper) -> str:
    """Draw boxes under the name of their step, where no step is drawn."""
    _, (middle, wide), _ = paper.bands
    strokes, y = "", top
    for title, group in groupby(page, key=lambda one: one[0]):
        boxes = [each for _, each in group]
        height = room_for(boxes) - APART
        lines = wrap(title, wide - 60, paper.size)
        half = max(height_of(lines, paper.size), 18.0) / 2 + 6
        centre = y + height / 2
        strokes += rect(middle + 24, centre - half, wide - 48, 2 * half, stroke=FAINT, dashed=True)
        strokes += texts(
            lines,
            (middle + wide / 2, centre - height_of(lines, paper.size) / 2),
            paper.size,
            fill=FAINT,
            anchor="middle",
        )
        for each in boxes:
            strokes += drawn(each, y, paper, None)
            y += each.height + APART
    return strokes
