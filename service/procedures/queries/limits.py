"""Up to which sum each post may approve, and who may approve what is beyond it (R-300, R-301)."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from policies.acting import BODY_WORDS, Holder, holders_of, named
from policies.charts import by_rank
from policies.guard import Target
from policies.permissions import Permission
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.organisation.queries.access import insist_on, snapshot
from service.procedures.models import AuthorityLimit, AuthorityRule
from service.procedures.refusals import BeyondAuthority
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound

REFUSE = "refuse"  # what holds until the bureau says otherwise
LEADING = ("section_head", "deputy_leader", "main_leader")


def access_limit(
    session: Session, limit_id: UUID, *, if_version: int | None = None
) -> AuthorityLimit:
    """Fetch an authorisation record, in the version that was read."""
    found = owned(session, AuthorityLimit, limit_id)
    if found is None:
        raise NotFound("There is no such record.")
    refuse_stale(found, if_version)
    return found


def insist(session: Session, actor: Actor, permission: Permission, post_id: UUID | None) -> None:
    """Refuse unless this person may read limits, or grant them to this post."""
    insist_on(session, actor, permission, Target(post_id=post_id))


def list_limits(asked: dict[str, Any]) -> Select[Any]:
    """Select the authorisation records, those that hold today if so asked."""
    found = select(AuthorityLimit)
    for name in ("post_id", "kind"):
        if asked.get(name):
            found = found.where(getattr(AuthorityLimit, name) == asked[name])
    return found.where(holding(today())) if asked.get("current") else found


def holding(on: date) -> ColumnElement[bool]:
    """Keep the authorisations that hold on this day."""
    last = AuthorityLimit.ends_on
    return and_(AuthorityLimit.starts_on <= on, or_(last.is_(None), last >= on))


def rule_of(session: Session) -> AuthorityRule | None:
    """Give what the bureau decided for posts without an authorisation record, if it did."""
    return session.scalar(select(AuthorityRule))


def limit_document(limit: AuthorityLimit) -> dict[str, Any]:
    """Write out an authorisation record."""
    return {**snapshot(limit), "amount": str(limit.amount)}


def limits_today(session: Session, kinds: Collection[str]) -> dict[UUID, Decimal]:
    """Give the greatest sum each post may approve today in matters of these kinds."""
    rows = session.execute(
        select(AuthorityLimit.post_id, func.max(AuthorityLimit.amount).label("amount"))
        .where(AuthorityLimit.kind.in_(kinds), holding(today()))
        .group_by(AuthorityLimit.post_id)
    )
    return {row.post_id: row.amount for row in rows}


def within(
    session: Session, holders: Iterable[Holder], amount: Decimal, kinds: Collection[str]
) -> tuple[Holder, ...]:
    """Keep those whose post is authorised for the sum."""
    limits, allowed = limits_today(session, kinds), _allows_unrecorded(session)
    return tuple(one for one in holders if _suffices(limits, one.post_id, amount, allowed=allowed))


def next_within(
    session: Session,
    subject: Subject,
    amount: Decimal,
    kinds: Collection[str],
    *,
    besides: frozenset[UUID],
) -> tuple[Holder, ...]:
    """Name the holders next up the ladder whose authority suffices for the sum."""
    chart, day = load_chart(session, today()), today()
    for acting in LEADING:
        office = holders_of(acting, subject, chart, day, besides=besides)
        found = within(session, office, amount, kinds)
        if found:
            return found
    return ()


def authorised(session: Session, amount: Decimal, kinds: Collection[str]) -> tuple[Holder, ...]:
    """Name everybody who holds a post authorised for the sum, the lowest sufficient one first."""
    chart, day = load_chart(session, today()), today()
    enough = {one: sum_ for one, sum_ in limits_today(session, kinds).items() if sum_ >= amount}
    posts = sorted((one for one in chart.posts if one.id in enough), key=by_rank)
    posts.sort(key=lambda one: enough[one.id])
    found: list[Holder] = []
    for post in posts:
        found += holders_of(
            "post_holder", Subject("work_post", post.department_id, post.id), chart, day
        )
    return tuple(found)


def refuse_beyond(session: Session, actor: Actor, amount: Decimal, kinds: Collection[str]) -> None:
    """Refuse whose post is not authorised to approve such a sum (R-300)."""
    limits, allowed = limits_today(session, kinds), _allows_unrecorded(session)
    if not _suffices(limits, actor.post_id, amount, allowed=allowed):
        raise beyond(amount, authorised(session, amount, kinds))


def beyond(amount: Decimal, able: Iterable[Holder]) -> BeyondAuthority:
    """Compose the refusal: the sum, and whose limit suffices; if nobody's, the deciding body."""
    body = {"role": "leadership_meeting", "post": BODY_WORDS["leadership_meeting"][0], "name": ""}
    return BeyondAuthority(
        "The sum is beyond what your post is authorised to approve.",
        amount=str(amount),
        who_can=named("post_holder", able) or [body],
    )


def _allows_unrecorded(session: Session) -> bool:
    rule = rule_of(session)
    return rule is not None and rule.without_record != REFUSE


def _suffices(
    limits: dict[UUID, Decimal], post_id: UUID | None, amount: Decimal, *, allowed: bool
) -> bool:
    limit = limits.get(post_id) if post_id else None
    return allowed if limit is None else limit >= amount
