"""Found one tenant of the demonstration: its organisation, its duties and its accounts."""

from collections.abc import Sequence
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.demonstration.drafting import drafted
from service.demonstration.plans import OrganisationPlan
from service.demonstration.staffing import IN_OFFICE_SINCE
from service.organisation.use_cases.appointments import appoint
from service.organisation.use_cases.delegations import delegate_office
from service.organisation.use_cases.grants import grant_role
from service.organisation.use_cases.importing import commit_organisation
from service.organisation.use_cases.persons import change_person
from service.sign_in.use_cases.accounts import described
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.accounts import Account
from tenants.models.organisation import Person, Post

PASSWORD = "Qingfeng-2026-Shifan"  # noqa: S105 - told to everybody who tries the demonstration
# Cheap enough for a hundred accounts; each is hashed anew at full cost when first used.
LIGHT_PASSES, LIGHT_LANES = 1, 1

KEEPERS = ("administrator", "system_administrator")


def found(
    session: Session, founder: Actor, plan: OrganisationPlan, *, password_memory_kib: int
) -> None:
    """Give a tenant its departments, posts, people, bodies, stand-ins, duties and accounts."""
    taken = commit_organisation(session, founder, drafted(plan), IN_OFFICE_SINCE)
    if taken.problems:
        raise Invalid("The organisation is not sound.", errors={"organisation": taken.problems})
    persons = _persons(session, plan)
    posts = posts_of(session, plan)
    for grant in plan.grants:
        grant_role(
            session,
            founder,
            person_id=persons[grant.person_key],
            role=grant.role,
            starts_on=IN_OFFICE_SINCE,
            reason=grant.reason,
        )
    for acting in (one for one in plan.appointments if one.acting):
        appoint(
            session,
            founder,
            person_id=persons[acting.person_key],
            post_id=posts[acting.post_key],
            starts_on=acting.starts_on,
            ends_on=acting.ends_on,
            acting=True,
            reason=acting.reason,
        )
    for lent in plan.delegations:
        delegate_office(
            session,
            founder,
            post_id=posts[lent.post_key],
            delegate_id=persons[lent.delegate_key],
            starts_on=lent.starts_on,
            ends_on=lent.ends_on,
            reason=lent.reason,
        )
    for one in plan.accounts:
        if one.role in KEEPERS:
            phone = f"0870-2{founder.tenant_id * 7919 % 1_000_000:06d}"
            change_person(
                session, founder, persons[one.person_key], if_version=None, office_phone=phone
            )
    _open_accounts(session, founder, plan, persons, password_memory_kib)


def posts_of(session: Session, plan: OrganisationPlan) -> dict[str, UUID]:
    """Find the posts of the plan in the bureau that was founded by it."""
    rows = session.execute(select(Post.code, Post.id))
    by_code = {row.code: row.id for row in rows}
    return {one.key: by_code[one.code] for one in plan.posts}


def _persons(session: Session, plan: OrganisationPlan) -> dict[str, UUID]:
    rows = session.execute(select(Person.staff_number, Person.id))
    by_number = {row.staff_number: row.id for row in rows}
    return {one.key: by_number[one.staff_number] for one in plan.persons}


def _open_accounts(
    session: Session,
    founder: Actor,
    plan: OrganisationPlan,
    persons: dict[str, UUID],
    memory_kib: int,
) -> None:
    """Let the people sign in who are there to be tried; each password has a salt of its own."""
    accounts = [
        Account(
            person_id=persons[one.person_key],
            login=one.login,
            password_hash=kept,
            password_set_at=utc_now(),
        )
        for one, kept in zip(plan.accounts, hashed(len(plan.accounts), memory_kib), strict=True)
    ]
    session.add_all(accounts)
    session.flush()
    for one in accounts:
        record(
            session,
            founder,
            "account.opened",
            "account",
            one.id,
            version=one.version,
            after=described(one),
            demonstration=True,
        )


def hashed(count: int, memory_kib: int) -> Sequence[str]:
    """Hash the one password of the demonstration for each account."""
    hasher = PasswordHasher(time_cost=LIGHT_PASSES, memory_cost=memory_kib, parallelism=LIGHT_LANES)
    return [hasher.hash(PASSWORD) for _ in range(count)]
