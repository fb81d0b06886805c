"""Which key posts nobody holds in check in any flow (R-066)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.flowcharts.models import Flowchart, FlowStep
from service.flowcharts.rules.vocabulary import ABOLISHED
from tenants.context import Actor
from tenants.models.organisation import Department, Post

ROLES = ("handling_post_id", "reviewing_post_id", "deciding_post_id")


def unsupervised_key_posts(session: Session, actor: Actor) -> dict[str, Any]:
    """List the key posts that no other post reviews, decides after or supervises in a flow."""
    require(actor, Permission.RESPONSIBILITY_READ)
    acting, supervised = _in_flows(session)
    posts = session.execute(
        select(
            Post.id.label("post_id"),
            Post.title.label("post"),
            Department.id.label("department_id"),
            Department.name.label("department"),
        )
        .join(Department, Department.id == Post.department_id)
        .where(Post.is_key, Post.abolished_on.is_(None))
        .order_by(Department.name, Post.title, Post.id)
    ).all()
    alone = [row for row in posts if row.post_id not in supervised]
    return {
        "key_posts": len(posts),
        "items": [{**row._asdict(), "acts_in_flows": row.post_id in acting} for row in alone],
    }


def _in_flows(session: Session) -> tuple[set[UUID], set[UUID]]:
    """Name the posts that act in living flows, and those whom somebody else holds in check."""
    steps = session.execute(
        select(
            *(getattr(FlowStep, name) for name in ROLES),
            FlowStep.supervising_posts,
            FlowStep.supervising_steps,
        )
        .join(Flowchart, Flowchart.id == FlowStep.flowchart_id)
        .where(~FlowStep.is_removed, Flowchart.status != ABOLISHED)
    )
    acting: set[UUID] = set()
    supervised: set[UUID] = set()
    for step in steps:
        here = [getattr(step, name) for name in ROLES if getattr(step, name) is not None]
        watchers = {*here, *(UUID(one) for one in step.supervising_posts)}
        acting.update(here)
        supervised.update(one for one in here if watchers - {one} or step.supervising_steps)
    return acting, supervised
