"""No client may crowd the others out: each has an allowance that refills steadily."""

import hashlib
import threading
import time
from dataclasses import dataclass, field

from flask import Flask, Response, g, request

from service.http.identification import cookie_name
from tenants.errors import TooMany
from tenants.settings import Settings

BURST_SECONDS = 10  # what a quiet client may save up
MOST_CLIENTS = 50_000
UNCOUNTED = frozenset(
    {"health.livez", "health.readyz", "health.show_metrics", "console.asset", "console.part"}
)


@dataclass(slots=True)
class Allowances:
    """What each client of this process may still send, by the second."""

    per_second: int
    left: dict[bytes, tuple[float, float]] = field(default_factory=dict)
    known: set[bytes] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, client: bytes, now: float) -> bool:
        """Take one from a client's allowance, if there is one left."""
        full = float(self.per_second * BURST_SECONDS)
        with self.lock:
            if len(self.left) >= MOST_CLIENTS:
                self.left.clear()
            kept, since = self.left.get(client, (full, now))
            allowance = min(full, kept + (now - since) * self.per_second)
            self.left[client] = (allowance - 1 if allowance >= 1 else allowance, now)
            return allowance >= 1

    def client(self, carried: bytes, source: bytes) -> bytes:
        """Tell clients apart by what they carry once it proved true, else by where they are.

        Whoever makes tokens up has no allowance for each of them.
        """
        return carried if carried in self.known else source

    def learn(self, carried: bytes, *, holds: bool) -> None:
        """Remember whether what a client carries let it in."""
        with self.lock:
            if not holds:
                self.known.discard(carried)
                return
            if len(self.known) >= MOST_CLIENTS:
                self.known.clear()
            self.known.add(carried)


def register_rates(app: Flask, settings: Settings) -> None:
    """Slow down a client that sends more than its share; zero in the settings means no limit."""
    if not settings.requests_per_second:
        return
    allowances = Allowances(settings.requests_per_second)

    def refuse_flood() -> None:
        counted = request.endpoint not in UNCOUNTED
        client = allowances.client(_carried(), _digest(request.remote_addr or ""))
        if counted and not allowances.take(client, time.monotonic()):
            raise TooMany("Too many requests.", retry_after=1)

    def learn(response: Response) -> Response:
        if "carried" in g:
            allowances.learn(_carried(), holds="signed_in" in g)
        return response

    app.before_request(refuse_flood)
    app.after_request(learn)


def _carried() -> bytes:
    carried = request.headers.get("Authorization") or request.cookies.get(cookie_name())
    return _digest(carried or "")


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
