"""Work of the search for risks: rounds begin on their day and follow the organisation."""

from sqlalchemy.orm import Session

from service.searches.use_cases.campaigns import follow_calendar
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def follow(session: Session, item: WorkItem) -> None:
    """Begin what is planned for today; ask those who came since."""
    follow_calendar(session, system_actor(item.tenant_id))
