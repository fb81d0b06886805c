"""What went wrong, told to a browser as a page: what happened, what to do, which number to give."""

from typing import Any, Final

import orjson
from flask import redirect, request
from werkzeug.wrappers import Response as BaseResponse

from service.console.addresses import asked_for, login_for
from service.console.edge import page
from service.console.words import ADVICE, say
from service.http.problems import PROBLEM

UNAUTHENTICATED: Final = 401
KEPT: Final = ("Retry-After", "Allow", "WWW-Authenticate")


def as_page(response: BaseResponse) -> BaseResponse:
    """Turn a problem into a page where somebody reads it; programs keep the problem."""
    if response.mimetype != PROBLEM or not reads_pages():
        return response
    told: dict[str, Any] = orjson.loads(response.get_data())
    if response.status_code == UNAUTHENTICATED and request.method in ("GET", "HEAD"):
        return _signing_in_first()
    shown = page(
        "problem.html",
        response.status_code,
        title=told["title"],
        detail=told["detail"] if request.url_rule else say("no_such_page"),
        advice=say(ADVICE.get(response.status_code, "advice_other")),
        reference=told["request_id"],
        who_can=[one for one in told.get("who_can") or [] if one.get("name")],
    )
    for name in KEPT:
        if name in response.headers:
            shown.headers[name] = response.headers[name]
    return shown


def reads_pages() -> bool:
    """Say whether a person's browser asks, outside the interface for programs."""
    if request.path.startswith("/api/"):
        return False
    chosen = request.accept_mimetypes.best_match((PROBLEM, "application/json", "text/html"))
    return chosen == "text/html"


def _signing_in_first() -> BaseResponse:
    answer = redirect(login_for(asked_for()))
    answer.headers["Cache-Control"] = "no-store"
    return answer
