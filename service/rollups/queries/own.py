"""The figures of one bureau, computed in its own scope by one statement of grouped counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.organisation.queries.profiles import current_profile
from service.rollups.models import OwnSummary
from service.rollups.rules import Figures
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.journal import JournalSeal
from tenants.models.platform import Tenant
from tenants.vocabulary import CATEGORIES, DIRECTIONS, POWER_CATEGORIES, SUBJECT_TYPES

RANKS = ("1", "2", "3", "none")
Row = Mapping[str, Any]


def own_summary(session: Session) -> OwnSummary | None:
    """Fetch the figures this bureau last computed."""
    return session.get(OwnSummary, session.info["tenant_id"])


def standing(session: Session) -> tuple[str, int | None, int, OwnSummary | None]:
    """Ask at once what the bureau is, whom it reports to, where it stands and what it knows."""
    newest = select(func.coalesce(func.max(JournalSeal.number), 0)).scalar_subquery()
    row = session.execute(
        select(Tenant.kind, Tenant.overseer_id, newest, OwnSummary)
        .outerjoin(OwnSummary, OwnSummary.tenant_id == Tenant.id)
        .where(Tenant.id == session.info["tenant_id"])
    ).one()
    return row.kind, row.overseer_id, row[2], row.OwnSummary


def read_own_summary(session: Session, actor: Actor) -> OwnSummary:
    """Let people of the bureau see what it last reported."""
    require(actor, Permission.SUMMARY_READ)
    found = own_summary(session)
    if found is None:
        raise NotFound("No figures were computed yet.")
    return found


def compute_summary(session: Session) -> Figures:
    """Count the bureau's registers: what is decided, and beside it what is in progress."""
    enabled = {coded.code for coded in current_profile(session).categories}
    counted: Row = session.scalars(text(COUNTS)).one()
    return {
        "points": _points(counted["points"], enabled, counted["distinct"]),
        "measures": counted["measures"],
        "powers": _powers(counted["powers"]),
        "posts": counted["posts"],
        "sections": counted["sections"],
    }


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


# Membership inside FILTER is looked up in a hash whatever the planner believes of the sizes.
COUNTS = """
WITH points AS (
  SELECT status, coalesce(rank::text, 'none') AS rank, category, subject_type, count(*) AS items,
    count(*) FILTER (WHERE id IN (SELECT risk_point_id FROM measures WHERE status = 'active'))
      AS covered
  FROM risk_points GROUP BY status, rank, category, subject_type),
measures AS (
  SELECT
    count(*) FILTER (WHERE risk_point_id IN (
      SELECT id FROM risk_points WHERE status = 'in_force')) AS in_force,
    count(*) FILTER (WHERE risk_point_id IN (
      SELECT id FROM risk_points WHERE status = 'draft')) AS draft
  FROM measures WHERE status = 'active'),
powers AS (
  SELECT status, direction, category, count(*) AS items
  FROM powers GROUP BY status, direction, category)
SELECT jsonb_build_object(
  'points', (SELECT coalesce(jsonb_agg(points), '[]') FROM points),
  'measures', (SELECT to_jsonb(measures) FROM measures),
  'powers', (SELECT coalesce(jsonb_agg(powers), '[]') FROM powers),
  'distinct', (SELECT count(DISTINCT text_key) FILTER (WHERE text_key <> '')
    + count(*) FILTER (WHERE text_key = '') FROM risk_points WHERE status = 'in_force'),
  'posts', (SELECT count(*) FROM posts WHERE abolished_on IS NULL),
  'sections', (SELECT count(*) FROM departments WHERE kind = 'section' AND closed_on IS NULL))
"""
