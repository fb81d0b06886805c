"""Does the journal still say what was written? Every word is hashed again, every link followed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tenants.entries import Entry, Look
from tenants.hashing import ALGORITHMS, digest
from tenants.seals import BEGINNING, Seal, leaf

FRESH_SECONDS = 60
NEVER = 1 << 64  # beyond any transaction


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
    look = Look(report.tenant_id)
    last: tuple[int, str] | None = None
    # Taken apart rather than by name: a journal has millions of entries.
    for entry in entries:
        xid, entry_id, at, _, _, _, _, _, entry_digest = entry
        report.entries += 1
        if not look.sound(entry):
            for code in look.faults(entry):
                report.find(code, f"entry {entry_id}")
        if xid >= closing.ends:
            closing.close_before(xid)
        if closing.ends == NEVER:
            _check_unsealed(report, (xid, entry_id, at), horizon)
            last = (xid, entry_id)
        else:
            closing.leaves.append(leaf(xid, entry_digest))
    closing.close_before(NEVER)
    if last is not None and last[0] >= horizon.next_xid():
        report.find("entry-from-the-future", f"entry {last[1]}")


class _Closing:
    """Gathers leaves into the seal whose transactions they belong to."""

    def __init__(self, report: Verification, seals: Sequence[KeptSeal]) -> None:
        self.report = report
        self.waiting: Iterator[KeptSeal] = iter(seals)
        self.advance()

    def advance(self) -> None:
        self.current = next(self.waiting, None)
        self.ends = self.current.seal.to_xid if self.current else NEVER
        self.leaves: list[bytes] = []

    def close_before(self, xid: int) -> None:
        """Close every seal that ends before this transaction."""
        while self.current and xid >= self.ends:
            self._close(self.current.seal)
            self.advance()

    def _close(self, seal: Seal) -> None:
        algorithm = seal.algorithm if seal.algorithm in ALGORITHMS else ALGORITHMS[0]
        root = digest(b"".join(self.leaves), algorithm)
        if (len(self.leaves), root) != (seal.entry_count, seal.root):
            self.report.find("seal-content-differs", f"seal {seal.number}")


def _check_unsealed(
    report: Verification, entry: tuple[int, str, datetime], horizon: Horizon
) -> None:
    xid, entry_id, at = entry
    age = (horizon.now - at).total_seconds()
    if xid < horizon.ended_before and age > FRESH_SECONDS:
        report.find("entry-unsealed", f"entry {entry_id}")
