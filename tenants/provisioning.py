"""Set up jurisdictions and tenants: the one thing the service's own role may not do."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import NullPool, create_engine, select
from sqlalchemy.orm import Session

from tenants.context import SYSTEM_PERSON, Actor, system_actor
from tenants.database import BIND_TENANT
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Authority, ChosenProfile
from tenants.models.platform import Jurisdiction, Tenant
from tenants.profiles import load_profile

CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}")


@contextmanager
def provisioning(owner_url: str) -> Generator[Session]:
    """Work as the owner of the schema, in one transaction; the walls hold for him too."""
    engine = create_engine(owner_url, poolclass=NullPool)
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def add_jurisdiction(
    session: Session, *, code: str, name: str, level: str, parent: str | None = None
) -> Jurisdiction:
    """Add a node to the tree of regions and counties."""
    refuse_code(session, Jurisdiction, code)
    node = Jurisdiction(
        code=code,
        name=name,
        level=level,
        parent_id=jurisdiction(session, parent).id if parent else None,
    )
    session.add(node)
    session.flush()
    return node


def add_tenant(
    session: Session,
    *,
    code: str,
    name: str,
    kind: str,
    sector: str,
    jurisdiction_code: str | None,
    profile: str = "region_pilot",
    is_pilot: bool = True,
) -> Tenant:
    """Give a bureau, leading group or discipline organ its walls, and an overseer above it."""
    refuse_code(session, Tenant, code)
    node = jurisdiction(session, jurisdiction_code) if jurisdiction_code else None
    if kind == "leading_group" and node is not None:
        refuse_second_group(session, node)
    tenant = Tenant(
        code=code,
        name=name,
        kind=kind,
        sector=sector,
        jurisdiction_id=node.id if node else None,
        overseer_id=overseer(session, node, kind) if node else None,
        is_pilot=is_pilot,
    )
    session.add(tenant)
    session.flush()
    enter(session, tenant.id)
    session.add(Authority())
    session.add(ChosenProfile(code=profile, profile_version=load_profile(profile).version))
    record(
        session,
        system_actor(tenant.id, origin="provisioning"),
        "tenant.created",
        "tenant",
        None,
        after={"code": code, "name": name, "kind": kind, "sector": sector, "profile": profile},
    )
    session.flush()
    if kind == "leading_group" and node:
        adopt(session, tenant)
    return tenant


def refuse_code(session: Session, model: type[Jurisdiction | Tenant], code: str) -> None:
    """Refuse a code that is taken, or that could not stand in an address or a file name."""
    if CODE.fullmatch(code) is None:
        raise Invalid("A code is letters, digits, - and _.", errors={"code": [code]})
    if session.scalar(select(model.id).where(model.code == code)) is not None:
        raise Invalid("The code is taken.", errors={"code": [code]})


def refuse_second_group(session: Session, node: Jurisdiction) -> None:
    """A region or county has one leading group."""
    known = select(Tenant.code).where(
        Tenant.jurisdiction_id == node.id, Tenant.kind == "leading_group"
    )
    taken = session.scalar(known)
    if taken is not None:
        raise Invalid("There is a leading group already.", errors={"jurisdiction": [taken]})


def enter(session: Session, tenant_id: int) -> None:
    """Bind the rest of the owner's transaction to one tenant; the walls hold for him as well."""
    session.info["tenant_id"] = tenant_id
    session.execute(BIND_TENANT, {"tenant": str(tenant_id)})


def provisioning_actor(tenant_id: int, *, origin: str = "provisioning") -> Actor:
    """Stand in for the operator at the console, who sets up what a tenant begins with."""
    return Actor(
        tenant_id=tenant_id,
        person_id=SYSTEM_PERSON,
        name="系统",
        roles=frozenset({"administrator", "register_office", "security_administrator"}),
        origin=origin,
    )


def overseer(session: Session, node: Jurisdiction, kind: str) -> int | None:
    """Find the leading group that oversees: of the same node for bureaus, else of the next above.

    A leading group never oversees itself (R-522, Q-25, Q-26).
    """
    level: Jurisdiction | None = node
    if kind == "leading_group":
        level = session.get(Jurisdiction, node.parent_id) if node.parent_id else None
    while level is not None:
        found = session.scalar(
            select(Tenant.id).where(
                Tenant.jurisdiction_id == level.id, Tenant.kind == "leading_group"
            )
        )
        if found is not None:
            return found
        level = session.get(Jurisdiction, level.parent_id) if level.parent_id else None
    return None


def adopt(session: Session, group: Tenant) -> None:
    """Let a new leading group oversee the tenants that were there before it."""
    below = (
        select(Jurisdiction.id).where(Jurisdiction.id == group.jurisdiction_id).cte(recursive=True)
    )
    below = below.union_all(
        select(Jurisdiction.id).join(below, Jurisdiction.parent_id == below.c.id)
    )
    within = select(Tenant).where(
        Tenant.jurisdiction_id.in_(select(below.c.id)), Tenant.id != group.id
    )
    for tenant in session.scalars(within).all():
        home = session.get(Jurisdiction, tenant.jurisdiction_id)
        if home is not None and overseer(session, home, tenant.kind) == group.id:
            tenant.overseer_id = group.id
    session.flush()


def jurisdiction(session: Session, code: str) -> Jurisdiction:
    found = session.scalar(select(Jurisdiction).where(Jurisdiction.code == code))
    if found is None:
        raise Invalid("There is no such jurisdiction.", errors={"jurisdiction": [code]})
    return found


def tenant_by_code(session: Session, code: str) -> Tenant:
    """Find a tenant in the directory by its public code."""
    found = session.scalar(select(Tenant).where(Tenant.code == code))
    if found is None:
        raise Invalid("There is no such tenant.", errors={"tenant": [code]})
    return found
