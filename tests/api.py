"""People at the interface: sign in as somebody of a bureau and call the service as he would."""

import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ADDRESS = "/api/v1"


class Person(Protocol):
    """Whoever has a login and a password."""

    login: str
    password: str


class Bureau(Protocol):
    """Whatever has a code."""

    code: str
    people: dict[str, Any]


@dataclass(slots=True)
class Caller:
    """Somebody at a browser, signed in or not, or a program with a token."""

    http: FlaskClient
    check_code: str = ""
    token: str = ""
    me: dict[str, Any] = field(default_factory=dict)
    source: str = "10.0.0.1"

    def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        if_match: str | int | None = None,
        key: str | None = None,
        **options: Any,
    ) -> TestResponse:
        """Send one request with all that a page would send along."""
        headers = dict(options.pop("headers", {}))
        if self.check_code:
            headers.setdefault("X-CSRF-Token", self.check_code)
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if if_match is not None:
            headers["If-Match"] = f'"{if_match}"' if isinstance(if_match, int) else if_match
        if key:
            headers["Idempotency-Key"] = key
        if body is not None:
            options["data"] = json.dumps(body, default=str)
            options["content_type"] = "application/json"
        where = path if path.startswith(("/api", "/livez", "/readyz", "/docs")) else ADDRESS + path
        return self.http.open(
            where,
            method=method,
            headers=headers,
            environ_overrides={"REMOTE_ADDR": self.source},
            **options,
        )

    def get(self, path: str, **options: Any) -> TestResponse:
        return self("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> TestResponse:
        return self("POST", path, body, **options)

    def put(self, path: str, body: Any = None, **options: Any) -> TestResponse:
        return self("PUT", path, body, **options)

    def delete(self, path: str, body: Any = None, **options: Any) -> TestResponse:
        return self("DELETE", path, body, **options)


def stranger(app: Flask, *, source: str = "10.0.0.1") -> Caller:
    """Somebody who has not signed in."""
    return Caller(app.test_client(), source=source)


def client(app: Flask, bureau: Bureau, role: str, *, source: str = "10.0.0.1") -> Caller:
    """Somebody of a bureau, signed in with his password."""
    return sign_in(app, bureau.code, bureau.people[role], source=source)


def sign_in(app: Flask, code: str, person: Person, *, source: str = "10.0.0.1") -> Caller:
    """Sign in with a bureau's code, a login and a password."""
    caller = stranger(app, source=source)
    answer = caller.post(
        "/sign-in", {"bureau": code, "login": person.login, "password": person.password}
    )
    assert answer.status_code == 201, answer.get_data(as_text=True)
    caller.me = answer.get_json()
    caller.check_code = caller.me["csrf_token"]
    return caller


def program(app: Flask, person: Caller) -> Caller:
    """A program with a token of somebody who is signed in."""
    answer = person.post("/tokens", {"label": "测试程序", "days": 1})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return Caller(app.test_client(), token=answer.get_json()["token"], source=person.source)
