"""Reads of what was sent and received."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
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


def list_inbox(
    session: Session, actor: Actor, *, kind: str | None = None, before: UUID | None, limit: int
) -> list[InboxDocument]:
    """List what other tenants sent here, newest first."""
    require(actor, Permission.EXCHANGE_READ)
    wanted = select(InboxDocument).order_by(InboxDocument.tenant_id.desc(), InboxDocument.id.desc())
    if kind is not None:
        wanted = wanted.where(InboxDocument.kind == kind)
    if before is not None:
        wanted = wanted.where(InboxDocument.id < before)
    return list(session.scalars(wanted.limit(limit)))


def list_outbox(
    session: Session, actor: Actor, *, kind: str | None = None, before: UUID | None, limit: int
) -> list[OutboxDocument]:
    """List what was sent from here, newest first."""
    require(actor, Permission.EXCHANGE_READ)
    wanted = select(OutboxDocument).order_by(
        OutboxDocument.tenant_id.desc(), OutboxDocument.id.desc()
    )
    if kind is not None:
        wanted = wanted.where(OutboxDocument.kind == kind)
    if before is not None:
        wanted = wanted.where(OutboxDocument.id < before)
    return list(session.scalars(wanted.limit(limit)))


def access_inbox_document(session: Session, actor: Actor, document_id: UUID) -> InboxDocument:
    """Fetch one received document."""
    require(actor, Permission.EXCHANGE_READ)
    found = session.get(InboxDocument, (session.info["tenant_id"], document_id))
    if found is None:
        raise NotFound("There is no such document.")
    return found


def tenant_names(session: Session, ids: set[int]) -> dict[int, dict[str, Any]]:
    """Name tenants as the public directory does."""
    rows = session.scalars(select(Tenant).where(Tenant.id.in_(ids)))
    return {one.id: {"code": one.code, "name": one.name} for one in rows}
