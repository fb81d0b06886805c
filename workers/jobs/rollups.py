"""Work of the rollup: each bureau's figures in its own scope, one bureau after the other."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from service.rollups.use_cases import settle_summary, take_snapshot_of_day
from tenants.context import system_actor
from tenants.database import unit_of_work
from tenants.models.journal import WorkItem
from workers.jobs.attempts import by_sender, in_one_go
from workers.queues import Owed

FULL = "full_summary"


def refresh(session: Session, item: WorkItem) -> None:
    """Recompute a bureau whose registers changed; once for all that asked until now."""
    _settle(session, item.tenant_id, item.kind)


def sweep(kind: str, items: Sequence[Owed]) -> tuple[int, list[Owed]]:
    """Visit the bureaus that ask for it, each in a transaction of its own."""
    done = 0
    left: list[Owed] = []
    for tenant_id, asking in by_sender(items).items():
        with in_one_go(kind, asking, left):
            with unit_of_work(tenant_id) as session:
                settled = _settle(session, tenant_id, kind)
            done += min(settled, len(set(asking)))
    return done, left


def _settle(session: Session, tenant_id: int, kind: str) -> int:
    return settle_summary(session, system_actor(tenant_id), kind, full=kind == FULL)


def take_snapshot(session: Session, item: WorkItem) -> None:
    """Keep the figures a leading group holds at the end of the day its key names."""
    take_snapshot_of_day(session, date.fromisoformat(item.key[:10]))
