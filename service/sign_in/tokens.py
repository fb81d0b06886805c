"""The texts people and programs carry: unguessable, and known to us only by their digests."""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

TOKEN = re.compile(r"lf_([1-9][0-9]{0,8})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Carried:
    """A token as it was presented: whose it claims to be, and the digest of its secret."""

    tenant_id: int
    secret: str
    digest: bytes


def new_token(tenant_id: int) -> tuple[str, bytes]:
    """Make a token of 256 random bits; its text says whose walls it must be looked up in."""
    secret = secrets.token_urlsafe(32)
    return f"lf_{tenant_id}_{secret}", digest_of(secret)


def read_token(text: str) -> Carried | None:
    """Take a presented token apart; what does not look like one is none."""
    found = TOKEN.fullmatch(text)
    if found is None:
        return None
    secret = found[2]
    return Carried(tenant_id=int(found[1]), secret=secret, digest=digest_of(secret))


def digest_of(secret: str) -> bytes:
    """Give what is kept of a secret."""
    return hashlib.sha256(secret.encode()).digest()


def check_code(secret: str) -> str:
    """Give the code a page must send along, so that no other site can act for its reader."""
    mac = hmac.digest(secret.encode(), b"lianfang csrf", "sha256")
    return urlsafe_b64encode(mac[:24]).decode()
