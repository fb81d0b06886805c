"""Signing in with a plain form: the same guesses, locks and journal as the interface's."""

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import select, update

from tenants.clock import today
from tenants.database import unit_of_work, utc_now
from tenants.models.accounts import Account
from tenants.models.journal import JournalEntry
from tenants.settings import Settings
from tests import api, make
from tests.console.browsing import Browser
from tests.make import Bureau

COOKIE = "lianfang"
NEW = "Qingzheng-2027-Nianqing"


def topics(bureau: Bureau) -> list[str]:
    with unit_of_work(bureau.tenant_id) as session:
        asked = select(JournalEntry.topic).where(JournalEntry.topic.like("sign_in.%"))
        return list(session.scalars(asked.order_by(JournalEntry.id)))


def test_the_form_lists_bureaus_by_place_and_remembers_the_last(
    browser: Browser, settings: Settings, tag: str
):
    region = make.region(settings, tag)
    text = browser.get("/login").get_data(as_text=True)
    groups = re.findall(r'<optgroup label="([^"]+)">\s*((?:<option[^\n]+\n)+)', text)
    within = {
        code: place for place, options in groups for code in re.findall(r'="([^"]+)"', options)
    }
    assert within[region.bureaus[0].code] == "示范市"
    assert within[region.county_bureaus[0].code] == "示范县"
    order = re.findall(rf'value="({tag}-[\w-]+)"', text)
    assert order.index(region.leading_group.code) < order.index(region.bureaus[0].code)
    assert order.index(region.bureaus[-1].code) < order.index(region.county_group.code)
    code, person = region.bureaus[1].code, region.bureaus[1].people["main_leader"]
    assert f'value="{code}" selected' in browser.get(f"/login?bureau={code}").get_data(as_text=True)
    browser.sign_in(code, person.login, person.password)
    browser.http.delete_cookie(COOKIE)
    assert f'value="{code}" selected' in browser.get("/login").get_data(as_text=True)


def test_who_holds_several_offices_is_asked_in_which_to_go_on_until_he_names_one(
    browser: Browser, app: Flask, bureau: Bureau
):
    deputy, head = bureau.people["deputy_leader"], bureau.people["section_head"]
    draft = {
        "post_id": str(deputy.post_id),
        "delegate_id": str(head.person_id),
        "starts_on": today().isoformat(),
        "ends_on": today().isoformat(),
        "reason": "出差",
    }
    api.client(app, bureau, "deputy_leader").post("/delegations", draft)
    asked = browser.sign_in(bureau.code, head.login, head.password)
    assert asked.headers["Location"] == "/switch?next=%2F"
    usual = {"appointment_id": str(deputy.appointment_id)}
    api.client(app, bureau, "section_head").put("/me/usual-identity", usual)
    straight = browser.sign_in(bureau.code, head.login, head.password)
    assert straight.headers["Location"] == "/"


def test_whoever_forgot_his_password_is_told_whom_to_ask_and_nothing_of_anybody(
    browser: Browser, bureau: Bureau
):
    keeper = make.actor(bureau, "administrator").name
    form = browser.hidden("/login") | {"login": "", "password": "", "forgotten": "1"}
    told = browser.post("/login", form | {"bureau": bureau.code})
    text = told.get_data(as_text=True)
    assert (told.status_code, keeper in text) == (200, True)
    assert f'value="{bureau.code}" selected' in text
    known = browser.post("/login", form | {"bureau": bureau.code, "login": "nobody"})
    assert known.get_data(as_text=True).count(keeper) == text.count(keeper)
    unchosen = browser.post("/login", form | {"bureau": ""}).get_data(as_text=True)
    assert "请先选择单位" in unchosen
    assert keeper not in unchosen
    assert topics(bureau) == []


def test_the_right_password_opens_one_session_with_one_entry(browser: Browser, bureau: Bureau):
    person = bureau.people["section_head"]
    answer = browser.sign_in(bureau.code, f" {person.login.upper()} ", person.password)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = next(
        one for one in answer.headers.getlist("Set-Cookie") if one.startswith("lianfang=")
    )
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    named = [one for one in answer.headers.getlist("Set-Cookie") if "lianfang_login=" in one]
    assert "HttpOnly" not in named[0], "the lock screen of the console reads it"
    assert topics(bureau) == ["sign_in.succeeded"]
    assert browser.http.get("/api/v1/me").get_json()["name"] == person.name


def test_a_wrong_password_says_so_and_keeps_what_was_typed(browser: Browser, bureau: Bureau):
    person = bureau.people["section_head"]
    answer = browser.sign_in(bureau.code, person.login, "Wrong-2026-Mima", at="/login?next=/risks")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 401
    assert "单位、账号或密码不正确" in text
    assert f'value="{person.login}"' in text
    assert f'value="{bureau.code}" selected' in text
    assert 'name="next" value="/risks"' in text
    assert "Wrong-2026-Mima" not in text
    assert COOKIE not in "".join(answer.headers.getlist("Set-Cookie")).replace("lianfang-", "")


def test_after_five_failures_the_lock_is_told_with_minutes_and_contact(
    browser: Browser, bureau: Bureau
):
    person = bureau.people["section_head"]
    for _ in range(5):
        answer = browser.sign_in(bureau.code, person.login, "Wrong-2026-Mima")
    text = answer.get_data(as_text=True)
    assert "请30分钟后再试" in text
    assert bureau.people["administrator"].name in text
    right = browser.sign_in(bureau.code, person.login, person.password)
    assert right.status_code == 401
    assert "已锁定" in right.get_data(as_text=True)
    assert topics(bureau)[-1] == "sign_in.locked"


def test_a_login_nobody_has_locks_with_the_same_words(browser: Browser, bureau: Bureau):
    person, pages = bureau.people["section_head"], []
    for login in (person.login, "nobody99"):
        for _ in range(5):
            answer = browser.sign_in(bureau.code, login, "Wrong-2026-Mima")
        pages.append(answer.get_data(as_text=True).replace(login, "LOGIN"))
    assert pages[0] == pages[1]


def test_a_form_from_elsewhere_signs_nobody_in(browser: Browser, bureau: Bureau, app: Flask):
    person = bureau.people["section_head"]
    typed = {"bureau": bureau.code, "login": person.login, "password": person.password}
    assert browser.post("/login", typed).status_code == 403, "no ticket"
    stolen = Browser(app.test_client(), source=browser.source).hidden("/login")
    assert browser.post("/login", {**stolen, **typed}).status_code == 403, "another's ticket"
    for headers in ({"Origin": "https://evil.example"}, {"Sec_Fetch_Site": "cross-site"}):
        answer = browser.sign_in(bureau.code, person.login, person.password, **headers)
        assert answer.status_code == 403, headers
        assert "来源不明的请求" in answer.get_data(as_text=True)
    assert topics(bureau) == []
    quiet = browser.sign_in(bureau.code, person.login, person.password, Origin="null")
    assert quiet.status_code == 303, "browsers that name no origin are held to the ticket"


def test_nobody_is_led_to_another_site(browser: Browser, bureau: Bureau):
    person = bureau.people["section_head"]
    form = browser.hidden("/login") | {"next": "//evil.example/", "bureau": bureau.code}
    answer = browser.post("/login", form | {"login": person.login, "password": person.password})
    assert answer.headers["Location"] == "/"


def test_odd_input_is_answered_with_the_form(browser: Browser, bureau: Bureau):
    for typed in (
        {"bureau": "", "login": "", "password": ""},
        {"bureau": "x" * 5000, "login": "a", "password": "b"},
        {"bureau": bureau.code, "login": "a\x00b", "password": "\ud7ff"},
        {"bureau": "nowhere", "login": "somebody", "password": "Wrong-2026-Mima"},
        {"bureau": bureau.code, "login": "<script>alert(1)</script>", "password": "x"},
    ):
        answer = browser.post("/login", browser.hidden("/login") | typed)
        assert answer.status_code in (401, 422), typed
        assert 'id="password"' in answer.get_data(as_text=True)
        assert "<script>alert" not in answer.get_data(as_text=True)


def test_english_is_spoken_when_asked_for(browser: Browser, bureau: Bureau):
    english = browser.get("/login?lang=en")
    assert english.headers["Content-Language"] == "en"
    assert "Choose your bureau" in english.get_data(as_text=True)
    answer = browser.sign_in(bureau.code, "nobody99", "Wrong-2026-Mima", at="/login?lang=en")
    assert "is wrong" in answer.get_data(as_text=True)
    browser.speaks = "en-GB,en;q=0.8"
    assert "Choose your bureau" in browser.get("/login").get_data(as_text=True)


def test_whose_password_is_due_chooses_a_new_one_first(browser: Browser, bureau: Bureau):
    person = bureau.people["section_head"]
    with unit_of_work(bureau.tenant_id) as session:
        long_ago = utc_now() - timedelta(days=120)
        session.execute(
            update(Account).where(Account.login == person.login).values(password_set_at=long_ago)
        )
    answer = browser.sign_in(bureau.code, person.login, person.password, at="/login?next=/risks")
    assert answer.headers["Location"] == "/login/password?next=%2Frisks"
    form = browser.hidden(answer.headers["Location"])
    typed = {"present_password": person.password, "password": NEW, "again": NEW}
    path = "/login/password"
    assert browser.post(path, typed).status_code == 403, "no check code"
    unequal = browser.post(path, form | typed | {"again": "Other-2026-Mima"})
    assert "两次输入的新密码不一致" in unequal.get_data(as_text=True)
    weak = browser.post(path, form | typed | {"password": "short", "again": "short"})
    assert weak.status_code == 422
    assert "12" in weak.get_data(as_text=True)
    wrong = browser.post(path, form | typed | {"present_password": "Wrong-2026-Mima"})
    assert wrong.status_code == 422
    done = browser.post(path, form | typed)
    assert (done.status_code, done.headers["Location"]) == (303, "/risks")
    assert browser.http.get("/api/v1/risk-points").status_code == 200


def test_signing_out_ends_the_session_at_once(browser: Browser, bureau: Bureau):
    person = bureau.people["section_head"]
    browser.sign_in(bureau.code, person.login, person.password)
    form = browser.hidden("/login/password")
    assert browser.post("/logout", {}).headers["Location"] == "/login", "no check code: no effect"
    assert browser.http.get("/api/v1/me").status_code == 200
    answer = browser.post("/logout", form)
    assert answer.headers["Location"] == "/login?told=signed_out"
    assert "storage" in answer.headers["Clear-Site-Data"]
    gone = [one for one in answer.headers.getlist("Set-Cookie") if "1970" in one]
    assert [one.partition("=")[0] for one in gone] == ["lianfang", "lianfang_login"]
    assert browser.http.get("/api/v1/me").status_code == 401
    assert "您已退出登录" in browser.get("/login?told=signed_out").get_data(as_text=True)


def test_a_letter_sets_a_password_once(browser: Browser, bureau: Bureau, settings: Settings):
    administrator, person = bureau.people["administrator"], bureau.people["section_head"]
    browser.sign_in(bureau.code, administrator.login, administrator.password)
    me = browser.http.get("/api/v1/me").get_json()
    accounts = browser.http.get("/api/v1/accounts?limit=100").get_json()["items"]
    (account,) = [one["id"] for one in accounts if one["login"] == person.login]
    sent = browser.http.post(
        f"/api/v1/accounts/{account}/password-link",
        headers={"X-CSRF-Token": me["csrf_token"]},
    )
    assert sent.status_code == 201
    letter = settings.home / "letters" / f"{person.login}@{bureau.code}.txt"
    (link,) = re.findall(r"http\S+/password-links#\S+", letter.read_text("utf-8"))
    typed = {"word": link, "password": NEW, "again": NEW}
    path = "/password-links"
    assert browser.post(path, typed).status_code == 403, "no ticket"
    unequal = browser.post(path, browser.hidden(path) | typed | {"again": "x"})
    assert unequal.status_code == 422
    done = browser.post(path, browser.hidden(path) | typed)
    assert (done.status_code, done.headers["Location"]) == (303, "/login?told=password_set")
    again = browser.post(path, browser.hidden(path) | typed)
    assert again.status_code == 404
    assert browser.sign_in(bureau.code, person.login, NEW).status_code == 303


def test_boards_are_one_step_from_signing_in(browser: Browser, settings: Settings, tag: str):
    region = make.region(settings, tag)
    text = browser.get("/login").get_data(as_text=True)
    assert f'href="/board/{region.bureaus[0].code}"' in text
    assert f'href="/board/{region.leading_group.code}"' not in text
    bureau = text[text.index('<select id="bureau"') :]
    assert "autofocus" in bureau[: bureau.index(">")], "nothing is chosen yet"
