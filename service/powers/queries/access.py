"""Lay hands on one power, or be refused and told who may."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_at
from service.powers.documents import document
from service.powers.models import Power, PowerPost
from service.powers.rules import ABOLISHED
from service.procedures.models import Case, CaseItem, CaseStep
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.journal import JournalEntry


def access_power(
    session: Session,
    actor: Actor,
    power_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Power:
    """Fetch a power for one act: 404 if absent, 403 if not his to do, 412 if it moved on."""
    power = owned(session, Power, power_id)
    if power is None:
        raise NotFound("There is no such power.")
    insist_at(session, actor, permission, power.department_id)
    refuse_stale(power, if_version)
    return power


def posts_of(session: Session, power_id: UUID) -> Sequence[PowerPost]:
    """List the posts that handle, review or decide a power."""
    return session.scalars(select(PowerPost).where(PowerPost.power_id == power_id)).all()


def posts_by_power(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[PowerPost]]:
    """List the posts of many powers in one statement."""
    found: dict[UUID, list[PowerPost]] = defaultdict(list)
    for one in session.scalars(select(PowerPost).where(PowerPost.power_id.in_(list(ids)))):
        found[one.power_id].append(one)
    return found


def full_documents(session: Session, powers: Iterable[Power]) -> dict[UUID, dict[str, Any]]:
    """Write out many powers with their posts."""
    listed = list(powers)
    posts = posts_by_power(session, [one.id for one in listed])
    return {one.id: document(one, posts.get(one.id, ())) for one in listed}


def authors_of(
    session: Session, ids: Sequence[UUID], topics: Sequence[str]
) -> dict[UUID, frozenset[UUID]]:
    """Name who drafted these records and who last edited them (I3)."""
    rows = session.execute(
        select(JournalEntry.subject_id, JournalEntry.person_id)
        .where(JournalEntry.subject_id.in_(list(ids)), JournalEntry.topic.in_(list(topics)))
        .order_by(JournalEntry.xid, JournalEntry.id)
    )
    hands: dict[UUID, list[UUID]] = defaultdict(list)
    for subject_id, person_id in rows:
        if subject_id is not None:
            hands[subject_id].append(person_id)
    return {one: frozenset({people[0], people[-1]}) for one, people in hands.items()}


def full_document(session: Session, power: Power) -> dict[str, Any]:
    """Write out a power with the posts that exercise it, as it stands in this transaction."""
    return document(power, posts_of(session, power.id))


def has_sub_items(session: Session, power_id: UUID) -> bool:
    """Say whether the power is a main item with others below it that are not abolished."""
    below = select(Power.id).where(Power.parent_id == power_id, Power.status != ABOLISHED)
    return session.scalar(below.limit(1)) is not None


def on_their_way(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    """Say which of these records are in a case already: what a case shows may have ended by it."""
    found = select(CaseItem.item_id).where(
        CaseItem.item_id.in_(list(ids)), CaseItem.state == "open"
    )
    return set(session.scalars(found))


def is_under_review(session: Session, power_id: UUID) -> bool:
    """Say whether the power lies before somebody who reviews, gatekeeps or decides."""
    return bool(
        session.scalar(
            select(CaseItem.id)
            .join(Case, Case.id == CaseItem.case_id)
            .join(CaseStep, CaseStep.case_id == Case.id)
            .where(
                CaseItem.item_id == power_id,
                CaseItem.state == "open",
                Case.state == "running",
                CaseStep.state == "open",
                CaseStep.type != "draft",
            )
            .limit(1)
        )
    )
