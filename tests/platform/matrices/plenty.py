"""Thirty of everything a bureau has: its records copied beside one another and below one parent."""

from collections.abc import Iterable

import psycopg
from psycopg import sql

from migrations.registers import METADATA

# The people, their offices and what there is once in a bureau stay as they are.
ONCE = {
    "accounts",
    "appointments",
    "authorities",
    "bodies",
    "body_members",
    "chosen_profiles",
    "cycles",
    "delegations",
    "departments",
    "journal_entries",
    "journal_seals",
    "label_settings",
    "password_links",
    "persons",
    "portfolios",
    "posts",
    "preferences",
    "role_grants",
    "sign_in_attempts",
    "sign_in_sessions",
}
COPIED = [
    table
    for table in METADATA.sorted_tables
    if {"tenant_id", "id"} <= set(table.c.keys()) and table.name not in ONCE
]
IDS = " UNION ".join(f"SELECT id FROM {one.name} WHERE tenant_id = %(tenant)s" for one in COPIED)
COLUMNS = """
SELECT a.attname, t.typname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
ORDER BY a.attnum
"""
DISTINCT = """
SELECT DISTINCT a.attname FROM pg_index i
JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indrelid = %s::regclass AND i.indisunique AND NOT i.indisprimary
"""
ANOTHER = {
    "text": "s.{c} || '-' || k",
    "varchar": "s.{c} || '-' || k",
    "int2": "s.{c} + k",
    "int4": "s.{c} + 1000 * k",
    "int8": "s.{c} + 1000 * k",
    "bytea": "sha256(s.{c} || k::text::bytea)",
}
# Words of a vocabulary, years and neighbours stay what they are.
WORDS = {
    "duty",
    "kind",
    "object_kind",
    "recipient_id",
    "subject_kind",
    "subject_type",
    "topic",
    "year",
}
# A line of a flowchart lies between two steps of one chart: another chart's lines fit no step.
BETWEEN = {"flow_edges"}
BESIDE = ""


def remember(connection: psycopg.Connection, tenant_id: int) -> None:
    """Keep in mind what a bureau has now: all copies are made of this."""
    connection.execute("SET session_replication_role = replica")
    connection.execute(f"CREATE TEMPORARY TABLE had AS {IDS}", {"tenant": tenant_id})
    connection.execute("CREATE UNIQUE INDEX ON had (id)")


def copy_beside(connection: psycopg.Connection, tenant_id: int, numbers: range) -> None:
    """Copy every record so many times; what belonged to it belongs to its copy."""
    for table in COPIED:
        _copy(connection, table.name, BESIDE, tenant_id, numbers)


def copy_below(connection: psycopg.Connection, tenant_id: int, numbers: range) -> None:
    """Give every record so many more of what belongs to it."""
    known = {table.name for table in COPIED}
    for table in [one for one in COPIED if one.name not in BETWEEN]:
        above = {
            element.parent.name
            for key in table.foreign_key_constraints
            if key.referred_table.name in known
            for element in key.elements
            if element.parent.name != "tenant_id"
        }
        for column in sorted(above):
            _copy(connection, table.name, column, tenant_id, numbers)


def _copy(
    connection: psycopg.Connection, table: str, kept: str, tenant_id: int, numbers: Iterable[int]
) -> None:
    columns = connection.execute(COLUMNS, (table,)).fetchall()
    distinct = {row[0] for row in connection.execute(DISTINCT, (table,))}
    values = [_value(name, kind, kept, name in distinct) for name, kind in columns]
    connection.execute(
        sql.SQL(
            "INSERT INTO {table} ({names}) SELECT {values} FROM {table} s JOIN had o ON o.id = s.id"
            " CROSS JOIN unnest(%(numbers)s::int[]) k WHERE s.tenant_id = %(tenant)s"
            " ON CONFLICT DO NOTHING"
        ).format(
            table=sql.Identifier(table),
            names=sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns),
            values=sql.SQL(", ").join(map(sql.SQL, values)),
        ),
        {"tenant": tenant_id, "numbers": list(numbers), "kept": kept},
    )


def _value(name: str, kind: str, kept: str, distinct: bool) -> str:
    column = f'"{name}"'
    if name == "tenant_id" or (name == kept and kept):
        return f"s.{column}"
    if name == "id":
        return "md5(s.id::text || k || %(kept)s)::uuid"
    if kind == "uuid":
        return (
            f"CASE WHEN EXISTS (SELECT FROM had h WHERE h.id = s.{column})"
            f" THEN md5(s.{column}::text || k)::uuid ELSE s.{column} END"
        )
    altered = distinct and kind in ANOTHER and name not in WORDS
    return ANOTHER[kind].format(c=column) if altered else f"s.{column}"
