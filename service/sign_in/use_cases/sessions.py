"""Where a person is signed in, in which office, and the end of it."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries import available_identities, load_actor
from service.sign_in.queries import SignedIn, access_account, running_sessions
from service.sign_in.tokens import new_token
from service.sign_in.use_cases.signing_in import OfficeNotHeld, Opened
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.errors import DomainError, NotFound
from tenants.journal import record
from tenants.models.accounts import SignInSession


class ProgramsMakeNoTokens(DomainError):
    """Only a person who signed in himself gives a program a token."""

    status = 403


def choose_identity(
    session: Session, actor: Actor, signed_in: SignedIn, appointment_id: UUID | None
) -> Opened:
    """Let a person go on in another of his offices; the session gets a new secret."""
    offices = {one.appointment_id for one in available_identities(session, actor.person_id)}
    if appointment_id not in offices or signed_in.kind != "browser":
        raise OfficeNotHeld("You neither hold nor exercise this office today.")
    now_acting = load_actor(
        session,
        actor.person_id,
        appointment_id,
        request_id=actor.request_id,
        origin=actor.origin,
    )
    token, digest = new_token(actor.tenant_id)
    session.execute(
        update(SignInSession)
        .where(SignInSession.id == signed_in.id)
        .values(secret_hash=digest, appointment_id=appointment_id, seen_at=utc_now())
    )
    record(
        session,
        now_acting,
        "identity.chosen",
        "session",
        signed_in.id,
        before={"appointment_id": signed_in.appointment_id},
        after={"appointment_id": appointment_id},
    )
    return Opened(token, signed_in.id, now_acting, appointment_id, signed_in.expires_at)


def choose_usual(
    session: Session, actor: Actor, signed_in: SignedIn, appointment_id: UUID | None
) -> None:
    """Let a person say in which of his offices he usually acts; there he signs in from now on."""
    offices = {one.appointment_id for one in available_identities(session, actor.person_id)}
    if appointment_id is not None and appointment_id not in offices:
        raise OfficeNotHeld("You neither hold nor exercise this office today.")
    account = access_account(session, signed_in.account_id)
    before, account.usual_appointment_id = account.usual_appointment_id, appointment_id
    session.flush()
    record(
        session,
        actor,
        "identity.preferred",
        "account",
        account.id,
        version=account.version,
        before={"usual_appointment_id": before},
        after={"usual_appointment_id": appointment_id},
    )


def make_token(
    session: Session, actor: Actor, signed_in: SignedIn, *, label: str, days: int
) -> tuple[SignInSession, str]:
    """Give a program of this person a token for the office he acts in; it is shown once."""
    if signed_in.kind != "browser":
        raise ProgramsMakeNoTokens("Only a person who signed in may make a token.")
    token, digest = new_token(actor.tenant_id)
    now = utc_now()
    made = SignInSession(
        id=new_id(),
        account_id=signed_in.account_id,
        appointment_id=signed_in.appointment_id,
        kind="program",
        secret_hash=digest,
        started_at=now,
        seen_at=now,
        expires_at=now + timedelta(days=days),
        source=actor.origin,
        label=label,
    )
    session.add(made)
    facts = {"label": label, "expires_at": made.expires_at}
    record(session, actor, "token.made", "session", made.id, after=facts)
    return made, token


def end_own_session(session: Session, actor: Actor, signed_in: SignedIn, session_id: UUID) -> None:
    """Sign out here, or end another of one's own sessions and tokens."""
    ended = session.scalar(
        select(SignInSession).where(
            SignInSession.id == session_id,
            SignInSession.account_id == signed_in.account_id,
            SignInSession.revoked_at.is_(None),
        )
    )
    if ended is None:
        raise NotFound("There is no such session.")
    ended.revoked_at = utc_now()
    topic = "token.revoked" if ended.kind == "program" else "session.ended"
    record(session, actor, topic, "session", ended.id, after={"label": ended.label})


def sessions_of(session: Session, actor: Actor, account_id: UUID) -> list[SignInSession]:
    """Show where somebody is signed in."""
    account = access_account(session, account_id)
    require(actor, Permission.SESSION_READ, Target(person_id=account.person_id))
    return running_sessions(session, account.id)


def revoke_sessions(
    session: Session,
    actor: Actor,
    account_id: UUID,
    *,
    reason: str,
    permission: Permission = Permission.SESSION_REVOKE,
) -> int:
    """End all of somebody's sessions and tokens at once, on every process."""
    account = access_account(session, account_id)
    require(actor, permission, Target(person_id=account.person_id))
    ended = end_sessions(session, account.id)
    record(session, actor, "session.revoked", "account", account.id, reason=reason, ended=ended)
    return ended


def end_sessions(session: Session, account_id: UUID, *, spared: UUID | None = None) -> int:
    """End the sessions and tokens of an account as part of a change that is journalled itself."""
    running = [one for one in running_sessions(session, account_id) if one.id != spared]
    for one in running:
        one.revoked_at = utc_now()
    return len(running)
