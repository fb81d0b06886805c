"""Follow a record, and hear of it in the transaction in which it changes (关注)."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.standing import actor as acting
from policies.standing import standings
from service.organisation.queries import load_chart, today
from service.tasks.titles import pair
from service.tasks.use_cases import open_task, people_of, settle_tasks
from service.workspace.following import is_news
from service.workspace.models import Follow
from service.workspace.queries.follows import (
    access_follow,
    count_follows,
    followers_of,
    unread_news,
)
from service.workspace.refusals import TooManyFollows
from service.workspace.subjects import places_of, readers_among
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.errors import NotFound

MOST: Final = 100
REMEMBERED: Final = 5


class Told(NamedTuple):
    """The record that changed, as its followers know it."""

    kind: str
    id: UUID
    title: str
    status: str


def follow_record(session: Session, actor: Actor, kind: str, record_id: UUID) -> None:
    """Want to hear of a record one may read; a second time changes nothing."""
    if record_id not in places_of(session, actor, kind, [record_id]):
        raise NotFound("There is no such record.")
    if count_follows(session, actor) >= MOST:
        raise TooManyFollows("You follow too many records.", most=MOST)
    session.execute(
        insert(Follow)
        .values(
            id=new_id(),
            person_id=actor.person_id,
            subject_kind=kind,
            subject_id=record_id,
            followed_at=utc_now(),
        )
        .on_conflict_do_nothing()
    )


def unfollow_record(session: Session, actor: Actor, kind: str, record_id: UUID) -> None:
    """Hear of a record no longer."""
    session.delete(access_follow(session, actor, kind, record_id))


def tell_followers(session: Session, actor: Actor, topic: str, told: Told) -> None:
    """Tell who follows a record, and may read it today, what somebody else did to it.

    Nobody has two unread messages of one record: the newer takes up what the older said.
    """
    if not is_news(topic, told.status):
        return
    persons = followers_of(session, told.kind, told.id, besides=actor.person_id)
    readers = _still_reading(session, actor, persons, told) if persons else []
    if not readers:
        return
    news = pair("news", topic)
    line = {"day": today().isoformat(), "by": actor.name, "news": news}
    kind = f"follow.{told.kind}"
    earlier = [one for one in _superseded(session, actor, kind, told.id) if one != line]
    lines = [line, *earlier][:REMEMBERED]
    open_task(
        session,
        kind=kind,
        said={"news": news, "record": told.title[:60]},
        subject_kind=told.kind,
        subject_id=told.id,
        persons=readers,
        box="read",
        sender=actor,
        facts={"lines": lines},
    )


def _still_reading(
    session: Session, actor: Actor, persons: Iterable[UUID], told: Told
) -> list[Holder]:
    """Leave out who lost the office in which he read it."""
    day = today()
    chart = load_chart(session, day)
    held = [
        acting(standing, actor.tenant_id)
        for person in persons
        if person in chart.person
        for standing in standings(person, chart, day)
    ]
    return [
        Holder(one.person_id, one.post_id, one.on_behalf_of, one.post_title, one.name)
        for one in readers_among(session, held, told.kind, told.id)
    ]


def _superseded(session: Session, actor: Actor, kind: str, record_id: UUID) -> list[dict[str, Any]]:
    """Put away what is unread; whoever changes the record has thereby seen what he was told."""
    task = unread_news(session, kind, record_id)
    if task is None:
        return []
    for row in people_of(session, [task.id]):
        if row.person_id == actor.person_id and row.state == "open":
            row.state, row.read_at = "read", utc_now()
    settle_tasks(session, subject_id=record_id, kind=kind, outcome="withdrawn")
    return list(task.facts["lines"])
