"""The one job: do what a bureau is owed, exactly once in effect, whatever Redis forgets."""

import logging
from datetime import timedelta
from uuid import UUID

from rq.timeouts import JobTimeoutException
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tenants.database import unit_of_work, utc_now
from tenants.errors import DomainError
from tenants.models.journal import WorkItem
from workers.queues import KINDS, Kind

FINISHED = ("done", "dead")
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)

log = logging.getLogger("lianfang.work")


def deliver(kind: str, items: list[list[str]]) -> int:
    """Do work items of one kind, each in a transaction of its bureau; say how many were done."""
    return sum(perform(kind, int(tenant_id), UUID(item_id)) for tenant_id, item_id in items)


def perform(kind: str, tenant_id: int, item_id: UUID) -> bool:
    """Do one item, or put it off; the failure of one is no reason not to do the next."""
    rules = KINDS[kind]
    alone = rules.batch == 1
    try:
        if alone and not _announce(rules, tenant_id, item_id):
            return False
        with unit_of_work(tenant_id) as session:
            return _do(session, rules, item_id)
    except JobTimeoutException as late:
        _put_off(rules, tenant_id, item_id, late)
        raise
    except OperationalError:
        raise  # the database is away: the item's lease runs out and it comes again
    except Exception as error:  # noqa: BLE001 - whatever happened, it must not be lost
        _put_off(rules, tenant_id, item_id, error)
        return False


def _announce(rules: Kind, tenant_id: int, item_id: UUID) -> bool:
    """Count the attempt before it is made: work that kills its process must not come for ever."""
    with unit_of_work(tenant_id) as session:
        item = _take(session, item_id)
        if item is None:
            return False
        if item.attempts >= rules.attempts:
            item.state, item.last_error = "dead", item.last_error or "worker-died"
            return False
        item.attempts += 1
        return True


def _do(session: Session, rules: Kind, item_id: UUID) -> bool:
    item = _take(session, item_id)
    if item is None:
        return False
    rules.load()(session, item)
    if item.state not in FINISHED:
        item.state, item.done_at = "done", utc_now()
    return True


def _take(session: Session, item_id: UUID) -> WorkItem | None:
    """Lock an open item; nothing if it is not this bureau's, or another worker is at it."""
    return session.scalar(
        select(WorkItem)
        .where(WorkItem.id == item_id, WorkItem.state.not_in(FINISHED))
        .with_for_update(skip_locked=True)
    )


def _put_off(rules: Kind, tenant_id: int, item_id: UUID, error: Exception) -> None:
    """Try again later, at the end give up visibly; what is noted holds no business content."""
    reason = error.code() if isinstance(error, DomainError) else type(error).__name__
    with unit_of_work(tenant_id) as session:
        item = _take(session, item_id)
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
