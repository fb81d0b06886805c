"""The real processes of the service, on a free port of this machine, for as long as tests last."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.error import URLError

from tenants.settings import Settings
from tests.workers.hall import environment, kill

PATIENCE = 60


@contextmanager
def serving(
    settings: Settings, *commands: str, founded_by: tuple[str, ...] = (), host: str = "127.0.0.1"
) -> Iterator[str]:
    """Run `lianfang serve` and what else is named; end exactly these processes afterwards."""
    port = free_port()
    address = f"http://{host}:{port}"
    told = environment(settings) | {
        "OWNER_DATABASE_URL": settings.owner_database_url or "",
        "LIANFANG_PUBLIC_URL": address,
        "LIANFANG_WEB_BIND": f"127.0.0.1:{port}",
        "LIANFANG_WEB_WORKERS": "1",
        "LIANFANG_PASSWORD_MEMORY_KIB": str(settings.password_memory_kib),
        "LIANFANG_REQUESTS_PER_SECOND": "0",
        "LIANFANG_HOME": str(settings.home),
    }
    settings.home.mkdir(parents=True, exist_ok=True)
    log = settings.home / "browser-service.log"
    if founded_by:
        with log.open("ab") as out:
            subprocess.run(_command(*founded_by), env=told, check=True, stdout=out, stderr=out)
    with log.open("ab") as out:
        started = [
            subprocess.Popen(
                _command(one), env=told, start_new_session=True, stdout=out, stderr=out
            )
            for one in commands
        ]
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz", started[0], log.read_text)
        yield address
    finally:
        for one in started:
            kill(one)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "workers.cli", *words]


def free_port() -> int:
    """Find a port nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], told: Callable[[], str]) -> None:
    """Wait until the service can serve."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)  # the service is starting
    raise AssertionError(f"{address} did not answer: {told()}"[-3000:])
