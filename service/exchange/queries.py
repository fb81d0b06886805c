"""Reads of what was sent and received."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.models import InboxDocument, OutboxDocument
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.platform import Tenant

Subject = tuple[int, str, str]  # who writes, what kind of document, about what


def tenant_of(session: Session, tenant_id: int) -> Tenant:
    """Find a tenant in the directory."""
    found = session.get(Tenant, tenant_id)
    if found is None:
        raise NotFound("There is no such tenant.")
    return found


def overseers(session: Session, ids: Iterable[int]) -> dict[int, int | None]:
    """Say of each of these tenants which leading group oversees it."""
    wanted = set(ids)
    rows = session.execute(select(Tenant.id, Tenant.overseer_id).where(Tenant.id.in_(wanted)))
    found = {row.id: row.overseer_id for row in rows}
    if len(found) < len(wanted):
        raise NotFound("There is no such tenant.")
    return found


def newest_revisions(session: Session, subjects: Iterable[Subject]) -> dict[Subject, int]:
    """Say of each sender, kind and subject which revision was the newest to arrive."""
    wanted = set(subjects)
    rows = session.execute(
        NEWEST_REVISIONS,
        {
            "senders": [sender_id for sender_id, _, _ in wanted],
            "kinds": [kind for _, kind, _ in wanted],
            "subjects": [subject for _, _, subject in wanted],
        },
    )
    return {(row.sender_id, row.kind, row.subject): row.revision for row in rows}


def newest_sent(session: Session, kind: str, recipient_id: int, subject: str) -> int | None:
    """Say which revision of a subject was sent last."""
    return session.scalar(
        select(func.max(OutboxDocument.revision)).where(
            OutboxDocument.kind == kind,
            OutboxDocument.recipient_id == recipient_id,
            OutboxDocument.subject == subject,
        )
    )


def inbox(actor: Actor, kinds: Sequence[str] = ()) -> Select[Any]:
    """Select what other tenants sent here."""
    require(actor, Permission.EXCHANGE_READ)
    wanted = select(InboxDocument)
    return wanted.where(InboxDocument.kind.in_(kinds)) if kinds else wanted


def outbox(actor: Actor, kinds: Sequence[str] = ()) -> Select[Any]:
    """Select what was sent from here."""
    require(actor, Permission.EXCHANGE_READ)
    wanted = select(OutboxDocument)
    return wanted.where(OutboxDocument.kind.in_(kinds)) if kinds else wanted


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


NEWEST_REVISIONS = text("""
SELECT w.sender_id, w.kind, w.subject, newest.revision
FROM unnest(CAST(:senders AS integer[]), CAST(:kinds AS text[]), CAST(:subjects AS text[]))
  AS w (sender_id, kind, subject)
CROSS JOIN LATERAL (SELECT i.revision FROM inbox_documents i
  WHERE i.kind = w.kind AND i.sender_id = w.sender_id AND i.subject = w.subject
  ORDER BY i.revision DESC LIMIT 1) AS newest
""")
