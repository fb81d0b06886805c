"""What workers do, by kind: on which queue, by which function, how many together, how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any

from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from tenants.models.journal import WorkItem

Work = Callable[[Any, WorkItem], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work. Kinds done in batches take milliseconds each."""

    queue: str
    work: str
    batch: int = 1
    seconds: int = 60
    attempts: int = 8

    def load(self) -> Work:
        """Find the function that does this kind of work, in its own transaction."""
        module, _, name = self.work.rpartition(".")
        found: Work = getattr(import_module(module), name)
        return found


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "document": Kind("exchange", "workers.jobs.exchange.deliver_document", batch=100),
        "journal_seal": Kind("exchange", "workers.jobs.exchange.send_seal", batch=100),
        "cycle_plan": Kind("exchange", "workers.jobs.exchange.send_plan"),
        "summary": Kind("rollups", "workers.jobs.rollups.refresh_dirty", batch=200, seconds=300),
        "full_summary": Kind(
            "rollups", "workers.jobs.rollups.refresh_full", batch=200, seconds=300
        ),
        "snapshot": Kind("rollups", "workers.jobs.rollups.take_snapshot", batch=200, seconds=300),
        "tidying": Kind("reports", "workers.jobs.tidying.tidy", batch=200, seconds=300),
        "import.parse": Kind("imports", "workers.jobs.imports.parse", seconds=900, attempts=3),
    }
)
QUEUES = ("exchange", "rollups", "imports", "reports")
IN_A_PROCESS_OF_THEIR_OWN = frozenset({"imports"})


def queue(name: str, connection: Redis) -> Queue:
    """Open a queue; what travels on it is JSON, never code."""
    return Queue(name, connection=connection, serializer=JSONSerializer)
