"""The diagram sheet by sheet: long flows go on where numbered circles say (F8)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from service.flow_risks.printing import rows
from service.flow_risks.printing.frame import Frame, bottom_of_body, framed, top_of_body
from service.flow_risks.printing.laying import Diagram, Risks, Span, laid_out
from service.flowcharts.drawing.figures import drawn, said_beside
from service.flowcharts.drawing.layout import Point
from service.flowcharts.drawing.svg import LINE, PAPER, arrow, number, texts

JOINT: Final = 26.0  # room for the circles at the head and foot of a part
RADIUS: Final = 8.0


def control_diagram(
    document: Mapping[str, Any], risks: Risks, titles: Mapping[str, str], frame: Frame
) -> list[str]:
    """Draw every sheet of a control diagram."""
    top = top_of_body(frame)
    room = bottom_of_body(frame, document) - top
    diagram = laid_out(document, risks, titles, frame.paper, room - 2 * JOINT)
    bodies = [_part(diagram, place, top) for place in range(len(diagram.spans))]
    used = 0.0
    if diagram.spans:
        start, end = diagram.spans[-1]
        used = end - start + 2 * JOINT
    if diagram.rest:
        first, *more = rows.remainder_pages(diagram.rest, room, room - used)
        bodies = bodies or [""]
        bodies[-1] += rows.drawn_remainder(first, top + used, frame.paper)
        bodies += [rows.drawn_remainder(page, top, frame.paper) for page in more]
    sheets = bodies or [""]
    return [
        framed(replace(frame, page=page, pages=len(sheets)), document, body)
        for page, body in enumerate(sheets, start=1)
    ]


def _part(diagram: Diagram, place: int, top: float) -> str:
    """Draw the layers of one page, and what joins them to the pages before and after."""
    span = diagram.spans[place]
    shift = top + JOINT - span[0]
    strokes = [_ways(diagram, span, shift)]
    for start, height, codes in diagram.layout.rows:
        if span[0] <= start + height / 2 <= span[1]:
            taken = sum(rows.room_for(diagram.beside.get(code, ())) for code in codes)
            strokes.append(_row(diagram, codes, start + (height - taken) / 2, shift))
    return "".join(strokes)


def _row(diagram: Diagram, codes: Sequence[str], top: float, shift: float) -> str:
    """Draw the steps of a layer, each with its boxes to the left and right."""
    strokes, y = "", top
    for code in codes:
        one, (x, middle) = diagram.figures[code], diagram.layout.middle[code]
        sides = (diagram.left + x - one.width / 2, diagram.left + x + one.width / 2)
        joined = (*sides, middle + shift) if len(codes) == 1 else None
        for box in diagram.beside.get(code, ()):
            strokes += rows.drawn(box, y + rows.APART / 2 + shift, diagram.paper, joined)
            y += box.height + rows.APART
        strokes += drawn(one, (diagram.left + x, middle + shift))
    return strokes


def _ways(diagram: Diagram, span: Span, shift: float) -> str:
    """Draw the part of every arrow that lies on this page, and a circle where it is cut."""
    strokes: list[str] = []
    for edge in diagram.document["edges"]:
        pair = (edge["source"], edge["target"])
        points = diagram.layout.route[pair]
        back = diagram.layout.middle[pair[0]][1] >= diagram.layout.middle[pair[1]][1]
        for piece in clipped(points, span):
            moved = [(x + diagram.left, y + shift) for x, y in piece]
            begins, ends = piece[0] == points[0], piece[-1] == points[-1]
            strokes.append(arrow(moved, dashed=back, head=ends))
            if not begins:
                strokes.append(_joint(moved[0], piece[0], span, diagram.marks[pair]))
            if not ends:
                strokes.append(_joint(moved[-1], piece[-1], span, diagram.marks[pair]))
            if edge.get("condition") and begins:
                strokes.append(said_beside(moved, edge["condition"], diagram.paper.size - 1.5))
    return "".join(strokes)


def clipped(points: Sequence[Point], span: Span) -> list[list[Point]]:
    """Keep of a way what lies between two heights."""
    pieces: list[list[Point]] = []
    low, high = span
    for (ax, ay), (bx, by) in pairwise(points):
        if max(ay, by) < low or min(ay, by) > high:
            continue
        start, end = (ax, min(max(ay, low), high)), (bx, min(max(by, low), high))
        if pieces and pieces[-1][-1] == start:
            pieces[-1].append(end)
        else:
            pieces.append([start, end])
    return pieces


def _joint(at: Point, place: Point, span: Span, mark: int) -> str:
    """Draw the numbered circle by which a cut arrow is found again on the other page."""
    x, y = at[0], at[1] + (RADIUS if abs(place[1] - span[1]) < 1 else -RADIUS)
    circle = (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(RADIUS)}" fill="{PAPER}" '
        f'stroke="{LINE}"/>'
    )
    return circle + texts([str(mark)], (x, y - 7), 10.5, anchor="middle")
