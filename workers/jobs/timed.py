"""What the clock asks for becomes work items, one per tenant and period, however often it rings."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.database import directory, new_id, unit_of_work, utc_now
from tenants.models.journal import WorkItem
from tenants.models.platform import Tenant
from workers.timetable import TIMETABLE, Timed

BEIJING = ZoneInfo("Asia/Shanghai")


def ring(name: str, *, among: Collection[int] | None = None) -> int:
    """Owe every tenant concerned this work for the present period; say to how many it is new.

    A simulated year rings among its own tenants only.
    """
    timed = TIMETABLE[name]
    key = f"{period(timed, utc_now().astimezone(BEIJING))} {name}"
    concerned = [one for one in _concerned(timed.concerns) if among is None or one in among]
    return sum(_owe(tenant_id, timed.kind, key) for tenant_id in concerned)


def period(timed: Timed, now: datetime) -> str:
    """Name the period a moment belongs to; a daily task before dawn still counts for its day."""
    if timed.every is None:
        return (now - timedelta(hours=timed.day_starts_at)).date().isoformat()
    since_midnight = timedelta(hours=now.hour, minutes=now.minute)
    begun = since_midnight // timed.every * timed.every
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight + begun).isoformat(timespec="minutes")


def _concerned(kinds: Iterable[str]) -> list[int]:
    with directory() as session:
        found = session.scalars(select(Tenant.id).where(Tenant.kind.in_(kinds)).order_by(Tenant.id))
        return list(found)


def _owe(tenant_id: int, kind: str, key: str) -> int:
    with unit_of_work(tenant_id) as session:
        added = session.execute(
            insert(WorkItem)
            .values(
                id=new_id(),
                kind=kind,
                key=key,
                due_at=utc_now(),
                state="waiting",
                attempts=0,
                last_error="",
            )
            .on_conflict_do_nothing()
            .returning(WorkItem.id)
        )
        return len(added.all())
