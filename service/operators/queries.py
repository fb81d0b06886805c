"""What operators may know of the bureaus: that they are there, and how the machinery fares."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from policies.guard import may, require
from policies.permissions import Permission
from service.journal.queries import list_seals
from service.organisation.queries import today
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.errors import NotFound
from tenants.models.accounts import Account
from tenants.models.journal import WorkItem
from tenants.models.organisation import Person, RoleGrant
from tenants.models.platform import Jurisdiction, Tenant

MOST_LETTERS = 200
Listed = Select[*tuple[Any, ...]]


def list_tenants(actor: Actor) -> Listed:
    """Ask for the directory of tenants."""
    require(actor, Permission.TENANT_READ)
    return _directory()


def _directory() -> Listed:
    overseer = aliased(Tenant)
    return (
        select(
            Tenant.id,
            Tenant.code,
            Tenant.name,
            Tenant.kind,
            Tenant.sector,
            Jurisdiction.code.label("jurisdiction"),
            Jurisdiction.name.label("jurisdiction_name"),
            overseer.code.label("overseer"),
            overseer.name.label("overseer_name"),
        )
        .outerjoin(Jurisdiction, Jurisdiction.id == Tenant.jurisdiction_id)
        .outerjoin(overseer, overseer.id == Tenant.overseer_id)
    )


def access_tenant(session: Session, code: str) -> Tenant:
    """Find a tenant in the directory."""
    found = session.scalar(select(Tenant).where(Tenant.code == code))
    if found is None:
        raise NotFound("There is no such tenant.")
    return found


def dead_letters(session: Session, actor: Actor, code: str) -> list[WorkItem]:
    """List what workers gave up on in one tenant: kinds, times and errors, no business."""
    require(actor, Permission.QUEUE_READ)
    tenant = access_tenant(session, code)
    with unit_of_work(tenant.id, read_only=True) as within:
        return list(
            within.scalars(
                select(WorkItem)
                .where(WorkItem.state == "dead")
                .order_by(WorkItem.due_at)
                .limit(MOST_LETTERS)
            )
        )


def with_dead_letters(tenants: list[Any], actor: Actor) -> list[dict[str, Any]]:
    """Say beside each tenant how much workers gave up on there, to whom the queue is shown."""
    shown = may(actor, Permission.QUEUE_READ)
    return [
        {**tenant._mapping, "dead_letters": _count(tenant.id) if shown else None}  # noqa: SLF001
        for tenant in tenants
    ]


def _count(tenant_id: int) -> int:
    with unit_of_work(tenant_id, read_only=True) as session:
        dead = select(func.count()).select_from(WorkItem).where(WorkItem.state == "dead")
        return session.scalar(dead) or 0


def journal_heads(tenants: list[Any], actor: Actor) -> list[dict[str, Any]]:
    """Show the newest seal of each tenant: its number and hash, nothing of what it seals."""
    require(actor, Permission.PLATFORM_JOURNAL_READ)
    return [_head(tenant) for tenant in tenants]


def list_journals(actor: Actor) -> Listed:
    """Ask for the tenants whose journals are watched."""
    require(actor, Permission.PLATFORM_JOURNAL_READ)
    return _directory()


def _head(tenant: Any) -> dict[str, Any]:
    with unit_of_work(tenant.id, read_only=True) as session:
        newest = next(iter(list_seals(session, before=None, limit=1)), None)
    return {
        "bureau": tenant.code,
        "name": tenant.name,
        "number": newest.number if newest else None,
        "hash": newest.hash.hex() if newest else None,
        "algorithm": newest.algorithm if newest else None,
        "sealed_at": newest.sealed_at if newest else None,
    }


def list_operators(actor: Actor) -> Listed:
    """Ask for the platform's operators and the duty of each."""
    require(actor, Permission.OPERATOR_READ)
    day = today()
    held = (
        (RoleGrant.person_id == Account.person_id)
        & (RoleGrant.starts_on <= day)
        & (func.coalesce(RoleGrant.ends_on, day) >= day)
    )
    return (
        select(
            Account.id,
            Account.version,
            Account.person_id,
            Account.login,
            Account.disabled_at,
            Account.password_set_at,
            Person.name,
            RoleGrant.role,
        )
        .join(Person, Person.id == Account.person_id)
        .outerjoin(RoleGrant, held)
    )


def dead_letter(session: Session, item_id: UUID) -> WorkItem:
    """Fetch one thing workers gave up on, for another try."""
    item = session.scalar(
        select(WorkItem).where(WorkItem.id == item_id, WorkItem.state == "dead").with_for_update()
    )
    if item is None:
        raise NotFound("There is no such record.")
    return item
