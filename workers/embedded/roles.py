"""The three roles behind the walls and the database they meet in, on any PostgreSQL."""

from collections.abc import Mapping

import psycopg
from psycopg import sql

ROLES = {
    "superuser": "postgres",
    "owner": "lianfang_owner",
    "app": "lianfang_app",
    "relay": "lianfang_relay",
}
LOGINS = ("owner", "app", "relay")
NO_RIGHTS = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")
# The owner inherits what PostgreSQL 15 lends to the owner of a database; nobody else inherits.
INHERITANCE = {"owner": "INHERIT", "app": "NOINHERIT", "relay": "NOINHERIT"}
# The application needs temporary tables: imports are copied into one before they are judged.
DATABASE_RIGHTS = {"app": "CONNECT, TEMPORARY", "relay": "CONNECT"}

# How long each may hold others up, also behind a pooler, where no connection keeps what a client
# set on it. The web asks for less; workers parse large files within a transaction.
PATIENCE = {
    "owner": {"lock_timeout": "30s", "idle_in_transaction_session_timeout": "10min"},
    "app": {
        "statement_timeout": "60s",
        "lock_timeout": "30s",
        "idle_in_transaction_session_timeout": "2min",
    },
    "relay": {
        "statement_timeout": "60s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "1min",
    },
}


def create_roles(admin_url: str, passwords: Mapping[str, str]) -> None:
    """Make the three roles, or bring their rights and passwords back to what they must be."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in LOGINS:
            verb = "ALTER" if ROLES[role] in known else "CREATE"
            # Hashed here: a clear password would be readable in the log of the server.
            hashed = connection.pgconn.encrypt_password(
                passwords[role].encode(), ROLES[role].encode(), b"scram-sha-256"
            )
            connection.execute(
                sql.SQL("{} ROLE {} {} {} PASSWORD {}").format(
                    sql.SQL(verb),
                    sql.Identifier(ROLES[role]),
                    NO_RIGHTS,
                    sql.SQL(INHERITANCE[role]),
                    hashed.decode(),
                )
            )
            for limit, value in PATIENCE[role].items():
                connection.execute(
                    sql.SQL("ALTER ROLE {} SET {} = {}").format(
                        sql.Identifier(ROLES[role]), sql.Identifier(limit), value
                    )
                )


def create_database(admin_url: str, name: str, *, template: str | None = None) -> None:
    """Make a database that belongs to the owner role and lets in nobody else than the roles."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        if not _exists(connection, name):
            copied = (
                sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
                if template
                else sql.SQL("")
            )
            owner = sql.Identifier(ROLES["owner"])
            _as_member(connection)
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), owner) + copied
            )
        database = sql.Identifier(name)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        for role, rights in DATABASE_RIGHTS.items():
            connection.execute(
                sql.SQL("GRANT {} ON DATABASE {} TO {}").format(
                    sql.SQL(rights), database, sql.Identifier(ROLES[role])
                )
            )


def _exists(connection: psycopg.Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
    return found.fetchone() is not None


def _as_member(connection: psycopg.Connection) -> None:
    """Let a managed server's administrator, who is no superuser, hand over what he makes."""
    grant = sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(ROLES["owner"]))
    row = connection.execute(
        "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    if row is not None and not row[0]:
        connection.execute(grant)
