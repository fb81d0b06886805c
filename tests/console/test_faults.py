"""What went wrong, told to people as pages and to programs as problems."""

import pytest
from flask import Flask

from tests.console.browsing import Browser
from tests.make import Bureau


def test_a_page_that_is_not_there_says_what_to_do_and_gives_a_number(browser: Browser):
    answer = browser.get("/no/such.file", X_Request_Id="bianhao-20260420")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert answer.content_type == "text/html; charset=utf-8"
    assert "bianhao-20260420" in text
    assert "请核对地址" in text
    assert 'href="/"' in text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_method_no_page_offers_is_told_with_those_it_offers(browser: Browser):
    answer = browser.http.put("/risks", headers={"Accept": "text/html"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "按钮" in answer.get_data(as_text=True)


def test_too_large_a_form_is_refused_as_a_page(browser: Browser, app: Flask):
    answer = browser.post("/login", {"password": "x" * 2_000_000})
    assert answer.status_code == 413
    assert "参考号" in answer.get_data(as_text=True)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_failure_of_ours_tells_nothing_but_its_number(
    browser: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch, language: str
):
    def fail() -> None:
        raise RuntimeError("secret of the bureau next door")

    monkeypatch.setitem(app.view_functions, "console.letter", fail)
    browser.speaks = language
    answer = browser.get("/password-links")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert answer.headers["Content-Language"] == language
    assert "secret" not in text
    assert answer.headers["X-Request-Id"] in text


def test_a_flood_is_told_when_to_come_back(browser: Browser, bureau: Bureau):
    for number in range(101):
        answer = browser.sign_in(bureau.code, f"nobody{number}", "Wrong-2026-Mima")
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert 'id="password"' in answer.get_data(as_text=True)
