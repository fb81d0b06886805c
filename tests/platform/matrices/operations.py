"""The operations of the interface as its description has them, and bodies to try them with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from flask import Flask

from policies.endpoints import endpoints
from policies.permissions import Permission
from service.http.documentation import DOCUMENT

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
ENDS_ITSELF = "me.OwnSignIn.delete"
DEEPEST = 8
Ids = Mapping[str, str]


@dataclass(frozen=True)
class Operation:
    """One operation: what it asks, where its ids go, what its body looks like."""

    name: str
    method: str
    path: str
    permission: Permission | None
    body: Mapping[str, Any] | None
    query: tuple[Mapping[str, Any], ...]
    words: Mapping[str, str]
    takes_file: bool = False

    @property
    def is_unsafe(self) -> bool:
        return self.method in UNSAFE

    @property
    def path_ids(self) -> tuple[str, ...]:
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def query_ids(self) -> tuple[str, ...]:
        return tuple(one["name"] for one in self.query if is_id(one.get("schema", {})))

    @property
    def is_list(self) -> bool:
        names = {one["name"] for one in self.query}
        return self.method == "GET" and not self.path_ids and {"limit", "cursor"} <= names

    def address(self, ids: Ids) -> str:
        """Write the path with these ids in it; a place without an id gets a word of no meaning."""
        known = {**self.words, **ids}
        return re.sub(r"{(\w+)}", lambda found: str(known.get(found[1], "1")), self.path)

    def asked(self, ids: Ids) -> str:
        """Write the part of the question that may not be left out, ending where more may follow."""
        required = [one for one in self.query if one.get("required")]
        words = {one["name"]: _sample(one["schema"], one["name"], ids, 0) for one in required}
        return "".join(f"{name}={word}&" for name, word in words.items())

    def body_ids(self) -> Iterator[tuple[str, ...]]:
        """List the places in the body where an id goes."""
        if self.body is not None:
            yield from _places(self.body, (), 0)

    def sample(self, ids: Ids) -> Any:
        """Write a body such as the description allows, with these ids where ids go."""
        return None if self.body is None else _sample(self.body, "", ids, 0)


def all_operations(app: Flask) -> list[Operation]:
    """List every operation that asks for a signed-in caller."""
    document = orjson.loads(app.extensions[DOCUMENT])
    found = []
    for path, methods in document["paths"].items():
        shared = methods.get("parameters", [])
        for method, described in methods.items():
            name = described.get("operationId") if isinstance(described, dict) else None
            if name and not endpoints()[name].is_public:
                place = (name, method.upper(), path)
                found.append(_operation(document, place, described, shared))
    return sorted(found, key=lambda one: one.name)


def _operation(
    document: Any, place: tuple[str, str, str], described: Any, shared: Any
) -> Operation:
    name, method, path = place
    parameters = [_resolved(document, one) for one in [*shared, *described.get("parameters", [])]]
    taken = described.get("requestBody", {}).get("content", {})
    content = taken.get("application/json", {})
    return Operation(
        name=name,
        method=method,
        path=path,
        permission=endpoints()[name].asks,
        body=_resolved(document, content["schema"]) if content else None,
        query=tuple(one for one in parameters if one.get("in") == "query"),
        words={one["name"]: min(one["schema"]["enum"]) for one in parameters if _is_choice(one)},
        takes_file="multipart/form-data" in taken,
    )


def _is_choice(parameter: Mapping[str, Any]) -> bool:
    return parameter.get("in") == "path" and "enum" in parameter["schema"]


def _resolved(document: Any, node: Any, depth: int = 0) -> Any:
    if depth > DEEPEST or not isinstance(node, (dict, list)):
        return node
    if isinstance(node, list):
        return [_resolved(document, one, depth + 1) for one in node]
    if "$ref" in node:
        target = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return _resolved(document, target, depth + 1)
    return {name: _resolved(document, inner, depth + 1) for name, inner in node.items()}


def is_id(schema: Mapping[str, Any]) -> bool:
    """Say whether a value of this schema is an id."""
    options = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return any(one.get("format") == "uuid" for one in options)


def _places(
    schema: Mapping[str, Any], at: tuple[str, ...], depth: int
) -> Iterator[tuple[str, ...]]:
    if is_id(schema):
        yield at
    elif depth < DEEPEST and "properties" in schema:
        for name, inner in schema["properties"].items():
            yield from _places(inner, (*at, name), depth + 1)
    elif depth < DEEPEST and "items" in schema:
        yield from _places(schema["items"], (*at, "0"), depth + 1)


def _sample(schema: Mapping[str, Any], name: str, ids: Ids, depth: int) -> Any:
    if is_id(schema):
        return ids.get(name)
    if "enum" in schema:
        return next(one for one in schema["enum"] if one is not None)
    kinds = schema.get("type", "object" if "properties" in schema else "string")
    kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
    if kind == "object":
        inner = schema.get("properties", {})
        wanted = [one for one in inner if one in schema.get("required", ()) or is_id(inner[one])]
        return {one: _sample(inner[one], one, ids, depth + 1) for one in wanted}
    if kind == "array":
        return [_sample(schema.get("items", {}), name, ids, depth + 1)] if depth < DEEPEST else []
    return _plain(kind, schema)


def _plain(kind: str, schema: Mapping[str, Any]) -> Any:
    if kind in ("integer", "number"):
        return int(schema.get("minimum", 1))
    if kind == "boolean":
        return True
    if schema.get("format") == "date":
        return "2026-11-23"
    if schema.get("format") == "date-time":
        return "2026-11-23T08:00:00+08:00"
    return "zonghe-2026"[: schema.get("maxLength", 20)].ljust(schema.get("minLength", 0), "x")


def placed(body: Any, place: tuple[str, ...], value: UUID | str) -> Any:
    """Copy a body with one id in it replaced."""
    if not place:
        return str(value)
    step, *rest = place
    if isinstance(body, list):
        return [placed(body[0] if body else {}, tuple(rest), value)]
    inner = body if isinstance(body, dict) else {}
    filler: Any = [] if rest[:1] == ["0"] else {}
    return {**inner, step: placed(inner.get(step, filler), tuple(rest), value)}
