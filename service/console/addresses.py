"""Which addresses are pages of the console, and where a browser may be led after signing in."""

import re
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from flask import request
from werkzeug.routing import BaseConverter

HOME: Final = "/"
LOGIN: Final = "/login"
LONGEST: Final = 1500
# What the service answers itself: a page of the console never begins like this.
TAKEN: Final = (
    *("api", "assets", "board", "docs", "login", "logout", "password-links", "print", "static"),
    "appraisals",
    *("livez", "readyz", "health", "metrics"),
)
HIDDEN: Final = re.compile(r"[\x00-\x20\x7f\\]")


class ConsolePage(BaseConverter):
    """Any address the console's own router knows; files have a dot in their name, pages none."""

    part_isolating = False
    weight = 900
    regex = rf"(?!(?:{'|'.join(TAKEN)})(?:/|$))(?!.*//)[^./][^.]*?"


def own_page(address: str) -> str:
    """Give the page of ours somebody wanted to see; anything else is the first page.

    Browsers drop tabs and line breaks and read a backslash as a slash, so neither is let through.
    """
    if not address.startswith("/") or address.startswith("//") or len(address) > LONGEST:
        return HOME
    if HIDDEN.search(address):
        return HOME
    try:
        parts = urlsplit(address)
    except ValueError:
        return HOME
    first = parts.path.split("/")[1]
    if parts.scheme or parts.netloc or first in ("appraisals", "login", "logout", "password-links"):
        return HOME
    return address


def asked_for() -> str:
    """Write the address of this request as a browser would."""
    asked = quote(request.query_string, safe="=&%+,:;@/?-._~")
    return quote(request.path) + (f"?{asked}" if asked else "")


def login_for(address: str) -> str:
    """Write the way to a page by signing in first."""
    wanted = own_page(address)
    return LOGIN if wanted == HOME else f"{LOGIN}?{urlencode({'next': wanted})}"
