"""Measures by phase, kind, means and mechanism, and what is thin about them (R-221 to R-250)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Measure
from service.measures.rules import KINDS, MEANS, MECHANISMS, PHASES, kind_warnings, phase_warnings
from service.organisation.queries import today
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from tenants.context import Actor
from tenants.models.organisation import Appointment, Post

MOST_WARNINGS = 1000


def measure_report(session: Session, actor: Actor) -> dict[str, Any]:
    """Count the measures in use in every way the sources ask, with warnings that block nothing."""
    rows = _rows(session, actor)
    warnings = list(_warnings(rows))
    return {
        "measures": len(rows),
        "overdue": sum(bool(row.next_due_on and row.next_due_on < today()) for row in rows),
        "by_phase": _counted((row.phase for row in rows), PHASES),
        "by_kind": _counted((row.kind for row in rows), KINDS),
        "by_means": _counted((word for row in rows for word in row.means), MEANS),
        "by_mechanism": _counted((word for row in rows for word in row.mechanisms), MECHANISMS),
        "copied_texts": _copied(rows),
        "warnings": warnings[:MOST_WARNINGS],
        "warning_count": len(warnings),
        "posts_without_measures": _bare_posts(session),
    }


def _rows(session: Session, actor: Actor) -> Sequence[Row[Any]]:
    point = RiskPoint.__table__.c
    return session.execute(
        select(
            Measure.text,
            Measure.phase,
            Measure.kind,
            Measure.means,
            Measure.mechanisms,
            Measure.next_due_on,
            point.id.label("risk_point_id"),
            point.number,
            point.title,
            point.rank,
            point.subject_type,
        )
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(
            Measure.status == "active",
            point.status == IN_FORCE,
            by_policy(actor, Permission.MEASURE_READ, point),
        )
        .order_by(point.number, Measure.position)
    ).all()


def _copied(rows: Sequence[Row[Any]]) -> int:
    """Count the texts that stand under more than one risk point (a hint, not a fault: Q-48)."""
    found = Counter(text for text, _ in {(row.text.strip(), row.risk_point_id) for row in rows})
    return sum(count > 1 for count in found.values())


def _counted(words: Iterable[str | None], known: Sequence[str]) -> dict[str, int]:
    """Count by every word there is, so that an empty one shows."""
    found = Counter(word or "none" for word in words)
    return {word: found[word] for word in (*known, "none")}


def _warnings(rows: Sequence[Row[Any]]) -> Iterable[dict[str, Any]]:
    of_point: dict[Any, list[Row[Any]]] = {}
    for row in rows:
        of_point.setdefault(row.risk_point_id, []).append(row)
    for point_id, own in of_point.items():
        first = own[0]
        gaps = (
            *phase_warnings(first.rank, [row.phase for row in own if row.phase]),
            *kind_warnings(first.subject_type, [row.kind for row in own if row.kind]),
        )
        for gap in gaps:
            yield {
                "risk_point_id": point_id,
                "number": first.number,
                "title": first.title,
                "rank": first.rank,
                "code": gap.code,
            }


def _bare_posts(session: Session) -> list[dict[str, Any]]:
    """Name the posts somebody holds for which no measure is in use (R-247)."""
    day = today()
    held = exists().where(
        Appointment.post_id == Post.id,
        Appointment.starts_on <= day,
        func.coalesce(Appointment.ends_on, day) >= day,
    )
    covered = exists().where(
        RiskPoint.post_id == Post.id,
        RiskPoint.status == IN_FORCE,
        Measure.risk_point_id == RiskPoint.id,
        Measure.status == "active",
    )
    found = session.execute(
        select(Post.id, Post.title)
        .where(Post.abolished_on.is_(None), held, ~covered)
        .order_by(Post.title, Post.id)
    )
    return [{"post_id": row.id, "post": row.title} for row in found]
