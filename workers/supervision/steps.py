"""Progress a person can watch: what is being done, and how long it took."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 2.0
Say = Callable[[str], None]


@contextmanager
def step(title: str, say: Say, *, patience: float = PATIENCE) -> Iterator[None]:
    """Name a step before it begins, speak up again while it lasts, and say when it is done."""
    began = time.monotonic()
    done = threading.Event()
    say(f"{title} …")
    watch = threading.Thread(target=_watch, args=(title, say, done, patience), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()
    say(f"{title}: {time.monotonic() - began:.1f} s")


def _watch(title: str, say: Say, done: threading.Event, patience: float) -> None:
    began = time.monotonic()
    while not done.wait(patience):
        say(f"{title} … {time.monotonic() - began:.0f} s")
