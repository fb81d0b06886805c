"""A short main job that must run wherever the product is installed, and its console command."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from tenants.context import system_actor
from tenants.database import open_engine, refuse_strong_role
from tenants.journal import record
from tenants.models.journal import JournalEntry
from tenants.models.platform import Tenant
from tenants.provisioning import add_jurisdiction, add_tenant, provisioning
from tenants.settings import Settings

BUREAUS = ("finance", "civil_affairs")


def settle_two_bureaus(owner_url: str) -> dict[str, int]:
    """Found a region with two bureaus."""
    with provisioning(owner_url) as session:
        add_jurisdiction(session, code="region", name="地区", level="region")
        return {
            sector: add_tenant(
                session,
                code=sector,
                name=sector,
                kind="bureau",
                sector=sector,
                jurisdiction_code="region",
            ).id
            for sector in BUREAUS
        }


@contextmanager
def service_at(url: str, settings: Settings, *, pooler: bool) -> Iterator[Engine]:
    """Open the service's engine at another address."""
    engine = open_engine(url, replace(settings, database_url=url, transaction_pooler=pooler))
    try:
        yield engine
    finally:
        engine.dispose()


def bound(engine: Engine, tenant_id: int | None) -> Session:
    """Open a session of one bureau, or of nobody."""
    return Session(engine, info={"tenant_id": tenant_id})


def note(engine: Engine, tenant_id: int, topic: str) -> UUID:
    """Let a bureau write one thing down."""
    with bound(engine, tenant_id) as session, session.begin():
        return record(session, system_actor(tenant_id), topic, "tenant", None).id


def topics(engine: Engine, tenant_id: int | None) -> list[str]:
    """Read what a bureau sees of all journals."""
    with bound(engine, tenant_id) as session:
        return list(session.scalars(select(JournalEntry.topic).order_by(JournalEntry.at)))


def prove_the_walls(engine: Engine, tenants: dict[str, int]) -> None:
    """Each bureau sees its own journal, nobody sees anything, and the directory is public."""
    refuse_strong_role(engine)
    finance, civil_affairs = tenants["finance"], tenants["civil_affairs"]
    note(engine, finance, "finance.noted")
    note(engine, civil_affairs, "civil.noted")
    assert topics(engine, finance) == ["tenant.created", "finance.noted"]
    assert topics(engine, civil_affairs) == ["tenant.created", "civil.noted"]
    assert topics(engine, None) == []
    with bound(engine, None) as session:
        assert set(session.scalars(select(Tenant.code))) == set(BUREAUS)
        assert session.scalar(text("SELECT current_setting('app.tenant_id', true)")) in {None, ""}


def lianfang(*words: str, **told: str) -> "subprocess.CompletedProcess[str]":
    """Run one command as an operator would, knowing only what it is told."""
    kept = {"PATH": os.environ["PATH"], "LIANFANG_HOME": "/nonexistent"}
    return subprocess.run(
        [sys.executable, "-m", "workers.cli", *words],
        env=kept | told,
        capture_output=True,
        text=True,
        check=False,
    )
