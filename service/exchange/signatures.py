"""Each tenant signs what it sends; nobody who only holds the database can sign in its name."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tenants.errors import DomainError

_kept: list[str] = []


class NoSigningKey(DomainError):
    """A process that was not given the installation's secret signs nothing."""

    status = 500


def keep_secret(secret_key: str) -> None:
    """Give this process the installation's secret, from which the tenants' keys are derived."""
    _kept[:] = [secret_key]


def sign(tenant_id: int, content: bytes) -> bytes:
    """Sign in the name of a tenant."""
    return _key(_secret(), tenant_id).sign(content)


def is_signed_by(tenant_id: int, content: bytes, signature: bytes) -> bool:
    """Say whether this tenant signed exactly this."""
    try:
        _public(_secret(), tenant_id).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def public_key(tenant_id: int) -> bytes:
    """Give the key with which anybody can check a tenant's signatures."""
    key = _public(_secret(), tenant_id)
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _secret() -> str:
    if not _kept:
        raise NoSigningKey("This process holds no signing key.")
    return _kept[0]


@lru_cache(maxsize=2048)
def _key(secret: str, tenant_id: int) -> Ed25519PrivateKey:
    derived = HKDF(SHA256(), 32, salt=None, info=f"lianfang document {tenant_id}".encode())
    return Ed25519PrivateKey.from_private_bytes(derived.derive(secret.encode()))


@lru_cache(maxsize=2048)
def _public(secret: str, tenant_id: int) -> Ed25519PublicKey:
    return _key(secret, tenant_id).public_key()
