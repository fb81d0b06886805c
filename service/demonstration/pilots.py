"""What the offices of the leading groups keep of the bureaus below them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.demonstration.plans import RegionPlan, TenantPlan
from service.demonstration.year.desks import desks_of
from service.rollups.pilots import keep_pilot
from tenants.models.platform import Tenant
from tenants.provisioning import enter

OFFICE: Final = "office:office_head"
PHONE: Final = "0870-20125{:02}"


def register_pilots(session: Session, plan: RegionPlan, group: TenantPlan, present: date) -> None:
    """Let the office of a leading group write down who leads each bureau and whom to call."""
    enter(session, session.scalars(select(Tenant.id).where(Tenant.code == group.code)).one())
    office = desks_of(session, group).at(OFFICE)
    for number, one in enumerate(_below(plan, group), start=1):
        keep_pilot(
            session,
            office,
            one.code,
            if_version=0,
            leader=_first(one, "main_leader"),
            contact=_first(one, "register_office") or _first(one, "administrator"),
            contact_phone=PHONE.format(number),
            joined_on=date(present.year, 1, 4 + number),
        )


def _below(plan: RegionPlan, group: TenantPlan) -> Iterator[TenantPlan]:
    codes = {group.code}
    for one in plan.tenants:
        if one.overseer in codes:
            codes.add(one.code)
            if one.kind in {"bureau", "discipline_organ"}:
                yield one


def _first(tenant: TenantPlan, role: str) -> str:
    """Name who has an account in a role, if anybody has."""
    names = {one.key: one.name for one in tenant.organisation.persons}
    held = (names[one.person_key] for one in tenant.organisation.accounts if one.role == role)
    return next(held, "")
