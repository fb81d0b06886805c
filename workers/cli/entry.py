"""How a command enters the service, one bureau of it, or the owner's room."""

import os
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from policies.overlays import tighten_by
from service.tables import every_table
from tenants.context import Actor
from tenants.database import connect, directory, unit_of_work
from tenants.hashing import choose_algorithm
from tenants.models.platform import Tenant
from tenants.provisioning import provisioning, provisioning_actor, tenant_by_code
from tenants.settings import Settings, SettingsError, load_settings


def enter_service() -> Settings:
    """Open the service's database for one short command."""
    settings = load_settings(os.environ)
    choose_algorithm(settings.journal_hash)
    tighten_by(settings.policy_overlay)
    every_table()
    connect(settings, pooled=False)
    return settings


def console() -> str:
    """Name who sits at the console, as the machine knows him: the journal keeps it."""
    known = os.environ.get("SUDO_USER") or os.environ.get("USER")
    return f"cli:{known or os.getuid()}"


@contextmanager
def enter_bureau(code: str) -> Generator[tuple[Session, Actor, Tenant]]:
    """Work in one bureau as its operator at the console, within one transaction."""
    with directory() as session:
        tenant = tenant_by_code(session, code)
    with unit_of_work(tenant.id) as session:
        yield session, provisioning_actor(tenant.id, origin=console()), tenant


@contextmanager
def enter_as_owner() -> Generator[Session]:
    """Work as the owner of the schema, who alone founds tenants."""
    settings = load_settings(os.environ)
    if not settings.owner_database_url:
        raise SettingsError("OWNER_DATABASE_URL is not set.")
    with provisioning(settings.owner_database_url) as session:
        yield session
