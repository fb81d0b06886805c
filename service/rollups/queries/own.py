"""The figures of one bureau, computed in its own scope by one statement of grouped counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson
from sqlalchemy import text
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.rollups.counts import RANKS
from service.rollups.models import OwnSummary
from service.rollups.queries.years import KEPT, SECTIONS, STAGES, stages_told
from service.rollups.rules import Figures
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.profiles import load_profile
from tenants.vocabulary import CATEGORIES, DIRECTIONS, POWER_CATEGORIES, SUBJECT_TYPES

Row = Mapping[str, Any]


class Standing(NamedTuple):
    """Where a bureau stands, what it last told, and what it counts now: all of one moment."""

    kind: str
    overseer_id: int | None
    position: int
    known_position: int | None
    known_revision: int | None
    known: Figures | None
    figures: Figures | None
    settled: int


def own_summary(session: Session) -> OwnSummary | None:
    """Fetch the figures this bureau last computed."""
    return session.get(OwnSummary, session.info["tenant_id"])


def read_own_summary(session: Session, actor: Actor) -> OwnSummary:
    """Let people of the bureau see what it last reported."""
    require(actor, Permission.SUMMARY_READ)
    found = own_summary(session)
    if found is None:
        raise NotFound("No figures were computed yet.")
    return found


def compute_summary(session: Session) -> Figures:
    """Count the bureau's registers: what is decided, and beside it what is in progress."""
    return _figures(session.scalars(COUNTED).one())


def take_standing(session: Session, settling: str | None = None) -> Standing:
    """Count the registers beside what was last told; work of that kind that asked for it is done.

    With work to settle, nothing is counted unless some is open. It is one statement, so it sees one
    moment: whoever asked before it is answered by it, and the position is that of the figures.
    """
    row = session.execute(STANDING, {"kind": settling}).one()
    known = orjson.loads(row.known) if row.known is not None else None
    figures = _figures(row.counted) if row.counted is not None else None
    return Standing(
        kind=row.kind,
        overseer_id=row.overseer_id,
        position=row.position,
        known_position=row.known_position,
        known_revision=row.known_revision,
        known=known,
        figures=figures,
        settled=row.settled,
    )


def _figures(written: str) -> Figures:
    counted: Row = orjson.loads(written)
    enabled = _enabled(counted)
    return {
        "points": _points(counted["points"], enabled, counted["distinct"]),
        "measures": _measures(counted["held"], counted["measures"]),
        "powers": _powers(counted["powers"]),
        "posts": counted["posts"],
        "sections": counted["sections"],
        "progress": counted["progress"],
        "stages": stages_told(counted),
    }


def _enabled(counted: Row) -> set[str]:
    """Give the categories of the open cycle's profile, else of the one last chosen (Q-37)."""
    if counted["frozen"] is not None:
        return set(counted["frozen"])
    if counted["chosen"] is None:
        raise NotFound("No profile was ever chosen here.")
    return {coded.code for coded in load_profile(*counted["chosen"]).categories}


def _points(rows: list[Row], enabled: set[str], distinct: int) -> Figures:
    in_force = [row for row in rows if row["status"] == "in_force"]
    drafts = [row for row in rows if row["status"] == "draft"]
    high = [row for row in in_force if row["rank"] == "1"]
    return {
        "in_force": {
            "total": _sum(in_force),
            "by_rank": _count(in_force, "rank", RANKS),
            "by_category": _applicable(_count(in_force, "category", CATEGORIES), enabled),
            "uncategorised": _sum([row for row in in_force if row["category"] is None]),
            "by_subject_type": _count(in_force, "subject_type", SUBJECT_TYPES),
            "distinct": distinct,
            "covered": _sum(in_force, "covered"),
            "covered_by_rank": _count(in_force, "rank", RANKS, "covered"),
            "high_without_measure": _sum(high) - _sum(high, "covered"),
        },
        "draft": {"total": _sum(drafts), "by_rank": _count(drafts, "rank", RANKS)},
        "retired": {"total": _sum(rows, status="retired")},
    }


def _measures(held: list[Row], others: Row) -> Figures:
    return {
        "in_force": _sum(held),
        "draft": others["draft"],
        "carried_out": _sum(held, "carried_out"),
        "in_force_by_rank": _count(held, "rank", RANKS),
        "carried_out_by_rank": _count(held, "rank", RANKS, "carried_out"),
    }


def _powers(rows: list[Row]) -> Figures:
    in_force = [row for row in rows if row["status"] == "in_force"]
    return {
        "in_force": _sum(in_force),
        "by_direction": _count(in_force, "direction", DIRECTIONS),
        "by_category": _count(in_force, "category", POWER_CATEGORIES),
        "draft": _sum(rows, status="draft"),
        "abolished": _sum(rows, status="abolished"),
    }


def _sum(rows: Iterable[Row], counted: str = "items", status: str | None = None) -> int:
    return sum(row[counted] for row in rows if status is None or row["status"] == status)


def _count(
    rows: Iterable[Row], column: str, words: Iterable[str], counted: str = "items"
) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[column]] += row[counted]
    return {word: counts[word] for word in words}


def _applicable(counts: Mapping[str, int], enabled: set[str]) -> dict[str, int | None]:
    """Leave out what the bureau's profile does not know: not applicable is not zero."""
    return {word: count if word in enabled or count else None for word, count in counts.items()}


# What is named as its table stands behind whatever reads the table itself.
# Membership inside FILTER is looked up in a hash whatever the planner believes of the sizes.
COUNTS = f"""
WITH kept AS ({KEPT}),
owed (told) AS ({SECTIONS}),
held AS (
  SELECT coalesce(p.rank::text, 'none') AS rank, count(*) AS items,
    count(*) FILTER (WHERE m.id IN (SELECT measure_id FROM doings WHERE done_on >= (
      SELECT opened_on FROM cycles WHERE state = 'open' ORDER BY year DESC LIMIT 1)))
      AS carried_out
  FROM measures m JOIN risk_points p ON p.tenant_id = m.tenant_id AND p.id = m.risk_point_id
  WHERE m.status = 'active' AND p.status = 'in_force' GROUP BY p.rank),
points AS (
  SELECT status, coalesce(rank::text, 'none') AS rank, category, subject_type, count(*) AS items,
    count(*) FILTER (WHERE id IN (SELECT risk_point_id FROM measures WHERE status = 'active'))
      AS covered
  FROM risk_points GROUP BY status, rank, category, subject_type),
measures AS (
  SELECT
    count(*) FILTER (WHERE risk_point_id IN (
      SELECT id FROM risk_points WHERE status = 'draft')) AS draft,
    count(*) FILTER (WHERE NOT needs_review AND risk_point_id IN (
      SELECT id FROM risk_points WHERE status <> 'retired')) AS reviewed,
    max(reviewed_on) AS reviewed_on
  FROM measures WHERE status = 'active'),
powers AS (
  SELECT status, direction, category, count(*) AS items
  FROM powers GROUP BY status, direction, category)
SELECT jsonb_build_object(
  'points', (SELECT coalesce(jsonb_agg(points), '[]') FROM points),
  'measures', (SELECT to_jsonb(measures) FROM measures),
  'held', (SELECT coalesce(jsonb_agg(held), '[]') FROM held),
  'powers', (SELECT coalesce(jsonb_agg(powers), '[]') FROM powers),
  'distinct', (SELECT count(DISTINCT text_key) FILTER (WHERE text_key <> '')
    + count(*) FILTER (WHERE text_key = '') FROM risk_points WHERE status = 'in_force'),
  'posts', (SELECT count(*) FROM posts WHERE abolished_on IS NULL),
  'sections', (SELECT count(*) FROM departments WHERE kind = 'section' AND closed_on IS NULL),
  'progress', (SELECT jsonb_build_object(
    'stages', stages.known, 'stages_completed', stages.done,
    'sheets', sheets.known, 'sheets_submitted', sheets.done,
    'to_confirm', (SELECT count(*) FROM confirmations f
      WHERE f.cycle_id = y.id AND f.outcome IS NULL),
    'letters', letters.known, 'letters_signed', letters.done,
    'cases', (SELECT count(*) FROM cases WHERE state = 'running'),
    'notices', (SELECT count(*) FROM notices WHERE state = 'published'))
    FROM (SELECT (SELECT id FROM cycles WHERE state = 'open' ORDER BY year DESC LIMIT 1)) y (id),
    LATERAL (SELECT count(*), count(completed_on) FROM cycle_stages
      WHERE cycle_id = y.id) stages (known, done),
    LATERAL (SELECT count(*), count(h.submitted_at) FROM sheets h JOIN campaigns c
      ON c.tenant_id = h.tenant_id AND c.id = h.campaign_id
      WHERE c.cycle_id = y.id) sheets (known, done),
    LATERAL (SELECT count(*), count(signed_at) FROM commitments WHERE cycle_id = y.id
      AND state NOT IN ('archived', 'withdrawn')) letters (known, done)),
  'stages', ({STAGES}),
  'owed', (SELECT told FROM owed),
  'kept', (SELECT coalesce(jsonb_object_agg(what, n), '{{}}')
    FROM (SELECT what, sum(n) AS n FROM kept GROUP BY what) k),
  'frozen', (SELECT jsonb_path_query_array(profile, '$.categories[*].code') FROM cycles
    WHERE state = 'open' ORDER BY year DESC LIMIT 1),
  'chosen', (SELECT jsonb_build_array(code, profile_version) FROM chosen_profiles
    ORDER BY id DESC LIMIT 1))::text
"""  # noqa: S608 - composed of constants only
COUNTED = text(COUNTS)
# Should the machine fail, a sweep's effects are lost together with the notice that it was done, and
# it is done again: so it need not wait for the disk. Later commits that do wait carry it with them.
STANDING = text(f"""
WITH asked AS (
  UPDATE work_items SET state = 'done', done_at = clock_timestamp()
  WHERE id IN (SELECT id FROM work_items
    WHERE kind = CAST(:kind AS text) AND state IN ('waiting', 'handed') FOR UPDATE SKIP LOCKED)
  RETURNING id)
SELECT t.kind, t.overseer_id,
  coalesce((SELECT number FROM journal_seals s WHERE s.tenant_id = t.id
    ORDER BY number DESC LIMIT 1), 0) AS position,
  k.position AS known_position, k.revision AS known_revision, k.figures::text AS known,
  CASE WHEN (CAST(:kind AS text) IS NULL OR EXISTS (SELECT FROM asked))
    AND t.kind IN ('bureau', 'discipline_organ') THEN ({COUNTS}) END AS counted,
  (SELECT count(*) FROM asked) AS settled,
  CASE WHEN :kind IS NOT NULL THEN set_config('synchronous_commit', 'off', true) END
FROM tenants t LEFT JOIN own_summaries k ON k.tenant_id = t.id
WHERE t.id = nullif(current_setting('app.tenant_id', true), '')::integer
""")  # noqa: S608 - composed of constants only
