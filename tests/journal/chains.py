"""A region with a leading group and bureaus whose people do things, sealed on demand."""

from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

import psycopg
from sqlalchemy import Engine

from tenants.context import Actor
from tenants.database import new_id, open_engine, unit_of_work
from tenants.journal import record
from tenants.provisioning import add_jurisdiction, add_tenant, provisioning
from tenants.seals import Sealing, seal_new_entries
from tenants.settings import Settings


@dataclass
class Region:
    """Codes and numbers of the tenants of one small region."""

    leading_group: int
    county_group: int
    bureaus: dict[str, int] = field(default_factory=dict)


def make_region(settings: Settings, tag: str, bureaus: int = 1, county_bureaus: int = 1) -> Region:
    """Provision a region, a county in it, leading groups and bureaus."""
    assert settings.owner_database_url
    with provisioning(settings.owner_database_url) as session:
        add_jurisdiction(session, code=f"{tag}-r", name="某地区", level="region")
        add_jurisdiction(session, code=f"{tag}-c", name="某县", level="county", parent=f"{tag}-r")
        groups = [
            add_tenant(
                session,
                code=f"{tag}-{node}-group",
                name=f"{name}领导小组",
                kind="leading_group",
                sector="leading_group",
                jurisdiction_code=f"{tag}-{node}",
            )
            for node, name in (("r", "地区"), ("c", "某县"))
        ]
        region = Region(groups[0].id, groups[1].id)
        for node, count in (("r", bureaus), ("c", county_bureaus)):
            for number in range(1, count + 1):
                code = f"{tag}-{node}-bureau{number}"
                tenant = add_tenant(
                    session,
                    code=code,
                    name=f"第{number}局",
                    kind="bureau",
                    sector="finance" if number % 2 else "civil_affairs",
                    jurisdiction_code=f"{tag}-{node}",
                )
                region.bureaus[code] = tenant.id
    return region


def clerk(tenant_id: int) -> Actor:
    """Give someone who works there."""
    return Actor(tenant_id, UUID(int=7), "王某", post_title="科员", origin="test")


def act(tenant_id: int, times: int = 1, topic: str = "risk_point.changed") -> list[UUID]:
    """Let the clerk do something, each time in a transaction of its own."""
    subjects = [new_id() for _ in range(times)]
    for subject in subjects:
        with unit_of_work(tenant_id) as session:
            record(
                session,
                clerk(tenant_id),
                topic,
                "risk_point",
                subject,
                version=2,
                before={"title": "审批走过场"},
                after={"title": "审批不严"},
            )
    return subjects


@cache
def relay_engine(settings: Settings) -> Engine:
    assert settings.relay_database_url
    return open_engine(settings.relay_database_url, settings, pooled=False)


def seal(settings: Settings) -> Sealing:
    """Run one pass of the sealer, as the relay does."""
    with relay_engine(settings).begin() as connection:
        sealing = seal_new_entries(connection)
    assert sealing is not None
    return sealing


def tamper(url: str, *statements: str) -> int:
    """Do as a database administrator may: no trigger, no wall; count the rows he changed."""
    changed = 0
    with psycopg.connect(url) as admin:
        admin.execute("SET session_replication_role = replica")
        for statement in statements:
            changed += max(admin.execute(statement).rowcount, 0)
    return changed
