"""Check codes: eight signs nobody mistakes for one another, made by the server alone."""

import hashlib
import hmac
import re
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 O 1 I
LENGTH: Final = 8
_BITS = 5
_WRITTEN = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def check_code(key: bytes, *said: bytes) -> str:
    """Make the code of a paper from what it says; only who has the key can make it."""
    made = hmac.new(key, b"\x00".join(said), hashlib.sha256).digest()
    number = int.from_bytes(made[:LENGTH], "big")
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in range(LENGTH))


def read_code(written: str) -> str | None:
    """Read a code as somebody typed it; none if it cannot be one."""
    typed = re.sub(r"[\s\-－—]", "", written).upper()
    return typed if _WRITTEN.fullmatch(typed) else None
