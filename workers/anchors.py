"""The newest seals written down outside the database, in lines that only ever grow in number.

Whoever rewrites the database, its owner included, cannot rewrite what this file already said. Each
line carries the hash of the line before it, so none can be changed, removed or slipped in unseen.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Engine, text

from tenants.database import utc_now

FILE = "seals.jsonl"
BEGINNING = "0" * 64


@dataclass(slots=True)
class Anchors:
    """A file of anchors and how far it was read."""

    path: Path
    size: int = 0
    previous: str = BEGINNING
    numbers: dict[int, int] = field(default_factory=dict)

    def write_heads(self, heads: Sequence[Any]) -> int:
        """Add a line for each journal that was sealed since its last one; say how many."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._catch_up(file)
            news = [head for head in heads if head.number > self.numbers.get(head.tenant_id, 0)]
            lines = b"".join(self._line(head) for head in news)
            if lines:
                self.size += os.write(file, lines)
                os.fsync(file)
            return len(news)
        finally:
            os.close(file)

    def _catch_up(self, file: int) -> None:
        """Read what is new to us: at first everything, later what another relay has added."""
        content = os.pread(file, os.fstat(file).st_size - self.size, self.size)
        if content and not content.endswith(b"\n"):  # the machine went down in the middle of a line
            content += b"\n"
            os.write(file, b"\n")
        self.size += len(content)
        for line in content.splitlines():
            self.previous = _hash(line)
            said = _said(line)
            if said is not None:
                self.numbers[said["tenant"]] = said["number"]

    def _line(self, head: Any) -> bytes:
        line = orjson.dumps(
            {
                "tenant": head.tenant_id,
                "number": head.number,
                "hash": head.hash.hex(),
                "algorithm": head.algorithm,
                "sealed_at": head.sealed_at,
                "written_at": utc_now(),
                "previous": self.previous,
            }
        )
        self.previous = _hash(line)
        self.numbers[head.tenant_id] = head.number
        return line + b"\n"


def anchor(engine: Engine, anchors: Anchors) -> int:
    """Write down the newest seal of every journal."""
    with engine.connect() as connection:
        heads = connection.execute(HEADS).all()
    return anchors.write_heads(heads)


def read_anchors(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Read a file of anchors: each line's number and what it says, nothing if it is unlinked."""
    previous = BEGINNING
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            line = raw.rstrip(b"\n")
            said = _said(line)
            yield number, said if said is not None and said["previous"] == previous else None
            previous = _hash(line)


def _said(line: bytes) -> dict[str, Any] | None:
    try:
        said: dict[str, Any] = orjson.loads(line)
        int(said["tenant"]), int(said["number"]), bytes.fromhex(said["hash"]), said["previous"]
    except (ValueError, TypeError, KeyError):
        return None
    return said


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


HEADS = text("""
SELECT newest.* FROM tenants t CROSS JOIN LATERAL (
  SELECT tenant_id, number, hash, algorithm, sealed_at FROM journal_seals s
  WHERE s.tenant_id = t.id ORDER BY number DESC LIMIT 1) AS newest
ORDER BY newest.tenant_id
""")
