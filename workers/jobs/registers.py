"""Work of the registers: what follows from a change elsewhere in the bureau."""

from sqlalchemy.orm import Session

from service.risks.use_cases.following import follow_posts
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def follow(session: Session, item: WorkItem) -> None:
    """Let risk points follow the posts that moved to another department."""
    follow_posts(session, system_actor(item.tenant_id))
