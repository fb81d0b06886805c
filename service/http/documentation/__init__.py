"""The description of the interface, for programs and for people, served from here alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from apispec.ext.marshmallow.common import resolve_schema_cls
from flask import Blueprint, Flask, Response, current_app

from policies.endpoints import endpoints
from service.http.access import operation_id, template
from service.http.problems import ProblemApi

FOLDER = Path(__file__).parent
DOCUMENT = "lianfang.openapi"
DESCRIPTION: dict[str, Any] = {
    "info": {
        "description": "廉政风险防控登记系统接口 · The interface of the register of "
        "integrity risks. Refusals are RFC 9457 problems in Chinese or English by "
        "Accept-Language; changes carry If-Match and may carry Idempotency-Key; "
        "lists are paged by cursor.",
    },
    "components": {
        "securitySchemes": {
            "session": {"type": "apiKey", "in": "cookie", "name": "lianfang"},
            "token": {"type": "http", "scheme": "bearer"},
        }
    },
}
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
HEADERS: tuple[dict[str, Any], ...] = tuple(
    {
        "in": "header",
        "name": name,
        "required": False,
        "description": description,
        "schema": {"type": "string"},
    }
    for name, description in (
        ("X-CSRF-Token", "The csrf_token of the sign-in answer; browsers' sessions need it."),
        ("Idempotency-Key", "Repeats of a request with the same key get the first answer again."),
        ("If-Match", "The ETag last read; without it a change of a record is answered 428."),
    )
)
SIGNED_IN: list[dict[str, list[str]]] = [{"session": []}, {"token": []}]

blp = Blueprint("documentation", __name__)


@blp.get("/openapi.json")
def openapi() -> Response:
    """Give the description for programs."""
    return Response(current_app.extensions[DOCUMENT], mimetype="application/json")


@blp.get("/docs")
def docs() -> Response:
    """Show the description to people."""
    return _part("docs.html", "text/html")


@blp.get("/docs/<any('docs.js', 'docs.css'):name>")
def part(name: str) -> Response:
    """Give a part of the page."""
    return _part(name, "text/css" if name.endswith("css") else "text/javascript")


def _part(name: str, kind: str) -> Response:
    return Response((FOLDER / "viewer" / name).read_bytes(), mimetype=kind)


def describe(app: Flask, api: ProblemApi) -> None:
    """Write the description once: what each operation is called and what it asks of the caller."""
    document = api.spec.to_dict()
    for rule in app.url_map.iter_rules():
        for method in rule.methods or ():
            operation = document["paths"].get(template(rule.rule), {}).get(method.lower())
            if operation is not None:
                name = operation_id(rule.endpoint, method)
                operation["operationId"] = name
                operation |= _asked(name)
                _put_form_into_body(operation)
                if method in UNSAFE:
                    operation.setdefault("parameters", []).extend(HEADERS)
    document["paths"] = dict(sorted(document["paths"].items()))
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS
    app.extensions[DOCUMENT] = orjson.dumps(document, option=options)


def _put_form_into_body(operation: dict[str, Any]) -> None:
    """Describe fields sent beside a file as OpenAPI 3 does: as parts of one body."""
    parameters = operation.get("parameters", [])
    fields = [one for one in parameters if one.get("in") == "formData"]
    if not fields:
        return
    operation["parameters"] = [one for one in parameters if one not in fields]
    content = operation["requestBody"]["content"]["multipart/form-data"]
    described = {one["name"]: one["schema"] for one in fields}
    needed = [one["name"] for one in fields if one.get("required")]
    form = {"type": "object", "properties": described, "required": needed}
    content["schema"] = {"allOf": [content["schema"], form]}


def namer() -> Callable[[Any], str]:
    """Name schemas in the description; two areas may each have, say, a reason of their own."""
    taken: dict[str, type] = {}

    def name(schema: Any) -> str:
        kind = resolve_schema_cls(schema)
        assert isinstance(kind, type)  # noqa: S101 - a class or a name of one, never a list
        short = kind.__name__.removesuffix("Schema")
        if taken.setdefault(short, kind) is kind:
            return short
        area = kind.__module__.split(".")[1].replace("_", " ").title().replace(" ", "")
        return f"{area}{short}"

    return name


def _asked(name: str) -> dict[str, Any]:
    """Say what an operation asks for, as the authorization table has it."""
    found = endpoints().get(name)
    if found is None or found.is_public:
        return {"security": []}
    asked = {"x-permission": found.permission} if found.asks else {}
    return {"security": SIGNED_IN, **asked}
