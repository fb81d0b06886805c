"""What has to be true, and what has to be there, before an installation serves anybody."""

import fcntl
import http.client
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tenants.errors import DomainError
from workers.cli.speech import t
from workers.embedded.account import EmbeddedError
from workers.embedded.announcement import LOCK
from workers.supervision.children import Child, Hear
from workers.supervision.programs import Program

WEB_SECONDS = 60


class AlreadyRunning(DomainError):
    """Another installation uses this home."""


class FirstRunFailed(DomainError):
    """The pilot region could not be made; its own lines say why."""


@contextmanager
def sole_user_of(home: Path) -> Iterator[None]:
    """Refuse a second installation on the same home."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            user = lock.read().strip()
            line = t(f"{home} 正由进程 {user} 使用", f"{home} is in use by process {user}")
            raise AlreadyRunning(line) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def refuse_taken_port(address: str) -> None:
    """Say so at once when somebody else answers where the web service should."""
    host, _, port = address.rpartition(":")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            line = f"{address} " + t(
                "已被占用，请用 LIANFANG_PORT 另选端口",
                f"is taken ({error.strerror}); choose another with LIANFANG_PORT",
            )
            raise EmbeddedError(line) from None


def has_no_tenants(database_url: str) -> bool:
    """Say whether the installation is still empty."""
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT EXISTS (SELECT FROM tenants)").fetchone()
    return row is not None and not row[0]


def run_to_end(
    command: tuple[str, ...], environment: Mapping[str, str], ending: threading.Event, hear: Hear
) -> None:
    """Run one command of the first run, unless somebody asks for the end."""
    known = ("OWNER_DATABASE_URL", "RELAY_DATABASE_URL")
    child = Child(Program(command[-2], command, seconds=10, may_know=known), hear)
    child.start(environment)
    while child.running() and not ending.wait(0.1):
        pass
    child.ask_to_stop()
    failed = child.await_end(time.monotonic() + child.program.seconds)
    if failed and not ending.is_set():
        raise FirstRunFailed(" ".join(command[-2:]) + t(" 失败", " failed"))


def answers(address: str, ending: threading.Event) -> bool:
    """Wait until the web service is alive."""
    for _ in range(WEB_SECONDS * 5):
        if _alive(address) or ending.wait(0.2):
            break
    return not ending.is_set() and _alive(address)


def lines_of(command: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Give what a command prints, nothing if it has nothing to say here."""
    done = subprocess.run(
        command, env=dict(environment), capture_output=True, text=True, check=False
    )
    return done.stdout.splitlines() if done.returncode == 0 else []


def _alive(address: str) -> bool:
    connection = http.client.HTTPConnection(address, timeout=2)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
