"""Work of the rollup: each bureau's figures in its own scope, one bureau after the other."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.rollups.use_cases import refresh_summary, take_snapshot_of_day
from tenants.context import system_actor
from tenants.database import utc_now
from tenants.models.journal import WorkItem


def refresh_dirty(session: Session, item: WorkItem) -> None:
    """Recompute a bureau whose registers changed; once for all that asked until now."""
    asking = (
        select(WorkItem.id)
        .where(WorkItem.kind == item.kind, WorkItem.state.in_(("waiting", "handed")))
        .with_for_update(skip_locked=True)
    )
    session.execute(
        update(WorkItem)
        .where(WorkItem.id.in_(asking))
        .values(state="done", done_at=utc_now())
        .execution_options(synchronize_session="fetch")
    )
    refresh_summary(session, system_actor(item.tenant_id))


def refresh_full(session: Session, item: WorkItem) -> None:
    """Recompute a bureau in the nightly run."""
    refresh_summary(session, system_actor(item.tenant_id), full=True)


def take_snapshot(session: Session, item: WorkItem) -> None:
    """Keep the figures a leading group holds at the end of the day its key names."""
    take_snapshot_of_day(session, date.fromisoformat(item.key[:10]))
