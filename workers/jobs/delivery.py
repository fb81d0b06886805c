"""The one job: do what a bureau is owed, exactly once in effect, whatever Redis forgets."""

from uuid import UUID

from rq.timeouts import JobTimeoutException
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tenants.database import unit_of_work, utc_now
from workers.jobs.attempts import FINISHED, put_off, take
from workers.queues import KINDS, Kind


def deliver(kind: str, items: list[list[str]]) -> int:
    """Do work items of one kind, each in a transaction of its bureau; say how many were done."""
    owed = [(int(tenant_id), UUID(item_id)) for tenant_id, item_id in items]
    together = KINDS[kind].load_together()
    done, left = together(kind, owed) if together else (0, owed)
    return done + sum(perform(kind, *one) for one in left)


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
        put_off(rules, tenant_id, item_id, late)
        raise
    except OperationalError:
        raise  # the database is away: the item's lease runs out and it comes again
    except Exception as error:  # noqa: BLE001 - whatever happened, it must not be lost
        put_off(rules, tenant_id, item_id, error)
        return False


def _announce(rules: Kind, tenant_id: int, item_id: UUID) -> bool:
    """Count the attempt before it is made: work that kills its process must not come for ever."""
    with unit_of_work(tenant_id) as session:
        item = take(session, item_id)
        if item is None:
            return False
        if item.attempts >= rules.attempts:
            item.state, item.last_error = "dead", item.last_error or "worker-died"
            return False
        item.attempts += 1
        return True


def _do(session: Session, rules: Kind, item_id: UUID) -> bool:
    item = take(session, item_id)
    if item is None:
        return False
    rules.load()(session, item)
    if item.state not in FINISHED:
        item.state, item.done_at = "done", utc_now()
    return True
