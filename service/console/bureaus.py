"""The bureaus to choose from when signing in, and whom to ask when it does not work."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select

from policies.charts import Chart
from policies.guard import BUREAU
from policies.permissions import Permission
from policies.refusals import contact, who_can
from service.organisation.queries import load_chart, today
from service.sign_in.queries import failures_of
from service.sign_in.rules import locked_until
from tenants.database import directory, unit_of_work, utc_now
from tenants.models.platform import Jurisdiction, Tenant

FIRST = {"leading_group": 0, "discipline_organ": 1, "bureau": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """The bureaus of one region or county; the operators of the platform have no place."""

    name: str
    bureaus: tuple[tuple[str, str], ...]
    boards: tuple[tuple[str, str], ...]


def places() -> list[Place]:
    """List the bureaus of the public directory: each region, then its counties."""
    with directory() as session:
        known = {one.id: one for one in session.scalars(select(Jurisdiction))}
        tenants = list(session.scalars(select(Tenant).order_by(Tenant.id)))
    tenants.sort(key=lambda one: (_way(known, one.jurisdiction_id), FIRST.get(one.kind, 3)))
    grouped = groupby(tenants, key=lambda one: one.jurisdiction_id)
    return [_place(known[place].name if place else "", list(group)) for place, group in grouped]


def _place(name: str, tenants: list[Tenant]) -> Place:
    boards = [one for one in tenants if name and one.kind != "leading_group"]
    return Place(name, _named(tenants), _named(boards))


def _named(tenants: list[Tenant]) -> tuple[tuple[str, str], ...]:
    return tuple((one.code, one.name) for one in tenants)


def _way(known: dict[int, Jurisdiction], place: int | None) -> tuple[int, ...]:
    """Write the way down to a place, so that a county follows its region; no place comes last."""
    way: list[int] = []
    while place is not None and place not in way:
        way.append(place)
        place = known[place].parent_id
    return tuple(reversed(way)) or (1 << 31,)


def lock_of(tenant_id: int, login: str, source: str) -> datetime | None:
    """Say until when nobody may guess at this login from here; it need not exist."""
    with unit_of_work(tenant_id) as session:
        return locked_until(failures_of(session, login, source), utc_now())


def minutes_until(moment: datetime) -> int:
    """Count the minutes somebody still has to wait."""
    return max(1, -int(-(moment - utc_now()).total_seconds() // 60))


def keeper_of(tenant_id: int) -> str:
    """Name who keeps the accounts of a bureau; empty while nobody does."""
    with unit_of_work(tenant_id) as session:
        chart = load_chart(session, today())
        able = who_can(Permission.ACCOUNT_MANAGE, BUREAU, None, chart, today(), tenant_id=tenant_id)
    named = [one for one in able if one["name"] and one["role"] == "administrator"]
    if not named:
        return ""
    post, phone = named[0]["post"], _phone_of(chart, named[0]["name"])
    who = f"{named[0]['name']}（{post}）" if post else named[0]["name"]
    return f"{who} {phone}" if phone else who


def _phone_of(chart: Chart, name: str) -> str:
    found = contact(chart, today())
    return found["phone"] if found and found["name"] == name else ""
