"""Whoever is concerned by a delegation hears of it: the stand-in, the holder, the administrator."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.charts import Chart
from policies.refusals import ADMINISTRATOR
from policies.standing import roles_of
from service.organisation.queries import load_chart
from service.tasks.use_cases import open_task, settle_tasks
from tenants.clock import today
from tenants.models.journal import JournalEntry, WorkItem

TOPICS = ("delegation.made", "delegation.ended")


def tell(session: Session, item: WorkItem) -> None:
    """Tell what was written down last; what was told before is out of date."""
    entry = session.scalars(
        select(JournalEntry)
        .where(JournalEntry.subject_id == item.subject_id, JournalEntry.topic.in_(TOPICS))
        .order_by(JournalEntry.xid.desc(), JournalEntry.id.desc())
    ).first()
    if entry is None or entry.subject_id is None:
        return
    body = orjson.loads(entry.body)
    settle_tasks(session, subject_id=entry.subject_id, outcome="withdrawn")
    chart = load_chart(session, today())
    told = body.get("after") or body.get("before") or {}
    open_task(
        session,
        kind=entry.topic,
        said=_said(told, chart),
        subject_kind="delegation",
        subject_id=entry.subject_id,
        persons=_concerned(told, chart, entry.person_id),
        box="read",
        facts={"note": told["reason"]},
    )


def _said(told: Mapping[str, Any], chart: Chart) -> dict[str, str]:
    """Name who stands in for whom, in which office, from when to when."""
    post = chart.post[UUID(told["post_id"])]
    holders = chart.office(post, _day(told["starts_on"])).holders
    return {
        "stand_in": chart.person[UUID(told["delegate_id"])].name,
        "holders": "、".join(one.name for one in holders),
        "post": post.title,
        "first": told["starts_on"],
        "last": told["ends_on"],
    }


def _concerned(told: Mapping[str, Any], chart: Chart, writer: UUID) -> Iterator[Holder]:
    """Name the stand-in, the holders and the administrators, but for whoever wrote it himself."""
    post, day = chart.post[UUID(told["post_id"])], today()
    named = [UUID(told["delegate_id"])]
    named += [one.id for one in chart.office(post, day).holders]
    named += [
        one.person_id
        for one in chart.grants
        if one.role == ADMINISTRATOR and ADMINISTRATOR in roles_of(one.person_id, chart, day)
    ]
    for person_id in dict.fromkeys(named):
        if person_id != writer:
            yield Holder(person_id, None, None, "", chart.person[person_id].name)


def _day(written: str) -> date:
    return date.fromisoformat(written)
