"""The rollup: one bureau's summary, a sweep over many, and what the region's totals cost."""

import json
from collections.abc import Iterator, Sequence

from service.app import create_app
from service.rollups.queries import compute_summary
from tenants.database import new_id, unit_of_work, utc_now
from tenants.models.journal import WorkItem
from workers.bench.bare import bind_for_good
from workers.bench.calling import Caller
from workers.bench.ground import Ground
from workers.bench.ledger import fetched, silent
from workers.bench.material import Measured, bureau, multiply_bureaus, region, seal
from workers.bench.measuring import Timing, clocked, in_turns, lasting
from workers.bench.rows import Row, Target
from workers.jobs.delivery import deliver

TOTALS = "/api/v1/region/totals"
READER = "leading_group"
NO_DEARER = Target(1.5)
CHUNKS = 10
HAND_WRITTEN = """
SELECT json_build_object(
  'points', (SELECT json_agg(json_build_array(status, rank, category, subject_type, n, covered))
    FROM (SELECT p.status, p.rank, p.category, p.subject_type, count(*) AS n,
        count(*) FILTER (WHERE EXISTS (SELECT FROM measures m WHERE m.tenant_id = p.tenant_id
          AND m.risk_point_id = p.id AND m.status = 'active')) AS covered
      FROM risk_points p GROUP BY 1, 2, 3, 4) counted),
  'distinct', (SELECT count(DISTINCT text_key) FROM risk_points WHERE status = 'in_force'),
  'measures', (SELECT json_object_agg(status, n) FROM (SELECT p.status, count(*) AS n
    FROM measures m JOIN risk_points p ON p.tenant_id = m.tenant_id AND p.id = m.risk_point_id
    WHERE m.status = 'active' GROUP BY 1) counted),
  'powers', (SELECT json_agg(json_build_array(status, direction, category, n))
    FROM (SELECT status, direction, category, count(*) AS n FROM powers GROUP BY 1, 2, 3) c),
  'posts', (SELECT count(*) FROM posts WHERE abolished_on IS NULL),
  'sections', (SELECT count(*) FROM departments WHERE kind = 'section' AND closed_on IS NULL),
  'stages', (SELECT json_build_array(count(*), count(completed_on)) FROM cycle_stages s
    JOIN cycles y ON y.tenant_id = s.tenant_id AND y.id = s.cycle_id WHERE y.state = 'open'),
  'sheets', (SELECT json_build_array(count(*), count(submitted_at)) FROM sheets h
    JOIN campaigns c ON c.tenant_id = h.tenant_id AND c.id = h.campaign_id
    JOIN cycles y ON y.tenant_id = c.tenant_id AND y.id = c.cycle_id WHERE y.state = 'open'),
  'to_confirm', (SELECT count(*) FROM confirmations f JOIN cycles y ON y.tenant_id = f.tenant_id
    AND y.id = f.cycle_id WHERE y.state = 'open' AND f.outcome IS NULL),
  'letters', (SELECT json_build_array(count(*), count(signed_at)) FROM commitments l
    JOIN cycles y ON y.tenant_id = l.tenant_id AND y.id = l.cycle_id
    WHERE y.state = 'open' AND l.state NOT IN ('archived', 'withdrawn')),
  'cases', (SELECT count(*) FROM cases WHERE state = 'running'),
  'notices', (SELECT count(*) FROM notices WHERE state = 'published')
)::text
"""
WAITING = "SELECT tenant_id, id FROM work_items WHERE kind = %s AND state = 'waiting' ORDER BY id"
POINTS_BY_RANK = "SELECT rank, count(*) FROM risk_points WHERE status = 'in_force' GROUP BY rank"


def measure(ground: Ground) -> Iterator[Row]:
    """Measure the way of the figures from a bureau's register to the region's screen."""
    group = region(ground, "rollup")
    model = bureau(ground, group, 1, ground.sizes.bureau_points)
    yield _one_bureau(ground, model)
    others = multiply_bureaus(ground, model.tenant_id, group.tenant_id, ground.sizes.bureaus - 1)
    bureaus = [model.tenant_id, *others]
    yield from _sweep(ground, bureaus)
    seal(ground)
    yield _delivery(ground)
    yield _totals(ground, group, len(bureaus) * model.points)


def _one_bureau(ground: Ground, measured: Measured) -> Row:
    def summary() -> None:
        with unit_of_work(measured.tenant_id) as session:
            compute_summary(session)

    with ground.app() as connection:
        bind_for_good(connection, measured.tenant_id)
        times = in_turns(
            {
                "summary": summary,
                "hand": lambda: connection.execute(HAND_WRITTEN).fetchone(),
            },
            ground.sizes.rounds,
        )
    told, other = times["summary"], times["hand"]
    return Row(
        name="bureau summary",
        size=f"{measured.points:,} points",
        value=f"{lasting(told.median)} (p95 {lasting(told.p95)})",
        against=f"hand-written SQL: {lasting(other.median)}",
        ratio=told.median / other.median,
        target=NO_DEARER,
        repeat=ground.repeat("rollup"),
    )


def _sweep(ground: Ground, bureaus: Sequence[int]) -> Iterator[Row]:
    """Sweep over bureaus that are all dirty, chunk by chunk beside their summaries alone."""
    _summaries(bureaus)
    swept, alone = 0.0, 0.0
    for number in range(CHUNKS):
        chunk = bureaus[number::CHUNKS]
        items = _make_dirty(chunk)
        alone += clocked(lambda chunk=chunk: _summaries(chunk))  # type: ignore[misc]
        swept += clocked(lambda items=items: deliver("summary", items))  # type: ignore[misc]
    points = ground.sizes.bureau_points
    yield Row(
        name="sweep over dirty bureaus: compute, keep, journal, report",
        size=f"{len(bureaus):,} bureaus × {points:,} points",
        value=f"{lasting(swept)} ({lasting(swept / len(bureaus))} each)",
        against=f"their summaries alone: {lasting(alone)}",
        ratio=swept / alone,
        target=NO_DEARER,
        repeat=ground.repeat("rollup"),
    )


def _summaries(bureaus: Sequence[int]) -> None:
    for tenant_id in bureaus:
        with unit_of_work(tenant_id) as session:
            compute_summary(session)


def _make_dirty(bureaus: Sequence[int]) -> list[list[str]]:
    """Owe each bureau its summary, as the relay does after a change."""
    items = []
    for tenant_id in bureaus:
        with unit_of_work(tenant_id) as session:
            item = WorkItem(kind="summary", key=str(new_id()), subject_id=None, due_at=utc_now())
            session.add(item)
            items.append([str(tenant_id), str(item.id)])
    return items


def _delivery(ground: Ground) -> Row:
    """Carry the reported summaries to the leading group."""
    with ground.superuser() as connection:
        rows = connection.execute(WAITING, ("document",)).fetchall()
    items = [[str(tenant_id), str(item_id)] for tenant_id, item_id in rows]
    spent = clocked(lambda: deliver("document", items))
    return Row(
        name="delivery of the reported summaries",
        size=f"{len(items):,} documents",
        value=f"{lasting(spent)} ({len(items) / spent:,.0f} documents/s)",
        repeat=ground.repeat("rollup"),
    )


def _totals(ground: Ground, group: Measured, points: int) -> Row:
    reader = Caller(silent(create_app(ground.settings))).sign_in(group, READER)
    figures = json.loads(fetched(reader(TOTALS)).body)
    counted = figures["figures"]["points"]["in_force"]["total"]
    if counted != points or not figures["complete"]:
        raise RuntimeError(f"the region counts {counted} of {points} points")
    with ground.superuser() as connection:
        counting = Timing(
            [clocked(lambda: connection.execute(POINTS_BY_RANK).fetchall()) for _ in range(3)]
        )
    told = in_turns({"totals": lambda: fetched(reader(TOTALS))}, ground.sizes.rounds)["totals"]
    return Row(
        name="region totals, signed in (exact to the unit)",
        size=f"{figures['expected']:,} bureaus, {points:,} points",
        value=f"{lasting(told.median)} (p95 {lasting(told.p95)})",
        against=f"counting all points through the walls: {lasting(counting.median)}",
        ratio=told.median / counting.median,
        repeat=ground.repeat("rollup"),
    )
