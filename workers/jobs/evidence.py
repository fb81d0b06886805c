"""Files whose record never came to be are let go of after a day."""

from sqlalchemy.orm import Session

from service.evidence.use_cases import tidy_files
from tenants.models.journal import WorkItem


def tidy(session: Session, item: WorkItem) -> None:  # noqa: ARG001 - every kind is given it
    """Remove what was put in its place by an attempt that failed."""
    tidy_files(session)
