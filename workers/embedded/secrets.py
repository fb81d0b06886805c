"""Passwords of the embedded servers: made once, kept in one file that only its owner reads."""

import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

FILE = "secrets.json"


def remembered_secrets(home: Path, names: Iterable[str]) -> dict[str, str]:
    """Give each name its secret, making and keeping those not yet known."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / FILE
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    missing = [name for name in names if name not in kept]
    if missing:
        kept |= {name: secrets.token_urlsafe(32) for name in missing}
        _keep(path, kept)
    return kept


def _keep(path: Path, kept: dict[str, str]) -> None:
    fresh = path.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(kept, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
