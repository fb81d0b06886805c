"""No client may crowd the others out: each has an allowance that refills steadily."""

import hashlib
import threading
import time
from dataclasses import dataclass, field

from flask import Flask, request

from service.http.identification import cookie_name
from tenants.errors import TooMany
from tenants.settings import Settings

BURST_SECONDS = 10  # what a quiet client may save up
MOST_CLIENTS = 50_000
UNCOUNTED = frozenset({"health.livez", "health.readyz", "health.show_metrics"})


@dataclass(slots=True)
class Allowances:
    """What each client of this process may still send, by the second."""

    per_second: int
    left: dict[bytes, tuple[float, float]] = field(default_factory=dict)
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


def register_rates(app: Flask, settings: Settings) -> None:
    """Slow down a client that sends more than its share; zero in the settings means no limit."""
    if not settings.requests_per_second:
        return
    allowances = Allowances(settings.requests_per_second)

    def refuse_flood() -> None:
        if request.endpoint not in UNCOUNTED and not allowances.take(client(), time.monotonic()):
            raise TooMany("Too many requests.", retry_after=1)

    app.before_request(refuse_flood)


def client() -> bytes:
    """Tell clients apart by what they carry, and strangers by where they come from."""
    carried = request.headers.get("Authorization") or request.cookies.get(cookie_name())
    return hashlib.sha256((carried or request.remote_addr or "").encode()).digest()
