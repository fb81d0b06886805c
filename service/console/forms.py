"""What comes back from a form: from a page of ours, in this browser, and in sane text."""

import hmac
import re
import secrets
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Response, request

from service.console.edge import keep, secret
from service.http.identification import cookie_name
from service.http.refusals import ForeignOrigin
from service.http.requests import unfit
from service.http.surroundings import current_settings
from service.sign_in.tokens import check_code, read_token

HALF: Final = "lianfang-form"
SANE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
LONGEST: Final = 1500
View = Callable[..., Any]


def takes_form(view: View) -> View:
    """Mark a page that reads a form and not JSON."""
    view.takes_form = True  # type: ignore[attr-defined]
    return view


def ticket_of(half: str) -> str:
    """Write the half of the check that stands in the page; it follows from the one in the cookie.

    Nobody else can lead a browser to sign in here: he could neither read nor set the cookie.
    """
    return hmac.new(secret().encode(), f"console form {half}".encode(), "sha256").hexdigest()


def new_half() -> str:
    """Give the half of the check this browser keeps, or make one."""
    half = request.cookies.get(HALF, "")
    return half if SANE.fullmatch(half) else secrets.token_urlsafe(32)


def keep_half(response: Response, half: str) -> None:
    """Leave the half of the check with the browser."""
    keep(response, HALF, half)


def from_our_page() -> bool:
    """Say whether a page of ours, shown to this browser, sent this form."""
    refuse_foreign()
    half = request.cookies.get(HALF, "")
    known = bool(SANE.fullmatch(half))
    return known and hmac.compare_digest(ticket_of(half), written("ticket"))


def from_whoever_signed_in() -> bool:
    """Say whether the page that sent this form was shown to whoever is signed in here."""
    refuse_foreign()
    carried = read_token(request.cookies.get(cookie_name(), ""))
    if carried is None:
        return False
    return hmac.compare_digest(check_code(carried.secret).encode(), written("check").encode())


def refuse_foreign() -> None:
    """Refuse what another site sent; browsers that keep silent are held to the form's check."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ForeignOrigin("The request comes from another site.")
    origin = request.headers.get("Origin", "null")
    hosts = {request.host, urlsplit(current_settings().public_url).netloc}
    if origin != "null" and _host(origin) not in hosts:
        raise ForeignOrigin("The request comes from another site.")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def written(name: str, longest: int = LONGEST) -> str:
    """Read a line of the form; what is no text or far too long counts as nothing written."""
    text = request.form.get(name, "")
    return "" if len(text) > longest or unfit(text) else text
