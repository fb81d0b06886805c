"""Setting a password: by a one-time link, or by whoever knows the present one; never for others."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.sign_in.passwords import hash_password, matches
from service.sign_in.queries import SignedIn, access_account
from service.sign_in.rules import REMEMBERED, faults_of
from service.sign_in.tokens import Carried, new_token
from service.sign_in.use_cases.accounts import AccountDisabled
from service.sign_in.use_cases.sessions import end_sessions
from service.sign_in.use_cases.signing_in import Claim, admit_guess, note_failure, note_success
from tenants.context import Actor
from tenants.database import owned, unit_of_work, utc_now
from tenants.errors import DomainError, Invalid
from tenants.journal import record
from tenants.models.accounts import Account, PasswordLink
from tenants.models.organisation import Person
from tenants.models.platform import Tenant

LINK_HOLDS = timedelta(hours=24)


class PasswordRefused(DomainError):
    """The password would be guessed, or was used before."""

    status = 422


class PasswordLinkRefused(DomainError):
    """The link is wrong, used or expired."""

    status = 404


@dataclass(frozen=True, slots=True)
class Letter:
    """What is handed to a person so that he can set his password; nobody else gets to see it."""

    bureau: str
    name: str
    login: str
    token: str
    expires_at: datetime

    @property
    def file_name(self) -> str:
        """Name the file the letter waits in until the operator hands it over."""
        return f"{self.login}@{self.bureau}.txt"


def make_password_link(
    session: Session,
    actor: Actor,
    account_id: UUID,
    *,
    permission: Permission = Permission.ACCOUNT_MANAGE,
) -> Letter:
    """Start the setting of a password; the letter goes to the person, not to who started it."""
    account = access_account(session, account_id)
    require(actor, permission, Target(person_id=account.person_id))
    if account.disabled_at is not None:
        raise AccountDisabled("The account is disabled.")
    return write_letter(session, actor, account)


def write_letter(session: Session, actor: Actor, account: Account) -> Letter:
    """Make the one valid link of an account; earlier ones stop working."""
    now = utc_now()
    session.execute(
        update(PasswordLink)
        .where(PasswordLink.account_id == account.id, PasswordLink.used_at.is_(None))
        .values(used_at=now)
    )
    token, digest = new_token(actor.tenant_id)
    expires_at = now + LINK_HOLDS
    session.add(PasswordLink(account_id=account.id, secret_hash=digest, expires_at=expires_at))
    record(session, actor, "password.link_made", "account", account.id, expires_at=expires_at)
    person, tenant = _owner(session, account)
    return Letter(tenant.code, person.name, account.login, token, expires_at)


def set_password_by_link(carried: Carried, password: str, *, source: str, request_id: str) -> None:
    """Let a person set his password once; all his earlier sessions end."""
    with unit_of_work(carried.tenant_id) as session:
        account, _ = _by_link(session, carried)
        _refuse_weak(session, account, password)
    kept = hash_password(password)
    with unit_of_work(carried.tenant_id) as session:
        account, link = _by_link(session, carried)
        link.used_at = utc_now()
        _keep(account, kept)
        person, tenant = _owner(session, account)
        actor = Actor(
            tenant_id=tenant.id,
            person_id=person.id,
            name=person.name,
            origin=source,
            request_id=request_id,
        )
        end_sessions(session, account.id)
        record(session, actor, "password.set", "account", account.id)


def change_password(
    session: Session, actor: Actor, signed_in: SignedIn, *, present: str, new: str
) -> None:
    """Let a person change his own password; his other sessions and tokens end."""
    account = access_account(session, signed_in.account_id)
    claim = Claim(actor.tenant_id, account.login, actor.origin, actor.request_id)
    if not matches(present, admit_guess(claim)):
        note_failure(claim)
        raise Invalid(
            "The present password is not right.",
            errors={"present_password": ["The present password is not right."]},
        )
    with unit_of_work(actor.tenant_id) as own:  # he proved who he is, whatever he chooses next
        note_success(own, claim)
    _refuse_weak(session, account, new)
    _keep(account, hash_password(new))
    end_sessions(session, account.id, spared=signed_in.id)
    record(session, actor, "password.changed", "account", account.id)


def _by_link(session: Session, carried: Carried) -> tuple[Account, PasswordLink]:
    link = session.scalar(
        select(PasswordLink)
        .where(
            PasswordLink.secret_hash == carried.digest,
            PasswordLink.used_at.is_(None),
            PasswordLink.expires_at > utc_now(),
        )
        .with_for_update()
    )
    account = owned(session, Account, link.account_id) if link else None
    if link is None or account is None or account.disabled_at is not None:
        raise PasswordLinkRefused("The link is wrong, used or expired.")
    return account, link


def _refuse_weak(session: Session, account: Account, password: str) -> None:
    person, tenant = _owner(session, account)
    names = (account.login, person.name, tenant.code, tenant.name)
    faults = faults_of(password, names=names)
    if not faults and any(matches(password, kept) for kept in account.former_hashes):
        faults = ["It was used before."]
    if faults:
        raise PasswordRefused("Choose another password.", errors={"password": faults})


def _keep(account: Account, kept: str) -> None:
    account.password_hash = kept
    account.password_set_at = utc_now()
    account.former_hashes = [kept, *account.former_hashes][:REMEMBERED]


def _owner(session: Session, account: Account) -> tuple[Person, Tenant]:
    person = owned(session, Person, account.person_id)
    tenant = session.get(Tenant, account.tenant_id)
    if person is None or tenant is None:
        raise PasswordLinkRefused("The link is wrong, used or expired.")
    return person, tenant
