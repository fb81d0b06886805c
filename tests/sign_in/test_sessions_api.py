"""Sessions and tokens act for their owner alone, and end at once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from service.sign_in.use_cases.accounts import disable_account
from tenants.clock import today
from tenants.database import unit_of_work
from tenants.models.accounts import Account, SignInSession
from tests import make
from tests.api import Caller, client, program, stranger
from tests.sign_in.scenes import guess, topics


def test_signing_out_ends_the_session_at_once(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "auditor")
    cookie = caller.http.get_cookie("lianfang").value
    answer = caller.delete("/sign-in")
    assert answer.status_code == 204
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    caller.http.set_cookie("lianfang", cookie)
    assert caller.get("/me").status_code == 401
    assert topics(bureau)[-1] == "session.ended"


def test_an_idle_session_ends_and_a_used_one_lasts_eight_hours(
    app: Flask, bureau: make.Bureau, clock: time_machine.Traveller
):
    idle, busy = client(app, bureau, "auditor"), client(app, bureau, "auditor")
    for _ in range(19):
        clock.shift(timedelta(minutes=25))
        assert busy.get("/me").status_code == 200
    assert idle.get("/me").status_code == 401
    clock.shift(timedelta(minutes=10))
    assert busy.get("/me").status_code == 401


@pytest.mark.parametrize("place", ["/tasks/counts", "/risk-points"])
def test_a_page_nobody_sits_before_does_not_keep_the_session(app, bureau, clock, place):
    head = client(app, bureau, "section_head")
    assert head.get("/me").get_json()["idle_minutes"] == 30
    alone = {"X-Unattended": "1"}
    for _ in range(2):
        clock.shift(timedelta(minutes=14))
        assert head.get(place, headers=alone).status_code == 200
    clock.shift(timedelta(minutes=14))
    assert head.get(place, headers=alone).status_code == 401


@pytest.mark.parametrize("place", ["/me", "/risk-points"])
def test_who_keeps_the_accounts_is_put_out_after_a_quarter_of_an_hour(app, bureau, clock, place):
    administrator, head = (client(app, bureau, one) for one in ("administrator", "section_head"))
    used = administrator.get(place).status_code
    clock.shift(timedelta(minutes=13))
    assert administrator.get(place).status_code == used
    clock.shift(timedelta(minutes=16))
    assert [administrator.get(place).status_code for _ in range(2)] == [401, 401]
    assert head.get(place).status_code == 200


def test_a_program_of_the_administrator_may_be_quiet(
    app: Flask, bureau: make.Bureau, clock: time_machine.Traveller
):
    robot = program(app, client(app, bureau, "administrator"))
    clock.shift(timedelta(hours=3))
    assert robot.get("/me").status_code == 200


def test_a_session_is_marked_as_seen_once_a_minute(
    app: Flask, bureau: make.Bureau, clock: time_machine.Traveller
):
    caller = client(app, bureau, "auditor")
    seen = caller.get("/me/sessions").get_json()["items"][0]["seen_at"]
    clock.shift(timedelta(seconds=59))
    assert caller.get("/me/sessions").get_json()["items"][0]["seen_at"] == seen
    clock.shift(timedelta(seconds=2))
    caller.get("/me")
    assert caller.get("/me/sessions").get_json()["items"][0]["seen_at"] > seen


def test_a_disabled_account_is_out_at_once_on_every_process(
    app: Flask, another_app: Flask, bureau: make.Bureau
):
    caller = client(app, bureau, "auditor")
    robot = program(app, caller)
    elsewhere = another_app
    assert Caller(elsewhere.test_client(), token=robot.token).get("/me").status_code == 200
    with unit_of_work(bureau.tenant_id) as session:
        account = session.scalar(select(Account).where(Account.login == "auditor"))
    disable_in(bureau, account)
    assert caller.get("/me").status_code == 401
    assert robot.get("/me").status_code == 401
    assert Caller(elsewhere.test_client(), token=robot.token).get("/me").status_code == 401
    assert guess(app, bureau, "auditor", make.PASSWORD).status_code == 401


def disable_in(bureau: make.Bureau, account: Account) -> None:
    with unit_of_work(bureau.tenant_id) as session:
        disable_account(
            session,
            make.actor(bureau, "administrator"),
            account.id,
            if_version=account.version,
            reason="离岗",
        )


def test_a_token_shows_up_once_works_as_its_owner_and_is_revoked(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "section_head")
    robot = program(app, caller)
    assert robot.get("/me").get_json()["name"] == "李某"
    assert robot.get("/me").get_json()["csrf_token"] is None
    assert robot.post("/tokens", {"label": "再来一个"}).get_json()["code"] == (
        "programs-make-no-tokens"
    )
    listed = caller.get("/me/sessions").get_json()["items"]
    made = next(one for one in listed if one["kind"] == "program")
    assert made["label"] == "测试程序"
    assert "token" not in made
    assert caller.delete(f"/me/sessions/{made['id']}").status_code == 204
    assert robot.get("/me").status_code == 401
    assert {"token.made", "token.revoked"} <= set(topics(bureau))


def test_a_cookie_is_no_bearer_and_a_token_no_cookie(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "auditor")
    cookie = caller.http.get_cookie("lianfang").value
    assert Caller(app.test_client(), token=cookie).get("/me").status_code == 401
    robot = program(app, caller)
    thief = stranger(app)
    thief.http.set_cookie("lianfang", robot.token)
    assert thief.get("/me").status_code == 401


def test_a_token_renamed_to_another_bureau_opens_nothing(app: Flask, settings, tag: str):
    one, other = make.bureau(settings, f"{tag}a"), make.bureau(settings, f"{tag}b")
    robot = program(app, client(app, one, "auditor"))
    secret = robot.token.rpartition(f"lf_{one.tenant_id}_")[2]
    for text_ in (f"lf_{other.tenant_id}_{secret}", f"lf_999999999_{secret}", "lf_1_x", "x"):
        assert Caller(app.test_client(), token=text_).get("/me").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "guessed"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_act_for_a_reader(app: Flask, bureau: make.Bureau, headers):
    caller = client(app, bureau, "auditor")
    answer = caller.post("/tokens", {"label": "偷"}, headers=headers)
    assert answer.status_code == 403
    assert answer.get_json()["code"] == "foreign-origin"
    assert topics(bureau)[-1] == "access.denied"


def test_another_site_cannot_sign_a_reader_in(app: Flask, bureau: make.Bureau):
    answer = stranger(app).post(
        "/sign-in",
        {"bureau": bureau.code, "login": "auditor", "password": make.PASSWORD},
        headers={"Origin": "https://evil.example"},
    )
    assert answer.status_code == 403


def test_a_person_chooses_the_office_he_acts_in(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "section_head")
    cookie = caller.http.get_cookie("lianfang").value
    offices = caller.get("/me/identities").get_json()["items"]
    assert [one["post_title"] for one in offices] == ["预算科科长"]
    chosen = {"appointment_id": offices[0]["appointment_id"]}
    answer = caller.put("/me/identity", chosen)
    assert answer.status_code == 200
    assert caller.http.get_cookie("lianfang").value != cookie
    assert topics(bureau)[-1] == "identity.chosen"
    thief = stranger(app)
    thief.http.set_cookie("lianfang", cookie)
    assert thief.get("/me").status_code == 401


def test_nobody_acts_in_an_office_he_does_not_hold(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "section_head")
    others = bureau.people["main_leader"].appointment_id
    answer = caller.put("/me/identity", {"appointment_id": str(others)})
    assert answer.status_code == 403
    assert answer.get_json()["code"] == "office-not-held"


def test_sessions_of_one_person_are_not_shown_or_ended_by_another(app: Flask, bureau):
    one, other = client(app, bureau, "section_head"), client(app, bureau, "section_head_2")
    mine = one.get("/me/sessions").get_json()["items"][0]["id"]
    assert mine not in other.get("/me/sessions").get_data(as_text=True)
    assert other.delete(f"/me/sessions/{mine}").status_code == 404
    assert one.get("/me").status_code == 200


def test_the_session_row_is_the_only_truth(app: Flask, bureau: make.Bureau):
    caller = client(app, bureau, "auditor")
    with unit_of_work(bureau.tenant_id) as session:
        for row in session.scalars(select(SignInSession)):
            row.revoked_at = datetime.now(UTC)
    assert caller.get("/me").status_code == 401


def test_whoever_leaves_is_out_at_once(app: Flask, bureau: make.Bureau):
    administrator, leaving = (
        client(app, bureau, "administrator"),
        client(app, bureau, "post_holder"),
    )
    robot = program(app, leaving)
    person = f"/persons/{bureau.people['post_holder'].person_id}"
    read = administrator.get(person)
    answer = administrator.put(
        f"{person}/departure",
        {"on": "2026-11-20"},
        headers={"If-Match": read.headers["ETag"]},
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert leaving.get("/me").status_code == 401
    assert robot.get("/me").status_code == 401
    assert guess(app, bureau, "post_holder", make.PASSWORD).status_code == 401


def test_everybody_sees_when_he_signed_in_and_when_somebody_tried_to(app: Flask, bureau):
    guess(app, bureau, "section_head", "Falsch-2026-Passwort", source="10.9.9.9")
    first = client(app, bureau, "section_head")
    caller = client(app, bureau, "section_head")
    first.delete("/sign-in")
    found = caller.get("/me/sign-ins").get_json()["items"]
    assert [one["outcome"] for one in found] == ["succeeded", "succeeded", "failed"]
    assert [one["current"] for one in found] == [True, False, False]
    assert found[0]["ended_at"] is None
    assert found[1]["ended_at"] is not None
    assert found[2]["source"] == "10.9.9.9"
    others = client(app, bureau, "section_head_2").get("/me/sign-ins").get_json()["items"]
    assert [one["outcome"] for one in others] == ["succeeded"]


def stand_in(app: Flask, bureau: make.Bureau, of: str, to: str) -> None:
    """Let somebody be away from today on, and another act for him."""
    first = today()
    draft = {
        "post_id": str(bureau.people[of].post_id),
        "delegate_id": str(bureau.people[to].person_id),
        "starts_on": first.isoformat(),
        "ends_on": (first + timedelta(days=9)).isoformat(),
        "reason": "出差",
    }
    assert client(app, bureau, of).post("/delegations", draft).status_code == 201


def test_each_office_is_told_with_its_roles_and_its_days(app: Flask, bureau: make.Bureau):
    stand_in(app, bureau, "deputy_leader", "section_head")
    found = client(app, bureau, "section_head").get("/me/identities").get_json()
    own, lent = found["items"]
    assert found["usual"] is None
    assert own["roles"] == ["post_holder", "section_head"]
    assert (own["on_behalf_of"], own["ends_on"]) == (None, None)
    assert "deputy_leader" in lent["roles"]
    assert lent["starts_on"] == today().isoformat()
    assert lent["ends_on"] == (today() + timedelta(days=9)).isoformat()


def test_who_names_his_usual_office_signs_in_there(app: Flask, bureau: make.Bureau):
    stand_in(app, bureau, "deputy_leader", "section_head")
    head = client(app, bureau, "section_head")
    lent = str(bureau.people["deputy_leader"].appointment_id)
    assert head.put("/me/usual-identity", {"appointment_id": lent}).status_code == 204
    assert topics(bureau)[-1] == "identity.preferred"
    assert client(app, bureau, "section_head").me["appointment_id"] == lent
    assert head.get("/me/identities").get_json()["usual"] == lent


def test_the_usual_office_counts_no_more_once_it_is_taken_back(app: Flask, bureau: make.Bureau):
    stand_in(app, bureau, "deputy_leader", "section_head")
    head, deputy = (client(app, bureau, one) for one in ("section_head", "deputy_leader"))
    lent = str(bureau.people["deputy_leader"].appointment_id)
    head.put("/me/usual-identity", {"appointment_id": lent})
    (one,) = deputy.get("/delegations").get_json()["items"]
    yesterday = (today() - timedelta(days=1)).isoformat()
    deputy.put(f"/delegations/{one['id']}/ending", {"on": yesterday}, if_match=1)
    own = str(bureau.people["section_head"].appointment_id)
    assert client(app, bureau, "section_head").me["appointment_id"] == own


def test_nobody_names_an_office_he_does_not_hold_as_his_usual_one(app: Flask, bureau: make.Bureau):
    head = client(app, bureau, "section_head")
    others = {"appointment_id": str(bureau.people["main_leader"].appointment_id)}
    assert head.put("/me/usual-identity", others).status_code == 403
    assert topics(bureau)[-1] == "sign_in.succeeded"


def test_the_administrator_sees_when_each_was_last_signed_in(app: Flask, bureau: make.Bureau):
    administrator = client(app, bureau, "administrator")

    def last_of(role: str) -> str | None:
        login = bureau.people[role].login
        found = administrator.get(f"/accounts?q={login}").get_json()["items"]
        return next(one["signed_in_at"] for one in found if one["login"] == login)

    assert last_of("auditor") is None
    client(app, bureau, "auditor")
    assert last_of("auditor") is not None
