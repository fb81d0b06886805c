"""What the charts of a bureau share: the running year, the reader's share, the way down."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select, true
from sqlalchemy.orm import Session

from policies.guard import condition, require
from policies.permissions import Permission
from service.cycles.queries import running_cycle
from service.measures.models import Measure
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from tenants.clock import now, today
from tenants.context import Actor
from tenants.models.organisation import Department, Post

POINT = RiskPoint.__table__.c
RANKS: Final = (1, 2, 3, None)
EVERYWHERE: Final = {"status": IN_FORCE}
Rows = list[dict[str, Any]]


def admit(actor: Actor) -> None:
    """Refuse whoever may not read the bureau's figures."""
    require(actor, Permission.SUMMARY_READ)


def visible(actor: Actor) -> ColumnElement[bool]:
    """Keep the risk points this person may read."""
    return by_policy(actor, Permission.RISK_POINT_READ, POINT)


def in_force(actor: Actor) -> ColumnElement[bool]:
    """Keep the risk points in force this person may read."""
    return and_(POINT.status == IN_FORCE, visible(actor))


def is_covered() -> ColumnElement[bool]:
    """Say whether a risk point has a measure in use."""
    return exists().where(
        Measure.tenant_id == RiskPoint.tenant_id,
        Measure.risk_point_id == RiskPoint.id,
        Measure.status == "active",
    )


def chart(actor: Actor, definition: str, *, of: str, **content: Any) -> dict[str, Any]:
    """Give what every chart says of itself: as of when, what it counts, whether all of it."""
    return {
        "as_of": now(),
        "definition": definition,
        "list": of,
        "narrowed": type(visible(actor)) is not type(true()),
        **content,
    }


def drill(**asked: Any) -> dict[str, str]:
    """Write the question that lists what was counted."""
    return {name: _word(value) for name, value in asked.items() if value is not None}


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def rank_word(rank: int | None) -> str:
    """Write a rank as the lists ask for it."""
    return "none" if rank is None else str(rank)


def place(department_id: UUID | None) -> dict[str, Any]:
    """Ask for what belongs to one section itself, or to none."""
    if department_id is None:
        return {"placed": False}
    return {"department_id": department_id, "directly": True}


def period_start(session: Session, since: date | None = None) -> date:
    """Say since when the period runs: as asked, since the year was opened, or New Year."""
    if since is not None:
        return since
    cycle = running_cycle(session)
    return cycle.opened_on if cycle is not None else today().replace(month=1, day=1)


def sections(session: Session, actor: Actor) -> Rows:
    """List the departments whose points this person may read, with how many posts each has."""
    posts = (
        select(Post.department_id, func.count().label("posts"))
        .where(Post.abolished_on.is_(None))
        .group_by(Post.department_id)
        .subquery()
    )
    readable = condition(actor, Permission.RISK_POINT_READ, department=Department.__table__.c.id)
    found = session.execute(
        select(
            Department.id,
            Department.name,
            Department.kind,
            Department.closed_on,
            func.coalesce(posts.c.posts, 0).label("posts"),
            readable.label("readable"),
        )
        .outerjoin(posts, posts.c.department_id == Department.id)
        .order_by(Department.position, Department.code)
    )
    return [dict(row) for row in found.mappings()]


def section_rows(known: Rows, counted: Mapping[UUID | None, Any]) -> Rows:
    """Choose the rows of a chart: open sections in the reader's reach, and all that count."""
    rows = [
        one for one in known if one["id"] in counted or (one["readable"] and not one["closed_on"])
    ]
    nowhere = {"id": None, "name": None, "kind": None, "posts": 0}
    return [*rows, nowhere] if None in counted else rows
