"""Each kind of step as a figure: stadium, box with its post, diamond."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from service.flowcharts.drawing.layers import Pair
from service.flowcharts.drawing.layout import Layout, Point, Size
from service.flowcharts.drawing.svg import (
    FAINT,
    INK,
    RANKS,
    UNGRADED,
    arrow,
    diamond,
    em,
    height_of,
    rect,
    texts,
    wrap,
)
from service.powers.rules import limit_words

PAD: Final = 8.0
TURNED: Final = 3
Ranks = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A step ready to be drawn: its words in lines, its marks, its size."""

    kind: str
    title: tuple[str, ...]
    notes: tuple[str, ...]
    ranks: tuple[int | None, ...]
    is_key: bool
    width: float
    height: float
    size: float

    @property
    def room(self) -> Size:
        return self.width, self.height


def figure(
    step: Mapping[str, Any],
    notes: Sequence[str],
    ranks: Ranks = (),
    *,
    width: float = 168,
    size: float = 13,
) -> Figure:
    """Measure a step: the words decide how high it is."""
    kind = step["type"]
    within = width * 0.62 if kind == "gateway" else width - 2 * PAD
    title = tuple(wrap(step["title"], within, size))
    told = tuple(line for note in notes for line in wrap(note, within, size - 2.5))
    height = height_of(title, size) + height_of(told, size - 2.5) + 2 * PAD
    if kind == "gateway":
        height, told = max(height_of(title, size) * 2.0 + PAD, 54), ()
    if kind in ("start", "end"):
        widest = max(em(line) for line in title)
        width, height = min(width, max(96.0, widest * size + 44)), height_of(title, size) + 14
    worst = tuple(sorted(ranks, key=lambda one: one or 4))
    return Figure(kind, title, told, worst, bool(step.get("key_step")), width, height, size)


def limit_text(holder: Mapping[str, Any]) -> str:
    """Say how long something may take."""
    return limit_words(
        holder.get("limit_value"), holder.get("limit_unit"), holder.get("limit_days")
    )


def drawn(one: Figure, middle: Point) -> str:
    """Draw a step around its middle."""
    x, y = middle
    left, top = x - one.width / 2, y - one.height / 2
    if one.kind == "gateway":
        lines_top = y - height_of(one.title, one.size) / 2
        return diamond(x, y, one.width, one.height) + texts(
            one.title, (x, lines_top), one.size, anchor="middle"
        )
    colour = _colour(one.ranks)
    strokes = rect(
        left,
        top,
        one.width,
        one.height,
        stroke=colour if one.ranks else "#434343",
        fill="#F5F5F5" if one.kind in ("start", "end") else "#FFFFFF",
        round_=one.height / 2 if one.kind in ("start", "end") else 4,
        thick=2.4 if one.is_key or one.ranks else 1.2,
        dashed=one.kind == "monitoring",
    )
    words = height_of(one.title, one.size) + height_of(one.notes, one.size - 2.5)
    upper = y - words / 2
    strokes += texts(one.title, (x, upper), one.size, anchor="middle", bold=one.is_key)
    strokes += texts(
        one.notes,
        (x, upper + height_of(one.title, one.size)),
        one.size - 2.5,
        fill=FAINT,
        anchor="middle",
    )
    return strokes + _badge(one, left + one.width, top)


def ways(
    layout: Layout, edges: Sequence[Mapping[str, Any]], size: float = 11, shift: Point = (0.0, 0.0)
) -> str:
    """Draw every arrow with its condition."""
    strokes = []
    for edge in edges:
        pair: Pair = (edge["source"], edge["target"])
        points = [(x + shift[0], y + shift[1]) for x, y in layout.route[pair]]
        back = layout.middle[pair[0]][1] >= layout.middle[pair[1]][1]
        strokes.append(arrow(points, dashed=back))
        if edge.get("condition"):
            strokes.append(said_beside(points, edge["condition"], size))
    return "".join(strokes)


def said_beside(points: Sequence[Point], condition: str, size: float) -> str:
    """Write a condition where its arrow has left the others."""
    x, y = points[2] if len(points) > TURNED else points[0]
    if abs(points[0][0] - points[1][0]) > 1:  # a way back leaves sideways
        (x, y), (lane, _) = points[:2]
        anchor, aside = ("start", 4) if lane > x else ("end", -4)
        return texts([condition], (x + aside, y - size * 1.5), size, fill=FAINT, anchor=anchor)
    lines = wrap(condition, size * 8, size)
    halo = 'stroke="#FFFFFF" stroke-width="3" paint-order="stroke"'
    return f"<g {halo}>" + texts(lines, (x + 5, y + 3), size, fill=FAINT) + "</g>"


def _colour(ranks: Ranks) -> str:
    return RANKS.get(ranks[0] or 0, UNGRADED)[1] if ranks else INK


def _badge(one: Figure, right: float, top: float) -> str:
    """Mark a step with the worst grade of its risks and how many there are."""
    if not one.ranks:
        return ""
    word, colour = RANKS.get(one.ranks[0] or 0, UNGRADED)
    text = f"{word}×{len(one.ranks)}" if len(one.ranks) > 1 else word
    wide = em(text) * 11 + 10
    return rect(right - wide + 4, top - 14, wide, 17, stroke=colour, round_=8, thick=1) + texts(
        [text], (right - wide / 2 + 4, top - 13), 11, fill=colour, anchor="middle"
    )
