"""Write the pilot region into an empty installation: all of it, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.demonstration.founding import found
from service.demonstration.pilots import register_pilots
from service.demonstration.plans import RegionPlan, TenantPlan
from service.demonstration.registering import register
from service.demonstration.year.living import beginning, live
from service.organisation.queries.actors import today
from service.papers.use_cases.settings import change_settings
from tenants.database import utc_now
from tenants.errors import DomainError
from tenants.models.platform import Tenant
from tenants.provisioning import (
    add_jurisdiction,
    add_tenant,
    enter,
    provisioning,
    provisioning_actor,
)

ORIGIN = "demonstration"
# What the offices of a sector are called on their letters, after the first sign of the region,
# and what stands before the numbers of their records.
MARKS = MappingProxyType(
    {
        "finance": ("财", "CZ"),
        "civil_affairs": ("民", "MZ"),
        "taxation": ("税", "SW"),
        "discipline": ("纪", "JW"),
        "leading_group": ("廉组", "LZ"),
    }
)
SUPERVISION_PHONE = "0870-2012388"
Tell = Callable[[str], None]


class InstallationInUse(DomainError):
    """A demonstration is only ever put into an empty installation."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the region holds now."""

    tenants: int
    accounts: int
    powers: int
    risk_points: int
    measures: int


def write_region(
    owner_url: str, plan: RegionPlan, *, password_memory_kib: int, tell: Tell
) -> Written:
    """Found the region in one transaction: who is interrupted leaves nothing and may begin again.

    Seals, summaries and documents follow by the ordinary workers.
    """
    present = today()
    with provisioning(owner_url) as session:
        _refuse_used(session)
        for node in plan.jurisdictions:
            add_jurisdiction(
                session, code=node.code, name=node.name, level=node.level, parent=node.parent
            )
        for number, tenant in enumerate(plan.tenants, start=1):
            tell(f"{number}/{len(plan.tenants)} {tenant.name}")
            with beginning(tenant, present):
                _write_tenant(session, tenant, password_memory_kib)
                if tenant.ruled_by_chains:
                    live(session, tenant, plan.overseer_of(tenant), present)
            session.flush()
            session.expunge_all()
        for group in plan.tenants:
            if group.kind == "leading_group":
                register_pilots(session, plan, group, present)
    return _counted(plan)


def _refuse_used(session: Session) -> None:
    if session.scalar(select(Tenant.id).limit(1)) is not None:
        raise InstallationInUse("There are tenants here already; a demonstration needs none.")


def _write_tenant(session: Session, plan: TenantPlan, password_memory_kib: int) -> None:
    tenant = add_tenant(
        session,
        code=plan.code,
        name=plan.name,
        kind=plan.kind,
        sector=plan.sector,
        jurisdiction_code=plan.jurisdiction,
        profile=plan.profile,
    )
    enter(session, tenant.id)
    founder = provisioning_actor(tenant.id, origin=ORIGIN)
    found(session, founder, plan.organisation, password_memory_kib=password_memory_kib)
    if plan.sector in MARKS:
        mark, unit_code = MARKS[plan.sector]
        change_settings(
            session,
            founder,
            if_version=0,
            unit_code=unit_code,
            agency_mark=plan.name[0] + mark,
            supervision_phone=SUPERVISION_PHONE,
            signature_pictures=plan.ruled_by_chains,
        )
    if plan.powers or plan.risk_points:
        register(session, plan, on=today(), at=utc_now())


def _counted(plan: RegionPlan) -> Written:
    points = [point for tenant in plan.tenants for point in tenant.risk_points]
    return Written(
        tenants=len(plan.tenants),
        accounts=sum(len(tenant.organisation.accounts) for tenant in plan.tenants),
        powers=sum(len(tenant.powers) for tenant in plan.tenants),
        risk_points=len(points),
        measures=sum(len(point.measures) for point in points),
    )
