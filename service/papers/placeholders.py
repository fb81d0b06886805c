"""What a template says: which fields it asks for, and that it does nothing else."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Final

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from service.papers.kinds import built_in

PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
LEFT_TO_THE_BUREAU: Final = frozenset(
    {"maker", "made_at", "qr", "copies", "phone", "term", "signature", "leaders[].signature"}
)
PLAIN: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Getattr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
)


class TemplateOversteps(ValueError):
    """The template does more than naming fields; the message says what."""


def placeholders(content: bytes) -> frozenset[str]:
    """List the fields a template asks for; refuse one that does anything but ask."""
    environment = SandboxedEnvironment()
    found: set[str] = set()
    for written in _parts(content):
        try:
            tree = environment.parse(written)
        except TemplateSyntaxError as wrong:
            raise TemplateOversteps(f"syntax: {wrong.message}") from None
        found |= set(_asked(tree, {}))
    return frozenset(found)


@cache
def fixed_fields(kind: str) -> frozenset[str]:
    """Name the fields no template of this kind may drop: those of the unified form (R-267)."""
    return placeholders(built_in(kind)) - LEFT_TO_THE_BUREAU


def _parts(content: bytes) -> Iterator[str]:
    """Give whatever will be filled in, as it will be read then."""
    reader = DocxTemplate(BytesIO(content))
    reader.init_docx()
    yield reader.patch_xml(reader.get_xml())
    for uri in (reader.HEADER_URI, reader.FOOTER_URI):
        for _, part in reader.get_headers_footers(uri):
            yield reader.patch_xml(reader.get_part_xml(part))
    for part in reader.docx.part.package.parts:
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield reader.patch_xml(part.blob.decode("utf-8", "replace"))
    properties = reader.docx.core_properties
    yield from (str(getattr(properties, name)) for name in PROPERTIES)


def _asked(node: nodes.Node, loops: dict[str, str]) -> Iterator[str]:
    if not isinstance(node, PLAIN):
        raise TemplateOversteps(type(node).__name__.lower())
    if isinstance(node, nodes.For):
        yield from _of_loop(node, loops)
        return
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        yield from _path(node, loops)
        return
    for child in node.iter_child_nodes():
        yield from _asked(child, loops)


def _of_loop(loop: nodes.For, loops: dict[str, str]) -> Iterator[str]:
    """A loop runs over one list; loops within loops would never end."""
    if loops or not isinstance(loop.iter, nodes.Name) or not isinstance(loop.target, nodes.Name):
        raise TemplateOversteps("loop")
    if loop.recursive or loop.test is not None:
        raise TemplateOversteps("loop")
    yield f"{loop.iter.name}[]"
    inner = {loop.target.name: f"{loop.iter.name}[]"}
    for child in (*loop.body, *loop.else_):
        yield from _asked(child, inner)


def _path(node: nodes.Name | nodes.Getattr, loops: dict[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield loops.get(node.name, node.name)
        return
    if not isinstance(node.node, nodes.Name) or node.node.name not in loops:
        raise TemplateOversteps(f"attribute {node.attr}")
    if node.attr.startswith("_"):
        raise TemplateOversteps(f"attribute {node.attr}")
    yield f"{loops[node.node.name]}.{node.attr}"
