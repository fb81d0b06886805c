"""The personal accounts of a bureau: opened, disabled, restored, unlocked; never shared."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.sign_in.queries import EVERYWHERE, access_account
from service.sign_in.use_cases.sessions import end_sessions
from tenants.context import SYSTEM_PERSON, Actor
from tenants.database import owned, refuse_stale, utc_now
from tenants.errors import DomainError, Invalid
from tenants.journal import record
from tenants.models.accounts import Account, SignInAttempt
from tenants.models.organisation import Person


class AccountExists(DomainError):
    """A person has one account, and a login one person."""


class AccountDisabled(DomainError):
    """The account is disabled."""


def open_account(
    session: Session,
    actor: Actor,
    *,
    person_id: UUID,
    login: str,
    permission: Permission = Permission.ACCOUNT_MANAGE,
) -> Account:
    """Open the one account of a person; it has no password until he sets one."""
    require(actor, permission, Target(person_id=person_id))
    if owned(session, Person, person_id) is None:
        raise Invalid("There is no such person.", errors={"person_id": ["There is no such one."]})
    taken = select(Account.id).where(or_(Account.person_id == person_id, Account.login == login))
    if session.scalar(taken) is not None:
        raise AccountExists("This person has an account, or the login is taken.")
    source = "operator" if actor.person_id == SYSTEM_PERSON else "by_hand"
    account = Account(person_id=person_id, login=login, source=source)
    session.add(account)
    session.flush()
    record(
        session,
        actor,
        "account.opened",
        "account",
        account.id,
        version=account.version,
        after=described(account),
    )
    return account


def disable_account(
    session: Session,
    actor: Actor,
    account_id: UUID,
    *,
    if_version: int,
    reason: str,
    permission: Permission = Permission.ACCOUNT_MANAGE,
) -> Account:
    """Shut an account; whoever used it is out at once, everywhere."""
    account = _access(session, actor, account_id, if_version, permission)
    before = described(account)
    account.disabled_at = account.disabled_at or utc_now()
    ended = end_sessions(session, account.id)
    return _changed(session, actor, account, "account.disabled", before, reason=reason, ended=ended)


def restore_account(
    session: Session,
    actor: Actor,
    account_id: UUID,
    *,
    if_version: int,
    permission: Permission = Permission.ACCOUNT_MANAGE,
) -> Account:
    """Open a disabled account again; a new password must be set by link."""
    account = _access(session, actor, account_id, if_version, permission)
    before = described(account)
    account.disabled_at = None
    account.password_hash = None
    return _changed(session, actor, account, "account.restored", before)


def unlock_account(
    session: Session,
    actor: Actor,
    account_id: UUID,
    *,
    permission: Permission = Permission.ACCOUNT_MANAGE,
) -> None:
    """Forgive the failed guesses at an account, wherever they came from."""
    account = access_account(session, account_id)
    require(actor, permission, Target(person_id=account.person_id))
    session.add(
        SignInAttempt(login=account.login, source=EVERYWHERE, at=utc_now(), outcome="unlocked")
    )
    record(session, actor, "account.unlocked", "account", account.id)


def described(account: Account) -> dict[str, object]:
    """Describe an account without its secrets."""
    return {
        "login": account.login,
        "person_id": account.person_id,
        "disabled_at": account.disabled_at,
        "password_set_at": account.password_set_at,
    }


def _access(
    session: Session, actor: Actor, account_id: UUID, if_version: int, permission: Permission
) -> Account:
    account = access_account(session, account_id)
    require(actor, permission, Target(person_id=account.person_id))
    refuse_stale(account, if_version)
    return account


def _changed(
    session: Session,
    actor: Actor,
    account: Account,
    topic: str,
    before: dict[str, object],
    **facts: object,
) -> Account:
    session.flush()
    after = described(account)
    version = account.version
    record(
        session,
        actor,
        topic,
        "account",
        account.id,
        version=version,
        before=before,
        after=after,
        **facts,
    )
    return account
