"""Work of exports: what was ordered is made, and let go of after a week."""

from sqlalchemy.orm import Session

from service.exports.use_cases import expire_exports, make_export
from tenants.models.journal import WorkItem


def make(session: Session, item: WorkItem) -> None:
    """Make a file somebody ordered, with what he may do at this moment."""
    if item.subject_id is not None:
        make_export(session, item.subject_id)


def expire(session: Session, item: WorkItem) -> None:  # noqa: ARG001 - every kind is given it
    """Let go of files that were kept for a week."""
    expire_exports(session)
