"""People at their desks: each signs in and calls the interface, as a browser would."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tenants import clock
from workers.simulation.world import PASSWORD, House


class Unexpected(Exception):
    """The interface answered otherwise than the sources would have it."""


@dataclass(slots=True)
class Desk:
    """Somebody of a tenant, signed in; every answer of his is what the interface said."""

    house: House
    who: str
    http: FlaskClient
    check_code: str = ""
    steps: list[str] = field(default_factory=list)

    def get(self, path: str, **query: Any) -> Any:
        """Read something."""
        return self._asked("GET", path, query=query)

    def post(self, path: str, body: Any = None, *, version: int | None = None) -> Any:
        """Make something new."""
        return self._asked("POST", path, body, version=version)

    def put(self, path: str, body: Any = None, *, version: int | None = None) -> Any:
        """Change something, as it was last read."""
        return self._asked("PUT", path, body, version=version)

    def change(self, path: str, act: str, body: Any = None) -> Any:
        """Read a record and do something to that very version of it."""
        version = self.get(path)["version"]
        return self.put(f"{path}/{act}" if act else path, body, version=version)

    def refused(
        self,
        code: str,
        method: str,
        path: str,
        body: Any = None,
        version: int | None = None,
    ) -> dict[str, Any]:
        """Be refused with this code; whatever else happens is a fault."""
        answer = self._sent(method, path, body, version=version)
        said: dict[str, Any] = answer.get_json() or {}
        if answer.status_code < 400 or said.get("code") != code:  # noqa: PLR2004
            raise Unexpected(f"{self.who} {method} {path}: {answer.status_code} {said}")
        self.steps.append(f"{clock.today()} {self.who} 被拒绝 {method} {path}: {said['detail']}")
        return said

    def fetch(self, path: str) -> bytes:
        """Fetch a file."""
        answer = self._sent("GET", path)
        if answer.status_code != 200:  # noqa: PLR2004
            raise Unexpected(f"{self.who} GET {path}: {answer.status_code} {answer.get_json()}")
        return bytes(answer.get_data())

    def _asked(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        version: int | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> Any:
        answer = self._sent(method, path, body, version=version, query=query)
        if answer.status_code >= 400:  # noqa: PLR2004
            said = answer.get_data(as_text=True)
            raise Unexpected(f"{clock.today()} {self.who} {method} {path}: {said}")
        if method != "GET":
            self.steps.append(f"{clock.today()} {self.who} {method} {path}")
        return answer.get_json() if answer.is_json else answer.get_data()

    def _sent(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        version: int | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> Any:
        headers = {"X-CSRF-Token": self.check_code}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self.http.open(
            f"/api/v1{path}",
            method=method,
            headers=headers,
            query_string=dict(query or {}),
            data=json.dumps(body, default=str) if body is not None else None,
            content_type="application/json" if body is not None else None,
        )


@dataclass(slots=True)
class People:
    """Everybody of the region; who is asked for signs in that day if he has not yet."""

    app: Flask
    steps: list[str] = field(default_factory=list)
    _desks: dict[tuple[int, str, str], Desk] = field(default_factory=dict)

    def at(self, house: House, who: str) -> Desk:
        """Let somebody sit at his desk today."""
        key = (house.tenant_id, who, clock.today().isoformat())
        if key not in self._desks:
            self._desks[key] = self._sign_in(house, who)
        return self._desks[key]

    def _sign_in(self, house: House, who: str) -> Desk:
        desk = Desk(house, who, self.app.test_client(), steps=self.steps)
        answer = desk.post("/sign-in", {"bureau": house.code, "login": who, "password": PASSWORD})
        self.steps.pop()
        desk.check_code = answer["csrf_token"]
        return desk
