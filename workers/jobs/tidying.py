"""What has served its time: answers kept for retries, ended sessions, forgotten drafts."""

from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from service.workspace.use_cases.drafts import purge_drafts
from tenants.database import utc_now
from tenants.models.accounts import KeptAnswer, PasswordLink, SignInSession
from tenants.models.journal import WorkItem, WorkProgress

ANSWERS_KEPT = timedelta(hours=48)
PROGRESS_KEPT = timedelta(days=7)


def tidy(session: Session, item: WorkItem) -> None:  # noqa: ARG001 - every kind of work is given it
    """End what has expired; nothing of the record is lost by it."""
    now = utc_now()
    session.execute(delete(WorkProgress).where(WorkProgress.at < now - PROGRESS_KEPT))
    session.execute(delete(KeptAnswer).where(KeptAnswer.kept_at < now - ANSWERS_KEPT))
    session.execute(
        update(SignInSession)
        .where(SignInSession.revoked_at.is_(None), SignInSession.expires_at < now)
        .values(revoked_at=SignInSession.expires_at)
    )
    session.execute(
        update(PasswordLink)
        .where(PasswordLink.used_at.is_(None), PasswordLink.expires_at < now)
        .values(used_at=PasswordLink.expires_at)
    )
    purge_drafts(session)
