"""The built console: hashed files kept for a year, and one small page for all its addresses."""

import re
from pathlib import Path
from typing import Final

from flask import Response, current_app, g, redirect, request
from werkzeug.exceptions import NotFound as NoSuchAddress
from werkzeug.wrappers import Response as BaseResponse

from service.console.addresses import asked_for, login_for
from service.console.edge import FOLDER, blp, page
from service.http.identification import cookie_name

BUILT: Final = "lianfang.console"
DIST: Final = FOLDER / "dist"
PUBLIC: Final = FOLDER / "public" / "static"
NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")
FOREVER: Final = "public, max-age=31536000, immutable"
A_DAY: Final = "public, max-age=86400"
KINDS: Final = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "json": "application/json",
}
# The shell alone lets styles stand in the page: the component library writes its own while it
# runs, and not all of its parts pass a nonce on.
SHELL_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
)


@blp.get("/assets/<string:name>")
def asset(name: str) -> BaseResponse:
    """Give a file of the build; its name changes with its content, so it is kept for ever."""
    return _file(current_app.extensions[BUILT] / "assets", name, FOREVER)


@blp.get("/static/<string:name>")
def part(name: str) -> BaseResponse:
    """Give a file of the pages without scripts."""
    return _file(PUBLIC, name, A_DAY)


@blp.get("/<console_page:address>", endpoint="page")
@blp.get("/")
def shell(address: str = "") -> BaseResponse:  # noqa: ARG001 - the console's own router reads it
    """Give the console to whoever signed in; others sign in first."""
    built: Path = current_app.extensions[BUILT] / "index.html"
    if not built.is_file():
        return page("not_built.html", 503)
    if not request.cookies.get(cookie_name()) and not _from_elsewhere():
        response = redirect(login_for(asked_for()), 302)
        response.headers["Cache-Control"] = "no-store"
        return response
    content = built.read_bytes()
    response = Response(content, mimetype="text/html")
    response.add_etag()
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Cookie")
    g.content_policy = SHELL_POLICY
    return response.make_conditional(request)


def _from_elsewhere() -> bool:
    """Say whether a link of another site led here: the browser then keeps the cookie to itself.

    The console asks at once who is signed in, from here, and leads to the sign-in page if nobody.
    """
    return request.headers.get("Sec-Fetch-Site") == "cross-site"


def _file(folder: Path, name: str, kept: str) -> BaseResponse:
    kind = KINDS.get(name.rpartition(".")[2])
    place = folder / name
    if kind is None or not NAME.fullmatch(name) or not place.is_file():
        raise NoSuchAddress
    packed = place.with_name(f"{name}.gz")
    takes_packed = request.accept_encodings.quality("gzip") > 0 and packed.is_file()
    chosen = packed if takes_packed else place
    facts = chosen.stat()
    response = Response(chosen.read_bytes(), content_type=kind)
    if takes_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{name}-{facts.st_size:x}-{int(facts.st_mtime):x}")
    response.headers["Cache-Control"] = kept
    response.vary.add("Accept-Encoding")
    return response.make_conditional(request)
