"""Who is to attend a meeting, what each of them was told of it, and who has read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.charts import Chart
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.procedures.models import AgendaItem, Case, Meeting
from service.procedures.objects import Missing
from service.procedures.queries.meetings import agenda_of, sitting_of
from service.procedures.queries.missing import written
from service.procedures.queries.seating import seated
from service.tasks.models import TaskPerson
from tenants.clock import today
from tenants.database import owned

MEMBER, PRESENTS, ATTENDING = "member", "presents", "attending"
NOTICE, CHANGED, CALLED_OFF = "notice", "changed", "cancelled"
ORDER: Final = (MEMBER, PRESENTS, ATTENDING)


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is to attend: as what, and what is on the agenda for him."""

    holder: Holder
    part: str
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """What somebody is to be told: that he is called, that it changed, or that it is off."""

    invited: Invited
    kind: str


def missing_of_notice(session: Session, meeting: Meeting) -> list[Missing]:
    """List what keeps the notice of a meeting from being sent."""
    empty = meeting.kind == "body" and not agenda_of(session, meeting.id)
    checks = (
        (meeting.held_on < today(), "day-over", "/held_on"),
        (not meeting.hour, "hour-missing", "/hour"),
        (not meeting.place.strip(), "place-missing", "/place"),
        (empty, "agenda-empty", "/agenda"),
    )
    return [Missing(code, pointer=pointer) for wrong, code, pointer in checks if wrong]


def due_notices(session: Session, meeting: Meeting) -> list[Due]:
    """Say whom the notice of a meeting is still to reach: only those whom a change concerns."""
    told = {one["person_id"]: one for one in meeting.notified}
    wanted = {str(one.holder.person_id): one for one in who_attends(session, meeting)}
    due = [
        Due(one, CHANGED if person in told else NOTICE)
        for person, one in wanted.items()
        if person not in told or told[person]["said"] != one.said
    ]
    gone = [one for person, one in told.items() if person not in wanted]
    return [*due, *(Due(as_told(one), CALLED_OFF) for one in gone)]


def as_told(entry: Mapping[str, Any]) -> Invited:
    """Take somebody as he was told last."""
    post, behalf = entry.get("post_id"), entry.get("on_behalf_of")
    holder = Holder(
        UUID(entry["person_id"]),
        UUID(post) if post else None,
        UUID(behalf) if behalf else None,
        entry["post"],
        entry["name"],
    )
    return Invited(holder, entry["part"], entry["said"])


def who_attends(session: Session, meeting: Meeting) -> list[Invited]:
    """Name who is to attend: the members, who presents an item, who sits in; each but once."""
    chart, agenda = load_chart(session, today()), agenda_of(session, meeting.id)
    titles = [one.title for one in agenda] or _own_matter(session, meeting)
    seats = seated(chart, sitting_of(session, meeting).members)
    members = [Holder(one["person_id"], None, None, one["post"], one["name"]) for one in seats]
    found = {one.person_id: Invited(one, MEMBER, _said(meeting, titles)) for one in members}
    for holder, own in _presenters(session, meeting, agenda, chart):
        found.setdefault(holder.person_id, Invited(holder, PRESENTS, _said(meeting, own)))
    for one in meeting.attending:
        sits = Holder(UUID(one["person_id"]), None, None, one["post"], one["name"])
        found.setdefault(sits.person_id, Invited(sits, ATTENDING, _said(meeting, titles)))
    return sorted(found.values(), key=lambda one: ORDER.index(one.part))


def _said(meeting: Meeting, titles: list[str]) -> dict[str, Any]:
    """Write out what a notice says: what is called, when, where, about what."""
    return {
        "number": meeting.number,
        "title": meeting.title,
        "held_on": meeting.held_on.isoformat(),
        "hour": meeting.hour,
        "place": meeting.place,
        "items": titles,
    }


def _own_matter(session: Session, meeting: Meeting) -> list[str]:
    """A section's meeting is about the case it is held for."""
    case = owned(session, Case, meeting.case_id) if meeting.case_id else None
    return [case.title] if case else []


def _presenters(
    session: Session, meeting: Meeting, agenda: list[AgendaItem], chart: Chart
) -> list[tuple[Holder, list[str]]]:
    """Name the heads of the sections whose items are on the agenda, each with his own items."""
    ids = [one.case_id for one in agenda]
    places = session.execute(select(Case.id, Case.department_id).where(Case.id.in_(ids)))
    at = {row.id: row.department_id for row in places}
    found: dict[UUID, tuple[Holder, list[str]]] = {}
    for item in agenda:
        place = at.get(item.case_id)
        if place is None:
            continue
        for holder in holders_of(
            "section_head", Subject("section", place, kind="meeting"), chart, meeting.held_on
        ):
            found.setdefault(holder.person_id, (holder, []))[1].append(item.title)
    return list(found.values())


def notice_of(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Tell who got the notice of a meeting and who has read it, and whom it is to reach yet."""
    reads = _reads(session, meeting)
    told = [
        {**one, "read_at": reads.get((UUID(one["task_id"]), UUID(one["person_id"])))}
        for one in sorted(meeting.notified, key=lambda one: ORDER.index(one["part"]))
    ]
    planned = meeting.state == "planned"
    due = due_notices(session, meeting) if planned else []
    return {
        "told": told,
        "read_count": sum(one["read_at"] is not None for one in told),
        "due": [{"name": one.invited.holder.name, "kind": one.kind} for one in due],
        "missing": written(missing_of_notice(session, meeting)) if planned else [],
    }


def _reads(session: Session, meeting: Meeting) -> dict[tuple[UUID, UUID], Any]:
    ids = {UUID(one["task_id"]) for one in meeting.notified}
    rows = session.execute(
        select(TaskPerson.task_id, TaskPerson.person_id, TaskPerson.read_at).where(
            TaskPerson.task_id.in_(ids)
        )
    )
    return {(row.task_id, row.person_id): row.read_at for row in rows}
