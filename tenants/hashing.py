"""The digest of the journal: SHA-256, or SM3 where national algorithms are asked for."""

import hashlib
from typing import Any

import orjson

ALGORITHMS = ("sha256", "sm3")
_chosen = "sha256"


def choose_algorithm(name: str) -> None:
    """Write the journal with this digest from now on; older entries keep theirs."""
    global _chosen  # noqa: PLW0603 - a setting of the process, chosen once at its start
    if name not in ALGORITHMS:
        raise ValueError(f"unknown digest {name}")
    hashlib.new(name)
    _chosen = name


def chosen_algorithm() -> str:
    return _chosen


def digest(content: bytes, algorithm: str | None = None) -> bytes:
    return hashlib.new(algorithm or _chosen, content).digest()


def canonical(value: Any) -> str:
    """Write a value as the one JSON text that is hashed: sorted keys, UTF-8, no floats."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z).decode()
