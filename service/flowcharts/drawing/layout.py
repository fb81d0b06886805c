"""Where each step of a flow stands on the sheet, and which way its arrows take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from types import MappingProxyType

from service.flowcharts.drawing.layers import Layered, Pair, layered

BESIDE, BELOW, TRACK, LANE = 36.0, 36.0, 12.0, 16.0
ROUNDS = 10
VIA = 10.0
NO_ROOM: Mapping[str, float] = MappingProxyType({})
Point = tuple[float, float]
Size = tuple[float, float]


@dataclass(slots=True)
class Layout:
    """Middles of the steps, bends of the arrows, and the size of the whole.

    `rows` are the layers from above: where each begins, how high it is, which steps are in it.
    """

    middle: dict[str, Point] = field(default_factory=dict)
    route: dict[Pair, list[Point]] = field(default_factory=dict)
    rows: list[tuple[float, float, tuple[str, ...]]] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0


def lay_out(
    sizes: Mapping[str, Size],
    pairs: Sequence[Pair],
    *,
    gap: float = BELOW,
    beside: float = BESIDE,
    room: Mapping[str, float] = NO_ROOM,
    found: Layered | None = None,
) -> Layout:
    """Lay a flow out from above to below; ways back run along the right edge.

    A layer is at least as high as the `room` its steps ask for together; `found` are its layers,
    where they are known already.
    """
    found = found or layered(list(sizes), pairs)
    across = _across(found, sizes, beside)
    if not across:
        return Layout()
    tracks, counts = _tracks(found, across)
    layout = Layout()
    y = 0.0
    for number, layer in enumerate(found.layers):
        real = tuple(code for code in layer if code in sizes)
        asked = sum(room.get(code, 0.0) for code in real)
        height = max(asked, *(sizes[code][1] for code in real), VIA)
        layout.rows.append((y, height, real))
        for code in layer:
            layout.middle[code] = (across[code], y + height / 2)
        y += height + gap + TRACK * counts[number]
    ends = [top + height for top, height, _ in layout.rows]
    for pair, vias in found.vias.items():
        layout.route[pair] = _down(layout, sizes, (pair[0], *vias, pair[1]), tracks, ends, gap)
    _lead_back(layout, sizes, found)
    layout.middle = {code: layout.middle[code] for code in sizes}
    layout.height = ends[-1]
    return layout


def _half(code: str, sizes: Mapping[str, Size]) -> float:
    return sizes[code][0] / 2 if code in sizes else VIA / 2


def _across(found: Layered, sizes: Mapping[str, Size], apart: float) -> dict[str, float]:
    """Draw each place towards the middle of its neighbours, as far as its layer leaves room."""
    above, below = found.neighbours()
    across: dict[str, float] = {}
    for layer in found.layers:
        x = 0.0
        for code in layer:
            across[code] = x + _half(code, sizes)
            x += 2 * _half(code, sizes) + apart
    for turn in range(ROUNDS):
        beside = above if turn % 2 == 0 else below
        layers = found.layers if turn % 2 == 0 else found.layers[::-1]
        for layer in layers:
            wished = [
                fmean([across[one] for one in beside[code]]) if beside.get(code) else across[code]
                for code in layer
            ]
            across.update(zip(layer, _apart(layer, wished, sizes, apart), strict=True))
    left = min((x - _half(code, sizes) for code, x in across.items()), default=0.0)
    return {code: x - left for code, x in across.items()}


def _apart(
    layer: Sequence[str], wished: Sequence[float], sizes: Mapping[str, Size], apart: float
) -> list[float]:
    """Keep neighbours apart while moving each as little from its wish as can be."""
    offsets, far = [], 0.0
    for n, code in enumerate(layer):
        if n:
            far += _half(layer[n - 1], sizes) + apart + _half(code, sizes)
        offsets.append(far)
    groups: list[list[float]] = []
    for x, offset in zip(wished, offsets, strict=True):
        groups.append([x - offset])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    level = [fmean(group) for group in groups for _ in group]
    return [base + offset for base, offset in zip(level, offsets, strict=True)]


def _tracks(
    found: Layered, across: Mapping[str, float]
) -> tuple[dict[tuple[int, str], int], list[int]]:
    """Give each step that turns aside a height of its own below its layer."""
    _, below = found.neighbours()
    tracks: dict[tuple[int, str], int] = {}
    counts = []
    for number, layer in enumerate(found.layers):
        taken: list[list[tuple[float, float]]] = []
        for code in layer:
            ends = [across[one] for one in below.get(code, ())]
            if not ends or all(abs(one - across[code]) < 1 for one in ends):
                continue
            span = (min([*ends, across[code]]) - 2, max([*ends, across[code]]) + 2)
            free = (
                n
                for n, used in enumerate(taken)
                if all(span[1] < one[0] or span[0] > one[1] for one in used)
            )
            track = next(free, len(taken))
            if track == len(taken):
                taken.append([])
            taken[track].append(span)
            tracks[number, code] = track
        counts.append(max(len(taken) - 1, 0))
    return tracks, counts


def _down(  # noqa: PLR0917
    layout: Layout,
    sizes: Mapping[str, Size],
    chain: Sequence[str],
    tracks: Mapping[tuple[int, str], int],
    ends: Sequence[float],
    gap: float,
) -> list[Point]:
    """Go down through the places in between, turning aside only between layers."""
    x, y = layout.middle[chain[0]]
    points = [(x, y + sizes[chain[0]][1] / 2)]
    number = next(n for n, end in enumerate(ends) if end >= y)
    for place, lower in enumerate(chain[1:]):
        target_x = layout.middle[lower][0]
        if abs(target_x - x) >= 1:
            track = tracks.get((number + place, chain[place]), 0)
            turn = ends[number + place] + gap / 2 + TRACK * track
            points += [(x, turn), (target_x, turn)]
            x = target_x
    last = chain[-1]
    points.append((x, layout.middle[last][1] - sizes[last][1] / 2))
    return points


def _lead_back(layout: Layout, sizes: Mapping[str, Size], found: Layered) -> None:
    """Lead the ways back up along whichever edge is free, each in a lane of its own."""
    row = {code: layer for layer in found.layers for code in layer}
    right = max(x + _half(code, sizes) for code, (x, _) in layout.middle.items())
    taken = {1: 0, -1: 0}
    ordered = sorted(found.returns, key=lambda one: (layout.middle[one[0]][1], one))
    for pair in ordered:
        leftmost = all(row[code][0] == code for code in pair)
        rightmost = all(row[code][-1] == code for code in pair)
        side = -1 if leftmost and not rightmost else 1
        taken[side] += 1
        lane = right + LANE * taken[1] if side > 0 else -LANE * taken[-1]
        outer = -1 if side > 0 else 0
        apart = (8.0, -8.0) if pair[0] == pair[1] else (0.0, 0.0)
        out, home = (
            _leave(layout, sizes[code], code, (side, lane, aside), free=row[code][outer] == code)
            for code, aside in zip(pair, apart, strict=True)
        )
        layout.route[pair] = [*out, *reversed(home)]
    shift = LANE * (taken[-1] + 1 if taken[-1] else 0)
    layout.width = right + LANE * (taken[1] + 1 if taken[1] else 0) + shift
    if shift:
        layout.middle = {code: (x + shift, y) for code, (x, y) in layout.middle.items()}
        layout.route = {
            pair: [(x + shift, y) for x, y in points] for pair, points in layout.route.items()
        }


def _leave(
    layout: Layout, size: Size, code: str, way: tuple[int, float, float], *, free: bool
) -> list[Point]:
    """Go from a step to the lane: sideways, or above its neighbours where they are in the way."""
    (x, y), (side, lane, aside) = layout.middle[code], way
    if free:
        return [(x + side * size[0] / 2, y + aside), (lane, y + aside)]
    row = next(top for top, _, codes in layout.rows if code in codes)
    x += side * size[0] / 4 + aside
    return [(x, y - size[1] / 2), (x, row - 7), (lane, row - 7)]
