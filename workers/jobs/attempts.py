"""Attempts at work: taken one at a time, put off when they fail, given up where all can see it."""

import logging
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from rq.timeouts import JobTimeoutException
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tenants.database import unit_of_work, utc_now
from tenants.errors import DomainError
from tenants.models.journal import WorkItem
from workers.queues import KINDS, Kind, Owed

FINISHED = ("done", "dead")
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)

log = logging.getLogger("lianfang.work")


def by_sender(items: Iterable[Owed]) -> dict[int, list[Owed]]:
    """Put together what one bureau is owed."""
    shares: dict[int, list[Owed]] = {}
    for tenant_id, item_id in items:
        shares.setdefault(tenant_id, []).append((tenant_id, item_id))
    return shares


@contextmanager
def in_one_go(kind: str, items: Iterable[Owed], left: list[Owed]) -> Generator[None]:
    """Attempt several items together; should that fail, they are left to be done one by one."""
    try:
        yield
    except JobTimeoutException as late:
        for tenant_id, item_id in items:
            put_off(KINDS[kind], tenant_id, item_id, late)
        raise
    except OperationalError:
        raise  # the database is away: the items' leases run out and they come again
    except Exception as error:  # noqa: BLE001 - done one by one, the guilty one will show
        log.warning("work not done together: kind=%s error=%s", kind, type(error).__name__)
        left.extend(items)


def take(session: Session, item_id: UUID) -> WorkItem | None:
    """Lock an open item; nothing if it is not this bureau's, or another worker is at it."""
    return session.scalar(
        select(WorkItem)
        .where(WorkItem.id == item_id, WorkItem.state.not_in(FINISHED))
        .with_for_update(skip_locked=True)
    )


def put_off(rules: Kind, tenant_id: int, item_id: UUID, error: Exception) -> None:
    """Try again later, at the end give up visibly; what is noted holds no business content."""
    reason = error.code() if isinstance(error, DomainError) else type(error).__name__
    with unit_of_work(tenant_id) as session:
        item = take(session, item_id)
        if item is None:
            return
        if rules.batch > 1:
            item.attempts += 1
        item.last_error = reason
        if item.attempts >= rules.attempts:
            item.state = "dead"
        else:
            item.state, item.due_at = "waiting", utc_now() + pause(item.attempts)
        log.warning(
            "work put off: kind=%s item=%s attempt=%s state=%s error=%s",
            item.kind,
            item_id,
            item.attempts,
            item.state,
            reason,
        )


def pause(attempts: int) -> timedelta:
    """Wait longer after each failure."""
    doubled: int = 2 ** max(attempts - 1, 0)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)
