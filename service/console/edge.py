"""How every page of the edge is filled and sent."""

from pathlib import Path
from typing import Any, Final

from flask import Blueprint, Response, current_app, g, make_response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from service.console.words import say
from service.http.messages import LANGUAGES, language
from service.http.surroundings import current_settings

FOLDER: Final = Path(__file__).parent
YEAR: Final = 365 * 86_400

blp = Blueprint("console", __name__, template_folder="templates")


@blp.before_request
def choose_language() -> None:
    """Speak the language the page was asked for in, else the one the browser prefers."""
    asked = request.args.get("lang") or request.form.get("lang", "")
    if asked in LANGUAGES:
        g.language = asked


def page(template: str, status: int = 200, **values: Any) -> Response:
    """Fill a page that works without scripts."""
    spoken = language()
    text = render_template(f"console/{template}", say=say, lang=spoken, **values)
    response = make_response(text, status)
    response.headers["Content-Language"] = spoken
    response.headers["Cache-Control"] = "no-store"
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def keep(
    response: BaseResponse,
    name: str,
    value: str,
    *,
    seconds: int | None = None,
    readable: bool = False,
) -> None:
    """Leave a word with this browser, which no script reads unless it may."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        httponly=not readable,
        samesite="Strict",
        secure=current_settings().cookie_secure,
    )


def secret() -> str:
    """Give the key of what this service signs."""
    return str(current_app.secret_key)
