"""Reads of the journal: entries for people, and the whole of it for verification."""

import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, text
from sqlalchemy.orm import Session

from service.exchange.models import HeldSeal
from tenants.database import directory, unit_of_work, utc_now
from tenants.entries import Entry
from tenants.models.journal import JournalEntry, JournalSeal
from tenants.models.platform import Tenant
from tenants.seals import Seal
from tenants.verification import (
    Horizon,
    KeptSeal,
    Verification,
    Witness,
    verify_journal,
)

BATCH = 1000
SEALER_PAUSE = 2.0
DONE = "done"
# Attempts that left nothing but their entry: who may not, or what could not be.
RESULTS = {
    "refused": ("access.denied", "case.refused", "import.refused", "sign_in.failed"),
    "failed": ("export_job.failed", "paper.failed", "attachment.found_altered"),
}


def verify_tenant(tenant_id: int, witnesses: list[Witness] | None = None) -> Verification:
    """Verify one bureau's journal against itself and against what its leading group holds."""
    held = held_for(tenant_id) if witnesses is None else witnesses
    report = _verify_once(tenant_id, held)
    if any(finding.code == "entry-unsealed" for finding in report.findings):
        time.sleep(SEALER_PAUSE)  # a long transaction may have ended a moment ago
        report = _verify_once(tenant_id, held)
    return report


def _verify_once(tenant_id: int, held: list[Witness]) -> Verification:
    with unit_of_work(tenant_id, read_only=True) as session:
        look = horizon(session)
        seals = all_seals(session)
        return verify_journal(tenant_id, _rows(session), seals, held, look)


def held_for(tenant_id: int) -> list[Witness]:
    """Fetch what the leading groups above a bureau remember of its seals."""
    with directory() as session:
        above = overseers_of(session, tenant_id)
    held: list[Witness] = []
    for overseer_id in above:
        with unit_of_work(overseer_id, read_only=True) as session:
            held += [Witness(seal.number, seal.hash) for seal in list_held(session, tenant_id)]
    return held


def list_held(session: Session, sealer_id: int) -> list[HeldSeal]:
    """List the seals of another tenant that this one holds."""
    return list(
        session.scalars(
            select(HeldSeal).where(HeldSeal.sealer_id == sealer_id).order_by(HeldSeal.number)
        )
    )


def all_entries(session: Session) -> Iterator[Entry]:
    """Stream every entry of the bound bureau in the order of its seals."""
    return map(Entry._make, _rows(session))


def _rows(session: Session) -> Iterator[Any]:
    """Read while the server is still writing: no cursor between the two."""
    session.execute(text("SET LOCAL TimeZone = 'UTC'"))  # as the texts have it
    raw: Any = session.connection().connection.dbapi_connection
    with raw.cursor() as cursor:
        yield from cursor.stream(ENTRIES, size=BATCH)


def all_seals(session: Session) -> list[KeptSeal]:
    """Fetch every seal of the bound bureau."""
    return [_kept(row) for row in session.execute(text(SEALS))]


def _kept(row: Any) -> KeptSeal:
    seal = Seal(
        tenant_id=row.tenant_id,
        number=row.number,
        from_xid=int(row.low),
        to_xid=int(row.high),
        entry_count=row.entry_count,
        root=row.root,
        previous=row.previous,
        algorithm=row.algorithm,
        epoch=row.epoch,
        sealed_at=row.sealed_at,
    )
    return KeptSeal(seal, row.hash)


def horizon(session: Session) -> Horizon:
    """Say when we look, which transactions have ended, and which number comes next."""
    ended_before = int(session.scalar(text(ENDED_BEFORE)) or 0)
    return Horizon(utc_now(), ended_before, lambda: int(session.scalar(text(NEXT_XID)) or 0))


def list_seals(session: Session, *, before: int | None, limit: int) -> list[JournalSeal]:
    """List the newest seals of the bound bureau, newest first."""
    wanted = select(JournalSeal).order_by(JournalSeal.number.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(JournalSeal.number < before)
    return list(session.scalars(wanted))


def entries(
    *,
    subject_id: UUID | None = None,
    person_id: UUID | None = None,
    topic: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    request: str | None = None,
    result: str | None = None,
) -> Select[Any]:
    """Select entries; a topic ending in `.` stands for all that begin with it."""
    wanted = select(JournalEntry)
    if subject_id is not None:
        wanted = wanted.where(JournalEntry.subject_id == subject_id)
    if person_id is not None:
        wanted = wanted.where(JournalEntry.person_id == person_id)
    if topic is not None:
        begins = JournalEntry.topic.startswith(topic, autoescape=True)
        wanted = wanted.where(begins if topic.endswith(".") else JournalEntry.topic == topic)
    if since is not None:
        wanted = wanted.where(JournalEntry.id >= earliest_id(since))
    if until is not None:
        wanted = wanted.where(JournalEntry.id < earliest_id(until))
    if request is not None:
        told = f'"request":"{request}"'
        wanted = wanted.where(JournalEntry.body.contains(told, autoescape=True))
    return wanted if result is None else wanted.where(_came_to(result))


def result_of(topic: str) -> str:
    """Say whether what was attempted was done, refused, or failed."""
    return next((result for result, topics in RESULTS.items() if topic in topics), DONE)


def _came_to(result: str) -> ColumnElement[bool]:
    if result in RESULTS:
        return JournalEntry.topic.in_(RESULTS[result])
    return JournalEntry.topic.not_in([one for topics in RESULTS.values() for one in topics])


def earliest_id(moment: datetime) -> UUID:
    """Give the smallest id an entry of that moment can have: ids carry their time."""
    milliseconds = int(moment.timestamp() * 1000)
    return UUID(int=(milliseconds & 0xFFFFFFFFFFFF) << 80)


def overseers_of(session: Session, tenant_id: int) -> list[int]:
    """List the leading groups above a tenant, the nearest first."""
    above: list[int] = []
    tenant = session.get_one(Tenant, tenant_id)
    while tenant.overseer_id is not None:
        above.append(tenant.overseer_id)
        tenant = session.get_one(Tenant, tenant.overseer_id)
    return above


ENTRIES = """
SELECT e.xid::text::bigint, e.id::text, e.at, e.topic, e.subject_kind, e.subject_id::text,
  e.person_id::text, e.body, e.digest
FROM journal_entries e ORDER BY e.tenant_id, e.xid, e.id
"""
SEALS = """
SELECT tenant_id, number, from_xid::text AS low, to_xid::text AS high, entry_count, root,
  previous, hash, algorithm, epoch, sealed_at
FROM journal_seals ORDER BY tenant_id, number
"""
ENDED_BEFORE = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
NEXT_XID = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
