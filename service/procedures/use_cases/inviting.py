"""Send the notice of a meeting: to all who are to attend, and later to whom a change concerns."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.procedures.models import Meeting
from service.procedures.queries.invited import (
    CALLED_OFF,
    CHANGED,
    NOTICE,
    Due,
    as_told,
    due_notices,
    missing_of_notice,
)
from service.procedures.queries.meetings import hold_meeting
from service.procedures.queries.missing import written
from service.procedures.refusals import NoticeNotInPlace
from service.procedures.use_cases.writing_down import snapshot, write_down
from service.tasks.models import Task, TaskPerson
from service.tasks.use_cases import open_task
from tenants.context import Actor
from tenants.database import new_id, utc_now
from tenants.journal import plain

KINDS: Final = {one: f"meeting.notice.{one}" for one in (NOTICE, CHANGED, CALLED_OFF)}


def send_notice(
    session: Session, actor: Actor, meeting_id: UUID, *, if_version: int | None
) -> Meeting:
    """Tell everybody who is to attend when, where and about what; again only whom it concerns."""
    meeting = hold_meeting(session, actor, meeting_id, Permission.MEETING_RECORD, if_version)
    gaps = missing_of_notice(session, meeting)
    if gaps:
        raise NoticeNotInPlace(
            "The notice cannot be sent yet.", number=meeting.number, missing=written(gaps)
        )
    due = due_notices(session, meeting)
    if not due:
        return meeting
    before = snapshot(session, meeting)
    fresh = tell(session, actor, meeting, due)
    kept = [one for one in meeting.notified if one["person_id"] not in fresh]
    meeting.notified = [*kept, *(one for one in fresh.values() if one["kind"] != CALLED_OFF)]
    sent = [{"name": one["name"], "kind": one["kind"]} for one in fresh.values()]
    write_down(session, actor, "meeting.notice_sent", meeting, before, sent=sent)
    return meeting


def tell_called_off(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Tell everybody who was called that the meeting is off."""
    due = [Due(as_told(one), CALLED_OFF) for one in meeting.notified]
    meeting.notified = list(tell(session, actor, meeting, due).values())


def tell(
    session: Session, actor: Actor, meeting: Meeting, due: Iterable[Due]
) -> dict[str, dict[str, Any]]:
    """Let each have something to read, alike for those who are told the same; say what."""
    due = list(due)
    _take_back(session, meeting, {one.invited.holder.person_id for one in due})
    groups: dict[str, list[Due]] = {}
    for one in due:
        groups.setdefault(f"{one.kind} {one.invited.said}", []).append(one)
    found: dict[str, dict[str, Any]] = {}
    for alike in groups.values():
        task = _open(session, actor, meeting, alike)
        found |= {str(one.invited.holder.person_id): _entry(one, task) for one in alike}
    return found


def _open(session: Session, actor: Actor, meeting: Meeting, alike: list[Due]) -> Task:
    kind, said = alike[0].kind, alike[0].invited.said
    task = open_task(
        session,
        kind=KINDS[kind],
        said={"when": _when(said), "meeting": said["title"]},
        subject_kind="meeting",
        subject_id=meeting.id,
        step_id=new_id(),
        persons=[one.invited.holder for one in alike],
        box="read",
        sender=actor,
        facts={"number": meeting.number, "meeting": dict(said)},
    )
    assert task is not None  # noqa: S101 - there is somebody in every group
    return task


def _when(said: Mapping[str, Any]) -> str:
    return " ".join(part for part in (said["held_on"], said["hour"], said["place"]) if part)


def _entry(one: Due, task: Task) -> dict[str, Any]:
    holder = one.invited.holder
    entry: dict[str, Any] = plain(
        {
            "person_id": holder.person_id,
            "name": holder.name,
            "post": holder.title,
            "post_id": holder.post_id,
            "on_behalf_of": holder.on_behalf_of,
            "part": one.invited.part,
            "kind": one.kind,
            "said": dict(one.invited.said),
            "task_id": task.id,
            "sent_at": utc_now(),
        }
    )
    return entry


def _take_back(session: Session, meeting: Meeting, persons: set[UUID]) -> None:
    """What somebody was told before and has not read need not be read any more."""
    earlier = {UUID(one["task_id"]) for one in meeting.notified}
    rows = session.scalars(
        select(TaskPerson).where(
            TaskPerson.task_id.in_(earlier),
            TaskPerson.person_id.in_(persons),
            TaskPerson.state == "open",
        )
    ).all()
    for row in rows:
        row.state = "withdrawn"
    session.flush()
    still = set(
        session.scalars(
            select(TaskPerson.task_id).where(
                TaskPerson.task_id.in_(earlier), TaskPerson.state == "open"
            )
        )
    )
    idle = earlier - still
    for task in session.scalars(select(Task).where(Task.id.in_(idle), Task.state == "open")):
        task.state, task.closed_at = "withdrawn", utc_now()
    session.flush()
