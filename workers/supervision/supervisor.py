"""Keeps the programs running until somebody asks for the end, then ends them in order."""

import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from types import FrameType

from workers.supervision.children import Child, Hear
from workers.supervision.programs import Program
from workers.supervision.servers import Kept

PULSE = 0.2
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def supervise(
    programs: Sequence[Program],
    environment: Mapping[str, str],
    hear: Hear,
    ending: threading.Event,
    *,
    servers: Sequence[Kept] = (),
    when_started: Callable[[], None] = lambda: None,
    when_ending: Callable[[], None] = lambda: None,
) -> None:
    """Start the programs in their order, replace the dead, and stop them in reverse order."""
    children = [Child(program, hear) for program in programs]
    try:
        for child in children:
            child.start(environment)
        when_started()
        while not ending.wait(PULSE):
            for server in servers:
                server.revive()
            _replace_dead(children, environment)
    finally:
        when_ending()
        stop(children)


def stop(children: Sequence[Child]) -> None:
    """Stop the last started first; processes of one kind stop together."""
    for _, together in groupby(reversed(children), key=lambda child: child.program.command):
        group = list(together)
        deadline = time.monotonic() + max(child.program.seconds for child in group)
        for child in group:
            child.ask_to_stop()
        for child in group:
            child.await_end(deadline)


@contextmanager
def asked_to_end() -> Iterator[threading.Event]:
    """Turn Ctrl-C and the signals of a service manager into one wish to end."""
    ending = threading.Event()

    def wish(_number: int, _frame: FrameType | None) -> None:
        ending.set()

    before = {number: signal.signal(number, wish) for number in SIGNALS}
    try:
        yield ending
    finally:
        for number, former in before.items():
            signal.signal(number, former)


def _replace_dead(children: Sequence[Child], environment: Mapping[str, str]) -> None:
    for child in children:
        if not child.missed() and child.due():
            child.start(environment)
