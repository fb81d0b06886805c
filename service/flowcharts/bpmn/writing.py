"""Write a flow as BPMN 2.0: into the file it came from, or into a new one.

Whatever another modeller put into its file and a flowchart has no place for stays where it was.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from service.flowcharts.bpmn.drawing import draw
from service.flowcharts.bpmn.names import (
    BPMN,
    ELEMENTS,
    NAMESPACES,
    OWN,
    PARALLEL,
    TOGETHER,
    TYPES,
    USUAL_TASK,
)
from service.flowcharts.bpmn.reading import POST_FIELDS, Element, kind_of, parse

NCNAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
UNWRITABLE: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TEXTS: Final = (
    "task",
    "content",
    "method",
    "authority_limit",
    "duty_requirement",
    "basis",
    "rule",
    "conditions",
    "limit_value",
    "limit_unit",
    "limit_days",
    "counterpart_rights",
    "post_written",
    "is_restraint",
    "key_location",
    "key_step",
    "is_disclosed",
)
LEADING: Final = ("documentation", "extensionElements", "incoming", "outgoing")


@dataclass(slots=True)
class Sheet:
    """A file being written: its root, its flow, and the ids that are taken."""

    root: Element
    flow: Element
    taken: set[str] = field(default_factory=set)

    def name(self, wished: str, stem: str) -> str:
        """Give an element an id nobody else has."""
        base = wished if NCNAME.fullmatch(wished) else stem
        found, number = base, 1
        while found in self.taken or found == stem:
            found, number = f"{base}_{number}", number + 1
        self.taken.add(found)
        return found


def write(document: Mapping[str, Any], titles: Mapping[str, str], source: str = "") -> bytes:
    """Write a chart out; `titles` names its posts."""
    root = parse(source) if source else _blank(document)
    flows = root.findall(_tag("process"))
    flow = max(flows, key=lambda one: sum(kind_of(inner) in TYPES for inner in one))
    sheet = Sheet(root, flow, {one.get("id", "") for one in root.iter()})
    steps = _write_steps(sheet, document, titles)
    edges = _write_edges(sheet, document, steps)
    draw(root, flow, document, steps, edges)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES))
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=not source
    )
    return written


def _tag(name: str, namespace: str = BPMN) -> str:
    return f"{{{namespace}}}{name}"


def _blank(document: Mapping[str, Any]) -> Element:
    root = etree.Element(_tag("definitions"), nsmap=dict(NAMESPACES))
    root.set("id", "Definitions_1")
    root.set("targetNamespace", OWN)
    flow = etree.SubElement(root, _tag("process"), id="Process_1", isExecutable="false")
    flow.set("name", _text(document["title"]))
    return root


def _write_steps(
    sheet: Sheet, document: Mapping[str, Any], titles: Mapping[str, str]
) -> dict[str, Element]:
    known = {one.get("id", ""): one for one in sheet.flow if kind_of(one) in TYPES}
    found: dict[str, Element] = {}
    for step in document["steps"]:
        element = known.pop(step["shape"].get("element", ""), None)
        wanted = ELEMENTS.get(step["type"], USUAL_TASK)
        if element is None:
            element = etree.SubElement(sheet.flow, _tag(wanted))
            element.set("id", sheet.name(step["code"], "Step"))
        elif not _fits(kind_of(element), step["type"]):
            element.tag = _tag(wanted)
        if element.get("name") or step["title"] != element.get("id"):
            element.set("name", _text(step["title"]))
        _write_own(element, step, titles)
        found[step["code"]] = element
    gone = set(known)
    for one in known.values():
        _drop(one)
    for one in sheet.flow.findall(_tag("sequenceFlow")):
        if {one.get("sourceRef"), one.get("targetRef")} & gone:
            _drop(one)
    for reference in list(sheet.flow.iter(_tag("flowNodeRef"))):
        if (reference.text or "").strip() in gone:
            _drop(reference)
    return found


def _fits(kind: str, step_type: str) -> bool:
    """Say whether an element may stay what it is; a waiting event has no step type of its own."""
    own = TYPES[kind]
    return own == step_type if own != "handling" else step_type not in ELEMENTS


def _write_own(element: Element, step: Mapping[str, Any], titles: Mapping[str, str]) -> None:
    extensions = element.find(_tag("extensionElements"))
    if extensions is None:
        extensions = etree.Element(_tag("extensionElements"))
        place = len(element.findall(_tag("documentation")))
        element.insert(place, extensions)
    for old in extensions.findall(_tag("step", OWN)):
        extensions.remove(old)
    own = etree.SubElement(extensions, _tag("step", OWN))
    own.set("code", _text(step["code"]))
    own.set("type", step["type"])
    own.set("title", _text(step["title"]))
    for name in TEXTS:
        value = step[name]
        if value not in (None, ""):
            _own(own, "field", name, str(value).lower() if isinstance(value, bool) else str(value))
    for name in ("materials", "supervising_steps"):
        for value in step[name]:
            _own(own, "item", name, value)
    posts = [(name, step[name]) for name in POST_FIELDS if step[name]]
    posts += [("supervising_posts", one) for one in step["supervising_posts"]]
    for name, post in posts:
        _own(own, "post", name, titles.get(str(post), "")).set("id", str(post))


def _own(parent: Element, tag: str, name: str, text: str) -> Element:
    made = etree.SubElement(parent, _tag(tag, OWN), name=name)
    made.text = _text(text)
    return made


def _write_edges(
    sheet: Sheet, document: Mapping[str, Any], steps: Mapping[str, Element]
) -> list[tuple[Mapping[str, Any], Element]]:
    ids = {element.get("id", "") for element in steps.values()}
    known = {
        one.get("id", ""): one
        for one in sheet.flow.findall(_tag("sequenceFlow"))
        if one.get("sourceRef") in ids and one.get("targetRef") in ids
    }
    written, defaults = [], {}
    for edge in document["edges"]:
        source, target = steps[edge["source"]], steps[edge["target"]]
        ends = (source.get("id"), target.get("id"))
        element = known.get(edge["shape"].get("element", ""))
        if element is not None and (element.get("sourceRef"), element.get("targetRef")) == ends:
            known.pop(element.get("id", ""))
        else:
            element = etree.SubElement(sheet.flow, _tag("sequenceFlow"))
            element.set("id", sheet.name("", "Flow"))
            element.set("sourceRef", str(ends[0]))
            element.set("targetRef", str(ends[1]))
        together = kind_of(source) == PARALLEL and edge["condition"] == TOGETHER
        _write_condition(element, "" if together else edge["condition"])
        if edge["is_default"]:
            defaults[edge["source"]] = element.get("id", "")
        written.append((edge, element))
    for one in known.values():
        _drop(one)
    for code, element in steps.items():
        element.attrib.pop("default", "")
        if code in defaults and not kind_of(element).endswith("Event"):
            element.set("default", defaults[code])
        _refer(element, "incoming", written, lambda one: one.get("targetRef"))
        _refer(element, "outgoing", written, lambda one: one.get("sourceRef"))
    return written


def _write_condition(element: Element, condition: str) -> None:
    expression = element.find(_tag("conditionExpression"))
    said = " ".join(((expression.text if expression is not None else "") or "").split())
    if element.get("name") is None and condition in ("", said):
        if expression is not None and not condition:
            element.remove(expression)
        return
    if condition:
        element.set("name", _text(condition))
    else:
        element.attrib.pop("name", "")


def _refer(
    element: Element,
    tag: str,
    edges: list[tuple[Mapping[str, Any], Element]],
    end: Callable[[Element], str | None],
) -> None:
    """Let a step name the arrows that reach or leave it; those of unknown elements stay."""
    flow = element.getparent()
    living = {one.get("id") for one in (() if flow is None else flow.findall(_tag("sequenceFlow")))}
    named = set()
    for one in element.findall(_tag(tag)):
        text = (one.text or "").strip()
        if text in living and text not in named:
            named.add(text)
        else:
            element.remove(one)
    for _, edge in edges:
        name = edge.get("id", "")
        if end(edge) == element.get("id") and name not in named:
            place = sum(1 for one in element if kind_of(one) in LEADING[: LEADING.index(tag) + 1])
            made = etree.Element(_tag(tag))
            made.text = name
            element.insert(place, made)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _text(text: str) -> str:
    return UNWRITABLE.sub("", text)
