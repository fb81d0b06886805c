"""The clock and the workers of a simulated year, in one process."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Engine, text

from tenants import clock
from tenants.database import open_engine
from tenants.seals import seal_new_entries
from tenants.settings import Settings
from workers.jobs.delivery import perform
from workers.jobs.timed import ring
from workers.relay import follow
from workers.simulation.world import World

ROUNDS: Final = 50
DAILY: Final = (
    "closing_notices",
    "task_holders",
    "following_offices",
    "searches",
    "duties",
    "regulation_review",
    "measures",
    "task_reminders",
)
DUE: Final = text("""
SELECT kind, tenant_id, id FROM work_items
WHERE tenant_id = ANY(:tenants) AND state IN ('waiting', 'handed')
  AND due_at <= greatest(:now, clock_timestamp())
ORDER BY tenant_id, id
""")


def settle(engine: Engine, tenants: Iterable[int]) -> int:
    """Seal, follow and do all that these tenants are owed, and what follows from it."""
    asked, done = list(tenants), 0
    for _ in range(ROUNDS):
        with engine.begin() as connection:
            if seal_new_entries(connection) is None:
                raise RuntimeError("somebody else is sealing")
        with engine.begin() as connection:
            follow(connection)
            due = connection.execute(DUE, {"tenants": asked, "now": clock.now()}).all()
        if not due:
            return done
        done += sum(perform(*item) for item in due)
    raise RuntimeError("the work never ends")


class Machinery:
    """Seals the journals, hands work out and does it, day after simulated day."""

    def __init__(self, settings: Settings, world: World, timed: Iterable[str] = DAILY) -> None:
        self.tenants = [house.tenant_id for house in world.everybody]
        self.timed = tuple(timed)
        url = settings.relay_database_url or ""
        self.engine: Engine = open_engine(url, settings, pooled=False)

    def settle(self) -> int:
        """Do all that is owed now, and what follows from it."""
        return settle(self.engine, self.tenants)

    def go_to(self, day: date) -> None:
        """Wake up on a day: the clock has rung on it and on the days between that mattered."""
        clock.go_to(day)
        for name in self.timed:
            ring(name, among=self.tenants)
        self.settle()

    def live_until(self, day: date) -> None:
        """Live through every day up to this one."""
        while clock.today() < day:
            self.go_to(clock.today() + timedelta(days=1))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
