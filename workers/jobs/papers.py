"""Work of papers: large ones are made here; one that is made already stays as it is."""

from sqlalchemy.orm import Session

from service.papers.use_cases.making import make_paper
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def make(session: Session, item: WorkItem) -> None:
    """Make a paper somebody ordered."""
    if item.subject_id is not None:
        make_paper(session, system_actor(item.tenant_id), item.subject_id)
