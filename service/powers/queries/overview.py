"""The whole catalogue at a glance: what is not in place, and how many powers of each kind."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from policies.charts import Chart
from policies.guard import condition
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.powers.queries.access import posts_by_power
from service.powers.rules import (
    ABOLISHED,
    PowerGap,
    allocation_gaps,
    deviation,
    lawful_gaps,
)
from tenants.clock import today
from tenants.context import Actor

LOOKED_AT = ("legal_basis", "exercising_subject", "duty", "department_id")


def list_gaps(
    session: Session, actor: Actor, department_id: UUID | None = None
) -> list[dict[str, Any]]:
    """List every power without basis, duty, section or post, with a vacant post, or misclassed."""
    chart = load_chart(session, today())
    inside = chart.subtree(department_id) if department_id else None
    powers = [
        one
        for one in session.scalars(
            select(Power).where(Power.status != ABOLISHED, _readable(actor)).order_by(Power.number)
        )
        if inside is None or one.department_id in inside
    ]
    posts = posts_by_power(session, [one.id for one in powers])
    return [
        {
            "power_id": one.id,
            "number": one.number,
            "name": one.name,
            "status": one.status,
            "department_id": one.department_id,
            "field": gap.field,
            "code": gap.code,
            "blocking": gap.blocking,
        }
        for one in powers
        for gap in _gaps(one, [row.post_id for row in posts.get(one.id, ())], chart)
    ]


def vacant_posts(posts: list[UUID], chart: Chart) -> list[UUID]:
    """List the posts nobody holds today (R-039)."""
    return [one for one in posts if not chart.persons_of(one, today())]


def count_powers(session: Session, actor: Actor) -> dict[str, Any]:
    """Count the powers that are not abolished by category, by direction and by the bureau's words.

    Each of the counts adds up to the total (R-042, R-567).
    """
    rows = session.execute(
        select(Power.category, Power.direction, Power.category_written, Power.status, func.count())
        .where(Power.status != ABOLISHED, _readable(actor))
        .group_by(Power.category, Power.direction, Power.category_written, Power.status)
    ).all()
    words = {one.canonical: one.zh for one in reversed(current_profile(session).power_categories)}
    counts: dict[str, dict[str, int]] = {
        name: {} for name in ("by_category", "by_direction", "by_word", "by_status")
    }
    for category, direction, written, status, number in rows:
        word = written or words.get(category, category)
        keys = zip(counts, (category, direction, word, status), strict=True)
        for name, key in keys:
            counts[name][key] = counts[name].get(key, 0) + number
    total = sum(counts["by_category"].values())
    return {"total": total, **counts, "by_decision": _decisions(session, actor)}


def _decisions(session: Session, actor: Actor) -> dict[str, int]:
    """Count what the clean-up decided, the abolished and revoked too (R-045)."""
    decided = Power.cleanup["decision"].astext
    rows = session.execute(
        select(decided, func.count())
        .where(Power.cleanup.is_not(None), _readable(actor))
        .group_by(decided)
    )
    return {decision: number for decision, number in rows}  # noqa: C416 - rows are no pairs


def _readable(actor: Actor) -> ColumnElement[bool]:
    column = Power.__table__.c.department_id
    return condition(actor, Permission.POWER_READ, department=column)


def _gaps(power: Power, posts: list[UUID], chart: Chart) -> Iterator[PowerGap]:
    values = {name: getattr(power, name) for name in LOOKED_AT}
    yield from lawful_gaps(values)
    yield from allocation_gaps(values, posts, vacant=len(vacant_posts(posts, chart)))
    strange = deviation(power.name, power.category)
    if strange is not None:
        yield strange
