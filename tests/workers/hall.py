"""Relay and workers for tests: in this process step by step, or as real processes."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager

import psycopg

from service.exchange.signatures import keep_secret
from tenants.settings import Settings
from tests.journal.chains import relay_engine
from workers.simulation import machinery


def settle(settings: Settings, tenants: Iterable[int]) -> int:
    """Seal, follow and do all that these tenants are owed, and what follows from it."""
    keep_secret(settings.secret_key)
    return machinery.settle(relay_engine(settings), tenants)


def environment(settings: Settings) -> dict[str, str]:
    """Give a real process its settings."""
    return {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "RELAY_DATABASE_URL": settings.relay_database_url or "",
        "REDIS_URL": settings.redis_url,
        "LIANFANG_SECRET_KEY": settings.secret_key,
        "LIANFANG_ENVIRONMENT": "embedded",
        "LIANFANG_HOME": str(settings.home),
    }


def start(settings: Settings, *words: str) -> "subprocess.Popen[bytes]":
    """Start `lianfang …` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "workers.cli", *words],
        env=environment(settings),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and all it forked, as a machine that goes down would."""
    if process.poll() is None:
        os.killpg(process.pid, 9)
    process.wait()


@contextmanager
def running(settings: Settings, *commands: str):
    """Run real processes and kill them at the end."""
    processes = [start(settings, *command.split()) for command in commands]
    try:
        yield processes
    finally:
        for process in processes:
            kill(process)


def eventually(true: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.05)  # looking again until it is so


def rows(url: str, statement: str, *values: object) -> list[tuple]:
    """Look into the database as its administrator."""
    with psycopg.connect(url) as admin:
        return admin.execute(statement, values).fetchall()
