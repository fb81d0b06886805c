"""The built console: kept for ever where its name says so, and nothing beside it is given away."""

import gzip
from pathlib import Path

import pytest
from flask import Flask

from service.console import BUILT
from service.console.addresses import own_page
from service.http.headers import POLICY
from tests.console.browsing import Browser
from tests.console.conftest import SCRIPT
from tests.make import Bureau

SCRIPT_AT = "/assets/index-a1B2c3.js"


def test_a_file_of_the_build_is_kept_for_ever_and_sent_packed(browser: Browser):
    packed = browser.get(SCRIPT_AT, Accept_Encoding="gzip, deflate")
    assert packed.status_code == 200
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.get_data()) == SCRIPT
    plain = browser.get(SCRIPT_AT, Accept_Encoding="identity")
    assert "Content-Encoding" not in plain.headers
    assert plain.get_data() == SCRIPT
    assert plain.headers["ETag"] != packed.headers["ETag"]
    again = browser.get(SCRIPT_AT, Accept_Encoding="identity", If_None_Match=plain.headers["ETag"])
    assert (again.status_code, again.get_data()) == (304, b"")


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "..%5csecret.txt",
        "....//secret.txt",
        "%252e%252e%252fsecret.txt",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        ".hidden.js",
        "index-a1B2c3.js%00.css",
        "index-a1B2c3.js/",
        "index-a1B2c3.js.gz",
        "index-a1B2c3",
        "no-such.js",
        "",
    ],
)
@pytest.mark.parametrize("folder", ["assets", "static"])
def test_nothing_but_the_files_of_the_build_is_given(browser: Browser, folder: str, name: str):
    answer = browser.get(f"/{folder}/{name}")
    told = answer.get_data(as_text=True)
    assert answer.status_code == 404 or SCRIPT.decode() == told, answer.status
    assert "not for anybody" not in told
    assert "root:" not in told


def test_whoever_signed_in_gets_the_console_at_every_page(browser: Browser, bureau: Bureau):
    person = bureau.people["section_head"]
    answer = browser.sign_in(bureau.code, person.login, person.password, at="/login?next=/risks")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/risks")
    for path in ("/", "/risks", "/risks/0190-x?rank=1", "/flowcharts/0190-x/edit", "/boardroom"):
        shell = browser.get(path)
        assert shell.status_code == 200, path
        assert 'id="root"' in shell.get_data(as_text=True)
        assert shell.headers["Cache-Control"] == "private, no-cache"
        assert "style-src 'self' 'unsafe-inline'" in shell.headers["Content-Security-Policy"]
        assert "script-src 'self';" in shell.headers["Content-Security-Policy"]
    kept = browser.get("/", If_None_Match=browser.get("/").headers["ETag"])
    assert kept.status_code == 304


def test_others_sign_in_first_and_come_back_to_the_page_they_wanted(browser: Browser):
    answer = browser.get("/risks?rank=1&q=预算")
    assert answer.status_code == 302
    where = "/login?next=%2Frisks%3Frank%3D1%26q%3D%25E9%25A2%2584%25E7%25AE%2597"
    assert answer.headers["Location"] == where
    assert browser.get("/").headers["Location"] == "/login"
    linked = browser.get("/risks", Sec_Fetch_Site="cross-site")
    assert linked.status_code == 200, "a link of another site: the cookie stays at home once"


def test_only_the_console_itself_may_style_within_the_page(browser: Browser):
    for path in ("/login", "/password-links", SCRIPT_AT, "/no/such.file", "/api/v1/me"):
        assert browser.get(path).headers["Content-Security-Policy"] == POLICY, path


def test_programs_still_get_problems_where_nothing_is(browser: Browser, app: Flask):
    for path in ("/api/v1/nothing", "/api/v1/risk-points/x"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert answer.content_type == "application/problem+json"
    bare = app.test_client().get("/no.such")
    assert (bare.status_code, bare.content_type) == (404, "application/problem+json")


def test_a_service_without_console_says_so_and_names_the_command(
    browser: Browser, app: Flask, built: Path, tmp_path: Path
):
    app.extensions[BUILT] = tmp_path / "nowhere"
    try:
        answer = browser.get("/")
        assert answer.status_code == 503
        told = answer.get_data(as_text=True)
        assert "控制台尚未构建" in told
        assert "The console is not built" in told
        assert "make web" in told
        assert browser.get("/login").status_code == 200
    finally:
        app.extensions[BUILT] = built


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        " //evil.example",
        "evil.example",
        "",
        "/login?next=/login",
        "/logout",
        "/a\r\nSet-Cookie: x=1",
        "/" + "a" * 2000,
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(address: str):
    assert own_page(address) == "/"


def test_pages_of_ours_are_kept():
    for address in ("/", "/risks", "/risks?q=%E9%A2%84#top", "/flowcharts/1/print?size=A3"):
        assert own_page(address) == address
