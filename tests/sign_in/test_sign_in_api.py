"""People sign in; guessers do not."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import version

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, text

from service.app import bare_app
from service.sign_in.passwords import is_outdated
from tenants.database import unit_of_work
from tenants.models.accounts import Account, SignInAttempt
from tenants.models.journal import JournalEntry
from tests import make
from tests.api import client, program, stranger
from tests.sign_in.scenes import account_of, guess, topics

KEPT_OF_AUDITOR = select(Account.password_hash).where(Account.login == "auditor")


def test_a_section_head_signs_in_and_sees_who_he_is(app: Flask, bureau: make.Bureau):
    head = client(app, bureau, "section_head")
    me = head.get("/me").get_json()
    assert me["name"] == "李某"
    assert me["staff_number"] == "section_head"
    assert "section_head" in me["roles"]
    assert "grading:decide" in me["permissions"]
    assert me["csrf_token"] == head.check_code
    assert topics(bureau)[-1] == "sign_in.succeeded"


def test_everybody_sees_whom_to_call_when_something_does_not_work(app: Flask, bureau: make.Bureau):
    me = client(app, bureau, "section_head").get("/me").get_json()
    told = me["contact"]
    assert told["name"] == bureau.people["administrator"].name
    assert set(told) == {"name", "post", "phone"}
    assert me["version"] == version("lianfang")


def test_where_one_complains_is_told_once_the_bureau_says_it(app: Flask, tag: str, settings):
    bureau = make.bureau(settings, tag)
    head = client(app, bureau, "section_head")
    assert head.get("/me").get_json()["supervision_phone"] == ""
    office = client(app, bureau, "register_office")
    before = office.get("/paper-settings")
    kept = office.put(
        "/paper-settings",
        {"supervision_phone": "0870-12388"},
        if_match=before.get_json()["version"],
    )
    assert kept.status_code == 200, kept.get_data(as_text=True)
    assert head.get("/me").get_json()["supervision_phone"] == "0870-12388"


def test_nobody_is_let_in_without_signing_in(app: Flask):
    answer = stranger(app).get("/me")
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["code"] == "unauthenticated"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_cookie_is_kept_from_scripts_and_other_sites(app: Flask, bureau: make.Bureau):
    answer = guess(app, bureau, "auditor", make.PASSWORD)
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("lianfang=lf_")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie


def test_behind_tls_the_cookie_is_bound_to_this_host(settings, app: Flask, bureau):
    public = replace(settings, public_url="https://lianfang.example.gov.cn", cookie_secure=True)
    secure = bare_app(public)
    answer = stranger(secure).post(
        "/sign-in",
        {"bureau": bureau.code, "login": "auditor", "password": make.PASSWORD},
        headers={"Origin": "https://lianfang.example.gov.cn"},
    )
    assert answer.headers["Set-Cookie"].startswith("__Host-lianfang=lf_")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Domain" not in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    ("login", "password"),
    [("auditor", "wrong password"), ("nobody", make.PASSWORD), ("nobody", "wrong")],
)
def test_every_failure_gets_the_same_answer(app: Flask, bureau, login: str, password: str):
    refused = guess(app, bureau, login, password).get_json()
    elsewhere = stranger(app).post(
        "/sign-in", {"bureau": "no-such-bureau", "login": login, "password": password}
    )
    assert refused["code"] == "sign-in-refused"
    other = elsewhere.get_json()
    assert {**refused, "request_id": ""} == {**other, "request_id": ""}


def test_only_digests_of_secrets_are_kept(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "auditor")
    robot = program(app, caller)
    cookie = caller.http.get_cookie("lianfang")
    with unit_of_work(bureau.tenant_id) as session:
        rows = str(session.execute(text("SELECT * FROM sign_in_sessions")).all())
        journal = " ".join(session.scalars(select(JournalEntry.body)))
    for secret in (cookie.value, robot.token, make.PASSWORD):
        assert secret.rpartition("_")[2] not in rows + journal


def test_five_wrong_guesses_lock_the_account_for_that_source_only(
    app: Flask, bureau: make.Bureau, clock: time_machine.Traveller
):
    for _ in range(5):
        assert guess(app, bureau, "main_leader", "wrong").status_code == 401
    assert guess(app, bureau, "main_leader", make.PASSWORD).status_code == 401
    assert guess(app, bureau, "main_leader", make.PASSWORD, "10.0.0.2").status_code == 201
    assert topics(bureau).count("sign_in.failed") == 4
    assert topics(bureau).count("sign_in.locked") == 1
    clock.shift(timedelta(minutes=31))
    assert guess(app, bureau, "main_leader", make.PASSWORD).status_code == 201


def test_a_success_forgives_earlier_failures(app: Flask, bureau: make.Bureau):
    for _ in range(2):
        for _ in range(4):
            guess(app, bureau, "auditor", "wrong")
        assert guess(app, bureau, "auditor", make.PASSWORD).status_code == 201


def test_guessing_in_parallel_gains_nothing(app: Flask, bureau: make.Bureau):
    with ThreadPoolExecutor(8) as crowd:
        answers = list(
            crowd.map(lambda n: guess(app, bureau, "auditor", f"wrong {n}").status_code, range(40))
        )
    assert set(answers) <= {401, 503}
    with unit_of_work(bureau.tenant_id) as session:
        tried = session.scalars(select(SignInAttempt).where(SignInAttempt.login == "auditor"))
        assert len(list(tried)) <= 5


def test_whoever_signs_in_at_several_machines_at_once_is_let_in_at_each(
    app: Flask, bureau: make.Bureau
):
    """Also when his password is kept anew, hashed as dearly as it is asked for by now."""
    with unit_of_work(bureau.tenant_id) as session:
        cheap = session.scalar(KEPT_OF_AUDITOR)
    assert is_outdated(cheap)
    machines = [f"10.0.1.{n}" for n in range(4)]
    with ThreadPoolExecutor(len(machines)) as crowd:
        answers = crowd.map(
            lambda machine: guess(app, bureau, "auditor", make.PASSWORD, machine), machines
        )
        assert [one.status_code for one in answers] == [201] * len(machines)
    with unit_of_work(bureau.tenant_id) as session:
        kept = session.scalar(KEPT_OF_AUDITOR)
    assert not is_outdated(kept)
    assert guess(app, bureau, "auditor", "wrong").status_code == 401
    assert guess(app, bureau, "auditor", make.PASSWORD).status_code == 201


def test_a_source_that_fails_everywhere_is_slowed_down(app: Flask, bureau: make.Bureau):
    for number in range(100):
        guess(app, bureau, f"nobody-{number}", "wrong", "10.9.9.9")
    answer = guess(app, bureau, "auditor", make.PASSWORD, "10.9.9.9")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert guess(app, bureau, "auditor", make.PASSWORD).status_code == 201


def test_the_administrator_unlocks_and_the_journal_says_so(app: Flask, bureau: make.Bureau):
    administrator = client(app, bureau, "administrator")
    for _ in range(5):
        guess(app, bureau, "auditor", "wrong")
    account = account_of(administrator, "auditor")
    assert account["locked_until"] is not None
    assert administrator.delete(f"/accounts/{account['id']}/lock").status_code == 204
    assert account_of(administrator, "auditor")["locked_until"] is None
    assert guess(app, bureau, "auditor", make.PASSWORD).status_code == 201
    assert "account.unlocked" in topics(bureau)
