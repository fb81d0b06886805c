"""How far sealing and the work that follows are behind the journals: times and numbers only."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, text

from tenants.database import utc_now


def lag(engine: Engine) -> dict[str, Any]:
    """Tell how long the oldest entry waits to be sealed and followed, and what work is open."""
    with engine.connect() as connection:
        waiting = connection.execute(OLDEST).one()
        work = [dict(row) for row in connection.execute(WORK).mappings()]
    return {
        "unsealed_seconds": _age(waiting.unsealed),
        "unfollowed_seconds": _age(waiting.unfollowed),
        "work": work,
    }


def _age(entry: UUID | None) -> float:
    """Give an entry's age: its id carries the time at which it was made."""
    if entry is None:
        return 0.0
    made = datetime.fromtimestamp((entry.int >> 80) / 1000, UTC)
    return round(max((utc_now() - made).total_seconds(), 0.0), 3)


OLDEST = text("""
SELECT
  (SELECT id FROM journal_entries WHERE xid >= coalesce(
     (SELECT upto FROM relay_marks WHERE name = 'sealer'), '0') ORDER BY xid LIMIT 1) AS unsealed,
  (SELECT id FROM journal_entries WHERE xid >= coalesce(
     (SELECT upto FROM relay_marks WHERE name = 'relay'), '0') ORDER BY xid LIMIT 1) AS unfollowed
""")
WORK = text("""
SELECT kind, count(*) FILTER (WHERE state <> 'dead') AS open,
  count(*) FILTER (WHERE state = 'dead') AS dead,
  coalesce(round(extract(epoch FROM clock_timestamp()
    - min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= clock_timestamp())), 3), 0)::float
    AS waiting_seconds
FROM work_items WHERE state <> 'done' GROUP BY kind ORDER BY kind
""")
