"""What the clock does to powers: decided changes hold from their day."""

from sqlalchemy.orm import Session

from service.powers.use_cases.enacting import enter_due_changes
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def enter(session: Session, item: WorkItem) -> None:
    """Let the changes of powers hold whose day has come (R-037)."""
    enter_due_changes(session, system_actor(item.tenant_id))
