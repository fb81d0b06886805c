"""Work of the registers: what follows from a change elsewhere in the bureau."""

from sqlalchemy.orm import Session

from service.registrations.use_cases import waiting as registered
from service.risks.use_cases.following import follow_posts
from service.risks.use_cases.reviewing import review_after_new_duties, review_after_new_edition
from service.searches.use_cases import waiting as searched
from tenants.context import system_actor
from tenants.models.journal import WorkItem


def follow(session: Session, item: WorkItem) -> None:
    """Let risk points follow the posts that moved to another department."""
    follow_posts(session, system_actor(item.tenant_id))


def measures_wait(session: Session, item: WorkItem) -> None:
    """Ask for the measures that waited for their risk points to be confirmed (R-217)."""
    if item.subject_id is not None:
        registered.tell_whose_measures_wait(session, item.subject_id)
        searched.tell_whose_measures_wait(session, item.subject_id)


def measures_forgotten(session: Session, item: WorkItem) -> None:
    """Ask nobody for measures against a risk point that was retired."""
    if item.subject_id is not None:
        registered.forget_measures_of(session, item.subject_id)
        searched.forget_measures_of(session, item.subject_id)


def review_of_flow(session: Session, item: WorkItem) -> None:
    """Have the points of a flow looked at again after a new edition of it (R-090)."""
    if item.subject_id is not None:
        review_after_new_edition(session, system_actor(item.tenant_id), item.subject_id)


def review_of_post(session: Session, item: WorkItem) -> None:
    """Have the points of a post looked at again after a change of its duties (R-090)."""
    if item.subject_id is not None:
        review_after_new_duties(session, system_actor(item.tenant_id), item.subject_id)
