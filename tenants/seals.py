"""The sealer: closes new journal entries of each bureau into numbered, hash-chained seals."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from tenants.database import utc_now
from tenants.errors import DomainError
from tenants.hashing import canonical, chosen_algorithm, digest

MARK = "sealer"
LOCK = 727_010
BEGINNING = bytes(32)


class JournalForked(DomainError):
    """The transaction numbers of this database went back: it was restored elsewhere."""

    status = 500


@dataclass(frozen=True, slots=True)
class Seal:
    """One link: which entries it closes, and the link before it."""

    tenant_id: int
    number: int
    from_xid: int
    to_xid: int
    entry_count: int
    root: bytes
    previous: bytes
    algorithm: str
    epoch: str
    sealed_at: datetime

    @property
    def hash(self) -> bytes:
        return digest(seal_text(self).encode(), self.algorithm)


@dataclass(frozen=True, slots=True)
class Sealing:
    """What one pass of the sealer closed; `upto` is how far the journals are sealed."""

    seals: int
    entries: int
    upto: int


def seal_text(seal: Seal) -> str:
    """Compose the words of a seal that are hashed."""
    return canonical(
        {
            "tenant": seal.tenant_id,
            "number": seal.number,
            "from_xid": seal.from_xid,
            "to_xid": seal.to_xid,
            "count": seal.entry_count,
            "root": seal.root.hex(),
            "previous": seal.previous.hex(),
            "algorithm": seal.algorithm,
            "epoch": seal.epoch,
            "sealed_at": seal.sealed_at.astimezone(UTC).isoformat(),
        }
    )


def leaf(xid: int, entry_digest: bytes) -> bytes:
    """Give what a seal's root is made of: the transaction of each entry and its digest."""
    return xid.to_bytes(8, "big") + bytes(entry_digest)


def seal_new_entries(connection: Connection) -> Sealing | None:
    """Close every entry of a finished transaction; nothing if another sealer is at it.

    Bounded by the oldest running transaction, not by a sequence: one that began early and commits
    late is never passed over. Only the relay's own rows are locked, so writers never wait.
    """
    if not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}):
        return None
    low, high, epoch = _bounds(connection)
    if high < low:
        raise JournalForked("The transaction numbers went back: advance them before sealing.")
    roots = list(_roots(connection, low, high))
    if not roots:
        return Sealing(0, 0, low)
    seals = list(_links(connection, roots, high, epoch))
    _insert(connection, seals)
    connection.execute(text(MOVE_MARK), {"name": MARK, "upto": str(high)})
    return Sealing(len(seals), sum(seal.entry_count for seal in seals), high)


def position(session: Session) -> int:
    """Name the newest seal of the bound bureau: how far its journal has come."""
    found: int | None = session.scalar(
        text("SELECT number FROM journal_seals ORDER BY tenant_id DESC, number DESC LIMIT 1")
    )
    return found or 0


def _bounds(connection: Connection) -> tuple[int, int, str]:
    connection.execute(text(FIRST_MARK), {"name": MARK})
    low = connection.scalar(text(READ_MARK), {"name": MARK})
    row = connection.execute(text(HORIZON)).one()
    return int(low or 0), int(row.high), str(row.epoch)


def _roots(connection: Connection, low: int, high: int) -> Iterator[tuple[int, int, bytes]]:
    rows: Iterable[Any] = connection.execute(
        text(NEW_ENTRIES),
        {"low": str(low), "high": str(high)},
        execution_options={"yield_per": 5000},
    )
    for tenant_id, entries in groupby(rows, key=lambda row: row.tenant_id):
        leaves = [leaf(entry.number, entry.digest) for entry in entries]
        yield tenant_id, len(leaves), digest(b"".join(leaves))


def _links(
    connection: Connection, roots: Sequence[tuple[int, int, bytes]], high: int, epoch: str
) -> Iterator[Seal]:
    found = connection.execute(text(HEADS), {"tenants": [tenant_id for tenant_id, *_ in roots]})
    heads = {row.tenant_id: row for row in found}
    now = utc_now()
    for tenant_id, count, root in roots:
        head = heads.get(tenant_id)
        yield Seal(
            tenant_id=tenant_id,
            number=head.number + 1 if head else 1,
            from_xid=int(head.to_xid) if head else 0,
            to_xid=high,
            entry_count=count,
            root=root,
            previous=bytes(head.hash) if head else BEGINNING,
            algorithm=chosen_algorithm(),
            epoch=epoch,
            sealed_at=now,
        )


def _insert(connection: Connection, seals: Sequence[Seal]) -> None:
    connection.execute(
        text(INSERT_SEALS),
        {
            "tenant_id": [seal.tenant_id for seal in seals],
            "number": [seal.number for seal in seals],
            "from_xid": [str(seal.from_xid) for seal in seals],
            "to_xid": [str(seal.to_xid) for seal in seals],
            "entry_count": [seal.entry_count for seal in seals],
            "root": [seal.root for seal in seals],
            "previous": [seal.previous for seal in seals],
            "hash": [seal.hash for seal in seals],
            "algorithm": [seal.algorithm for seal in seals],
            "epoch": [seal.epoch for seal in seals],
            "sealed_at": [seal.sealed_at for seal in seals],
        },
    )


FIRST_MARK = "INSERT INTO relay_marks (name, upto) VALUES (:name, '0') ON CONFLICT DO NOTHING"
READ_MARK = "SELECT upto::text::bigint FROM relay_marks WHERE name = :name FOR UPDATE"
MOVE_MARK = "UPDATE relay_marks SET upto = CAST(:upto AS xid8) WHERE name = :name"
HORIZON = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS high,
  system_identifier::text AS epoch FROM pg_control_system()
"""
NEW_ENTRIES = """
SELECT e.tenant_id, e.xid::text::bigint AS number, e.digest FROM journal_entries e
WHERE e.xid >= CAST(:low AS xid8) AND e.xid < CAST(:high AS xid8)
ORDER BY e.tenant_id, e.xid, e.id
"""
HEADS = """
SELECT wanted.tenant_id, newest.number, newest.to_xid::text AS to_xid, newest.hash
FROM unnest(CAST(:tenants AS integer[])) AS wanted (tenant_id)
CROSS JOIN LATERAL (SELECT number, to_xid, hash FROM journal_seals
  WHERE journal_seals.tenant_id = wanted.tenant_id ORDER BY number DESC LIMIT 1) AS newest
"""
INSERT_SEALS = """
INSERT INTO journal_seals (tenant_id, number, from_xid, to_xid, entry_count, root, previous, hash,
  algorithm, epoch, sealed_at)
SELECT tenant_id, number, from_xid::xid8, to_xid::xid8, entry_count, root, previous, hash,
  algorithm, epoch, sealed_at
FROM unnest(CAST(:tenant_id AS integer[]), CAST(:number AS bigint[]), CAST(:from_xid AS text[]),
  CAST(:to_xid AS text[]), CAST(:entry_count AS integer[]), CAST(:root AS bytea[]),
  CAST(:previous AS bytea[]), CAST(:hash AS bytea[]), CAST(:algorithm AS text[]),
  CAST(:epoch AS text[]), CAST(:sealed_at AS timestamptz[]))
  AS new (tenant_id, number, from_xid, to_xid, entry_count, root, previous, hash, algorithm,
    epoch, sealed_at)
"""
