"""What the programs say: all of it in a file, on the terminal what somebody should read now."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

import click

from workers.supervision.lines import coloured, prefixed, readable

LOG = Path("logs", "lianfang.log")
LOG_BYTES = 10_000_000
OLD_LOGS = 3
ROUTINE = ("debug", "info")


@dataclass(frozen=True, slots=True)
class Teller:
    """Listens to every program of one installation and passes on what is worth it."""

    book: logging.Handler

    def hear(self, name: str, line: str) -> None:
        """Keep one line of one process; print it unless it tells of daily work."""
        self.book.handle(logging.makeLogRecord({"msg": prefixed(name, line)}))
        if is_routine(line):
            return
        told = readable(line)
        click.echo(coloured(name, told) if sys.stdout.isatty() else prefixed(name, told))

    def say(self, line: str) -> None:
        """Speak as the supervisor itself."""
        self.hear("lianfang", line)


@contextmanager
def telling(home: Path) -> Iterator[Teller]:
    """Open the log of a home; three older ones are kept beside it."""
    path = home / LOG
    path.parent.mkdir(parents=True, exist_ok=True)
    book = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=OLD_LOGS, encoding="utf-8")
    try:
        yield Teller(book)
    finally:
        book.close()


def is_routine(line: str) -> bool:
    """Tell a log line of daily work, like a request answered, from what may need somebody."""
    if not line.startswith("{"):
        return False
    try:
        entry = json.loads(line)
    except ValueError:
        return False
    return isinstance(entry, dict) and entry.get("level") in ROUTINE
