"""When an office ends, whoever is signed in by it is signed out at once (abuse case 10)."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tenants.database import utc_now
from tenants.models.accounts import Account, SignInSession


def end_sessions_in_office(session: Session, appointment_id: UUID) -> None:
    """Sign out everybody who acts in an office, its stand-ins included."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.appointment_id == appointment_id, SignInSession.revoked_at.is_(None))
        .values(revoked_at=utc_now())
    )


def end_sessions_of(session: Session, person_id: UUID) -> None:
    """Sign a person out everywhere, browsers and programs alike."""
    accounts = select(Account.id).where(Account.person_id == person_id)
    session.execute(
        update(SignInSession)
        .where(SignInSession.account_id.in_(accounts), SignInSession.revoked_at.is_(None))
        .values(revoked_at=utc_now())
        .execution_options(synchronize_session=False)
    )


def close_account_of(session: Session, person_id: UUID) -> None:
    """Close the account of somebody who left."""
    account = session.scalar(select(Account).where(Account.person_id == person_id))
    if account is not None and account.disabled_at is None:
        account.disabled_at = utc_now()
