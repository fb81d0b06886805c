"""The edge keeps out what no register could need, and says so in two languages."""

import json
import re

import pytest
from flask import Flask

from tests.api import stranger

SIGN_IN = {"bureau": "none", "login": "nobody", "password": "x"}


def problem_of(answer):
    assert answer.mimetype == "application/problem+json", answer.get_data(as_text=True)
    body = answer.get_json()
    assert body["status"] == answer.status_code
    assert body["type"] == f"/problems/{body['code']}"
    assert body["request_id"] == answer.headers["X-Request-Id"]
    assert body["title"]
    assert body["detail"]
    return body


def test_an_address_that_does_not_exist_is_a_problem(app: Flask):
    assert problem_of(stranger(app).get("/nothing-here"))["code"] == "not-found"


def test_a_method_nobody_offers_is_a_problem(app: Flask):
    answer = stranger(app)("PATCH", "/sign-in")
    assert problem_of(answer)["code"] == "method-not-allowed"
    assert "POST" in answer.headers["Allow"]


def test_the_reader_chooses_his_language(app: Flask):
    chinese = stranger(app).get("/me")
    english = stranger(app).get("/me", headers={"Accept-Language": "en"})
    assert problem_of(chinese)["detail"] == "请先登录，再进行操作。"
    assert problem_of(english)["detail"] == "Sign in first."
    assert english.headers["Content-Language"] == "en"
    assert chinese.headers["Vary"] == "Accept-Language"


def test_a_sane_request_id_is_kept_and_a_strange_one_replaced(app: Flask):
    kept = stranger(app).get("/me", headers={"X-Request-Id": "desk-7.2026-11-22"})
    made = stranger(app).get("/me", headers={"X-Request-Id": "a b\tc"})
    assert kept.headers["X-Request-Id"] == "desk-7.2026-11-22"
    assert re.fullmatch("[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}", made.headers["X-Request-Id"])


@pytest.mark.parametrize(
    ("value", "pointer", "message"),
    [
        ("a\x00b", "/login", "含有控制字符"),
        ("a\x1bb", "/login", "含有控制字符"),
        ("\ud800", "/login", "含有残缺的字符"),
    ],
)
def test_what_is_not_text_is_refused_and_its_field_named(app: Flask, value, pointer, message):
    answer = stranger(app).post("/sign-in", SIGN_IN | {"login": value})
    assert answer.status_code == 422
    assert problem_of(answer)["errors"] == [{"pointer": pointer, "message": message}]


def test_a_number_that_is_none_is_refused(app: Flask):
    answer = stranger(app)(
        "POST", "/sign-in", data=b'{"login": NaN}', content_type="application/json"
    )
    assert problem_of(answer)["errors"] == [{"pointer": "/login", "message": "不是数字"}]


@pytest.mark.parametrize("content", [b"{", b"[1,]", b"\xff\xfe", b'{"a":}', b"{'a': 1}"])
def test_broken_json_is_refused(app: Flask, content: bytes):
    answer = stranger(app)("POST", "/sign-in", data=content, content_type="application/json")
    assert answer.status_code == 400
    assert problem_of(answer)["code"] == "malformed-json"


@pytest.mark.parametrize("depth", [30, 5_000, 200_000])
def test_bottomless_json_is_refused(app: Flask, depth: int):
    content = b"[" * depth + b"]" * depth
    answer = stranger(app)("POST", "/sign-in", data=content, content_type="application/json")
    assert answer.status_code == 422
    assert problem_of(answer)["code"] == "too-deep"


def test_brackets_in_a_text_are_no_depth(app: Flask):
    answer = stranger(app).post("/sign-in", SIGN_IN | {"login": "[{" * 20})
    assert problem_of(answer)["code"] == "sign-in-refused"


def test_a_field_nobody_asked_for_is_refused(app: Flask):
    answer = stranger(app).post("/sign-in", SIGN_IN | {"tenant_id": 1})
    assert problem_of(answer)["errors"] == [{"pointer": "/tenant_id", "message": "没有这个栏目"}]


def test_missing_fields_are_all_named_at_once(app: Flask):
    errors = problem_of(stranger(app).post("/sign-in", {}))["errors"]
    assert {one["pointer"] for one in errors} == {"/bureau", "/login", "/password"}
    assert {one["message"] for one in errors} == {"必填"}


def test_a_body_that_is_not_json_is_refused(app: Flask):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = stranger(app)("POST", "/sign-in", data=b"a=b", content_type=kind)
        assert answer.status_code == 415, kind
        assert problem_of(answer)["code"] == "unsupported-media-type"


def test_a_body_beyond_the_limit_is_refused(app: Flask):
    content = json.dumps(SIGN_IN | {"login": "x" * (1 << 20)})
    answer = stranger(app)("POST", "/sign-in", data=content, content_type="application/json")
    assert answer.status_code == 413
    assert problem_of(answer)["code"] == "content-too-large"


def test_a_number_no_column_holds_is_refused_not_a_failure(app: Flask):
    answer = stranger(app).post("/sign-in", SIGN_IN | {"login": 10**30})
    assert answer.status_code == 422


def test_every_answer_carries_the_headers_of_security(app: Flask):
    for path in ("/api/v1/me", "/livez", "/docs", "/docs/docs.js", "/openapi.json", "/nothing"):
        headers = stranger(app).http.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Content-Security-Policy"].startswith("default-src 'none'"), path
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in headers
        assert "Access-Control-Allow-Origin" not in headers
    assert stranger(app).get("/me").headers["Cache-Control"] == "no-store"


def test_a_name_without_https_is_not_sent_what_browsers_would_complain_of(app: Flask):
    answer = stranger(app).http.get("/livez", base_url="http://console.example:8000")
    assert "Cross-Origin-Opener-Policy" not in answer.headers


def test_the_page_of_the_interface_asks_nobody_else_for_anything(app: Flask):
    caller = stranger(app)
    for path in ("/docs", "/docs/docs.js", "/docs/docs.css"):
        text = caller.http.get(path).get_data(as_text=True)
        assert "http://" not in text
        assert "https://" not in text
        assert "style=" not in text
