"""The journal: how fast entries are written, that sealing holds nobody up, how fast it verifies."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain

from service.journal.queries import verify_tenant
from tenants.context import system_actor
from tenants.database import new_id, unit_of_work
from tenants.journal import record
from workers.bench.ground import Ground
from workers.bench.material import Measured, bureau, region, seal
from workers.bench.measuring import Timing, clocked, lasting
from workers.bench.rows import Row, Target
from workers.embedded.account import EmbeddedError, die_with_parent

WRITERS = 4
PAUSE = 0.004
AFTER = {"title": "超范围审批专项资金", "rank": 1, "status": "in_force", "remarks": "核对" * 40}
UNDISTURBED = Target(1.5)
NEVER = Target(0)
START_SECONDS = 30
# A writer held up by the relay itself; writers also wait for one another, as in any database.
WAITING = """
SELECT count(*) FROM pg_stat_activity w CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) b (pid)
JOIN pg_stat_activity s ON s.pid = b.pid
WHERE w.wait_event_type = 'Lock' AND w.usename = 'lianfang_app' AND s.usename = 'lianfang_relay'
"""
RELAYS = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'lianfang_relay'"


def measure(ground: Ground) -> Iterator[Row]:
    """Measure writers alone, together, and beside a sealer; then the verification."""
    group = region(ground, "journal")
    points = min(ground.sizes.usual, 100)
    bureaus = [bureau(ground, group, number, points) for number in range(WRITERS)]
    yield from _appending(ground, bureaus)
    yield from _beside_a_sealer(ground, bureaus)
    yield _verifying(ground, bureaus[0])


def append(tenant_id: int) -> None:
    """Write one entry in a transaction of its own."""
    with unit_of_work(tenant_id) as session:
        record(
            session,
            system_actor(tenant_id),
            "bench.noted",
            "risk_point",
            new_id(),
            version=2,
            before=AFTER,
            after=AFTER,
        )


def _appending(ground: Ground, bureaus: Sequence[Measured]) -> Iterator[Row]:
    entries = ground.sizes.entries
    one = [bureaus[0].tenant_id]
    every = [measured.tenant_id for measured in bureaus]
    ways = {
        "journal append, one writer in one bureau": one,
        f"journal append, {WRITERS} writers in one bureau": one * WRITERS,
        f"journal append, {WRITERS} writers in {WRITERS} bureaus": every,
    }
    for name, tenants in ways.items():
        _written(tenants, max(1, entries // 20))
        began = time.perf_counter()
        timing = _written(tenants, entries // len(tenants))
        rate = len(timing.seconds) / (time.perf_counter() - began)
        yield Row(
            name=name,
            size=f"{len(timing.seconds):,} entries",
            value=f"{rate:,.0f} entries/s (p99 {lasting(timing.p99)})",
            repeat=ground.repeat("journal"),
        )


def _written(tenants: Sequence[int], each: int, *, pause: float = 0.0) -> Timing:
    def write(tenant_id: int) -> list[float]:
        taken = []
        for _ in range(each):
            taken.append(clocked(partial(append, tenant_id)))
            time.sleep(pause)
        return taken

    with ThreadPoolExecutor(len(tenants)) as hands:
        return Timing(list(chain.from_iterable(hands.map(write, tenants))))


def _beside_a_sealer(ground: Ground, bureaus: Sequence[Measured]) -> Iterator[Row]:
    """Let the same writers write at the same pace, in turns without and with the relay at work."""
    tenants = [measured.tenant_id for measured in bureaus]
    each = max(10, ground.sizes.entries // len(tenants) // 4)
    alone: list[float] = []
    beside: list[float] = []
    waits, seals = 0, -_seals(ground)
    for _ in range(2 if ground.quick else 4):
        alone += _written(tenants, each, pause=PAUSE).seconds
        with _relay(ground), _watch(ground) as watched:
            beside += _written(tenants, each, pause=PAUSE).seconds
        waits += watched.count
    told, other = Timing(beside), Timing(alone)
    seals += _seals(ground)
    if not seals:
        raise RuntimeError("nothing was sealed while it was measured")
    size = f"{len(beside):,} entries, {WRITERS} writers, {seals:,} seals"
    yield Row(
        name="writers while sealing, p99",
        size=size,
        value=lasting(told.p99),
        against=f"without a sealer: {lasting(other.p99)}",
        ratio=told.p99 / other.p99,
        target=UNDISTURBED,
        repeat=ground.repeat("journal"),
    )
    yield Row(
        name="writers seen waiting for a lock while sealing",
        size=size,
        value=str(waits),
        against="never",
        ratio=float(waits),
        target=NEVER,
        repeat=ground.repeat("journal"),
    )


@contextmanager
def _relay(ground: Ground) -> Iterator[None]:
    """Run the product's own relay, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "workers.cli", "relay"],
        env=dict(ground.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,  # noqa: PLW1509 - the child only calls prctl
    )
    try:
        _await_relay(ground)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _await_relay(ground: Ground) -> None:
    deadline = time.monotonic() + START_SECONDS
    with ground.superuser() as connection:
        while connection.execute(RELAYS).fetchone() == (0,):
            if time.monotonic() > deadline:
                raise EmbeddedError("the relay of the bench did not start")
            time.sleep(0.05)


def _seals(ground: Ground) -> int:
    with ground.superuser() as connection:
        row = connection.execute("SELECT count(*) FROM journal_seals").fetchone()
    return int(row[0]) if row else 0


class _Watch:
    """Looks again and again whether a writer waits for a lock."""

    def __init__(self, ground: Ground) -> None:
        self.count = 0
        self.ground = ground
        self.ending = threading.Event()

    def look(self) -> None:
        with self.ground.superuser() as connection:
            while not self.ending.wait(0.01):
                row = connection.execute(WAITING).fetchone()
                self.count += row[0] if row else 0


@contextmanager
def _watch(ground: Ground) -> Iterator[_Watch]:
    watch = _Watch(ground)
    thread = threading.Thread(target=watch.look)
    thread.start()
    try:
        yield watch
    finally:
        watch.ending.set()
        thread.join()


def _verifying(ground: Ground, measured: Measured) -> Row:
    seal(ground)
    rounds = 1 if ground.quick else 5
    reports = []
    spent = Timing(
        [clocked(lambda: reports.append(verify_tenant(measured.tenant_id))) for _ in range(rounds)]
    )
    report = reports[-1]
    if report.findings:
        raise RuntimeError(f"the journal of the bench does not verify: {report.findings[:3]}")
    return Row(
        name="journal verify",
        size=f"{report.entries:,} entries, {report.seals:,} seals",
        value=f"{report.entries / spent.median:,.0f} entries/s ({lasting(spent.median)})",
        repeat=ground.repeat("journal"),
    )
