"""The web service as it runs: several processes that know no more than the database tells them."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import make
from tests.servers import Urls
from workers.embedded.postgres import free_port

pytestmark = pytest.mark.long

READY_SECONDS = 60
AT_ONCE_SECONDS = 1.0


class Visitor:
    """A browser at one of the processes, carrying its cookie by hand."""

    def __init__(self, address: str, cookie: str = "", check_code: str = "") -> None:
        self.address, self.cookie, self.check_code = address, cookie, check_code

    def __call__(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        headers = {"Cookie": self.cookie, "X-CSRF-Token": self.check_code}
        if body is not None:
            headers["Content-Type"] = "application/json"
        told = json.dumps(body) if body is not None else None
        with closing(HTTPConnection(urlsplit(self.address).netloc, timeout=20)) as connection:
            connection.request(method, path, told, headers)
            answer = connection.getresponse()
            content = answer.read()
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        return answer.status, content

    def sign_in(self, bureau: make.Bureau, role: str) -> "Visitor":
        person = bureau.people[role]
        who = {"bureau": bureau.code, "login": person.login, "password": person.password}
        status, content = self("POST", "/api/v1/sign-in", who)
        assert status == 201, content
        self.check_code = json.loads(content)["csrf_token"]
        return self

    def at(self, address: str) -> "Visitor":
        """Go on with the same session at another process."""
        return Visitor(address, self.cookie, self.check_code)


@contextmanager
def serving(settings, tmp_path, *, workers: int = 1) -> Iterator[str]:
    """Run `lianfang serve` as a deployment does."""
    port = free_port()
    told = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "LIANFANG_SECRET_KEY": settings.secret_key,
        "LIANFANG_HOME": str(settings.home),
        "LIANFANG_ENVIRONMENT": "embedded",
        "LIANFANG_PASSWORD_MEMORY_KIB": "32",
        "LIANFANG_WEB_BIND": f"127.0.0.1:{port}",
        "LIANFANG_WEB_WORKERS": str(workers),
        "LIANFANG_WEB_THREADS": "4",
        "LIANFANG_REQUESTS_PER_SECOND": "0",  # these tests knock without pause
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "workers.cli", "serve"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, env=told, stdout=log, stderr=log)
    try:
        await_ready(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def await_ready(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if Visitor(address)("GET", "/readyz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)  # the service is starting
    raise AssertionError(f"{address} is not ready")


@pytest.fixture(scope="module")
def bureau(settings, engine) -> make.Bureau:
    return make.bureau(settings, "serving")


@pytest.fixture(scope="module")
def pair(settings, tmp_path_factory) -> Iterator[tuple[str, str]]:
    with ExitStack() as running:
        yield tuple(  # type: ignore[misc]
            running.enter_context(serving(settings, tmp_path_factory.mktemp(name)))
            for name in ("first", "second")
        )


@pytest.mark.parametrize("way", ["sessions", "disablement"])
def test_who_is_put_out_at_one_process_is_out_at_the_other_within_a_second(pair, bureau, way):
    first, second = pair
    role = {"sessions": "section_head_2", "disablement": "post_holder_2"}[way]
    administrator = Visitor(first).sign_in(bureau, "administrator")
    victim = Visitor(first).sign_in(bureau, role).at(second)
    places = ("/api/v1/me", "/api/v1/risk-points")
    assert [victim("GET", place)[0] for place in places] == [200, 200]
    account = account_of(administrator, bureau, role)
    put_out(administrator, account, way)
    since = time.monotonic()
    outcomes = []
    while time.monotonic() - since < AT_ONCE_SECONDS + 0.5:
        outcomes += [(time.monotonic() - since, victim("GET", one)[0]) for one in places]
    assert {status for _, status in outcomes} == {401}


def account_of(administrator: Visitor, bureau: make.Bureau, role: str) -> dict[str, Any]:
    login = bureau.people[role].login
    _, content = administrator("GET", "/api/v1/accounts?limit=200")
    return next(one for one in json.loads(content)["items"] if one["login"] == login)


def put_out(administrator: Visitor, account: dict[str, Any], way: str) -> None:
    method = {"sessions": "DELETE", "disablement": "PUT"}[way]
    place = f"/api/v1/accounts/{account['id']}/{way}"
    headers = {
        "Cookie": administrator.cookie,
        "X-CSRF-Token": administrator.check_code,
        "Content-Type": "application/json",
        "If-Match": f'"{account["version"]}"',
    }
    with closing(HTTPConnection(urlsplit(administrator.address).netloc, timeout=20)) as connection:
        connection.request(method, place, json.dumps({"reason": "调离"}), headers)
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()


def test_any_process_tells_what_all_of_them_counted(settings, tmp_path):
    with serving(settings, tmp_path, workers=2) as address:
        with ThreadPoolExecutor(8) as crowd:
            asked = [crowd.submit(Visitor(address), "GET", "/api/v1/me") for _ in range(60)]
            assert {one.result()[0] for one in asked} == {401}
        pattern = re.compile(rb'requests_total{method="GET",route="/api/v1/me",status="401"} (\d+)')
        told = [pattern.search(Visitor(address)("GET", "/metrics")[1]) for _ in range(6)]
        assert {found and int(found[1]) for found in told} == {60}
    assert list(tmp_path.glob("lianfang-counts-*")) == []


@pytest.mark.parametrize("role", ["app", "relay"])
def test_no_role_waits_for_ever_whatever_stands_between(urls: Urls, role: str):
    with psycopg.connect(getattr(urls, role)) as connection:
        for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            ((value,),) = connection.execute(f"SHOW {limit}").fetchall()
            assert value != "0", limit
