"""Signed words the board hands out: to kiosks in the hall, and with each comment form."""

import hmac
import re
import secrets
from typing import Final

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from service.notices.receipts import derived_receipt

FORM_SECONDS: Final = 7200
HALF: Final = "lianfang-board"
SANE: Final = re.compile(r"[A-Za-z0-9_-]{24}")


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


def new_form(notice: str, half: str = "") -> tuple[str, str]:
    """Make the two halves of a form's check: one in the page, one in a cookie."""
    kept = half if SANE.fullmatch(half) else secrets.token_urlsafe(18)
    return str(_form().dumps([notice, kept, secrets.token_urlsafe(18)])), kept


def receipt_of(ticket: str, half: str, notice: str) -> str | None:
    """Give the receipt of a form that a page of ours showed this very browser; none of any other.

    It follows from the form, so that a form sent twice is one comment; nobody else can work it out.
    """
    try:
        named, other, nonce = _form().loads(ticket, max_age=FORM_SECONDS)
    except (BadSignature, ValueError, TypeError):
        return None
    if named != notice or not hmac.compare_digest(str(other).encode(), half.encode()):
        return None
    return derived_receipt(str(current_app.secret_key).encode(), f"{notice} {nonce}")


def _kiosk() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="board-kiosk")


def _form() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="board-form")
