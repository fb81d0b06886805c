"""Who can sign in to the demonstration, as what, and with which password."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.standing import standings
from service.demonstration.founding import PASSWORD
from service.demonstration.plans import RegionPlan, TenantPlan
from service.organisation.queries.actors import today
from service.organisation.queries.charts import load_chart
from tenants.database import directory, unit_of_work
from tenants.models.accounts import Account
from tenants.models.platform import Tenant


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One person a newcomer may sign in as."""

    tenant: str
    tenant_name: str
    login: str
    password: str
    name: str
    post: str
    roles: tuple[str, ...]


def demo_accounts(plan: RegionPlan) -> list[DemoAccount]:
    """List the planned accounts that exist here, with the roles their holders have today."""
    with directory() as session:
        rows = session.execute(select(Tenant.code, Tenant.id))
        known = {row.code: row.id for row in rows}
    listed: list[DemoAccount] = []
    for tenant in (one for one in plan.tenants if one.code in known):
        with unit_of_work(known[tenant.code], read_only=True) as session:
            listed += _listed(session, tenant, today())
    return listed


def _listed(session: Session, plan: TenantPlan, on: date) -> Iterator[DemoAccount]:
    chart = load_chart(session, on)
    rows = session.execute(select(Account.login, Account.person_id))
    holders = {row.login: row.person_id for row in rows}
    for planned in plan.organisation.accounts:
        if planned.login not in holders:
            continue
        person = chart.person[holders[planned.login]]
        offices = standings(person.id, chart, on)
        yield DemoAccount(
            tenant=plan.code,
            tenant_name=plan.name,
            login=planned.login,
            password=PASSWORD,
            name=person.name,
            post=planned.title,
            roles=tuple(sorted({role for office in offices for role in office.roles})),
        )
