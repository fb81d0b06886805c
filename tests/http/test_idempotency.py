"""A request sent twice has one effect; no answer is not the same as not done."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from tenants.database import unit_of_work
from tenants.models.organisation import Department
from tenants.settings import Settings
from tests import make
from tests.api import Caller, client

KEYS, COPIES = 50, 5
SECTION = {"code": "ZH", "name": "综合科", "kind": "section"}


@pytest.fixture
def bureau(settings: Settings, tag: str) -> make.Bureau:
    return make.bureau(settings, tag)


def sections(bureau: make.Bureau, name: str = "综合科") -> int:
    with unit_of_work(bureau.tenant_id) as session:
        counted = select(func.count()).where(Department.name == name)
        return session.scalar(counted.select_from(Department)) or 0


def test_the_same_request_gets_the_same_answer_and_one_effect(app: Flask, bureau):
    caller = client(app, bureau, "administrator")
    first = caller.post("/departments", SECTION, key="abc")
    second = caller.post("/departments", SECTION, key="abc")
    assert first.status_code == second.status_code == 201, first.get_data(as_text=True)
    assert first.get_data() == second.get_data()
    for name in ("Location", "ETag", "Content-Type"):
        assert first.headers[name] == second.headers[name]
    assert second.headers["Idempotent-Replayed"] == "true"
    assert sections(bureau) == 1


def test_another_request_under_the_same_key_is_refused(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "administrator")
    caller.post("/departments", SECTION, key="abc")
    other = caller.post("/departments", SECTION | {"code": "ZH2"}, key="abc")
    assert other.status_code == 422
    assert other.get_json()["code"] == "key-reused"


def test_a_key_belongs_to_its_person_and_bureau(app: Flask, settings, bureau, tag):
    neighbour = make.bureau(settings, f"{tag}n")
    for one in (bureau, neighbour):
        answer = client(app, one, "administrator").post("/departments", SECTION, key="abc")
        assert answer.status_code == 201
        assert "Idempotent-Replayed" not in answer.headers


def test_a_refusal_is_not_kept(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "administrator")
    wrong = caller.post("/departments", SECTION | {"kind": "nothing"}, key="abc")
    assert wrong.status_code == 422
    assert caller.post("/departments", SECTION, key="abc").status_code == 201


def test_a_key_is_forgotten_after_a_day(app: Flask, bureau: make.Bureau):
    client(app, bureau, "administrator").post("/departments", SECTION, key="abc")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        caller = client(app, bureau, "administrator")
        answer = caller.post("/departments", SECTION | {"code": "Z3", "name": "三科"}, key="abc")
    assert answer.status_code == 201
    assert "Idempotent-Replayed" not in answer.headers


def test_copies_sent_at_the_same_moment_have_one_effect(app: Flask, bureau: make.Bureau):
    callers = [client(app, bureau, "administrator") for _ in range(6)]
    with ThreadPoolExecutor(6) as crowd:
        answers = list(crowd.map(lambda one: one.post("/departments", SECTION, key="abc"), callers))
    assert {one.status_code for one in answers} <= {201, 409}
    kept = {one.get_data() for one in answers if one.status_code == 201}
    assert len(kept) == 1
    assert {one.get_json()["code"] for one in answers if one.status_code == 409} <= {
        "request-in-progress"
    }
    assert sections(bureau) == 1


def test_of_fifty_keys_in_five_copies_each_has_one_effect(app: Flask, bureau: make.Bureau):
    """All copies get the one answer in the end, if they ask again while told to wait."""
    callers = [client(app, bureau, "administrator") for _ in range(COPIES)]
    sent = [(caller, number) for number in range(KEYS) for caller in callers]

    def send(one: tuple[Caller, int]) -> tuple[int, int, bytes]:
        caller, number = one
        body = SECTION | {"code": f"ZH{number}", "name": f"综合科{number}"}
        for _ in range(200):
            answer = caller.post("/departments", body, key=f"copy-{number}")
            if answer.status_code != 409:
                return number, answer.status_code, answer.get_data()
            assert answer.get_json()["code"] == "request-in-progress"
            time.sleep(0.01)  # the first copy is still at work
        raise AssertionError("told to wait for ever")

    with ThreadPoolExecutor(COPIES) as crowd:
        answers = list(crowd.map(send, sent))
    assert {status for _, status, _ in answers} == {201}
    assert len({(number, content) for number, _, content in answers}) == KEYS
    assert [sections(bureau, f"综合科{number}") for number in range(KEYS)] == [1] * KEYS


def test_an_answer_with_a_secret_is_never_kept(app: Flask, bureau: make.Bureau):
    answer = client(app, bureau, "auditor").post("/tokens", {"label": "x"}, key="abc")
    assert answer.status_code == 422
    assert answer.get_json()["code"] == "key-refused"


@pytest.mark.parametrize("key", ["x" * 201, "键"])
def test_an_odd_key_is_refused(app: Flask, bureau: make.Bureau, key: str):
    caller = client(app, bureau, "administrator")
    answer = caller.post(
        "/departments", SECTION, headers={"Idempotency-Key": key.encode("utf-8").decode("latin-1")}
    )
    assert answer.status_code == 422
    assert sections(bureau) == 0
