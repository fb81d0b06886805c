"""The operating system account that the embedded servers run under, and what it can reach."""

import ctypes
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

ACCOUNT = "lianfang"
CACHE = Path("/var/cache/lianfang")
PR_SET_PDEATHSIG = 1
MadeT = TypeVar("MadeT")
LIBC = ctypes.CDLL(None)  # loaded here: a forked child must not load anything


class EmbeddedError(RuntimeError):
    """An embedded server cannot be had on this machine; the text is one clear line."""


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int
    switched: bool

    def arguments(self) -> dict[str, Any]:
        """Say how a child process becomes this account."""
        if not self.switched:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account() -> Account:
    """Run servers as oneself, or, for the superuser, as an account without rights."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switched=False)
    CACHE.mkdir(parents=True, exist_ok=True)
    entry = made_once(CACHE / "account.lock", lambda: _entry(ACCOUNT), _create)
    entry = entry or pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid, switched=True)


def made_once(
    lock: Path, look: Callable[[], MadeT | None], make: Callable[[], None]
) -> MadeT | None:
    """Look for what several processes may want at once; only one of them makes what is missing.

    Two `useradd` at the same moment both succeed, and the account changes its number.
    """
    with _alone(lock):
        if look() is None:
            make()
        return look()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is not None:
        command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
        subprocess.run(command, capture_output=True, check=False)


def private_folder(folder: Path, account: Account) -> Path:
    """Make a folder that only the account may enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if account.switched:
        os.chown(folder, account.uid, account.gid)
    return folder


def runnable(
    account: Account, packages: Path, program: str, trees: tuple[str, ...], version: str
) -> Path:
    """Find where the account can run a wheel's program: in place, or from a copy it can read."""
    if _runs(account, packages / program):
        return packages
    copy = CACHE / version
    if not copy.exists():
        _copy(packages, trees, copy)
    if not _runs(account, copy / program):
        raise EmbeddedError(f"{copy / program} does not run under the account of the servers")
    return copy


def _runs(account: Account, program: Path) -> bool:
    try:
        done = subprocess.run(
            [program, "--version"], capture_output=True, check=False, cwd="/", **account.arguments()
        )
    except OSError:
        return False
    return done.returncode == 0


def _copy(packages: Path, trees: tuple[str, ...], copy: Path) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    CACHE.chmod(0o755)
    fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
    for tree in trees:
        shutil.copytree(packages / tree, fresh / tree, copy_function=_copy_readable)
    for folder, _, _ in os.walk(fresh):
        Path(folder).chmod(0o755)
    _settle(fresh, copy)


def _copy_readable(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if os.access(source, os.X_OK) else 0o644)


def _settle(fresh: Path, copy: Path) -> None:
    try:
        fresh.rename(copy)
    except OSError:  # somebody else was quicker
        shutil.rmtree(fresh)


def die_with_parent() -> None:
    """Ask Linux to stop a server whose parent was killed; elsewhere the next start cleans up."""
    _on_death_of_parent(signal.SIGINT)


def end_with_parent() -> None:
    """Ask Linux to end a program whose supervisor was killed."""
    _on_death_of_parent(signal.SIGTERM)


def _on_death_of_parent(number: signal.Signals) -> None:
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
