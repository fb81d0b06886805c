"""Work of commitment letters: they follow offices and years."""

from sqlalchemy.orm import Session

from service.commitments.use_cases.following import follow_offices
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def follow(session: Session, item: WorkItem) -> None:
    """Archive letters of who left and of past years; issue letters to who came."""
    follow_offices(session, system_actor(item.tenant_id))
