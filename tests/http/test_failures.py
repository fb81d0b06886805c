"""What goes wrong below is told without telling how it looks inside."""

import logging
from collections.abc import Iterator
from io import StringIO
from types import SimpleNamespace

import orjson
import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from service.http.constraints import translated
from service.http.hot import POOL
from service.http.logs import JsonLines
from service.http.problems import located
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests import make
from tests.api import Caller, client


def refused(state: str, constraint: str = "", table: str = "", message: str = "") -> DBAPIError:
    diagnosis = SimpleNamespace(
        constraint_name=constraint, table_name=table, message_primary=message, column_name="title"
    )
    original = Exception("secret text of a record")
    original.sqlstate, original.diag = state, diagnosis  # type: ignore[attr-defined]
    return IntegrityError("INSERT ...", {}, original)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (refused("23505", "uq_posts_tenant_id_code", "posts"), 409, "conflict"),
        (refused("23503", "fk_posts_tenant_id_department_id", "posts"), 422, "invalid"),
        (refused("23503", "fk_x", "x", "update or delete on table"), 409, "conflict"),
        (refused("23502", "", "posts"), 422, "invalid"),
        (refused("23514", "ck_posts_leadership", "posts"), 422, "invalid"),
        (refused("22003"), 422, "out-of-range"),
        (refused("57014"), 503, "service-unavailable"),
        (refused("40P01"), 503, "service-unavailable"),
        (refused("55P03"), 503, "service-unavailable"),
        (OperationalError("SELECT 1", {}, Exception("no connection")), 503, "service-unavailable"),
    ],
)
def test_refusals_of_the_database_become_refusals_one_can_act_on(error, status, code):
    refusal = translated(error)
    assert refusal is not None
    assert (refusal.status, refusal.code()) == (status, code)
    assert "secret" not in str(refusal.facts)


def test_a_dangling_reference_names_its_field_and_nothing_else():
    refusal = translated(refused("23503", "fk_posts_tenant_id_department_id", "posts"))
    assert refusal is not None
    assert located(refusal.facts["errors"])[0]["pointer"] == "/department_id"


def test_what_is_our_own_fault_is_not_explained_away():
    assert translated(refused("42501")) is None
    assert translated(refused("42P01")) is None


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ValueError("the secret of 李某"), 500),
        (StaleDataError("lost"), 412),
        (refused("42P01"), 500),
        (OperationalError("SELECT secret", {}, Exception("gone")), 503),
    ],
)
def test_a_failure_leaves_as_a_problem_without_a_word_of_its_cause(
    app: Flask, auditor: Caller, monkeypatch, error, status
):

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("service.sign_in.resources.mine.own_tenant", fail)
    answer = auditor.get("/me")
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert "secret" not in answer.get_data(as_text=True)
    assert answer.get_json()["request_id"]
    if status == 503:
        assert answer.headers["Retry-After"] == "2"


def test_the_log_says_where_it_failed_but_not_what_was_in_hand():
    error = ValueError("the secret of 李某")
    told = (type(error), error, None)
    kept = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, told)
    line = orjson.loads(JsonLines().format(kept))
    assert line["error"] == "ValueError"
    assert "secret" not in str(line)
    assert "李某" not in str(line)


@pytest.fixture
def auditor(app: Flask, settings: Settings, tag: str) -> Caller:
    return client(app, make.bureau(settings, tag), "auditor")


@pytest.fixture
def written() -> Iterator[StringIO]:
    kept = StringIO()
    lines = logging.StreamHandler(kept)
    lines.setFormatter(JsonLines())
    logging.getLogger("lianfang").addHandler(lines)
    yield kept
    logging.getLogger("lianfang").removeHandler(lines)


def test_each_request_is_one_line_without_what_was_written(app: Flask, settings, tag, written):
    bureau = make.bureau(settings, tag)
    client(app, bureau, "auditor").get("/me?x=李某的秘密")
    last = orjson.loads(written.getvalue().splitlines()[-1])
    assert last["route"] == "/api/v1/me"
    assert last["status"] == 200
    assert last["tenant"] == bureau.tenant_id
    assert last["person"] == str(bureau.people["auditor"].person_id)
    assert "秘密" not in written.getvalue()
    assert bureau.people["auditor"].password not in written.getvalue()


def test_no_statement_of_the_web_holds_others_up_for_long(another_app: Flask, settings, tag):
    bureau = make.bureau(settings, tag)
    with unit_of_work(bureau.tenant_id) as session:
        limits = [
            session.scalar(text(f"SHOW {name}"))
            for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        ]
    assert limits == ["5s", "1s", "15s"]
    pool = another_app.extensions[POOL]
    pool.open()
    with pool.connection() as connection:
        assert connection.execute("SHOW statement_timeout").fetchone()[0] == "5s"
