"""Does the journal still say what was written? Every word is hashed again, every link followed."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from tenants.hashing import ALGORITHMS
from tenants.seals import BEGINNING, Seal, leaf

FRESH_SECONDS = 60


class Entry(NamedTuple):
    """An entry as the database holds it: the hashed text beside the columns taken from it."""

    xid: int
    id: str
    at: datetime
    topic: str
    subject_kind: str
    subject_id: str | None
    person_id: str
    body: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class KeptSeal:
    """A seal as the database holds it, with the hash that was written beside it."""

    seal: Seal
    hash: bytes


@dataclass(frozen=True, slots=True)
class Witness:
    """What a leading group remembers of another tenant's seal."""

    number: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Horizon:
    """When we began to look, which transactions had ended then, and which number comes next."""

    now: datetime
    ended_before: int
    next_xid: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written, and where."""

    code: str
    place: str


@dataclass(slots=True)
class Verification:
    """What was looked at, and what was found."""

    tenant_id: int
    entries: int = 0
    seals: int = 0
    witnesses: int = 0
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, place: object) -> None:
        self.findings.append(Finding(code, str(place)))


def verify_journal(
    tenant_id: int,
    entries: Iterable[Entry],
    seals: Sequence[KeptSeal],
    witnesses: Iterable[Witness],
    horizon: Horizon,
) -> Verification:
    """Hash one bureau's journal again from end to end; entries come in order of (xid, id)."""
    report = Verification(tenant_id, seals=len(seals))
    _check_links(report, seals)
    _check_witnesses(report, seals, witnesses)
    _check_contents(report, entries, seals, horizon)
    return report


def _check_links(report: Verification, seals: Sequence[KeptSeal]) -> None:
    previous, ends, number = BEGINNING, 0, 0
    for kept in seals:
        seal = kept.seal
        place = f"seal {seal.number}"
        if seal.tenant_id != report.tenant_id:
            report.find("seal-of-another-tenant", place)
        if seal.algorithm not in ALGORITHMS or seal.hash != kept.hash:
            report.find("seal-altered", place)
        if seal.number != number + 1:
            report.find("seal-missing", f"seal {number + 1}")
        if seal.previous != previous:
            report.find("seal-unlinked", place)
        if seal.from_xid != ends or seal.to_xid <= seal.from_xid:
            report.find("seal-range-broken", place)
        previous, ends, number = kept.hash, seal.to_xid, seal.number


def _check_witnesses(
    report: Verification, seals: Sequence[KeptSeal], witnesses: Iterable[Witness]
) -> None:
    hashes = {kept.seal.number: kept.hash for kept in seals}
    for witness in witnesses:
        report.witnesses += 1
        if witness.number not in hashes:
            report.find("witnessed-seal-missing", f"seal {witness.number}")
        elif hashes[witness.number] != witness.hash:
            report.find("witnessed-seal-differs", f"seal {witness.number}")


def _check_contents(
    report: Verification, entries: Iterable[Entry], seals: Sequence[KeptSeal], horizon: Horizon
) -> None:
    closing = _Closing(report, seals)
    last = None
    for entry in entries:
        report.entries += 1
        _check_entry(report, entry)
        if not closing.take(entry):
            _check_unsealed(report, entry, horizon)
            last = entry
    closing.finish()
    if last is not None and last.xid >= horizon.next_xid():
        report.find("entry-from-the-future", f"entry {last.id}")


class _Closing:
    """Gathers entries into the seal whose transactions they belong to."""

    def __init__(self, report: Verification, seals: Sequence[KeptSeal]) -> None:
        self.report = report
        self.waiting: Iterator[KeptSeal] = iter(seals)
        self.advance()

    def advance(self) -> None:
        self.current = next(self.waiting, None)
        self.count = 0
        algorithm = self.current.seal.algorithm if self.current else ALGORITHMS[0]
        self.root = hashlib.new(algorithm if algorithm in ALGORITHMS else ALGORITHMS[0])

    def take(self, entry: Entry) -> bool:
        """Add an entry to its seal; false if no seal reaches that far."""
        while self.current and entry.xid >= self.current.seal.to_xid:
            self.close(self.current)
        if self.current is None:
            return False
        self.count += 1
        self.root.update(leaf(entry.xid, entry.digest))
        return True

    def close(self, kept: KeptSeal) -> None:
        if (self.count, self.root.digest()) != (kept.seal.entry_count, kept.seal.root):
            self.report.find("seal-content-differs", f"seal {kept.seal.number}")
        self.advance()

    def finish(self) -> None:
        while self.current:
            self.close(self.current)


def _check_unsealed(report: Verification, entry: Entry, horizon: Horizon) -> None:
    age = (horizon.now - entry.at).total_seconds()
    if entry.xid < horizon.ended_before and age > FRESH_SECONDS:
        report.find("entry-unsealed", f"entry {entry.id}")


def _check_entry(report: Verification, entry: Entry) -> None:
    try:
        said = orjson.loads(entry.body)
        matches = hashlib.new(_algorithm(said), entry.body.encode()).digest() == entry.digest
    except (ValueError, TypeError, KeyError):
        said, matches = None, False
    if not matches:
        report.find("entry-altered", f"entry {entry.id}")
    if said is not None and not _same_columns(report.tenant_id, entry, said):
        report.find("entry-columns-differ", f"entry {entry.id}")


def _algorithm(said: dict[str, Any]) -> str:
    if said["hash"] not in ALGORITHMS:
        raise ValueError(said["hash"])
    return str(said["hash"])


def _same_columns(tenant_id: int, entry: Entry, said: Any) -> bool:
    try:
        subject = said["subject"]
        return bool(
            said["id"] == entry.id
            and said["tenant"] == tenant_id
            and said["topic"] == entry.topic
            and datetime.fromisoformat(said["at"]) == entry.at
            and subject["kind"] == entry.subject_kind
            and subject["id"] == entry.subject_id
            and said["actor"]["person"] == entry.person_id
        )
    except (TypeError, KeyError, ValueError):
        return False
