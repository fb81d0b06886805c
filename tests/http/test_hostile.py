"""Whatever anybody sends, in whatever place: it is refused, and nothing fails."""

import base64
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask

from tests import make
from tests.api import client, stranger
from tests.platform.matrices.operations import DEEPEST, ENDS_ITSELF, Operation, all_operations
from tests.platform.matrices.people import Somebody, everybody, hold_to_promises, ids_of, sampled

pytestmark = pytest.mark.long

TEXTS = (
    "\x00",
    "a\x00b",
    "\ud800",
    "'\"; DROP TABLE persons --",
    "%s %(tenant)s {0} {name.__class__}",
    "\u202e\u2066\ufeff",
    "\U0001f9e8" * 300,
    "9" * 5000,
    "-1",
    "1e400",
    "NaN",
    "٣",
    "2026-02-30",
    "9999-12-31T23:59:59+23:59",
    "0001-01-01",
    "../../etc/passwd",
    "%",
    "\\",
    ",,,",
    "\r\nX-Evil: 1",
)
VALUES = (
    *TEXTS,
    2**31,
    -(2**31) - 1,
    2**63,
    10**30,
    1e308,
    True,
    None,
    [],
    {},
    [None],
    {"": {"": ""}},
    [["a"] * 3] * 3,
)
PATHS = ("%00", "a%0ab", "..", "%2e%2e%2fx", "%ff%fe", "9" * 300, "-")
SIGN_IN = {"bureau": "none", "login": "nobody", "password": "x"}


@pytest.fixture(scope="module")
def operations(app: Flask) -> list[Operation]:
    return [one for one in all_operations(app) if one.name != ENDS_ITSELF]


def test_hostile_values_in_every_place_fail_nowhere(app: Flask, settings, engine, operations):
    """A sample of every filter, path and field with every value; all of them in a full run."""
    people = everybody(app, settings, "hostile")
    sent = 0
    for operation in operations:
        person = next(one for one in people if one.may(operation))
        for place, request in _requests(operation, person):
            if not sampled(operation.name, place, share=25):
                continue
            answer = person.caller(operation.method, if_match=1, **request)
            hold_to_promises(answer, operation)
            sent += 1
            if _may_have_left(answer.status_code, operation):
                people = everybody(app, settings, f"hostile-{sent}")
                person = next(one for one in people if one.may(operation))
    assert sent > 400


def _may_have_left(status: int, operation: Operation) -> bool:
    """Some of what succeeds ends the sessions or offices of whoever did it."""
    ends = operation.name.startswith(("accounts", "operators", "organisation", "me."))
    return status == 401 or (status < 300 and operation.is_unsafe and ends)


def _requests(operation: Operation, person: Somebody) -> Iterator[tuple[str, dict[str, Any]]]:
    names = {name for name in operation.path_ids if name.endswith("_id")}
    ids = ids_of(person.bureau, names)
    address = operation.address(ids)
    for parameter in operation.query:
        for number, text in enumerate(TEXTS):
            asked = f"{quote(parameter['name'])}={quote(text.encode('utf-8', 'surrogatepass'))}"
            yield f"{parameter['name']} {number}", {"path": f"{address}?{asked}"}
    for name in operation.path_ids:
        for text in PATHS:
            path = operation.address({**ids, name: text})
            yield f"{name} {text}", {"path": path, "body": {} if operation.is_unsafe else None}
    if operation.body is not None:
        sample = operation.sample(ids)
        for place in ((), *_fields(operation.body, (), 0)):
            for number, value in enumerate(VALUES):
                body = _put(sample, place, value)
                yield f"{'/'.join(place)} {number}", {"path": address, "body": body}


def _fields(schema: Any, at: tuple[str, ...], depth: int) -> Iterator[tuple[str, ...]]:
    if depth > DEEPEST or not isinstance(schema, dict):
        return
    inner = {
        **schema.get("properties", {}),
        **({"0": schema["items"]} if "items" in schema else {}),
    }
    for name, one in inner.items():
        yield (*at, name)
        yield from _fields(one, (*at, name), depth + 1)


def _put(body: Any, place: tuple[str, ...], value: Any) -> Any:
    if not place:
        return value
    step, *rest = place
    if step == "0":
        return [_put(body[0] if isinstance(body, list) and body else {}, tuple(rest), value)]
    inner = body if isinstance(body, dict) else {}
    return {**inner, step: _put(inner.get(step, {}), tuple(rest), value)}


@pytest.mark.parametrize("path", ["/risk-points", "/powers"])
@pytest.mark.parametrize(
    "place",
    [
        ["\x00"],
        ["\ud800"],
        [10**30, "a"],
        [True, "x"],
        [None, None],
        [float("nan"), "x"],
        ["9999-12-31T23:59:59+23:59", "x"],
        ["infinity", "x"],
        [[], {}],
        [],
        ["a" * 700],
    ],
)
def test_a_cursor_that_was_made_up_fails_nowhere(app: Flask, reader, path, place):
    for sort in ("number", "-number", "updated", "rank", "department"):
        written = json.dumps([sort, *place]).encode()
        cursor = base64.urlsafe_b64encode(written).decode().rstrip("=")
        answer = reader.get(path, query_string={"sort": sort, "cursor": cursor})
        assert answer.status_code < 500, f"{sort} {place}"


@pytest.fixture(scope="module")
def reader(app: Flask, settings, engine):
    return client(app, make.bureau(settings, "hostile-reader"), "main_leader")


def test_a_cursor_of_the_neighbours_list_is_none_here(app: Flask, settings, tag):
    callers = [
        client(app, make.bureau(settings, f"{tag}-{name}"), "administrator") for name in "ab"
    ]
    cursor = callers[0].get("/persons?limit=1").get_json()["next_cursor"]
    assert cursor
    assert callers[0].get("/persons", query_string={"cursor": cursor}).status_code == 200
    refused = callers[1].get("/persons", query_string={"cursor": cursor})
    assert refused.status_code == 422
    assert refused.get_json()["code"] == "cursor-refused"


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "//", "http://a b"])
def test_an_origin_that_is_no_address_is_foreign(app: Flask, origin: str):
    answer = stranger(app).post("/sign-in", SIGN_IN, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.get_json()["code"] == "foreign-origin"


@pytest.mark.parametrize("key", ["a\x00b", "\x7f", "\t"])
def test_a_key_nobody_could_read_is_refused(app: Flask, reader, key: str):
    answer = reader.post("/risk-points", {}, headers={"Idempotency-Key": key})
    assert answer.status_code == 422


def test_a_path_written_in_a_roundabout_way_leads_nowhere(app: Flask):
    for path in ("/api/v1//risk-points", "//api/v1/risk-points", "/api/v1/../metrics"):
        answer = stranger(app).http.get("/", environ_overrides={"PATH_INFO": path})
        assert answer.status_code in (401, 404), path
        assert "Location" not in answer.headers


def test_a_method_nobody_knows_gets_no_count_of_its_own(app: Flask):
    for method in ("MKCALENDAR", "QUERYX", "PROPFIND"):
        assert stranger(app)(method, "/risk-points").status_code == 405
    counted = stranger(app).http.get("/metrics").get_data(as_text=True)
    assert 'method="(other)"' in counted
    assert not [one for one in ("MKCALENDAR", "QUERYX", "PROPFIND") if one in counted]


def test_no_header_changes_the_method(app: Flask, reader):
    answer = reader.get("/risk-points", headers={"X-HTTP-Method-Override": "DELETE"})
    assert answer.status_code == 200
