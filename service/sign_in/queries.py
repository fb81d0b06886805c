"""Who is signed in: one cheap question per request, answered inside the bureau's own walls."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import Session

from policies.charts import Chart, by_rank
from policies.guard import Target, require
from policies.permissions import Permission
from policies.standing import roles_of
from policies.words import ROLES
from service.organisation.queries import load_actor, load_chart, today
from service.sign_in.rules import LOCKED_FOR, WITHIN, locked_until
from service.sign_in.tokens import Carried
from tenants.context import Actor
from tenants.database import directory, owned, unit_of_work, utc_now
from tenants.errors import NotFound
from tenants.models.accounts import Account, SignInAttempt, SignInSession
from tenants.models.organisation import Person
from tenants.models.papers import PaperSettings
from tenants.models.platform import Tenant
from tenants.pinyin import typed

MOST_CACHED = 20_000
SHOWN = ("id", "version", "person_id", "login", "source", "disabled_at", "password_set_at")
EVERYWHERE = ""  # the source of an attempt that forgives wherever the failures came from

# Parameters: tenant, secret, now, idle_since. Programs do not idle; they expire.
SESSION_CHECK = """
SELECT s.id, s.account_id, a.person_id, s.appointment_id, s.kind, s.seen_at, s.expires_at,
  u.number AS authority, a.password_set_at
FROM sign_in_sessions s
  JOIN accounts a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
  JOIN authorities u ON u.tenant_id = s.tenant_id
WHERE s.tenant_id = %(tenant)s AND s.secret_hash = %(secret)s
  AND s.revoked_at IS NULL AND s.expires_at > %(now)s
  AND (s.kind = 'program' OR s.seen_at > %(idle_since)s)
  AND a.disabled_at IS NULL
"""


def told_beside(actor: Actor) -> dict[str, str]:
    """Give a person's own number, and where one complains of his bureau; both may be unsaid."""
    with unit_of_work(actor.tenant_id, read_only=True) as session:
        person = owned(session, Person, actor.person_id)
        phone = session.scalar(select(PaperSettings.supervision_phone))
    return {
        "staff_number": person.staff_number if person else "",
        "supervision_phone": phone or "",
    }


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that holds, and the number of the authority under which it was looked at."""

    id: UUID
    account_id: UUID
    person_id: UUID
    appointment_id: UUID | None
    kind: str
    seen_at: datetime
    expires_at: datetime
    authority: int
    password_set_at: datetime | None


def check_parameters(carried: Carried, *, idle_minutes: int, now: datetime) -> dict[str, Any]:
    """Fill in the question whether a session holds."""
    return {
        "tenant": carried.tenant_id,
        "secret": carried.digest,
        "now": now,
        "idle_since": now - timedelta(minutes=idle_minutes),
    }


def check_session(session: Session, carried: Carried, *, idle_minutes: int) -> SignedIn | None:
    """Look whether a session holds at this moment; ended ones hold nowhere."""
    parameters = check_parameters(carried, idle_minutes=idle_minutes, now=utc_now())
    row = session.connection().exec_driver_sql(SESSION_CHECK, parameters).one_or_none()
    return signed_in_of(row) if row else None


def signed_in_of(row: Row[Any] | Sequence[Any]) -> SignedIn:
    """Read one answer to the question whether a session holds."""
    return SignedIn(*row)


_actors: dict[tuple[int, UUID, UUID | None, int, date], Actor] = {}


def cached_actor(tenant_id: int, signed_in: SignedIn, on: date) -> Actor | None:
    """Give what is known of a person as long as nothing about who may do what has changed."""
    return _actors.get(_key(tenant_id, signed_in, on))


def actor_of(
    session: Session, tenant_id: int, signed_in: SignedIn, on: date, *, request_id: str, origin: str
) -> Actor:
    """Work out whom a session lets act; asked again whenever the organisation changed."""
    key = _key(tenant_id, signed_in, on)
    actor = _actors.get(key)
    if actor is None:
        actor = load_actor(session, signed_in.person_id, signed_in.appointment_id, on=on)
        if len(_actors) >= MOST_CACHED:
            _actors.clear()
        _actors[key] = actor
    return replace(actor, request_id=request_id, origin=origin)


def _key(tenant_id: int, signed_in: SignedIn, on: date) -> tuple[int, UUID, UUID | None, int, date]:
    return tenant_id, signed_in.person_id, signed_in.appointment_id, signed_in.authority, on


def tenant_of_bureau(code: str) -> Tenant | None:
    """Find a bureau in the public directory by its code."""
    with directory() as session:
        return session.scalar(select(Tenant).where(Tenant.code == code))


def own_tenant(session: Session) -> Tenant:
    """Give the bureau this transaction serves."""
    return session.get_one(Tenant, session.info["tenant_id"])


def access_account(session: Session, account_id: UUID) -> Account:
    """Fetch an account of this bureau, or say there is none."""
    account = owned(session, Account, account_id)
    if account is None:
        raise NotFound("There is no such account.")
    return account


def list_accounts(
    session: Session,
    actor: Actor,
    permission: Permission = Permission.ACCOUNT_READ,
    *,
    q: str = "",
    state: str | None = None,
) -> Select[Account]:
    """Ask for the accounts of the bureau, by a part of login, name or staff number, or state."""
    require(actor, permission)
    standing = _standing(session, state) if state else true()
    if not q:
        return select(Account).where(standing)
    word = q.casefold()
    meant = or_(
        Account.login.contains(word, autoescape=True),
        Person.name.contains(q, autoescape=True),
        Person.staff_number.contains(q, autoescape=True),
        Person.pinyin.contains(f" {word}", autoescape=True) if typed(word) else false(),
    )
    return select(Account).join(Person, Person.id == Account.person_id).where(meant, standing)


def _standing(session: Session, state: str) -> ColumnElement[bool]:
    """Tell accounts that are shut, those locked out for a while, and those in use."""
    if state == "disabled":
        return Account.disabled_at.is_not(None)
    locked = Account.login.in_(list(locks(session)))
    return and_(Account.disabled_at.is_(None), locked if state == "locked" else ~locked)


def described(session: Session, accounts: Sequence[Account]) -> list[dict[str, Any]]:
    """Write accounts out with whose they are: name, posts, roles; and with the locks on them."""
    locked, chart = locks(session), load_chart(session, today())
    owners = [one.person_id for one in accounts]
    found = session.execute(
        select(Person.id, Person.name, Person.staff_number).where(Person.id.in_(owners))
    )
    persons = {row.id: row for row in found}
    last = _last_sign_ins(session, [one.id for one in accounts])
    return [
        {
            **{name: getattr(one, name) for name in SHOWN},
            "name": persons[one.person_id].name,
            "staff_number": persons[one.person_id].staff_number,
            "posts": _posts_of(one.person_id, chart),
            "roles": sorted(roles_of(one.person_id, chart, today()), key=list(ROLES).index),
            "locked_until": locked.get(one.login),
            "signed_in_at": last.get(one.id),
        }
        for one in accounts
    ]


def _last_sign_ins(session: Session, account_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """Say when each account was last signed in with, as far as sessions are kept."""
    started = (
        select(SignInSession.account_id, func.max(SignInSession.started_at))
        .where(SignInSession.account_id.in_(account_ids), SignInSession.kind == "browser")
        .group_by(SignInSession.account_id)
    )
    return {row[0]: row[1] for row in session.execute(started)}


def _posts_of(person_id: UUID, chart: Chart) -> list[str]:
    """Name the posts he holds, not those he stands in for."""
    posts = sorted((chart.post[one] for one in chart.posts_of(person_id, today())), key=by_rank)
    offices = (chart.office(one, today()) for one in posts)
    return [one.post.title for one in offices if person_id in {two.id for two in one.holders}]


def read_account(
    session: Session,
    actor: Actor,
    account_id: UUID,
    permission: Permission = Permission.ACCOUNT_READ,
) -> Account:
    """Fetch one account for somebody who keeps them."""
    account = access_account(session, account_id)
    require(actor, permission, Target(person_id=account.person_id))
    return account


def account_by_login(session: Session, login: str) -> Account | None:
    """Find an account by the name its owner signs in with."""
    return session.scalar(select(Account).where(Account.login == login))


def failures_of(session: Session, login: str, source: str) -> list[datetime]:
    """List the failed guesses at an account from one source since it last went well."""
    recent = select(SignInAttempt.at, SignInAttempt.outcome).where(
        SignInAttempt.login == login,
        SignInAttempt.source.in_((source, EVERYWHERE)),
        SignInAttempt.at > utc_now() - WITHIN - LOCKED_FOR,
    )
    return _since_forgiven([(row.at, row.outcome) for row in session.execute(recent)])


def locks(session: Session) -> dict[str, datetime]:
    """List the logins somebody is locked out of at this moment, and until when."""
    recent = select(SignInAttempt).where(SignInAttempt.at > utc_now() - WITHIN - LOCKED_FOR)
    tries: dict[tuple[str, str], list[tuple[datetime, str]]] = defaultdict(list)
    forgiven: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for one in session.scalars(recent):
        kept = forgiven[one.login] if one.source == EVERYWHERE else tries[one.login, one.source]
        kept.append((one.at, one.outcome))
    found: dict[str, datetime] = {}
    for (login, _), attempts in tries.items():
        ends = locked_until(_since_forgiven([*attempts, *forgiven[login]]), utc_now())
        if ends:
            found[login] = max(ends, found.get(login, ends))
    return found


def _since_forgiven(attempts: list[tuple[datetime, str]]) -> list[datetime]:
    forgiven = max((at for at, outcome in attempts if outcome != "failed"), default=None)
    return [
        at for at, outcome in attempts if outcome == "failed" and (not forgiven or at > forgiven)
    ]


def running_sessions(session: Session, account_id: UUID) -> list[SignInSession]:
    """List where a person is signed in now, and his programs, newest first."""
    return list(
        session.scalars(
            select(SignInSession)
            .where(
                SignInSession.account_id == account_id,
                SignInSession.revoked_at.is_(None),
                SignInSession.expires_at > utc_now(),
            )
            .order_by(SignInSession.id.desc())
        )
    )
