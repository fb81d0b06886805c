"""Signing in: five guesses, one answer for every failure, a session that can be ended at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from service.organisation.queries import available_identities, load_actor
from service.sign_in.passwords import hash_password, is_outdated, matches
from service.sign_in.queries import account_by_login, failures_of
from service.sign_in.rules import MOST_FAILURES_OF_SOURCE, WITHIN, locked_until
from service.sign_in.tokens import new_token
from tenants.context import SYSTEM_PERSON, Actor
from tenants.database import new_id, unit_of_work, utc_now
from tenants.errors import DomainError, TooMany
from tenants.journal import record
from tenants.models.accounts import Account, SignInAttempt, SignInSession

HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


class SignInRefused(DomainError):
    """Bureau, login or password is wrong, or the account is locked: nobody learns which."""

    status = 401


class OfficeNotHeld(DomainError):
    """A person acts in an office he holds or exercises today, or not at all."""

    status = 403


@dataclass(frozen=True, slots=True)
class Claim:
    """Who somebody says he is, and where from."""

    tenant_id: int
    login: str
    source: str
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session just opened, with the only copy of its token.

    Undecided is who holds several offices and has not said in which of them he usually acts.
    """

    token: str
    session_id: UUID
    actor: Actor
    appointment_id: UUID | None
    expires_at: datetime
    undecided: bool = False


def sign_in(claim: Claim, password: str, *, hours: int) -> Opened:
    """Let a person in who knows his password."""
    kept = admit_guess(claim)
    if not matches(password, kept):
        note_failure(claim)
        raise SignInRefused("Bureau, login or password is wrong.")
    fresh = hash_password(password) if kept and is_outdated(kept) else None
    with unit_of_work(claim.tenant_id) as session:
        account = account_by_login(session, claim.login)
        if account is None or account.disabled_at:
            raise SignInRefused("Bureau, login or password is wrong.")
        if account.password_hash != kept and not matches(password, account.password_hash):
            raise SignInRefused("Bureau, login or password is wrong.")
        if fresh:
            _keep_dearer(session, account, kept, fresh)
        return _open(session, account, claim, hours=hours)


def _keep_dearer(session: Session, account: Account, kept: str | None, fresh: str) -> None:
    """Keep a password hashed as dearly as today, unless another sign-in was quicker."""
    session.execute(
        update(Account)
        .where(Account.id == account.id, Account.password_hash == kept)
        .values(password_hash=fresh)
        .execution_options(synchronize_session=False)
    )


def refuse_unknown_bureau(password: str) -> NoReturn:
    """Refuse a bureau that does not exist in the time a wrong password takes."""
    matches(password, None)
    raise SignInRefused("Bureau, login or password is wrong.")


def admit_guess(claim: Claim) -> str | None:
    """Count a guess before it is checked, so that many at once do not slip through.

    Gives what is kept of the password, or nothing when there is no such account in use.
    """
    with unit_of_work(claim.tenant_id) as session:
        session.execute(HOLD, {"name": f"{claim.tenant_id} {claim.login} {claim.source}"})
        _refuse_flood(session, claim.source)
        if locked_until(failures_of(session, claim.login, claim.source), utc_now()):
            raise SignInRefused("Bureau, login or password is wrong.")
        _attempt(session, claim, "failed")
        account = account_by_login(session, claim.login)
        usable = account is not None and account.disabled_at is None
        return account.password_hash if account is not None and usable else None


def note_failure(claim: Claim) -> None:
    """Journal a failed guess, or the lock it brought about."""
    with unit_of_work(claim.tenant_id) as session:
        account = account_by_login(session, claim.login)
        ends = locked_until(failures_of(session, claim.login, claim.source), utc_now())
        record(
            session,
            stranger(claim),
            "sign_in.locked" if ends else "sign_in.failed",
            "account",
            account.id if account else None,
            locked_until=ends,
        )


def note_success(session: Session, claim: Claim) -> None:
    """Forget the failures that came before."""
    _attempt(session, claim, "succeeded")


def stranger(claim: Claim) -> Actor:
    """Stand for whoever has not proved who he is."""
    return Actor(
        tenant_id=claim.tenant_id,
        person_id=SYSTEM_PERSON,
        name="",
        origin=claim.source,
        request_id=claim.request_id,
    )


def _open(session: Session, account: Account, claim: Claim, *, hours: int) -> Opened:
    offices = available_identities(session, account.person_id)
    if not offices:
        raise OfficeNotHeld("You hold no office here today.")
    held = [one.appointment_id for one in offices]
    usual = account.usual_appointment_id
    chosen = usual if usual in held and usual is not None else held[0]
    actor = load_actor(
        session,
        account.person_id,
        chosen,
        request_id=claim.request_id,
        origin=claim.source,
    )
    token, digest = new_token(claim.tenant_id)
    now = utc_now()
    opened = SignInSession(
        id=new_id(),
        account_id=account.id,
        appointment_id=chosen,
        kind="browser",
        secret_hash=digest,
        started_at=now,
        seen_at=now,
        expires_at=now + timedelta(hours=hours),
        source=claim.source,
    )
    session.add(opened)
    note_success(session, claim)
    record(session, actor, "sign_in.succeeded", "session", opened.id, account=account.id)
    undecided = len(held) > 1 and chosen != usual
    return Opened(token, opened.id, actor, chosen, opened.expires_at, undecided)


def _attempt(session: Session, claim: Claim, outcome: str) -> None:
    session.add(
        SignInAttempt(login=claim.login, source=claim.source, at=utc_now(), outcome=outcome)
    )


def _refuse_flood(session: Session, source: str) -> None:
    """Slow down a source that fails at account after account."""
    failed = session.scalar(
        select(func.count()).where(
            SignInAttempt.source == source,
            SignInAttempt.at > utc_now() - WITHIN,
            SignInAttempt.outcome == "failed",
        )
    )
    if (failed or 0) >= MOST_FAILURES_OF_SOURCE:
        raise TooMany("Too many attempts.", retry_after=int(WITHIN.total_seconds()))
