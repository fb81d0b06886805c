"""The import: from the bytes of a workbook to committed rows with their journal entries."""

import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import cycle, islice

import psycopg
import xlsxwriter
from psycopg import sql

from service.demonstration.content import pilot_region
from service.demonstration.plans import RiskPointPlan, TenantPlan
from service.imports.use_cases import import_at_once
from tenants.database import unit_of_work
from workers.bench.ground import Ground
from workers.bench.ledger import actor_of
from workers.bench.material import MODEL, Measured, bureau, region
from workers.bench.measuring import Timing, clocked, lasting
from workers.bench.rows import Row, Target

HEADS = ("序号", "科室", "岗位", "风险点", "表现形式", "风险等级", "防控措施", "备注")
GRADES = {1: "一级", 2: "二级", 3: "三级"}
WRITTEN = ("risk_points", "manifestations", "measures", "gradings", "journal_entries")
COUNTED = """
SELECT (SELECT count(*) FROM risk_points WHERE tenant_id = %(t)s AND import_id IS NOT NULL),
  (SELECT count(*) FROM measures m JOIN risk_points p USING (tenant_id)
   WHERE m.risk_point_id = p.id AND tenant_id = %(t)s AND p.import_id IS NOT NULL)
"""
ROUNDS = 4
PER_SECOND = 5_000
FAST = Target(1, at_least=True)


def measure(ground: Ground) -> Iterator[Row]:
    """Import one workbook into several bureaus like each other, beside COPY of what was written."""
    group = region(ground, "import")
    content = workbook(ground.sizes.rows, ground.sizes.measures)
    taken, copied = [], []
    for number in range(2 if ground.quick else ROUNDS):
        measured = bureau(ground, group, number, 1)
        taken.append(clocked(lambda measured=measured: _take(ground, measured, content)))  # type: ignore[misc]
        copied.append(_copy_again(ground, measured))
    told, raw = Timing(taken[1:]), Timing(copied[1:])
    rate = ground.sizes.rows / told.median
    row = partial(
        Row,
        name="import from .xlsx to committed, journalled rows",
        size=f"{ground.sizes.rows:,} rows, {ground.sizes.measures:,} measures",
        value=f"{rate:,.0f} rows/s ({lasting(told.median)}, {len(content) / 1024:,.0f} KiB)",
        repeat=ground.repeat("import"),
    )
    yield row(against=f"asked: {PER_SECOND:,} rows/s", ratio=rate / PER_SECOND, target=FAST)
    yield row(
        against=f"COPY of what was written into bare tables: {lasting(raw.median)}",
        ratio=told.median / raw.median,
    )


def workbook(rows: int, measures: int) -> bytes:
    """Write a register the way bureaus do: so many rows, some with several numbered measures."""
    plan = next(one for one in pilot_region().tenants if one.code == MODEL)
    departments = {one.key: one.name for one in plan.organisation.departments}
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("风险点")
        sheet.write_row(0, 0, HEADS)
        for number, (point, post) in enumerate(islice(_points(plan), rows), start=1):
            texts = [point.measures[0].text] * (2 if number <= measures - rows else 1)
            sheet.write_row(
                number,
                0,
                (
                    number,
                    departments[post[1]],
                    post[0],
                    f"{point.title}（{number}）",
                    _numbered(point.manifestations),
                    GRADES[point.rank],
                    _numbered(f"{text}（第{place}项）" for place, text in enumerate(texts, 1)),
                    "",
                ),
            )
    return out.getvalue()


def _points(plan: TenantPlan) -> Iterator[tuple[RiskPointPlan, tuple[str, str]]]:
    posts = {one.key: (one.title, one.department_key) for one in plan.organisation.posts}
    held = [one for one in plan.risk_points if one.subject_type == "work_post" and one.post_key]
    return cycle([(one, posts[one.post_key or ""]) for one in held])


def _numbered(texts: "Iterator[str] | Sequence[str]") -> str:
    return "\n".join(f"{place}.{text}" for place, text in enumerate(texts, start=1))


def _take(ground: Ground, measured: Measured, content: bytes) -> None:
    officer = actor_of(measured, "register_office")
    with unit_of_work(measured.tenant_id) as session:
        outcome = import_at_once(
            session,
            officer,
            file_name="风险点.xlsx",
            content=content,
            kind="risks",
            options={"create_departments": False, "update": False},
        )
        left = [row for row in outcome.rows if row.state != "committed"]
    if left or len(outcome.rows) != ground.sizes.rows:
        found = [one for row in left[:3] for one in row.findings]
        raise RuntimeError(f"{outcome.state}: {len(outcome.rows)} rows, not taken: {found}")


def _copy_again(ground: Ground, measured: Measured) -> float:
    """Time COPY of the same rows into tables without a key, an index, a check or a wall."""
    with ground.superuser() as connection:
        counted = connection.execute(COUNTED, {"t": measured.tenant_id}).fetchone()
        if counted != (ground.sizes.rows, ground.sizes.measures):
            raise RuntimeError(f"the import wrote {counted}")
        texts = {table: _copied_out(connection, table, measured) for table in WRITTEN}
        return clocked(lambda: _copy_in(connection, texts))


def _copied_out(connection: psycopg.Connection, table: str, measured: Measured) -> list[bytes]:
    name = sql.Identifier(table)
    connection.execute(
        sql.SQL("CREATE TABLE IF NOT EXISTS {} (LIKE {})").format(_bare(table), name)
    )
    ask = sql.SQL("COPY (SELECT * FROM {} WHERE tenant_id = {}) TO STDOUT")
    with connection.cursor().copy(ask.format(name, measured.tenant_id)) as copy:
        return [bytes(part) for part in copy]


def _copy_in(connection: psycopg.Connection, texts: dict[str, list[bytes]]) -> None:
    with connection.transaction():
        for table, parts in texts.items():
            into = sql.SQL("COPY {} FROM STDIN").format(_bare(table))
            with connection.cursor().copy(into) as copy:
                for part in parts:
                    copy.write(part)


def _bare(table: str) -> sql.Identifier:
    return sql.Identifier(f"bare_{table}")
