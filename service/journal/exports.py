"""The journal taken away as lines of JSON, for whoever would verify it without us."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.exchange.models import HeldSeal, InboxDocument
from service.exchange.queries import tenant_of
from service.exchange.signatures import public_key
from service.journal.queries import all_entries, all_seals, horizon, list_held, overseers_of
from tenants.database import directory, unit_of_work
from tenants.entries import Entry
from tenants.verification import KeptSeal

FORMAT = 1


def export_journal(tenant_id: int) -> Iterator[dict[str, Any]]:
    """Write out a bureau's journal: its seals, the witnesses of them, its entries in order."""
    with directory() as session:
        tenant = tenant_of(session, tenant_id)
        above = overseers_of(session, tenant_id)
    with unit_of_work(tenant_id, read_only=True) as session:
        look = horizon(session)
        yield {
            "type": "journal",
            "format": FORMAT,
            "tenant": tenant_id,
            "code": tenant.code,
            "name": tenant.name,
            "exported_at": look.now.isoformat(),
            "ended_before": look.ended_before,
            "public_keys": {str(tenant_id): public_key(tenant_id).hex()},
        }
        seals = [_seal(kept) for kept in all_seals(session)]
        yield from seals
        for holder in above:
            yield from export_anchors(holder, tenant_id)
        count = 0
        for entry in all_entries(session):
            count += 1
            yield _entry(entry)
        yield {"type": "end", "entries": count, "seals": len(seals)}


def export_anchors(holder_id: int, sealer_id: int | None = None) -> Iterator[dict[str, Any]]:
    """Write out the seals a leading group holds, with the signed documents they came in."""
    with unit_of_work(holder_id, read_only=True) as session:
        held_ones = select(HeldSeal.sealer_id).distinct().order_by(HeldSeal.sealer_id)
        sealers = session.scalars(held_ones).all() if sealer_id is None else [sealer_id]
        for sealer in sealers:
            for held in list_held(session, sealer):
                yield _held(session, holder_id, held)


def _seal(kept: KeptSeal) -> dict[str, Any]:
    seal = kept.seal
    return {
        "type": "seal",
        "tenant": seal.tenant_id,
        "number": seal.number,
        "from_xid": seal.from_xid,
        "to_xid": seal.to_xid,
        "count": seal.entry_count,
        "root": seal.root.hex(),
        "previous": seal.previous.hex(),
        "algorithm": seal.algorithm,
        "epoch": seal.epoch,
        "sealed_at": seal.sealed_at.isoformat(),
        "hash": kept.hash.hex(),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "type": "entry",
        "xid": entry.xid,
        "id": entry.id,
        "at": entry.at.isoformat(),
        "topic": entry.topic,
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
        "person_id": entry.person_id,
        "body": entry.body,
        "digest": entry.digest.hex(),
    }


def _held(session: Session, holder_id: int, held: HeldSeal) -> dict[str, Any]:
    document = session.get_one(InboxDocument, (holder_id, held.document_id))
    return {
        "type": "held",
        "holder": holder_id,
        "sealer": held.sealer_id,
        "number": held.number,
        "hash": held.hash.hex(),
        "received_at": held.received_at.isoformat(),
        "document": {
            "id": str(document.id),
            "kind": document.kind,
            "sender": document.sender_id,
            "recipient": holder_id,
            "subject": document.subject,
            "revision": document.revision,
            "digest": document.digest.hex(),
        },
        "body": document.body,
        "signature": held.signature.hex(),
        "public_key": public_key(held.sealer_id).hex(),
    }
