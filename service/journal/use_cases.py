"""Seals go up to the leading group, which remembers them: nobody here can take them back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.exchange.models import HeldSeal, OutboxDocument
from service.exchange.queries import newest_sent, tenant_of
from service.exchange.receiving import Arrived
from service.exchange.use_cases import send
from service.journal.queries import entries, verify_tenant
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import record
from tenants.models.journal import JournalSeal
from tenants.seals import position
from tenants.verification import Verification


def send_newest_seal(session: Session, actor: Actor) -> OutboxDocument | None:
    """Give the newest seal to the leading group as a signed document, unless it has it."""
    overseer_id = tenant_of(session, actor.tenant_id).overseer_id
    newest = position(session)
    if overseer_id is None or not newest:
        return None
    if (newest_sent(session, "journal_seal", overseer_id, "journal") or 0) >= newest:
        return None
    seal = session.scalars(select(JournalSeal).where(JournalSeal.number == newest)).one()
    body = {
        "number": seal.number,
        "hash": seal.hash.hex(),
        "algorithm": seal.algorithm,
        "sealed_at": seal.sealed_at.isoformat(),
    }
    return send(
        session,
        actor,
        "journal_seal",
        overseer_id,
        subject="journal",
        revision=newest,
        body=body,
    )


def hold_seals(session: Session, arrived: Sequence[Arrived]) -> None:
    """Remember other tenants' seals for ever."""
    session.add_all(
        HeldSeal(
            sealer_id=document.sender_id,
            number=body["number"],
            hash=bytes.fromhex(body["hash"]),
            algorithm=body["algorithm"],
            sealed_at=datetime.fromisoformat(body["sealed_at"]),
            received_at=utc_now(),
            document_id=document.id,
            signature=document.signature,
        )
        for document, body in arrived
    )


def read_journal(session: Session, actor: Actor, **filters: Any) -> Select[Any]:
    """Let those whom policy trusts read the journal; that they did is written down as well."""
    require(actor, Permission.JOURNAL_READ)
    asked = {name: value for name, value in filters.items() if value is not None}
    record(session, actor, "journal.read", "journal", None, filters=asked)
    return entries(**filters)


def read_seals(actor: Actor) -> Select[Any]:
    """Let those whom policy trusts see how far the journal is sealed."""
    require(actor, Permission.JOURNAL_READ)
    return select(JournalSeal)


def verify_journal_of(session: Session, actor: Actor) -> Verification:
    """Verify the own journal on request; the request is written down."""
    require(actor, Permission.JOURNAL_VERIFY)
    report = verify_tenant(actor.tenant_id)
    record(
        session,
        actor,
        "journal.verified",
        "journal",
        None,
        entries=report.entries,
        seals=report.seals,
        findings=len(report.findings),
    )
    return report
