"""What is looked at before anything is done: size, form and text of a request."""

import json
import re
import secrets
from collections.abc import Iterator
from typing import Any

import orjson
from flask import Flask, current_app, g, request
from werkzeug.exceptions import NotFound as NoSuchAddress

from service.http.messages import field_text
from service.http.problems import escaped
from service.http.refusals import MalformedJson, TooDeep, UnsupportedMediaType
from tenants.errors import Invalid
from tenants.settings import Settings

DEEPEST = 24
SANE_REQUEST_ID = re.compile(r"[A-Za-z0-9_.:-]{8,64}")
SPOKEN = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is mistaken for another sign
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
HALF = re.compile(r"[\ud800-\udfff]")
FORM = "application/x-www-form-urlencoded"
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def new_reference() -> str:
    """Make the number of a request as people tell it on the telephone: K7M3Q-9XW2T."""
    drawn = "".join(secrets.choice(SPOKEN) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def register_requests(app: Flask, settings: Settings) -> None:
    """Number each request and refuse what no record could need."""

    def number_request() -> None:
        given = request.headers.get("X-Request-Id", "")
        g.request_id = given if SANE_REQUEST_ID.fullmatch(given) else new_reference()

    def refuse_unfit() -> None:
        if request.routing_exception is None:
            uploads = _takes_files(request.endpoint or "", request.method)
            request.max_content_length = (
                settings.upload_limit if uploads else settings.request_body_limit
            )
            _refuse_unfit_arguments()
            if request.method in UNSAFE and (request.content_length or request.is_json):
                _refuse_unfit_body(uploads=uploads)

    app.before_request(number_request)
    app.before_request(refuse_unfit)


def _takes_files(endpoint: str, method: str) -> bool:
    """Say whether the description of this operation asks for files."""
    view = getattr(current_app.view_functions.get(endpoint), "view_class", None)
    documented = getattr(getattr(view, method.lower(), None), "_apidoc", {})
    arguments = documented.get("arguments", {}).get("parameters", [])
    return any(one.get("in") in ("files", "form") for one in arguments)


def _takes_form() -> bool:
    """Say whether this is a page that reads a form, and looks at its text itself."""
    view = current_app.view_functions.get(request.endpoint or "")
    return bool(getattr(view, "takes_form", False))


def _refuse_unfit_arguments() -> None:
    for name, value in request.args.items(multi=True):
        wrong = unfit(value) or unfit(name)
        if wrong:
            raise Invalid("A field is not right.", errors={"query": {CONTROL.sub("", name): wrong}})
    if any(CONTROL.search(str(value)) for value in (request.view_args or {}).values()):
        raise NoSuchAddress


def _refuse_unfit_body(*, uploads: bool) -> None:
    if request.mimetype == "multipart/form-data" and uploads:
        return
    if request.mimetype == FORM and _takes_form():
        return
    if not request.is_json:
        raise UnsupportedMediaType("Send JSON.")
    content = request.get_data(cache=True)
    if content:
        refuse_unfit_json(content)


def refuse_unfit_json(content: bytes) -> None:
    """Refuse JSON that is broken, bottomless, or holds what is not text."""
    if content.count(b"[") + content.count(b"{") > DEEPEST and _depth(content) > DEEPEST:
        raise TooDeep("The body is nested too deeply.", deepest=DEEPEST)
    try:
        parsed, suspicious = orjson.loads(content), b"\\u" in content or b"\x7f" in content
    except orjson.JSONDecodeError:
        parsed, suspicious = _leniently(content), True
    if suspicious:
        errors = dict(_unfit_values(parsed, ""))
        if errors:
            listed = [
                {"pointer": place, "message": field_text(text)} for place, text in errors.items()
            ]
            raise Invalid("A field is not right.", errors=listed)


def _leniently(content: bytes) -> Any:
    """Read once more what the strict reader refused, to name the field that is to blame."""
    try:
        parsed = json.loads(content.decode(), parse_constant=lambda _: HALF_NUMBER)
    except (ValueError, RecursionError):
        raise MalformedJson("The body is not JSON.") from None
    if not any(True for _ in _unfit_values(parsed, "")):
        raise MalformedJson("The body is not JSON.")
    return parsed


HALF_NUMBER = object()


def _unfit_values(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            step = f"{pointer}/{escaped(HALF.sub('', CONTROL.sub('', name)))}"
            if unfit(name):
                yield step, unfit(name)
            yield from _unfit_values(inner, step)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _unfit_values(inner, f"{pointer}/{place}")
    elif value is HALF_NUMBER:
        yield pointer, "Not a number."
    elif isinstance(value, str) and unfit(value):
        yield pointer, unfit(value)


def unfit(text: str) -> str:
    """Say why something is not text the registers could hold; empty when it is."""
    if CONTROL.search(text):
        return "Control characters are not text."
    return "Half a character is not text." if HALF.search(text) else ""


def _depth(content: bytes) -> int:
    deepest = depth = 0
    for bracket in re.findall(rb'"(?:\\.|[^"\\])*"|[\[{]|[\]}]', content):
        if bracket in (b"[", b"{"):
            depth += 1
            deepest = max(deepest, depth)
        elif bracket in (b"]", b"}"):
            depth -= 1
    return deepest
