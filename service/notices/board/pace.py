"""Nobody floods the board: a few comments, some look-ups, from one place within ten minutes."""

import hmac
import secrets
import threading
import time
from collections import deque
from typing import Final

from flask import request

from tenants.errors import TooMany

WITHIN: Final = 600.0
COMMENTS: Final = 5
AT_KIOSK: Final = 30  # many people stand before it
LOOKUPS: Final = 20
MOST_PLACES: Final = 20_000
_key: Final = secrets.token_bytes(32)  # of this process: what it marks means nothing to any other
SEEN: Final[dict[bytes, deque[float]]] = {}
_lock: Final = threading.Lock()


def slow_down(what: str, most: int) -> None:
    """Refuse whoever did this too often lately; where he sits is not kept, only a mark of it."""
    place = f"{what} {request.remote_addr or ''}".encode()
    mark = hmac.digest(_key, place, "sha256")[:16]
    now = time.monotonic()
    with _lock:
        if len(SEEN) >= MOST_PLACES:
            SEEN.clear()
        times = SEEN.setdefault(mark, deque())
        while times and now - times[0] > WITHIN:
            times.popleft()
        if len(times) >= most:
            raise TooMany("Too many requests.", retry_after=int(WITHIN - (now - times[0])) + 1)
        times.append(now)
