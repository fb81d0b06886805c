"""Signed words the board hands out: to kiosks in the hall, and with each comment form."""

import hmac
import secrets
from typing import Final

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

FORM_SECONDS: Final = 7200


def kiosk_path(code: str, tenant_id: int, word: str) -> str:
    """Write the address that makes a browser a kiosk of this bureau."""
    return f"/board/{code}/kiosk/{_kiosk().dumps([tenant_id, word])}"


def kiosk_word(ticket: str, tenant_id: int) -> str:
    """Read the word of a kiosk's ticket; empty if it is none of this bureau's."""
    try:
        issued_for, word = _kiosk().loads(ticket)
    except (BadSignature, ValueError, TypeError):
        return ""
    return str(word) if issued_for == tenant_id else ""


def is_kiosk(ticket: str, tenant_id: int, word: str) -> bool:
    """Say whether a browser carries the word its bureau gave to its kiosks."""
    known = kiosk_word(ticket, tenant_id)
    return bool(word) and hmac.compare_digest(known.encode(), word.encode())


def new_form(notice: str) -> tuple[str, str]:
    """Make the two halves of a form's check: one in the page, one in a cookie."""
    half = secrets.token_urlsafe(18)
    return str(_form().dumps([notice, half])), half


def fits(ticket: str, half: str, notice: str) -> bool:
    """Say whether the form came from a page of ours that this very browser was shown."""
    try:
        named, other = _form().loads(ticket, max_age=FORM_SECONDS)
    except (BadSignature, ValueError, TypeError):
        return False
    return named == notice and hmac.compare_digest(str(other).encode(), half.encode())


def _kiosk() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="board-kiosk")


def _form() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="board-form")
