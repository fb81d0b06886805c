"""A risk point belongs to a post: where the post goes, it goes, whoever sits there (R-001)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.risks.models import RiskPoint
from service.risks.queries.access import full_document
from service.risks.queries.lineage import hold_lineage
from service.risks.rules import RETIRED
from service.risks.use_cases.keeping import write_down
from tenants.context import Actor
from tenants.models.organisation import Post


def follow_posts(session: Session, actor: Actor) -> int:
    """Bring the points of posts that moved to their new department; say how many there were."""
    hold_lineage(session)
    moved = session.execute(
        select(RiskPoint, Post)
        .join(Post, Post.id == func.coalesce(RiskPoint.post_id, RiskPoint.answering_post_id))
        .where(RiskPoint.department_id != Post.department_id, RiskPoint.status != RETIRED)
        .order_by(RiskPoint.number)
    ).all()
    for point, post in moved:
        before = full_document(session, point)
        point.department_id = post.department_id
        write_down(session, actor, "risk_point.followed_post", point, before, post=str(post.id))
    return len(moved)
