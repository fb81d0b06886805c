"""Nobody but its owner ever knows a password."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from service.sign_in.passwords import hash_password, is_outdated, matches
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tenants.settings import Settings
from tests import make
from tests.api import Caller, client, program, stranger

GOOD = "Qiuri-Changkong-88"


@pytest.fixture
def bureau(settings: Settings, tag: str) -> make.Bureau:
    return make.bureau(settings, tag)


def account_of(caller: Caller, login: str) -> dict:
    items = caller.get("/accounts?limit=200").get_json()["items"]
    return next(one for one in items if one["login"] == login)


def letter_for(settings: Settings, bureau: make.Bureau, login: str) -> tuple[Path, str]:
    place = settings.home / "letters" / f"{login}@{bureau.code}.txt"
    written = place.read_text("utf-8")
    return place, written.split("#")[1].split()[0]


def start(app: Flask, bureau: make.Bureau, login: str) -> Caller:
    administrator = client(app, bureau, "administrator")
    account = account_of(administrator, login)
    answer = administrator.post(f"/accounts/{account['id']}/password-link")
    assert answer.status_code == 201
    assert set(answer.get_json()) == {"login", "file_name", "expires_at"}
    return administrator


def test_a_person_sets_his_password_by_a_letter_its_sender_never_sees(
    app: Flask, settings: Settings, bureau: make.Bureau
):
    administrator = start(app, bureau, "auditor")
    place, token = letter_for(settings, bureau, "auditor")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stranger(app).post(f"/password-links/{token}", {"password": GOOD}).status_code == 204
    signed = {"bureau": bureau.code, "login": "auditor"}
    assert stranger(app).post("/sign-in", signed | {"password": GOOD}).status_code == 201
    assert stranger(app).post("/sign-in", signed | {"password": make.PASSWORD}).status_code == 401
    with unit_of_work(bureau.tenant_id) as session:
        bodies = list(session.scalars(select(JournalEntry.body)))
    assert not any(token in body or GOOD in body for body in bodies)
    made = next(body for body in bodies if "password.link_made" in body)
    assert administrator.me["name"] in made


def test_a_link_works_once_and_for_a_day(app: Flask, settings: Settings, bureau: make.Bureau):
    start(app, bureau, "auditor")
    _, token = letter_for(settings, bureau, "auditor")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        late = stranger(app).post(f"/password-links/{token}", {"password": GOOD})
    assert late.get_json()["code"] == "password-link-refused"
    assert stranger(app).post(f"/password-links/{token}", {"password": GOOD}).status_code == 204
    again = stranger(app).post(f"/password-links/{token}", {"password": GOOD + "x"})
    assert again.status_code == 404


def test_a_newer_letter_makes_the_older_one_worthless(
    app: Flask, settings: Settings, bureau: make.Bureau
):
    start(app, bureau, "auditor")
    _, older = letter_for(settings, bureau, "auditor")
    start(app, bureau, "auditor")
    assert stranger(app).post(f"/password-links/{older}", {"password": GOOD}).status_code == 404


@pytest.mark.parametrize("token", ["x", "lf_1_x", f"lf_999999999_{'a' * 43}", "lf_0_" + "a" * 43])
def test_an_invented_link_is_refused(app: Flask, token: str):
    answer = stranger(app).post(f"/password-links/{token}", {"password": GOOD})
    assert answer.status_code == 404
    assert answer.get_json()["code"] == "password-link-refused"


def test_handing_over_an_account_ends_everything_it_was_used_for(
    app: Flask, settings: Settings, bureau: make.Bureau
):
    former = client(app, bureau, "auditor")
    robot = program(app, former)
    start(app, bureau, "auditor")
    _, token = letter_for(settings, bureau, "auditor")
    stranger(app).post(f"/password-links/{token}", {"password": GOOD})
    assert former.get("/me").status_code == 401
    assert robot.get("/me").status_code == 401


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("Aa1-Aa1-", "不得少于 12 个字符"),
        ("alllowercaseletters", "大写字母、小写字母、数字、符号中至少要有三类"),
        ("Password123456!", "过于常见，容易被猜中"),
        ("廉政廉政廉政Admin123!", "过于常见，容易被猜中"),
        ("My-auditor-2026-Xx", "不得含有登录名、姓名或单位名称"),
        ("秦某-Changkong-2026", "不得含有登录名、姓名或单位名称"),
    ],
)
def test_a_password_others_would_guess_is_refused(app, settings, bureau, password, fault):
    start(app, bureau, "auditor")
    _, token = letter_for(settings, bureau, "auditor")
    answer = stranger(app).post(f"/password-links/{token}", {"password": password})
    assert answer.status_code == 422
    assert {"pointer": "/password", "message": fault} in answer.get_json()["errors"]


def test_a_person_changes_his_own_password(app: Flask, bureau: make.Bureau):
    caller, other = client(app, bureau, "auditor"), client(app, bureau, "auditor")
    change = {"present_password": make.PASSWORD, "password": GOOD}
    assert caller.put("/me/password", change).status_code == 204
    assert caller.get("/me").status_code == 200
    assert other.get("/me").status_code == 401


def test_the_present_password_must_be_known(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "auditor")
    for _ in range(5):
        answer = caller.put("/me/password", {"present_password": "no", "password": GOOD})
        assert answer.status_code == 422
    locked = caller.put("/me/password", {"present_password": make.PASSWORD, "password": GOOD})
    assert locked.status_code == 401


def test_who_proved_himself_may_choose_badly_as_often_as_he_likes(app, bureau):
    caller = client(app, bureau, "auditor")
    for _ in range(6):
        weak = {"present_password": make.PASSWORD, "password": "auditor-2026-Mima"}
        assert caller.put("/me/password", weak).get_json()["code"] == "password-refused"
    good = {"present_password": make.PASSWORD, "password": GOOD}
    assert caller.put("/me/password", good).status_code == 204


def test_the_last_five_passwords_are_not_used_again(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "auditor")
    present, used = make.PASSWORD, []
    for number in range(6):
        new = f"Qiuri-Changkong-{number}{number}"
        answer = caller.put("/me/password", {"present_password": present, "password": new})
        assert answer.status_code == 204
        present, used = new, [*used, new]
    again = caller.put("/me/password", {"present_password": present, "password": used[1]})
    assert again.get_json()["errors"][0]["message"] == "最近五次用过的密码不能再用"
    forgotten = caller.put("/me/password", {"present_password": present, "password": used[0]})
    assert forgotten.status_code == 204


def test_the_administrator_keeps_accounts_but_not_his_own(app: Flask, bureau: make.Bureau):
    administrator = client(app, bureau, "administrator")
    own, others = (account_of(administrator, one) for one in ("administrator", "auditor"))
    disable = {"reason": "离岗"}
    assert (
        administrator.put(
            f"/accounts/{own['id']}/disablement", disable, if_match=own["version"]
        ).status_code
        == 403
    )
    assert administrator.put(f"/accounts/{others['id']}/disablement", disable).status_code == 428
    stale = administrator.put(f"/accounts/{others['id']}/disablement", disable, if_match=99)
    assert stale.status_code == 412
    assert stale.get_json()["version"] == others["version"]
    star = administrator.put(f"/accounts/{others['id']}/disablement", disable, if_match="*")
    assert star.status_code == 428
    done = administrator.put(
        f"/accounts/{others['id']}/disablement", disable, if_match=others["version"]
    )
    assert done.status_code == 200
    assert done.get_json()["disabled_at"]
    link = administrator.post(f"/accounts/{others['id']}/password-link")
    assert link.get_json()["code"] == "account-disabled"
    restored = administrator.delete(
        f"/accounts/{others['id']}/disablement", headers={"If-Match": done.headers["ETag"]}
    )
    assert restored.get_json()["disabled_at"] is None


def test_an_account_is_opened_for_a_person_of_the_bureau_once(app, settings, bureau, tag):
    administrator = client(app, bureau, "administrator")
    person = str(bureau.people["auditor"].person_id)
    taken = administrator.post("/accounts", {"person_id": person, "login": "new.login"})
    assert taken.get_json()["code"] == "account-exists"
    foreign = make.bureau(settings, f"{tag}x").people["auditor"].person_id
    refused = administrator.post("/accounts", {"person_id": str(foreign), "login": "new.login"})
    assert refused.status_code == 422
    assert refused.get_json()["errors"][0]["pointer"] == "/person_id"
    odd = administrator.post("/accounts", {"person_id": person, "login": "Bad Login"})
    assert odd.status_code == 422


def test_an_auditor_sees_accounts_but_touches_none(app: Flask, bureau: make.Bureau):
    auditor = client(app, bureau, "auditor")
    account = account_of(auditor, "section_head")
    answer = auditor.post(f"/accounts/{account['id']}/password-link")
    assert answer.status_code == 403
    body = answer.get_json()
    assert body["permission"] == "account:manage"
    assert body["detail"] == "您现任的职务不能管理账号。"
    assert body["you_can"] == ["account:read"]
    named = {"role": "administrator", "post": "单位管理员", "name": "朱某"}
    assert {**named, "role_label": "单位管理员"} in body["who_can"]


def test_sessions_are_revoked_by_the_administrator(app: Flask, bureau: make.Bureau):
    administrator, head = client(app, bureau, "administrator"), client(app, bureau, "section_head")
    account = account_of(administrator, "section_head")
    assert len(administrator.get(f"/accounts/{account['id']}/sessions").get_json()["items"]) == 1
    answer = administrator.delete(f"/accounts/{account['id']}/sessions", {"reason": "交接"})
    assert answer.get_json() == {"ended": 1}
    assert head.get("/me").status_code == 401


def test_passwords_cost_what_the_settings_say(settings: Settings):
    kept = hash_password(GOOD)
    assert "m=32,t=3,p=4" in kept
    assert matches(GOOD, kept)
    assert not matches("other", kept)
    assert not matches(GOOD, None)
    assert not is_outdated(kept)
    assert is_outdated(make.password_hash())
    assert settings.password_memory_kib == 32


def test_accounts_are_found_by_login_name_sound_and_staff_number(app: Flask, bureau: make.Bureau):
    administrator = client(app, bureau, "administrator")
    head = account_of(administrator, "section_head")
    assert head["name"]
    assert "section_head" in head["roles"]
    assert len(head["posts"]) == 1
    for word in (head["login"], head["name"], head["staff_number"]):
        found = administrator.get(f"/accounts?q={word}").get_json()["items"]
        assert head["id"] in {one["id"] for one in found}, word
        assert len(found) < len(administrator.get("/accounts?limit=200").get_json()["items"])
    assert administrator.get("/accounts?q=zzzz").get_json()["items"] == []


def test_accounts_are_asked_for_by_state_and_say_how_they_came(app: Flask, bureau: make.Bureau):
    administrator = client(app, bureau, "administrator")
    shut = account_of(administrator, "post_holder")
    assert shut["source"] == "founding"
    gone = f"/accounts/{shut['id']}/disablement"
    assert administrator.put(gone, {"reason": "调离"}, if_match=shut["version"]).status_code == 200
    logins: dict[str, set[str]] = {}
    for state in ("active", "locked", "disabled"):
        items = administrator.get(f"/accounts?limit=200&state={state}").get_json()["items"]
        logins[state] = {one["login"] for one in items}
    assert (logins["disabled"], logins["locked"]) == ({"post_holder"}, set())
    assert "section_head" in logins["active"] - {"post_holder"}
    assert administrator.get("/accounts?state=gone").status_code == 422


def test_the_answer_names_the_file_the_letter_waits_in_and_no_more(app, settings, bureau):
    administrator = client(app, bureau, "administrator")
    account = account_of(administrator, "section_head")
    answer = administrator.post(f"/accounts/{account['id']}/password-link").get_json()
    assert set(answer) == {"login", "file_name", "expires_at"}
    assert (settings.home / "letters" / answer["file_name"]).exists()
