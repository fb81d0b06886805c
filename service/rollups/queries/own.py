"""The figures of one bureau, computed in its own scope by a few grouped statements."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from service.organisation.queries.profiles import current_profile
from service.rollups.models import OwnSummary
from service.rollups.rules import Figures
from tenants.vocabulary import CATEGORIES, DIRECTIONS, POWER_CATEGORIES, SUBJECT_TYPES

RANKS = ("1", "2", "3", "none")


def own_summary(session: Session) -> OwnSummary | None:
    """Fetch the figures this bureau last computed."""
    return session.get(OwnSummary, session.info["tenant_id"])


def compute_summary(session: Session) -> Figures:
    """Count the bureau's registers: what is decided, and beside it what is in progress."""
    enabled = {coded.code for coded in current_profile(session).categories}
    return {
        "points": _points(session, enabled),
        "measures": _measures(session),
        "powers": _powers(session),
        **_places(session),
    }


def _points(session: Session, enabled: set[str]) -> Figures:
    rows = session.execute(text(POINTS)).all()
    in_force = [row for row in rows if row.status == "in_force"]
    drafts = [row for row in rows if row.status == "draft"]
    covered = session.execute(text(COVERED)).all()
    high = sum(row.points for row in in_force if row.rank == "1")
    high_covered = sum(row.points for row in covered if row.rank == "1")
    return {
        "in_force": {
            "total": sum(row.points for row in in_force),
            "by_rank": _count(in_force, "rank", RANKS),
            "by_category": _applicable(_count(in_force, "category", CATEGORIES), enabled),
            "uncategorised": sum(row.points for row in in_force if row.category is None),
            "by_subject_type": _count(in_force, "subject_type", SUBJECT_TYPES),
            "distinct": int(session.scalar(text(DISTINCT)) or 0),
            "covered": sum(row.points for row in covered),
            "covered_by_rank": _count(covered, "rank", RANKS),
            "high_without_measure": high - high_covered,
        },
        "draft": {
            "total": sum(row.points for row in drafts),
            "by_rank": _count(drafts, "rank", RANKS),
        },
        "retired": {"total": sum(row.points for row in rows if row.status == "retired")},
    }


def _measures(session: Session) -> Figures:
    counts = {row.status: row.measures for row in session.execute(text(MEASURES))}
    return {"in_force": counts.get("in_force", 0), "draft": counts.get("draft", 0)}


def _powers(session: Session) -> Figures:
    rows = session.execute(text(POWERS)).all()
    in_force = [row for row in rows if row.status == "in_force"]
    return {
        "in_force": sum(row.points for row in in_force),
        "by_direction": _count(in_force, "direction", DIRECTIONS),
        "by_category": _count(in_force, "category", POWER_CATEGORIES),
        "draft": sum(row.points for row in rows if row.status == "draft"),
        "abolished": sum(row.points for row in rows if row.status == "abolished"),
    }


def _places(session: Session) -> Figures:
    row = session.execute(text(PLACES)).one()
    return {"posts": row.posts, "sections": row.sections}


def _count(rows: Iterable[Any], column: str, words: Iterable[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[getattr(row, column)] += row.points
    return {word: counts[word] for word in words}


def _applicable(counts: Mapping[str, int], enabled: set[str]) -> dict[str, int | None]:
    """Leave out what the bureau's profile does not know: not applicable is not zero."""
    return {word: count if word in enabled or count else None for word, count in counts.items()}


POINTS = """
SELECT status, coalesce(rank::text, 'none') AS rank, category, subject_type, count(*) AS points
FROM risk_points GROUP BY status, rank, category, subject_type
"""
DISTINCT = """
SELECT count(DISTINCT text_key) FILTER (WHERE text_key <> '')
  + count(*) FILTER (WHERE text_key = '')
FROM risk_points WHERE status = 'in_force'
"""
COVERED = """
SELECT coalesce(p.rank::text, 'none') AS rank, count(*) AS points
FROM risk_points p
WHERE p.status = 'in_force' AND EXISTS (SELECT FROM measures m
  WHERE m.tenant_id = p.tenant_id AND m.risk_point_id = p.id AND m.status = 'active')
GROUP BY p.rank
"""
MEASURES = """
SELECT p.status, count(*) AS measures
FROM measures m JOIN risk_points p ON p.tenant_id = m.tenant_id AND p.id = m.risk_point_id
WHERE m.status = 'active' GROUP BY p.status
"""
POWERS = """
SELECT status, direction, category, count(*) AS points
FROM powers GROUP BY status, direction, category
"""
PLACES = """
SELECT (SELECT count(*) FROM posts WHERE abolished_on IS NULL) AS posts,
  (SELECT count(*) FROM departments WHERE kind = 'section' AND closed_on IS NULL) AS sections
"""
