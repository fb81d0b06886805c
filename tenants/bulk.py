"""Write many rows at once: copied into a temporary table, then inserted behind the wall."""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final

import orjson
from psycopg import sql
from sqlalchemy.orm import Session

from tenants.context import Actor
from tenants.database import new_id
from tenants.hashing import canonical, digest
from tenants.journal import entry_body, plain

BATCH: Final = 4000
FEW: Final = 250
COUNTED: Final = 4096
ENTRY_COLUMNS: Final = (
    "id",
    "at",
    "topic",
    "subject_kind",
    "subject_id",
    "person_id",
    "body",
    "digest",
)
_NOTHING = "\\N"
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_LONG = frozenset({str, bytes, list, tuple, dict})
Column = Sequence[Any]


def new_ids(count: int) -> list[str]:
    """Make many UUIDv7 in ascending order, written out as the journal keeps them."""
    begun, noise = time.time_ns() // 1_000_000, secrets.token_hex(8 * count)
    made = []
    for number in range(count):
        moment, random = begun + number // COUNTED, noise[16 * number : 16 * number + 16]
        variant = "89ab"[int(random[0], 16) & 3]
        made.append(
            f"{moment >> 16 & 0xFFFFFFFF:08x}-{moment & 0xFFFF:04x}-7{number % COUNTED:03x}"
            f"-{variant}{random[1:4]}-{random[4:]}"
        )
    return made


def copy_into(
    session: Session, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of texts, numbers, ids, documents and None."""
    remaining = iter(rows)
    batches = iter(lambda: list(islice(remaining, BATCH)), [])
    _insert(session, table, columns, (_lines(list(zip(*batch, strict=True))) for batch in batches))


def copy_columns(session: Session, table: str, columns: Mapping[str, Column]) -> None:
    """Insert rows that are given column by column, each as long as the others."""
    _insert(session, table, list(columns), [_lines(list(columns.values()))])


def record_many(
    session: Session,
    actor: Actor,
    topic: str,
    subject_kind: str,
    documents: Iterable[Mapping[str, Any]],
    *,
    at: datetime,
    facts: Mapping[str, Any],
) -> None:
    """Write down that somebody made many new records, an entry for each, as `record` would."""
    around = _frame(actor, topic, subject_kind, at, facts)
    shared = f"\t{at.isoformat()}\t{_text(topic)}\t{subject_kind}\t".encode()
    person = f"\t{actor.person_id}\t".encode()
    remaining = iter(documents)
    batches = iter(lambda: list(islice(remaining, FEW)), [])
    _insert(
        session,
        "journal_entries",
        ENTRY_COLUMNS,
        (b"".join(_entries(batch, around, shared, person)) for batch in batches),
    )


def _entries(
    documents: Sequence[Mapping[str, Any]], around: Sequence[bytes], shared: bytes, person: bytes
) -> Iterator[bytes]:
    begin, middle, late, end = around
    for entry, document in zip(new_ids(len(documents)), documents, strict=True):
        entry_id, subject_id = entry.encode(), str(document["id"]).encode()
        body = b"".join((begin, _written(document), middle, entry_id, late, subject_id, end))
        hashed = digest(body).hex().encode()
        if b"\\" in body:
            body = body.replace(b"\\", b"\\\\")
        yield b"".join((entry_id, shared, subject_id, person, body, b"\t\\\\x", hashed, b"\n"))


def _written(document: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return canonical(plain(document)).encode()


def _frame(
    actor: Actor, topic: str, kind: str, at: datetime, facts: Mapping[str, Any]
) -> tuple[bytes, ...]:
    """Cut the entry of a record yet unknown at the places where the known one belongs."""
    entry, subject, after = new_id(), str(new_id()), {"after": str(new_id())}
    body = entry_body(
        entry,
        actor,
        topic,
        at=at,
        subject={"kind": kind, "id": subject, "version": 1},
        before=None,
        after=after,
        facts=dict(facts),
    )
    parts = []
    for unknown in (canonical(after), str(entry), subject):
        part, _, body = body.partition(unknown)
        parts.append(part.encode())
    return (*parts, body.encode())


def _insert(session: Session, table: str, columns: Sequence[str], blocks: Iterable[bytes]) -> None:
    """Copy and insert; COPY itself does not pass the wall."""
    staged = sql.Identifier(f"staged_{table}")
    target = sql.Identifier(table)
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    connection = session.connection().connection.driver_connection
    if connection is None:
        raise RuntimeError("the session has no connection")
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} LIMIT 0").format(
                staged, names, target
            )
        )
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(staged, names)) as copy:
            for block in blocks:
                copy.write(block)
        cursor.execute(
            sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(target, names, names, staged)
        )
        cursor.execute(sql.SQL("DROP TABLE {}").format(staged))


def _lines(columns: Sequence[Column]) -> bytes:
    """Write rows as COPY reads them, one column after the other: far quicker than row by row."""
    if not columns or not columns[0]:
        return b""
    rows = zip(*map(_texts, columns), strict=True)
    return ("\n".join(map("\t".join, rows)) + "\n").encode()


def _texts(column: Column) -> Sequence[str]:
    first = column[0]
    if first == column[-1] and column.count(first) == len(column):
        return [_text(first)] * len(column)
    kinds = set(map(type, column))
    if kinds == {str}:
        return column if _SPECIAL.search("".join(column)) is None else [*map(_text, column)]
    if not kinds.isdisjoint(_LONG):
        return [*map(_text, column)]
    texts = {value: _text(value) for value in set(column)}
    return [*map(texts.__getitem__, column)]


def _text(value: Any) -> str:
    return WRITERS.get(type(value), str)(value)


def _document(value: Any) -> str:
    return canonical(value).translate(_ESCAPES)


WRITERS: Mapping[type, Callable[[Any], str]] = {
    str: lambda text: text.translate(_ESCAPES) if _SPECIAL.search(text) else text,
    type(None): lambda _: _NOTHING,
    bytes: lambda content: "\\\\x" + content.hex(),
    list: _document,
    tuple: _document,
    dict: _document,
}
