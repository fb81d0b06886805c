"""Receipts of comments: the commenter alone holds the number by which the answer is found."""

import hashlib
import hmac
import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
GROUPS: Final = 4
WIDTH: Final = 4


def new_receipt() -> str:
    """Make a number of eighty random bits, in groups that are easy to copy from paper."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(WIDTH)) for _ in range(GROUPS))


def derived_receipt(key: bytes, form: str) -> str:
    """Work the number out from a form only we could have written."""
    number = int.from_bytes(hmac.digest(key, f"receipt {form}".encode(), "sha256"))
    letters = []
    for _ in range(GROUPS * WIDTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "-".join("".join(letters[n : n + WIDTH]) for n in range(0, len(letters), WIDTH))


def digest_of(receipt: str) -> bytes:
    """Give what is kept of a receipt, however it was typed."""
    plain = "".join(one for one in receipt.upper() if one in ALPHABET)
    return hashlib.sha256(plain.encode()).digest()


def looks_like_one(receipt: str) -> bool:
    """Say whether this could be a receipt at all."""
    return sum(one in ALPHABET for one in receipt.upper()) == GROUPS * WIDTH
