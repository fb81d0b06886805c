"""Work of notices: what has run its term is ended, once every comment is answered."""

from sqlalchemy.orm import Session

from service.notices.use_cases.concluding import close_notices
from tenants.models.journal import WorkItem


def close(session: Session, item: WorkItem) -> None:  # noqa: ARG001 - every kind is given it
    """End the notices whose last day has passed."""
    close_notices(session)
