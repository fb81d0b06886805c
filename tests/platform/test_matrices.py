"""Who may do what, tried on every operation the interface has; undeclared ones fail elsewhere."""

import re
import zipfile
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from tenants.settings import Settings
from tests import make
from tests.api import Caller, stranger
from tests.platform.matrices.furnishing import a_form, furnish
from tests.platform.matrices.operations import ENDS_ITSELF, Operation, all_operations, placed
from tests.platform.matrices.people import (
    FULL,
    Somebody,
    digest_of,
    everybody,
    hold_to_promises,
    ids_of,
    nobodys,
    sampled,
    version_of,
)

pytestmark = pytest.mark.long

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MINUTE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


@pytest.fixture(scope="module")
def operations(app: Flask) -> list[Operation]:
    return all_operations(app)


@pytest.fixture(scope="module")
def people(app: Flask, settings: Settings, engine: Engine) -> list[Somebody]:
    return everybody(app, settings, "matrix")


@pytest.fixture(scope="module")
def victim(app: Flask, settings: Settings, engine: Engine) -> make.Bureau:
    bureau = make.bureau(settings, "matrix-victim")
    furnish(bureau)
    Somebody("section_head", bureau, make.actor(bureau, "section_head"), app)
    return bureau


def names_in(operations: list[Operation]) -> set[str]:
    found = set()
    for one in operations:
        found |= {name for name in (*one.path_ids, *one.query_ids) if name.endswith("_id")}
        found |= {name for place in one.body_ids() for name in place if name.endswith("_id")}
    return found


def test_unsigned_callers_get_401_everywhere(app: Flask, operations):
    ids = nobodys(names_in(operations))
    for operation in operations:
        for caller in (stranger(app), Caller(app.test_client(), token=f"lf_1_{'a' * 43}")):
            answer = caller(operation.method, operation.address(ids), {})
            hold_to_promises(answer, operation)
            assert answer.status_code == 401, operation.name


def test_every_role_gets_exactly_what_is_declared(operations, people):
    """403 and one entry in the journal where policy grants nothing; never 401 where it does."""
    ids = nobodys(names_in(operations))
    for operation in operations:
        for person in people:
            if not sampled(operation.name, person.role, share=8):
                continue
            before = person.entries("access.denied")
            answer = person.try_out(operation, ids, body={} if operation.is_unsafe else None)
            said = answer.get_data().decode(errors="replace")[:600]
            told = f"{operation.name} as {person.role}: {said}"
            if person.may(operation):
                assert answer.status_code != 401, told
            elif answer.status_code == 404:
                assert operation.path_ids, told  # he may read such records, and there is none
                assert person.reads(operation), told
            else:
                assert answer.status_code == 403, told
                assert answer.get_json()["permission"] == operation.permission, told
                assert isinstance(answer.get_json()["who_can"], list), told
            denied = 1 if answer.status_code == 403 else 0
            assert person.entries("access.denied") - before == denied, told


def test_lists_open_for_everybody_who_may_read_them(operations, people):
    for operation in (one for one in operations if one.is_list):
        for person in people:
            if person.may(operation) and sampled(operation.name, person.role, "read", share=3):
                answer = person.try_out(operation, {})
                assert answer.status_code == 200, f"{operation.name} as {person.role}"
                assert set(answer.get_json()) >= {"items", "next_cursor"}, operation.name


def test_no_unsafe_operation_is_done_for_another_site(operations, people):
    ids = nobodys(names_in(operations))
    for operation in (one for one in operations if one.is_unsafe):
        person = next(one for one in people if one.may(operation))
        for headers in ({"X-CSRF-Token": "x"}, {"Origin": "https://evil.example"}):
            answer = person.try_out(operation, ids, body={}, headers=headers)
            assert answer.status_code == 403, operation.name
            assert answer.get_json()["code"] == "foreign-origin", operation.name


def test_a_neighbours_record_answers_as_one_that_does_not_exist(operations, people, victim):
    """In the path, in the query, in the body: word for word the same, and nothing of his moves."""
    names = names_in(operations)
    theirs = ids_of(victim, names)
    assert names <= set(theirs), "give the victim one of each in furnish()"
    owned = {one.bureau.tenant_id: ids_of(one.bureau, names) for one in people}
    before = digest_of(victim)
    for operation in operations:
        for person in probers(operation, people):
            own = owned[person.bureau.tenant_id]
            for foreign, invented in probes(operation, own, theirs):
                one = normal(person, operation, *foreign)
                other = normal(person, operation, *invented)
                assert one == other, f"{operation.name} as {person.role}: {one} / {other}"
                assert one[0] != 204, operation.name
    assert digest_of(victim) == before


def test_a_neighbours_section_beside_a_file_is_no_section(people, victim):
    """What travels in a form is held to the walls like what travels in JSON."""
    clerk = next(one for one in people if one.role == "register_office")
    told = []
    for section in (str(victim.departments["预算科"]), nobodys({"x"})["x"]):
        answer = clerk.caller.post("/imports", **a_form("risks", department_id=section))
        assert answer.status_code == 422
        said = answer.get_data(as_text=True).replace(answer.headers["X-Request-Id"], "")
        told.append(ID.sub("(id)", said))
    assert told[0] == told[1]


def probers(operation: Operation, people: list[Somebody]) -> list[Somebody]:
    able = [one for one in people if one.may(operation) and operation.name != ENDS_ITSELF]
    if not able:
        return []
    return able if FULL else list({one.role: one for one in (able[0], able[-1])}.values())


def probes(operation: Operation, own, theirs):
    """Pair each request that names the victim's record with one that names nothing."""
    base = operation.sample(own)
    for name in operation.path_ids:
        if name in theirs:
            yield (({**own, name: theirs[name]}, base, ""), ({**own, **nobodys({name})}, base, ""))
    for name in operation.query_ids:
        known = theirs.get(name) or theirs["post_id"]
        unknown = nobodys({name})[name]
        yield ((own, base, f"?{name}={known}"), (own, base, f"?{name}={unknown}"))
    for place in operation.body_ids():
        name = next((one for one in reversed(place) if one.endswith("_id")), "post_id")
        known = theirs.get(name) or theirs["post_id"]
        unknown = nobodys({name})[name]
        yield (
            (own, placed(base, place, known), ""),
            (own, placed(base, place, unknown), ""),
        )


def normal(person: Somebody, operation: Operation, ids, body, query: str):
    """Answer without what differs between any two requests."""
    address = operation.address(ids) + query
    held = next((ids.get(name) for name in reversed(operation.path_ids)), None)
    version = version_of(person.bureau, held)
    answer = person.send(operation, address, body=body, if_match=version)
    hold_to_promises(answer, operation)
    text = ID.sub("(id)", said_in(answer.get_data()))
    text = text.replace(answer.headers["X-Request-Id"], "(reference)")
    varying = {"X-Request-Id", "ETag", "Content-Length"}
    headers = {name: value for name, value in answer.headers.items() if name not in varying}
    return answer.status_code, text, headers


# No statement ever reads two tenants.
WALL_BY_WALL = {"operators.JournalHeads.get", "operators.Tenants.get"}


def said_in(content: bytes) -> str:
    """Read an answer; of a workbook, what is in its sheets and not when it was written."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(BytesIO(content)) as book:
        sheets = sorted(name for name in book.namelist() if name.startswith("xl/"))
        said = "".join(book.read(name).decode(errors="replace") for name in sheets)
    return MINUTE.sub("(minute)", said)


def test_a_longer_page_takes_no_more_statements(operations, people):
    """One statement per page, however many rows are on it."""
    tried = 0
    for operation in (one for one in operations if one.is_list and one.name not in WALL_BY_WALL):
        person = next(one for one in people if one.may(operation))
        person.try_out(operation, {})
        counts = {limit: statements(person, operation, limit) for limit in (1, 200)}
        assert counts[1] == counts[200], f"{operation.name}: {counts}"
        tried += 1
    assert tried >= 10


def statements(person: Somebody, operation: Operation, limit: int) -> int:
    counted: list[str] = []

    def count(_connection, _cursor, statement: str, *_: object) -> None:
        counted.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        answer = person.caller("GET", f"{operation.path}?limit={limit}")
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert answer.status_code == 200, operation.name
    return len(counted)
