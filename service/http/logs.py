"""One JSON line per request: what was asked, how it ended, by whom; never what was written."""

import logging
import sys
import time
from typing import Any

import orjson
from flask import Flask, Response, g, request

from service.http.access import template

FACTS = ("code", "reason", "method", "route", "status", "ms", "request_id", "tenant", "person")
OFFERED = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
log = logging.getLogger("lianfang.http")


class JsonLines(logging.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FACTS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__name__
            line["trace"] = _places(record.exc_info[1])
        return orjson.dumps(line, default=str).decode()


def _places(error: BaseException) -> list[str]:
    """Say where it failed without saying what was in hand: texts of errors quote records."""
    trace, places = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 3)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]


def register_logs(app: Flask) -> None:
    """Write each request down once it is answered."""
    set_up_logs()

    def start() -> None:
        g.started = time.perf_counter()

    def finish(response: Response) -> Response:
        actor = g.get("actor")
        log.info(
            "request",
            extra={
                "method": method(),
                "route": route(),
                "status": response.status_code,
                "ms": round(elapsed() * 1000, 1),
                "request_id": g.get("request_id", ""),
                "tenant": actor.tenant_id if actor else None,
                "person": str(actor.person_id) if actor else None,
            },
        )
        response.headers["X-Request-Id"] = g.get("request_id", "")
        return response

    app.before_request(start)
    app.after_request(finish)


def route() -> str:
    """Name the address as it is declared, without the ids in it."""
    return template(request.url_rule.rule) if request.url_rule else "(none)"


def method() -> str:
    """Name the method; what no address offers may be called anything by whoever sends it."""
    return request.method if request.method in OFFERED else "(other)"


def elapsed() -> float:
    """Give the seconds since the request came in."""
    return float(time.perf_counter() - g.get("started", time.perf_counter()))


def set_up_logs() -> None:
    """Send the lines of the product to standard output as JSON."""
    product = logging.getLogger("lianfang")
    if not product.handlers:
        lines = logging.StreamHandler(sys.stdout)
        lines.setFormatter(JsonLines())
        product.addHandler(lines)
        product.setLevel(logging.INFO)
        product.propagate = False
