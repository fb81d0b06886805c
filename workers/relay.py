"""The relay: seals the journals, turns their entries into work, and hands work to the queues."""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from redis import Redis
from rq import Queue
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from tenants.database import new_id
from tenants.seals import MARK as SEALER_MARK
from workers.anchors import Anchors, anchor
from workers.connection import REDIS_GONE
from workers.queues import KINDS, queue
from workers.sealer import seal_once
from workers.subscriptions import SUBSCRIPTIONS

MARK = "relay"
LOCK = 727_011
PASS_SECONDS = 0.5
LEASE_SECONDS = 30
HANDED_AT_ONCE = 5000
ROOM = 200  # jobs that may wait on one queue; the rest waits in PostgreSQL, which forgets nothing
KEPT_DAYS = 30
ANCHORING_SECONDS = 240
TIDYING_SECONDS = 3600
JOB = "workers.jobs.delivery.deliver"

log = logging.getLogger("lianfang.relay")
Handed = tuple[int, str, str]  # tenant, item, kind


def run(engine: Engine, redis: Redis, *, anchors: Anchors, stopping: Callable[[], bool]) -> None:
    """Go round until told to stop; an outage of a server is waited out."""
    cleaned_at = anchored_at = float("-inf")
    while not stopping():
        began = time.monotonic()
        try:
            go_round(engine, redis)
            if began - anchored_at > ANCHORING_SECONDS:
                write_anchors(engine, anchors)
                anchored_at = began
            if began - cleaned_at > TIDYING_SECONDS:
                forget_old_work(engine)
                cleaned_at = began
        except OperationalError as away:
            log.warning("the database is away: %s", type(away.orig).__name__)
        time.sleep(max(0.0, PASS_SECONDS - (time.monotonic() - began)))


def write_anchors(engine: Engine, anchors: Anchors) -> None:
    """Write the newest seals down; a full disk must not keep the journals from being sealed."""
    try:
        anchor(engine, anchors)
    except OSError as fault:
        log.warning("the anchors cannot be written: %s", fault.strerror)


def go_round(engine: Engine, redis: Redis) -> int:
    """Seal, follow, hand out; say how many items were handed out."""
    seal_once(engine)
    with engine.begin() as connection:
        follow(connection)
    return hand_out(engine, redis)


def follow(connection: Connection) -> int:
    """Turn sealed entries into work items and move the mark, in one transaction."""
    if not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}):
        return 0
    connection.execute(text(FIRST_MARK), {"name": MARK})
    low, high = connection.execute(text(MARKS), {"name": MARK, "sealer": SEALER_MARK}).one()
    if high is None or int(high) <= int(low):
        return 0
    wanted = connection.execute(text(WANTED), {"low": low, "high": high, **_subscribed()}).all()
    if wanted:
        connection.execute(text(INSERT_ITEMS), _columns(wanted))
    connection.execute(text(MOVE_MARK), {"name": MARK, "upto": high})
    return len(wanted)


def hand_out(engine: Engine, redis: Redis) -> int:
    """Put due items on their queues; what Redis lost is due again when its lease has run out."""
    try:
        kinds = _kinds_with_room(redis)
    except REDIS_GONE:
        return 0
    with engine.begin() as connection:
        rows = connection.execute(
            text(LEASE), {"kinds": kinds, "seconds": LEASE_SECONDS, "limit": HANDED_AT_ONCE}
        ).all()
    handed: list[Handed] = sorted((row.tenant_id, str(row.id), row.kind) for row in rows)
    try:
        _enqueue(redis, handed)
    except REDIS_GONE:
        log.warning("redis went away: %d items wait", len(handed))
        with engine.begin() as connection:
            connection.execute(text(RELEASE), {"ids": [item_id for _, item_id, _ in handed]})
        return 0
    return len(handed)


def forget_old_work(engine: Engine) -> int:
    """Drop what was done long ago; what died stays until someone looks at it."""
    with engine.begin() as connection:
        return connection.execute(text(FORGET), {"days": KEPT_DAYS}).rowcount


def _subscribed() -> dict[str, Any]:
    return {
        "topics": [one.topic for one in SUBSCRIPTIONS],
        "kinds": [one.kind for one in SUBSCRIPTIONS],
        "per_subject": [one.per_subject for one in SUBSCRIPTIONS],
    }


def _columns(wanted: Sequence[Any]) -> dict[str, Any]:
    return {
        "tenant_id": [row.tenant_id for row in wanted],
        "id": [new_id() for _ in wanted],
        "kind": [row.kind for row in wanted],
        "key": [row.key for row in wanted],
        "subject_id": [row.subject_id for row in wanted],
    }


def _kinds_with_room(redis: Redis) -> list[str]:
    names = {kind.queue for kind in KINDS.values()}
    free = {name for name in names if queue(name, redis).count < ROOM}
    return [name for name, kind in KINDS.items() if kind.queue in free]


def _enqueue(redis: Redis, handed: Sequence[Handed]) -> None:
    by_kind: dict[str, list[list[str]]] = defaultdict(list)
    for tenant_id, item_id, kind in handed:
        by_kind[kind].append([str(tenant_id), item_id])
    for kind, items in by_kind.items():
        rules = KINDS[kind]
        jobs = [
            Queue.prepare_data(
                JOB,
                (kind, items[start : start + rules.batch]),
                timeout=rules.seconds,
                result_ttl=0,
                failure_ttl=86_400,
                description=f"{kind} x {len(items[start : start + rules.batch])}",
            )
            for start in range(0, len(items), rules.batch)
        ]
        queue(rules.queue, redis).enqueue_many(jobs)


FIRST_MARK = "INSERT INTO relay_marks (name, upto) VALUES (:name, '0') ON CONFLICT DO NOTHING"
MARKS = """
SELECT upto::text AS low,
  (SELECT upto::text FROM relay_marks sealed WHERE sealed.name = :sealer) AS high
FROM relay_marks WHERE name = :name FOR UPDATE
"""
MOVE_MARK = "UPDATE relay_marks SET upto = CAST(:upto AS xid8) WHERE name = :name"
WANTED = """
SELECT DISTINCT e.tenant_id, s.kind,
  CASE WHEN s.per_subject THEN e.subject_id::text ELSE :high END AS key,
  CASE WHEN s.per_subject THEN e.subject_id END AS subject_id
FROM journal_entries e
JOIN unnest(CAST(:topics AS text[]), CAST(:kinds AS text[]), CAST(:per_subject AS boolean[]))
  AS s (topic, kind, per_subject) ON starts_with(e.topic, s.topic)
WHERE e.xid >= CAST(:low AS xid8) AND e.xid < CAST(:high AS xid8)
  AND (e.subject_id IS NOT NULL OR NOT s.per_subject)
"""
INSERT_ITEMS = """
INSERT INTO work_items (tenant_id, id, kind, key, subject_id, due_at, state, attempts, last_error)
SELECT tenant_id, id, kind, key, subject_id, clock_timestamp(), 'waiting', 0, ''
FROM unnest(CAST(:tenant_id AS integer[]), CAST(:id AS uuid[]), CAST(:kind AS text[]),
  CAST(:key AS text[]), CAST(:subject_id AS uuid[])) AS new (tenant_id, id, kind, key, subject_id)
ON CONFLICT (tenant_id, kind, key) DO NOTHING
"""
LEASE = """
UPDATE work_items SET state = 'handed', due_at = clock_timestamp() + make_interval(secs => :seconds)
WHERE (tenant_id, id) IN (
  SELECT tenant_id, id FROM work_items
  WHERE state IN ('waiting', 'handed') AND due_at <= clock_timestamp()
    AND kind = ANY(CAST(:kinds AS text[]))
  ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
RETURNING tenant_id, id, kind
"""
RELEASE = """
UPDATE work_items SET state = 'waiting', due_at = clock_timestamp()
WHERE state = 'handed' AND id = ANY(CAST(:ids AS uuid[]))
"""
FORGET = """
DELETE FROM work_items
WHERE state = 'done' AND done_at < clock_timestamp() - make_interval(days => :days)
"""
