"""How other commands on this machine find the servers that are running under a home."""

import fcntl
import json
import os
from collections.abc import Mapping
from pathlib import Path

FILE = "running.json"
LOCK = "up.lock"


def announce(home: Path, environment: Mapping[str, str]) -> None:
    """Leave the addresses where only the owner of the home can read them."""
    path = home / FILE
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(dict(environment), file, indent=1)


def is_in_use(home: Path) -> bool:
    """Say whether an installation runs here; one that was killed holds no lock any more."""
    try:
        with (home / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def announced(home: Path) -> dict[str, str]:
    """Read the addresses; nothing when nothing runs here, whatever a killed one left behind."""
    if not is_in_use(home):
        return {}
    try:
        found: dict[str, str] = json.loads((home / FILE).read_text())
    except (FileNotFoundError, PermissionError):
        return {}
    return found


def withdraw(home: Path) -> None:
    """Take the addresses back when the servers stop."""
    (home / FILE).unlink(missing_ok=True)
