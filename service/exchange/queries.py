"""Reads of what was sent and received."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.models import InboxDocument, OutboxDocument
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.platform import Tenant


def tenant_of(session: Session, tenant_id: int) -> Tenant:
    """Find a tenant in the directory."""
    found = session.get(Tenant, tenant_id)
    if found is None:
        raise NotFound("There is no such tenant.")
    return found


def newest_revision(session: Session, sender_id: int, kind: str, subject: str) -> int | None:
    """Say which revision of a subject was the newest to arrive."""
    return session.scalar(
        select(func.max(InboxDocument.revision)).where(
            InboxDocument.kind == kind,
            InboxDocument.sender_id == sender_id,
            InboxDocument.subject == subject,
        )
    )


def newest_sent(session: Session, kind: str, recipient_id: int, subject: str) -> int | None:
    """Say which revision of a subject was sent last."""
    return session.scalar(
        select(func.max(OutboxDocument.revision)).where(
            OutboxDocument.kind == kind,
            OutboxDocument.recipient_id == recipient_id,
            OutboxDocument.subject == subject,
        )
    )


def inbox(actor: Actor, kind: str | None = None) -> Select[Any]:
    """Select what other tenants sent here."""
    require(actor, Permission.EXCHANGE_READ)
    wanted = select(InboxDocument)
    return wanted if kind is None else wanted.where(InboxDocument.kind == kind)


def outbox(actor: Actor, kind: str | None = None) -> Select[Any]:
    """Select what was sent from here."""
    require(actor, Permission.EXCHANGE_READ)
    wanted = select(OutboxDocument)
    return wanted if kind is None else wanted.where(OutboxDocument.kind == kind)


def access_inbox_document(session: Session, actor: Actor, document_id: UUID) -> InboxDocument:
    """Fetch one received document."""
    require(actor, Permission.EXCHANGE_READ)
    found = session.get(InboxDocument, (session.info["tenant_id"], document_id))
    if found is None:
        raise NotFound("There is no such document.")
    return found


def tenant_names(session: Session, ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Name tenants as the public directory does."""
    rows = session.scalars(select(Tenant).where(Tenant.id.in_(set(ids))))
    return {one.id: {"code": one.code, "name": one.name} for one in rows}
