"""Write many rows at once: copied into a temporary table, then inserted behind the wall."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import sql
from sqlalchemy.orm import Session

BATCH = 4000
APART, NOTHING = "\x02", "\x01"  # no text of a record holds these
COPY = sql.SQL("COPY {} ({}) FROM STDIN WITH (NULL {})")
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_into(
    session: Session, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of texts, numbers, ids and None; COPY itself does not pass the wall."""
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
        with cursor.copy(COPY.format(staged, names, NOTHING)) as copy:
            for lines in _batches(rows):
                copy.write(lines)
        cursor.execute(
            sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(target, names, names, staged)
        )
        cursor.execute(sql.SQL("DROP TABLE {}").format(staged))


def _batches(rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    lines: list[str] = []
    for row in rows:
        lines.append(_line(row))
        if len(lines) == BATCH:
            yield "\n".join(lines) + "\n"
            lines = []
    if lines:
        yield "\n".join(lines) + "\n"


def _line(row: Sequence[Any]) -> str:
    """Write one row; only a row with signs that COPY reads as its own is looked at by field."""
    plain = [
        value if value.__class__ is str else NOTHING if value is None else str(value)
        for value in row
    ]
    line = APART.join(plain)
    if _SPECIAL.search(line) is None and line.count(APART) == len(row) - 1:
        return line.replace(APART, "\t")
    return "\t".join([_field(value) for value in row])


def _field(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    text = str(value)
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text
