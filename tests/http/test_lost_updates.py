"""Two people change the same record: one of them is told, nobody is overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from tenants.settings import Settings
from tests import make
from tests.api import client

EDITORS = 20


@pytest.fixture
def bureau(settings: Settings, tag: str) -> make.Bureau:
    return make.bureau(settings, tag)


def test_of_many_editors_of_one_version_exactly_one_wins(app: Flask, bureau: make.Bureau):
    editors = [client(app, bureau, "administrator") for _ in range(EDITORS)]
    place = f"/departments/{bureau.departments['预算科']}"
    read = editors[0].get(place)
    kept = {name: read.get_json()[name] for name in ("code", "kind")}

    def rename(number: int) -> int:
        body = kept | {"name": f"预算科{number}"}
        tag = read.headers["ETag"]
        return editors[number].put(place, body, if_match=tag).status_code

    with ThreadPoolExecutor(EDITORS) as crowd:
        outcomes = sorted(crowd.map(rename, range(EDITORS)))
    assert outcomes == [200] + [412] * (EDITORS - 1)


@pytest.mark.parametrize(("read", "status"), [(None, 428), ("*", 428), ("1", 428), ('""', 428)])
def test_nobody_changes_a_record_without_saying_what_he_read(app, bureau, read, status):
    caller = client(app, bureau, "administrator")
    answer = caller.put(
        f"/departments/{bureau.departments['预算科']}",
        {"code": "X", "name": "预算科", "kind": "section"},
        if_match=read,
    )
    assert answer.status_code == status
    assert answer.get_json()["code"] == "version-required"


@pytest.mark.parametrize("read", ['"999"', '"99999999999999999999"'])
def test_a_version_nobody_ever_read_is_stale(app: Flask, bureau: make.Bureau, read: str):
    caller = client(app, bureau, "administrator")
    answer = caller.put(
        f"/departments/{bureau.departments['预算科']}",
        {"code": "X", "name": "预算科", "kind": "section"},
        if_match=read,
    )
    assert answer.status_code == 412
