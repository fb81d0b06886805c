"""Journal a meeting as it was and as it is, and let it wait for its chair once all is noted."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.acting import Holder
from service.procedures.documents import meeting_document
from service.procedures.models import Case, Meeting
from service.procedures.queries.meetings import (
    agenda_document,
    agenda_of,
    missing_of_meeting,
    names_of,
)
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import plain, record

SIGN = "meeting.sign"


def snapshot(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Write a meeting out as it stands in this transaction."""
    return meeting_document(meeting, agenda_document(agenda_of(session, meeting.id)))


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    meeting: Meeting,
    before: dict[str, Any] | None,
    **facts: Any,
) -> None:
    """Count the version and journal the meeting as it was and as it is."""
    session.flush()
    if before is not None:
        meeting.updated_at = utc_now()
        flag_modified(meeting, "updated_at")
    if meeting.state == "planned":
        meeting.ready = not _lacks(session, meeting)
    session.flush()
    record(
        session,
        actor,
        topic,
        "meeting",
        meeting.id,
        version=meeting.version,
        before=before,
        after=snapshot(session, meeting),
        **plain(facts),
    )
    _ask_chair(session, actor, meeting, before)


def _lacks(session: Session, meeting: Meeting) -> bool:
    """Say whether anything still keeps the meeting from being signed."""
    agenda = agenda_of(session, meeting.id)
    held = session.scalars(select(Case).where(Case.id.in_([one.case_id for one in agenda])))
    cases = {one.id: one for one in held}
    pairs = [(one, cases.get(one.case_id)) for one in agenda]
    return bool(missing_of_meeting(session, meeting, pairs))


def _ask_chair(
    session: Session, actor: Actor, meeting: Meeting, before: dict[str, Any] | None
) -> None:
    """Let a meeting wait for its chair once nothing is missing any more: nobody signs for him."""
    if meeting.state == "signed":
        settle_tasks(session, subject_id=meeting.id, kind=SIGN, by=actor)
        return
    gone = meeting.state != "planned" or not meeting.ready
    if gone or (before is not None and before["chair_id"] != plain(meeting.chair_id)):
        settle_tasks(session, subject_id=meeting.id, kind=SIGN, outcome="withdrawn")
    if gone or meeting.chair_id is None:
        return
    name = names_of(session, [meeting.chair_id])[meeting.chair_id]
    open_task(
        session,
        kind=SIGN,
        said={"meeting": meeting.title},
        subject_kind="meeting",
        subject_id=meeting.id,
        persons=[Holder(meeting.chair_id, None, None, "", name)],
        department_id=meeting.department_id,
        sender=actor,
    )
