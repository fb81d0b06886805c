"""Read a flow out of a BPMN 2.0 file, whoever drew it, and report what has no place here."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from lxml import etree

from service.flowcharts.bpmn.names import (
    BPMN,
    BPMNDI,
    DC,
    DI,
    GUESSES,
    OWN,
    PARALLEL,
    SILENT,
    TOGETHER,
    TYPES,
)
from service.flowcharts.rules.vocabulary import MOST_EDGES, MOST_STEPS

MOST_ELEMENTS: Final = 20_000
LONGEST_CODE: Final = 100
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_TEXTS: Final = frozenset(
    {
        "task",
        "content",
        "method",
        "authority_limit",
        "duty_requirement",
        "basis",
        "rule",
        "conditions",
        "limit_unit",
        "limit_days",
        "counterpart_rights",
        "post_written",
    }
)
_FLAGS: Final = frozenset({"is_restraint", "key_location", "key_step", "is_disclosed"})
_LISTS: Final = frozenset({"materials", "supervising_steps"})
POST_FIELDS: Final = ("handling_post_id", "reviewing_post_id", "deciding_post_id")
Element = etree._Element  # noqa: SLF001


class Unreadable(ValueError):
    """The text is no BPMN this service takes; the word says why."""


@dataclass(slots=True)
class Diagram:
    """What a file says: a name, steps, arrows, and what was left aside.

    A step's `posts` name its posts by title and, in files of our own, by id.
    """

    title: str = ""
    steps: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    passed_over: Counter[tuple[str, str]] = field(default_factory=Counter)


def parse(xml: str) -> Element:
    """Parse a file that may come from anybody: no entities, no network, no bottomless nesting."""
    text = _DECLARATION.sub("", xml, count=1)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable("not-xml") from fault
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise Unreadable("has-doctype")
    if root.tag != f"{{{BPMN}}}definitions":
        raise Unreadable("not-bpmn")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise Unreadable("too-large")
    return root


def read(root: Element) -> Diagram:
    """Read the largest flow of a file."""
    flows = root.findall(f"{{{BPMN}}}process")
    if not flows:
        raise Unreadable("no-process")
    chosen = max(flows, key=lambda one: sum(kind_of(inner) in TYPES for inner in one))
    diagram = Diagram(title=_title(root, chosen))
    lanes = dict(_lanes(chosen))
    for one in chosen:
        name = kind_of(one)
        if name in TYPES:
            diagram.steps.append(_step(one, lanes.get(one.get("id", ""), "")))
            inside = [inner for inner in one.iter() if inner is not one]
            _pass_over(diagram, [inner for inner in inside if kind_of(inner) in TYPES])
        elif name and name not in SILENT:
            _pass_over(diagram, [one])
    for one in root:
        if one is not chosen and kind_of(one) == "process":
            _pass_over(diagram, [one])
        if kind_of(one) == "collaboration":
            _pass_over(diagram, [inner for inner in one if kind_of(inner) != "participant"])
    _connect(diagram, chosen)
    if len(diagram.steps) > MOST_STEPS or len(diagram.edges) > MOST_EDGES:
        raise Unreadable("too-large")
    _place(diagram, root)
    return diagram


def kind_of(element: Element) -> str:
    """Give the BPMN name of an element; nothing for anybody else's."""
    name = etree.QName(element.tag)
    return name.localname if name.namespace == BPMN else ""


def _title(root: Element, flow: Element) -> str:
    for pool in root.iter(f"{{{BPMN}}}participant"):
        if pool.get("processRef") == flow.get("id") and pool.get("name"):
            return _line(pool.get("name"))
    return _line(flow.get("name"))


def _pass_over(diagram: Diagram, elements: list[Element]) -> None:
    for one in elements:
        diagram.passed_over[kind_of(one) or str(one.tag), _line(one.get("name"))[:200]] += 1


def _lanes(flow: Element) -> Iterator[tuple[str, str]]:
    """Say in which lane each step lies; an inner lane comes after the outer and prevails."""
    for lane in flow.iter(f"{{{BPMN}}}lane"):
        name = _line(lane.get("name"))
        for inside in lane.findall(f"{{{BPMN}}}flowNodeRef"):
            if name and inside.text:
                yield inside.text.strip(), name


def _step(element: Element, lane: str) -> dict[str, Any]:
    code = element.get("id", "")
    if not code or len(code) > LONGEST_CODE:
        raise Unreadable("step-without-id")
    title = _line(element.get("name"))
    kind = TYPES[kind_of(element)]
    own = element.find(f"{{{BPMN}}}extensionElements/{{{OWN}}}step")
    told = _own_words(own) if own is not None else {}
    if kind == "handling" and own is None:
        kind = _guess(title)
    step: dict[str, Any] = {"code": code, "title": title or code, "type": kind, "lane": lane}
    said = element.findtext(f"{{{BPMN}}}documentation")
    if own is None and said and said.strip():
        step["content"] = said.strip()[:20_000]
    step["shape"] = {"element": code}
    return step | told


def _own_words(own: Element) -> dict[str, Any]:
    """Read back what this service wrote into a file."""
    told: dict[str, Any] = {"posts": []}
    for name in ("code", "type"):
        if own.get(name):
            told[name] = own.get(name)
    if own.get("title") is not None:
        told["title"] = own.get("title")
    for one in own.iter(f"{{{OWN}}}field", f"{{{OWN}}}item", f"{{{OWN}}}post"):
        name, text = one.get("name", ""), one.text or ""
        if name in _TEXTS:
            told[name] = text
        elif name in _FLAGS:
            told[name] = text == "true"
        elif name == "limit_value" and text.isascii() and text.isdecimal():
            told[name] = int(text[:6])
        elif name in _LISTS:
            told.setdefault(name, []).append(text)
        elif name in (*POST_FIELDS, "supervising_posts"):
            told["posts"].append((name, _uuid(one.get("id", "")), text))
    return told


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _guess(title: str) -> str:
    """Take the type of a task from the words of its name."""
    lowered = title.lower()
    found = (kind for kind, words in GUESSES if any(word in lowered for word in words))
    return next(found, "handling")


def _connect(diagram: Diagram, flow: Element) -> None:
    codes = {one["shape"]["element"]: one["code"] for one in diagram.steps}
    defaults = {one.get("default") for one in flow if one.get("default")}
    leaving = Counter(one.get("sourceRef") for one in flow)
    together = {
        one.get("id") for one in flow if kind_of(one) == PARALLEL and leaving[one.get("id")] > 1
    }
    for one in flow.findall(f"{{{BPMN}}}sequenceFlow"):
        source, target = codes.get(one.get("sourceRef", "")), codes.get(one.get("targetRef", ""))
        if source is None or target is None:
            _pass_over(diagram, [one])
            continue
        expression = one.findtext(f"{{{BPMN}}}conditionExpression") or ""
        diagram.edges.append(
            {
                "source": source,
                "target": target,
                "condition": _line(one.get("name"))
                or _line(expression)
                or (TOGETHER if one.get("sourceRef") in together else ""),
                "is_default": one.get("id") in defaults,
                "shape": {"element": one.get("id", "")},
            }
        )


def _place(diagram: Diagram, root: Element) -> None:
    """Keep where another modeller drew each thing."""
    shapes = {one["shape"]["element"]: one["shape"] for one in diagram.steps}
    for one in root.iter(f"{{{BPMNDI}}}BPMNShape"):
        bounds, shape = one.find(f"{{{DC}}}Bounds"), shapes.get(one.get("bpmnElement", ""))
        if bounds is not None and shape is not None:
            shape["bounds"] = [_number(bounds.get(n)) for n in ("x", "y", "width", "height")]
    arrows = {one["shape"]["element"]: one["shape"] for one in diagram.edges}
    for one in root.iter(f"{{{BPMNDI}}}BPMNEdge"):
        shape = arrows.get(one.get("bpmnElement", ""))
        if shape is not None:
            shape["waypoints"] = [
                [_number(point.get("x")), _number(point.get("y"))]
                for point in one.findall(f"{{{DI}}}waypoint")
            ]


def _number(text: str | None) -> float | int:
    try:
        value = float(text or 0)
    except ValueError:
        raise Unreadable("not-a-number") from None
    if not abs(value) < 1e7:  # noqa: PLR2004 - also refuses what is not a number at all
        raise Unreadable("not-a-number")
    return int(value) if value.is_integer() else value


def _line(text: str | None) -> str:
    return " ".join((text or "").split())[:500]
