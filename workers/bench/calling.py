"""Call a WSGI application or a web server with as little around it as possible."""

import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from flask import Flask
from werkzeug.test import EnvironBuilder

from service.demonstration.founding import PASSWORD
from workers.bench.ground import Ground
from workers.bench.material import Measured
from workers.embedded.account import EmbeddedError, die_with_parent
from workers.embedded.postgres import HERE, free_port

START_SECONDS = 60
SIGN_IN = "/api/v1/sign-in"


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Caller:
    """Somebody signed in, calling an application in this very process."""

    app: Flask
    cookie: str = ""
    check_code: str = ""
    address: str = "127.0.0.1"
    prepared: dict[Any, dict[str, Any]] = field(default_factory=dict)

    def __call__(
        self,
        path: str,
        *,
        method: str = "GET",
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request; its surroundings are made once, its body is read anew."""
        extra = tuple((headers or {}).items())
        text = b"" if body is None else json.dumps(body).encode()
        key = (method, path, extra, text)
        if key not in self.prepared:
            self.prepared[key] = self._environ(method, path, extra, text)
        environ = {**self.prepared[key], "wsgi.input": io.BytesIO(text)}
        got: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., object]:
            got.extend((status, headers))
            return got.append

        parts = self.app(environ, start)
        content = b"".join(parts)
        close = getattr(parts, "close", None)
        if close is not None:
            close()
        return Answer(int(got[0][:3]), dict(got[1]), content)

    def sign_in(self, bureau: Measured, role: str) -> "Caller":
        """Come back as somebody of a bureau."""
        who = {"bureau": bureau.code, "login": bureau.logins[role], "password": PASSWORD}
        answer = self(SIGN_IN, method="POST", body=who)
        if answer.status != 201:  # noqa: PLR2004
            raise EmbeddedError(f"nobody signed in: {answer.status} {answer.body!r}")
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return Caller(self.app, cookie, json.loads(answer.body)["csrf_token"], self.address)

    def _environ(
        self, method: str, path: str, extra: tuple[tuple[str, str], ...], text: bytes
    ) -> dict[str, Any]:
        builder = EnvironBuilder(path=path, method=method, data=text or None)
        if text:
            builder.content_type = "application/json"
        builder.headers.extend(dict(extra))
        if self.cookie:
            builder.headers["Cookie"] = self.cookie
        if self.check_code:
            builder.headers["X-CSRF-Token"] = self.check_code
        environ = builder.get_environ()
        return {**environ, "REMOTE_ADDR": self.address}


@contextmanager
def web_server(ground: Ground, which: str, *words: str) -> Iterator[int]:
    """Run an application under the same gunicorn as the service, on a port of its own."""
    port = free_port()
    bound = {**os.environ, **ground.environment, "LIANFANG_WEB_BIND": f"{HERE}:{port}"}
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "workers.bench.serving", which, *words],
        env=bound,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,  # noqa: PLW1509 - the child only calls prctl
    )
    try:
        _await(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with KeptAlive(port) as line:
                line.get("/livez")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise EmbeddedError("the web server of the bench did not start")


class KeptAlive:
    """One connection that is kept: sends a request, reads its answer, nothing more."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection((HERE, port), timeout=30)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for one address."""
        told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self.line.sendall(f"GET {path} HTTP/1.1\r\nHost: {HERE}\r\n{told}\r\n".encode())
        read = b""
        while b"\r\n\r\n" not in read:
            read += self._more()
        head, _, body = read.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        told_back = {
            name.strip().lower(): value.strip()
            for name, _, value in (x.partition(":") for x in lines)
        }
        wanted = int(told_back.get("content-length", "0"))
        while len(body) < wanted:
            body += self._more()
        return Answer(int(first.split()[1]), told_back, body)

    def _more(self) -> bytes:
        part = self.line.recv(1 << 18)
        if not part:
            raise ConnectionResetError("the server closed the connection")
        return part
