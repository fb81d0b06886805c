"""The diagram interchange of a file: where another modeller drew things, or where we would."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from service.flowcharts.bpmn.names import BPMN, BPMNDI, DC, DI, SIZES, TASK_SIZE
from service.flowcharts.bpmn.reading import Element
from service.flowcharts.drawing.layout import lay_out

MARGIN = 40
Edges = Sequence[tuple[Mapping[str, Any], Element]]
Bounds = Sequence[float]


def draw(
    root: Element,
    flow: Element,
    document: Mapping[str, Any],
    steps: Mapping[str, Element],
    edges: Edges,
) -> None:
    """Keep each thing where it was drawn; if one was never drawn, draw all anew."""
    plane = _plane(root, flow)
    shapes = {one.get("bpmnElement"): one for one in plane.findall(f"{{{BPMNDI}}}BPMNShape")}
    arrows = {one.get("bpmnElement"): one for one in plane.findall(f"{{{BPMNDI}}}BPMNEdge")}
    bounds = {one["code"]: one["shape"].get("bounds") for one in document["steps"]}
    ways = {element.get("id"): edge["shape"].get("waypoints") for edge, element in edges}
    if not all(bounds.values()):
        bounds, ways = _anew(document, steps, edges)
        _unframe(root, plane, flow, bounds.values())
    for code, element in steps.items():
        name = element.get("id", "")
        shape = shapes.pop(name, None)
        if shape is None:
            shape = etree.SubElement(plane, f"{{{BPMNDI}}}BPMNShape", bpmnElement=name)
            shape.set("id", f"{name}_di")
        _bound(shape, bounds[code] or ())
    for edge, element in edges:
        name = element.get("id", "")
        arrow = arrows.pop(name, None)
        if arrow is None:
            arrow = etree.SubElement(plane, f"{{{BPMNDI}}}BPMNEdge", bpmnElement=name)
            arrow.set("id", f"{name}_di")
        straight = _straight(bounds[edge["source"]] or (), bounds[edge["target"]] or ())
        _bend(arrow, ways.get(name) or straight)
    living = {one.get("id") for one in root.iter() if one.tag and BPMNDI not in str(one.tag)}
    for left in (*shapes.values(), *arrows.values()):
        if left.get("bpmnElement") not in living:
            plane.remove(left)


def _plane(root: Element, flow: Element) -> Element:
    found = root.find(f"{{{BPMNDI}}}BPMNDiagram/{{{BPMNDI}}}BPMNPlane")
    if found is not None:
        return found
    diagram = etree.SubElement(root, f"{{{BPMNDI}}}BPMNDiagram", id="Diagram_1")
    return etree.SubElement(
        diagram, f"{{{BPMNDI}}}BPMNPlane", id="Plane_1", bpmnElement=flow.get("id", "")
    )


def _anew(
    document: Mapping[str, Any], steps: Mapping[str, Element], edges: Edges
) -> tuple[dict[str, Any], dict[str | None, Any]]:
    sizes = {one["code"]: SIZES.get(one["type"], TASK_SIZE) for one in document["steps"]}
    pairs = [(edge["source"], edge["target"]) for edge, _ in edges]
    layout = lay_out(sizes, pairs)
    bounds = {
        code: [
            round(layout.middle[code][0] - width / 2) + MARGIN,
            round(layout.middle[code][1] - height / 2) + MARGIN,
            width,
            height,
        ]
        for code, (width, height) in sizes.items()
        if code in steps
    }
    ways = {
        element.get("id"): [
            [round(x) + MARGIN, round(y) + MARGIN]
            for x, y in layout.route[edge["source"], edge["target"]]
        ]
        for edge, element in edges
    }
    return bounds, ways


def _unframe(root: Element, plane: Element, flow: Element, bounds: Iterable[Any]) -> None:
    """Lanes no longer hold their steps once all is drawn anew; a pool is drawn around them."""
    lanes = {one.get("id") for one in flow.iter(f"{{{BPMN}}}lane")}
    pools = {
        one.get("id")
        for one in root.iter(f"{{{BPMN}}}participant")
        if one.get("processRef") == flow.get("id")
    }
    drawn = list(bounds)
    for shape in plane.findall(f"{{{BPMNDI}}}BPMNShape"):
        if shape.get("bpmnElement") in lanes:
            plane.remove(shape)
        elif shape.get("bpmnElement") in pools and drawn:
            right = max(x + width for x, _, width, _ in drawn) + MARGIN
            bottom = max(y + height for _, y, _, height in drawn) + MARGIN
            _bound(shape, (-MARGIN, 0, right + MARGIN, bottom))


def _bound(shape: Element, bounds: Bounds) -> None:
    own = shape.find(f"{{{DC}}}Bounds")
    if own is None:
        own = etree.Element(f"{{{DC}}}Bounds")
        shape.insert(0, own)
    for name, value in zip(("x", "y", "width", "height"), bounds, strict=False):
        own.set(name, str(value))


def _bend(arrow: Element, points: Sequence[Sequence[float]]) -> None:
    for old in arrow.findall(f"{{{DI}}}waypoint"):
        arrow.remove(old)
    for place, (x, y) in enumerate(points):
        made = etree.Element(f"{{{DI}}}waypoint", x=str(x), y=str(y))
        arrow.insert(place, made)


def _straight(source: Bounds, target: Bounds) -> list[list[float]]:
    return [[x + width / 2, y + height / 2] for x, y, width, height in (source, target)]
