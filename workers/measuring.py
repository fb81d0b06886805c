"""How fast the journal and the rollup are: what the bench times, on the database it is given."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread

from sqlalchemy import Engine, insert

from service.journal.queries import verify_tenant
from service.rollups.queries import compute_summary, load_region
from tenants.context import system_actor
from tenants.database import new_id, unit_of_work, utc_now
from tenants.journal import record
from tenants.models.journal import WorkItem
from workers.jobs.delivery import deliver
from workers.sealer import seal_once

BEFORE = {"title": "审批走过场", "rank": 2, "status": "draft"}
AFTER = {"title": "审批不严格执行标准", "rank": 1, "status": "in_force"}


@dataclass(frozen=True, slots=True)
class Speed:
    """How many of something were done in how many seconds."""

    done: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.done / self.seconds if self.seconds else 0.0


def append_one_by_one(tenants: Sequence[int], each: int) -> Speed:
    """Append entries, a transaction each, one writer per tenant (name one often to crowd it)."""

    def write(tenant_id: int) -> None:
        for _ in range(each):
            with unit_of_work(tenant_id) as session:
                record(
                    session,
                    system_actor(tenant_id),
                    "bench.appended",
                    "bench",
                    new_id(),
                    before=BEFORE,
                    after=AFTER,
                )

    writers = [Thread(target=write, args=(tenant_id,)) for tenant_id in tenants]
    return _timed(lambda: _run(writers), each * len(tenants))


def append_in_bulk(tenant_id: int, count: int) -> Speed:
    """Append many entries in one transaction."""

    def write() -> None:
        with unit_of_work(tenant_id) as session:
            actor = system_actor(tenant_id)
            for _ in range(count):
                record(
                    session,
                    actor,
                    "bench.appended",
                    "bench",
                    new_id(),
                    before=BEFORE,
                    after=AFTER,
                )

    return _timed(write, count)


def seal_all(relay: Engine) -> Speed:
    """Seal whatever is not sealed yet."""
    began = time.perf_counter()
    sealing = seal_once(relay)
    return Speed(sealing.entries if sealing else 0, time.perf_counter() - began)


def verify(tenant_id: int) -> Speed:
    """Verify one journal."""
    began = time.perf_counter()
    report = verify_tenant(tenant_id)
    return Speed(report.entries, time.perf_counter() - began)


def summarise(tenant_id: int, times: int = 10) -> Speed:
    """Compute one bureau's figures again and again."""

    def compute() -> None:
        for _ in range(times):
            with unit_of_work(tenant_id, read_only=True) as session:
                compute_summary(session)

    return _timed(compute, times)


def sweep(tenants: Sequence[int], run: str) -> Speed:
    """Visit dirty bureaus as a worker does; `run` names this sweep."""
    items = []
    for tenant_id in tenants:
        item_id = new_id()
        with unit_of_work(tenant_id) as session:
            session.execute(
                insert(WorkItem).values(
                    id=item_id,
                    kind="summary",
                    key=f"bench {run}",
                    due_at=utc_now(),
                    state="handed",
                    attempts=0,
                    last_error="",
                )
            )
        items.append([str(tenant_id), str(item_id)])
    return _timed(lambda: deliver("summary", items), len(items))


def region_totals(group_id: int, times: int = 10) -> Speed:
    """Add up a region again and again."""

    def compute() -> None:
        for _ in range(times):
            with unit_of_work(group_id, read_only=True) as session:
                load_region(session, group_id).totals()

    return _timed(compute, times)


def _run(writers: Sequence[Thread]) -> None:
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


def _timed(work: Callable[[], object], done: int) -> Speed:
    began = time.perf_counter()
    work()
    return Speed(done, time.perf_counter() - began)
