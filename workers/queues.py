"""What workers do, by kind: on which queue, by which function, how many together, how long."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any
from uuid import UUID

from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from tenants.models.journal import WorkItem

Work = Callable[[Any, WorkItem], None]
Owed = tuple[int, UUID]
Together = Callable[[str, Sequence[Owed]], tuple[int, list[Owed]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work. Kinds done in batches take milliseconds each.

    What is done `together` says how many it did, and what is left to be done one by one.
    """

    queue: str
    work: str
    batch: int = 1
    seconds: int = 60
    attempts: int = 8
    together: str | None = None

    def load(self) -> Work:
        """Find the function that does this kind of work, in its own transaction."""
        found: Work = _found(self.work)
        return found

    def load_together(self) -> Together | None:
        """Find the function that does many items of this kind at once, if there is one."""
        return _found(self.together) if self.together else None


def _found(dotted: str) -> Any:
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(module), name)


ROLLUP_SECONDS = 300
SWEEP = Kind(
    "rollups",
    "workers.jobs.rollups.refresh",
    batch=200,
    seconds=ROLLUP_SECONDS,
    together="workers.jobs.rollups.sweep",
)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "document": Kind(
            "exchange",
            "workers.jobs.exchange.deliver_document",
            batch=100,
            together="workers.jobs.exchange.carry",
        ),
        "journal_seal": Kind("exchange", "workers.jobs.exchange.send_seal", batch=100),
        "cycle_plan": Kind("exchange", "workers.jobs.exchange.send_plan"),
        "summary": SWEEP,
        "full_summary": SWEEP,
        "snapshot": Kind(
            "rollups", "workers.jobs.rollups.take_snapshot", batch=200, seconds=ROLLUP_SECONDS
        ),
        "register.follow_posts": Kind("rollups", "workers.jobs.registers.follow", seconds=300),
        "register.review_of_post": Kind("rollups", "workers.jobs.registers.review_of_post"),
        "register.measures_wait": Kind("rollups", "workers.jobs.registers.measures_wait"),
        "register.measures_forgotten": Kind("rollups", "workers.jobs.registers.measures_forgotten"),
        "register.review_of_flow": Kind("rollups", "workers.jobs.registers.review_of_flow"),
        "cycle.carried_over": Kind("reports", "workers.jobs.cycles.carried_over", seconds=300),
        "cycle.point_retired": Kind("reports", "workers.jobs.cycles.point_retired"),
        "cycle.duties": Kind("reports", "workers.jobs.cycles.duties", batch=50, seconds=300),
        "task.holders": Kind("reports", "workers.jobs.tasks.follow", seconds=300),
        "task.reminders": Kind("reports", "workers.jobs.tasks.remind", batch=50, seconds=300),
        "delegation.told": Kind("reports", "workers.jobs.delegations.tell"),
        "search.confirm": Kind("reports", "workers.jobs.searches.confirm"),
        "search.follow": Kind("reports", "workers.jobs.searches.follow", batch=20, seconds=300),
        "power.enter": Kind("reports", "workers.jobs.powers.enter", batch=50, seconds=300),
        "regulation.points": Kind("rollups", "workers.jobs.regulations.review_points"),
        "regulation.review": Kind("reports", "workers.jobs.regulations.remind", batch=50),
        "measures.remind": Kind("reports", "workers.jobs.measures.remind", seconds=300),
        "notice.close": Kind("reports", "workers.jobs.notices.close", batch=50, seconds=300),
        "commitment.follow": Kind(
            "reports", "workers.jobs.commitments.follow", batch=20, seconds=300
        ),
        "attachments.tidy": Kind("reports", "workers.jobs.evidence.tidy", seconds=300),
        "tidying": Kind("reports", "workers.jobs.tidying.tidy", batch=200, seconds=300),
        "paper.make": Kind("reports", "workers.jobs.papers.make", seconds=600, attempts=3),
        "export.make": Kind("reports", "workers.jobs.exports.make", seconds=900, attempts=3),
        "export.expire": Kind("reports", "workers.jobs.exports.expire", batch=50, seconds=300),
        "import.parse": Kind("imports", "workers.jobs.imports.parse", seconds=900, attempts=3),
    }
)
QUEUES = ("exchange", "rollups", "imports", "reports")
IN_A_PROCESS_OF_THEIR_OWN = frozenset({"imports"})


def queue(name: str, connection: Redis) -> Queue:
    """Open a queue; what travels on it is JSON, never code."""
    return Queue(name, connection=connection, serializer=JSONSerializer)
