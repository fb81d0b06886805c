"""The hot lists answer in one round trip, and never with what the reader may not see."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from service.app import ENGINE, close_app
from service.http.hot import MOST_UNSEALED, POOL, POSITION
from tenants.database import make_session, unit_of_work
from tenants.journal import record
from tenants.settings import Settings
from tests import make
from tests.api import Caller, client, program
from tests.http.hot_list import with_hot_list


@pytest.fixture
def hot(app: Flask, settings: Settings, monkeypatch) -> Iterator[Flask]:
    assembled = with_hot_list(settings, monkeypatch)
    yield assembled
    close_app(assembled)
    make_session.configure(bind=app.extensions[ENGINE])


@pytest.fixture
def bureau(settings: Settings, tag: str) -> make.Bureau:
    return make.bureau(settings, tag)


def note(bureau: make.Bureau) -> None:
    with unit_of_work(bureau.tenant_id) as session:
        record(session, make.actor(bureau, "auditor"), "test.noted", "test", None)


def test_a_signed_in_person_gets_the_page(hot: Flask, bureau: make.Bureau):
    caller = client(hot, bureau, "auditor")
    first, second = caller.get("/hot-test"), caller.get("/hot-test")
    assert first.status_code == second.status_code == 200
    assert first.get_json() == second.get_json()
    assert first.get_json()["items"] == []
    assert first.headers["ETag"] == second.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"


def test_nobody_gets_it_unsigned_and_an_operator_is_refused(hot, settings, tag):
    assert Caller(hot.test_client()).get("/hot-test").status_code == 401
    assert Caller(hot.test_client(), token="lf_1_" + "a" * 43).get("/hot-test").status_code == 401
    platform = make.platform(settings, f"{tag}p")
    refused = client(hot, platform, "system_administrator").get("/hot-test")
    assert refused.status_code == 403
    assert refused.get_json()["permission"] == "power:read"


def test_an_unchanged_register_answers_304_and_a_changed_one_does_not(hot, bureau):
    caller = client(hot, bureau, "auditor")
    tag = caller.get("/hot-test").headers["ETag"]
    unchanged = caller.get("/hot-test", headers={"If-None-Match": tag})
    assert unchanged.status_code == 304
    assert unchanged.get_data() == b""
    assert unchanged.headers["ETag"] == tag
    weak = caller.get("/hot-test", headers={"If-None-Match": f"W/{tag}"})
    assert weak.status_code == 304
    note(bureau)
    changed = caller.get("/hot-test", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_the_tag_is_of_this_person_and_this_question(hot: Flask, bureau: make.Bureau):
    auditor, head = client(hot, bureau, "auditor"), client(hot, bureau, "section_head")
    tags = {
        auditor.get("/hot-test").headers["ETag"],
        auditor.get("/hot-test?limit=1").headers["ETag"],
        head.get("/hot-test").headers["ETag"],
    }
    assert len(tags) == 3


def test_an_ended_session_gets_nothing_from_the_hot_path(hot: Flask, bureau: make.Bureau):
    caller = client(hot, bureau, "auditor")
    robot = program(hot, caller)
    tag = robot.get("/hot-test").headers["ETag"]
    sessions = caller.get("/me/sessions").get_json()["items"]
    made = next(one["id"] for one in sessions if one["kind"] == "program")
    caller.delete(f"/me/sessions/{made}")
    assert robot.get("/hot-test").status_code == 401
    assert robot.get("/hot-test", headers={"If-None-Match": tag}).status_code == 401


def test_a_changed_organisation_is_seen_at_once(hot: Flask, bureau: make.Bureau):
    caller = client(hot, bureau, "auditor")
    assert caller.get("/hot-test").status_code == 200
    with unit_of_work(bureau.tenant_id) as session:
        session.execute(text("UPDATE role_grants SET ends_on = '2021-01-01'"))
        session.execute(text("UPDATE authorities SET number = number + 1"))
    refused = caller.get("/hot-test")
    assert refused.status_code == 403
    assert refused.get_json()["you_can"] == []


def test_the_binding_does_not_outlive_the_request(hot: Flask, bureau: make.Bureau):
    client(hot, bureau, "auditor").get("/hot-test")
    with hot.extensions[POOL].connection() as connection:
        bound = connection.execute("SELECT current_setting('app.tenant_id', true)").fetchone()
        assert not bound[0]
        seen = connection.execute("SELECT count(*) FROM persons").fetchone()
        assert seen[0] == 0


def test_the_position_counts_only_what_is_not_sealed(hot: Flask, bureau: make.Bureau):
    with unit_of_work(bureau.tenant_id) as session:
        found = session.connection().exec_driver_sql(POSITION, {"tenant": bureau.tenant_id})
        number, newer = found.one()
    assert number is None
    assert newer > 0


def test_while_too_much_is_unsealed_nothing_is_taken_for_unchanged(hot, bureau):
    caller = client(hot, bureau, "auditor")
    for _ in range(MOST_UNSEALED):
        note(bureau)
    tag = caller.get("/hot-test").headers["ETag"]
    assert caller.get("/hot-test", headers={"If-None-Match": tag}).status_code == 200
