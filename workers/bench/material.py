"""The bureaus the bench measures: one founded by the product, then multiplied in SQL."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import psycopg
from psycopg import sql

from service.demonstration.content import pilot_region
from service.demonstration.founding import found
from service.demonstration.plans import TenantPlan
from service.demonstration.registering import register
from service.organisation.queries.actors import today
from tenants.database import utc_now
from tenants.provisioning import (
    add_jurisdiction,
    add_tenant,
    enter,
    provisioning,
    provisioning_actor,
)
from workers.bench.ground import Ground
from workers.connection import open_relay
from workers.sealer import seal_once

AT_ONCE = 2
MODEL = "yunze-taxation"
LIGHT_HASH_KIB = 1024
COPIED_WITH_POINTS = ("manifestations", "measures", "gradings")
COPIED_WITH_BUREAUS = (
    "chosen_profiles",
    "departments",
    "posts",
    "cycles",
    "powers",
    "risk_points",
    "measures",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One bureau of the bench, with the logins of its people by role."""

    tenant_id: int
    code: str
    points: int
    logins: dict[str, str]


def region(ground: Ground, code: str) -> Measured:
    """Found a region of its own for one part of the bench: its leading group."""
    plan = next(one for one in pilot_region(0.01).tenants if one.kind == "leading_group")
    with provisioning(ground.environment["OWNER_DATABASE_URL"]) as session:
        add_jurisdiction(session, code=code, name="测速地区", level="region")
        group = add_tenant(
            session,
            code=code,
            name="测速地区领导小组",
            kind="leading_group",
            sector="leading_group",
            jurisdiction_code=code,
        )
        enter(session, group.id)
        founder = provisioning_actor(group.id)
        found(session, founder, plan.organisation, password_memory_kib=LIGHT_HASH_KIB)
        return Measured(group.id, group.code, 0, _logins(plan))


def bureau(ground: Ground, within: Measured, number: int, points: int) -> Measured:
    """Found a bureau of a region through the use cases and multiply its risk points to a number."""
    plan, code = _plan(points, quick=ground.quick), f"{within.code}-{number}"
    with provisioning(ground.environment["OWNER_DATABASE_URL"]) as session:
        tenant = add_tenant(
            session,
            code=code,
            name=f"测速单位{code}",
            kind="bureau",
            sector=plan.sector,
            jurisdiction_code=within.code,
        )
        enter(session, tenant.id)
        founder = provisioning_actor(tenant.id)
        found(session, founder, plan.organisation, password_memory_kib=LIGHT_HASH_KIB)
        register(session, plan, on=today(), at=utc_now())
    with ground.superuser() as connection:
        multiply_points(connection, tenant.id, points)
    seal(ground)
    return Measured(tenant.id, code, points, _logins(plan))


def _logins(plan: TenantPlan) -> dict[str, str]:
    return {one.role: one.login for one in reversed(plan.organisation.accounts)}


def _plan(points: int, *, quick: bool) -> TenantPlan:
    region = pilot_region(0.05 if quick else 1)
    plan = next(one for one in region.tenants if one.code == MODEL)
    return replace(plan, risk_points=plan.risk_points[:points])


def seal(ground: Ground) -> None:
    """Seal what was written so far, as the relay does within a second."""
    engine = open_relay(ground.settings)
    seal_once(engine)
    engine.dispose()


def multiply_points(connection: psycopg.Connection, tenant_id: int, points: int) -> None:
    """Copy the points of a bureau, with what belongs to them, until there are so many."""
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute(COPIES, {"tenant": tenant_id, "points": points})
        insert_copies(
            connection,
            "risk_points",
            "copies c ON c.old = s.id",
            {
                "id": "c.new",
                "number": "'FX-' || lpad(c.n::text, 6, '0')",
                "title": "s.title || '（' || c.n || '）'",
                "text_key": "s.text_key || c.n",
                "lineage_id": "c.new",
            },
            tenant_id,
        )
        for table in COPIED_WITH_POINTS:
            insert_copies(
                connection,
                table,
                "copies c ON c.old = s.risk_point_id",
                {"id": "uuidv7()", "risk_point_id": "c.new"},
                tenant_id,
            )
        connection.execute(COUNTED, {"tenant": tenant_id, "points": points})
        connection.execute("DROP TABLE copies")
    tidy(connection, ("risk_points", *COPIED_WITH_POINTS))


def multiply_bureaus(ground: Ground, model: int, group_id: int, count: int) -> list[int]:
    """Set up many bureaus with the same registers as one, each behind its own wall."""
    with ground.superuser() as connection:
        rows = connection.execute(BUREAUS, {"model": model, "group": group_id, "count": count})
        made = [row[0] for row in rows]
        connection.execute(AUTHORITIES, {"made": made})
    with _without_indexes(ground), ThreadPoolExecutor(AT_ONCE) as hands:
        shares = [made[share::AT_ONCE] for share in range(AT_ONCE)]
        for work in [hands.submit(_furnish, ground, model, share) for share in shares]:
            work.result()
    with ground.superuser() as connection:
        tidy(connection, COPIED_WITH_BUREAUS)
    return made


@contextmanager
def _without_indexes(ground: Ground) -> Iterator[None]:
    """Build the indexes at the end, all at once, instead of row by row."""
    with ground.superuser() as connection:
        found = connection.execute(INDEXES, (list(COPIED_WITH_BUREAUS),)).fetchall()
        for name, _ in found:
            connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        yield
        connection.execute("SET maintenance_work_mem = '512MB'")
        for _, definition in found:
            connection.execute(definition)


def _furnish(ground: Ground, model: int, made: Sequence[int]) -> None:
    with ground.superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET synchronous_commit = off")
        for tenant_id in made:
            for table in COPIED_WITH_BUREAUS:
                insert_copies(connection, table, "(SELECT) one ON true",
                        {"tenant_id": "%(to)s::int"}, model, to=tenant_id)  # fmt: skip


def tidy(connection: psycopg.Connection, tables: Iterable[str]) -> None:
    """Leave the tables as autovacuum would, so that no measurement pays for the making."""
    for table in tables:
        connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table)))
    connection.execute("CHECKPOINT")


def insert_copies(
    connection: psycopg.Connection,
    table: str,
    joined: str,
    changed: dict[str, str],
    tenant_id: int,
    **params: Any,
) -> None:
    """Copy rows of a bureau's table, joined to whatever multiplies them, with other values."""
    columns = _columns(connection, table)
    values = [changed.get(name, f's."{name}"') for name in columns]
    statement = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} s JOIN {} WHERE {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.SQL, values)),
        sql.Identifier(table),
        sql.SQL(joined),
        sql.SQL("s.tenant_id = %(tenant)s"),
    )
    connection.execute(statement, {"tenant": tenant_id, **params})


@cache
def _columns(connection: psycopg.Connection, table: str) -> Sequence[str]:
    rows = connection.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
        "AND NOT attisdropped ORDER BY attnum",
        (table,),
    )
    return [row[0] for row in rows]


COPIES = """
CREATE TEMPORARY TABLE copies AS
WITH first AS (SELECT id, row_number() OVER (ORDER BY number) AS place, count(*) OVER () AS had
  FROM risk_points WHERE tenant_id = %(tenant)s)
SELECT id AS old, uuidv7() AS new, place + had * k AS n
FROM first CROSS JOIN generate_series(1, (%(points)s / (SELECT max(had) FROM first))::int) k
WHERE place + had * k <= %(points)s
"""
COUNTED = """
UPDATE register_counters SET last = %(points)s WHERE tenant_id = %(tenant)s
  AND register = 'risk_points' AND last < %(points)s
"""
INDEXES = """
SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relname = ANY(%s) AND NOT i.indisunique
"""
BUREAUS = """
INSERT INTO tenants (code, name, kind, sector, jurisdiction_id, overseer_id, is_pilot)
SELECT t.code || '-' || n, t.name || n, t.kind, t.sector, t.jurisdiction_id, %(group)s, true
FROM tenants t CROSS JOIN generate_series(1, %(count)s) n WHERE t.id = %(model)s RETURNING id
"""
AUTHORITIES = "INSERT INTO authorities (tenant_id, number) SELECT unnest(%(made)s::int[]), 1"
