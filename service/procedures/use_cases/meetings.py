"""Call meetings and record them: who came, what was on the agenda, what was said."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.procedures.models import AgendaItem, Case, Meeting
from service.procedures.queries.access import access_case
from service.procedures.queries.meetings import (
    agenda_of,
    aside_of,
    hold_meeting,
    is_waiting_for,
    names_of,
    sitting_of,
    usual_chair,
    voters_on,
    what_lies_before,
)
from service.procedures.queries.missing import next_meeting
from service.procedures.queries.seating import in_order, seated
from service.procedures.rules import says_nothing
from service.procedures.use_cases.inviting import tell_called_off
from service.procedures.use_cases.stepping import refuse_over
from service.procedures.use_cases.writing_down import snapshot, write_down
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.journal import plain
from tenants.models.organisation import Body, Department
from tenants.numbering import take_numbers

RECORD = Permission.MEETING_RECORD
NOTED = (
    *("decision", "votes_for", "votes_against", "abstained", "recused", "reason", "items"),
    "document",
)
BELONGS = {"body_id": "body", "department_id": "section", "case_id": "section"}


def call_meeting(
    session: Session, actor: Actor, *, kind: str, title: str, held_on: date, **values: Any
) -> Meeting:
    """Put a meeting on the calendar: of a deciding body, of a section on a case, of everybody."""
    _refuse_misplaced(kind, values)
    case = _case(session, actor, values.get("case_id"))
    department_id = case.department_id if case else values.get("department_id")
    body = _body(session, values.get("body_id")) if kind == "body" else None
    if kind == "section":
        _refuse_unknown_section(session, department_id)
    require(actor, RECORD, Target(department_id if kind == "section" else None))
    number = take_numbers(session, f"meetings.{held_on.year}")[0]
    meeting = Meeting(
        kind=kind,
        number=f"HY-{held_on.year}-{number:04d}",
        year=held_on.year,
        title=title.strip(),
        held_on=held_on,
        recorded_by=actor.person_id,
        hour=values.get("hour", ""),
        place=values.get("place", ""),
        chair_id=values.get("chair_id") or usual_chair(session, body, held_on),
        body_id=body.id if body else None,
        body_kind=body.kind if body else None,
        body=body.name if body else "",
        department_id=department_id if kind == "section" else None,
        case_id=case.id if case and kind == "section" else None,
        session_number=_session_number(session, held_on.year, body, case),
    )
    _refuse_strangers(session, {"chair_id": meeting.chair_id})
    session.add(meeting)
    write_down(session, actor, "meeting.called", meeting, None)
    return meeting


def change_meeting(
    session: Session, actor: Actor, meeting_id: UUID, *, if_version: int | None, **values: Any
) -> Meeting:
    """Note who came, who chaired, what was said."""
    meeting = hold_meeting(session, actor, meeting_id, RECORD, if_version)
    before = snapshot(session, meeting)
    if "attendance" in values:
        values["attendance"] = _attendance(session, values["attendance"])
    if "attending" in values:
        values["attending"] = _attending(session, values["attending"])
    _refuse_strangers(session, {"chair_id": values.get("chair_id")})
    for name, value in values.items():
        setattr(meeting, name, value)
    write_down(session, actor, "meeting.changed", meeting, before)
    return meeting


def set_agenda(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    if_version: int | None,
    case_ids: Iterable[UUID],
) -> Meeting:
    """Put the cases that wait for this body on its agenda, in this order."""
    meeting = hold_meeting(session, actor, meeting_id, RECORD, if_version)
    before = snapshot(session, meeting)
    wanted = list(dict.fromkeys(case_ids))
    cases = {one.id: one for one in session.scalars(select(Case).where(Case.id.in_(wanted)))}
    strange = [
        str(place)
        for place, one in enumerate(wanted)
        if one not in cases or not is_waiting_for(session, cases[one], meeting.body_kind)
    ]
    if strange:
        errors = {"case_ids": {place: ["case-not-waiting"] for place in strange}}
        raise Invalid("Some fields are not right.", errors=errors)
    noted = {one.case_id: _noted(one) for one in agenda_of(session, meeting.id)}
    session.execute(delete(AgendaItem).where(AgendaItem.meeting_id == meeting.id))
    session.add_all(
        AgendaItem(
            meeting_id=meeting.id,
            case_id=one,
            position=place,
            title=cases[one].title,
            **noted.get(one, {}),
        )
        for place, one in enumerate(wanted, start=1)
    )
    write_down(session, actor, "meeting.agenda_set", meeting, before)
    return meeting


def _noted(item: AgendaItem) -> dict[str, Any]:
    """Keep what was noted of an item: it stays with the item whatever comes before or after it."""
    return {name: getattr(item, name) for name in NOTED}


def record_decisions(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    if_version: int | None,
    decisions: Iterable[Mapping[str, Any]],
    all_agree: bool = False,
) -> Meeting:
    """Note how each item was voted on; it takes effect when the chair signs the minutes."""
    meeting = hold_meeting(session, actor, meeting_id, RECORD, if_version)
    before = snapshot(session, meeting)
    agenda = {one.case_id: one for one in agenda_of(session, meeting.id)}
    members = sitting_of(session, meeting).members
    decisions = list(decisions)
    if all_agree:
        decisions += _unanimous(session, meeting, agenda, decisions)
    for place, given in enumerate(decisions):
        item = agenda.get(given["case_id"])
        case = owned(session, Case, given["case_id"]) if item else None
        if item is None or case is None:
            errors = {"decisions": {str(place): {"case_id": ["not-found"]}}}
            raise Invalid("Some fields are not right.", errors=errors)
        must = aside_of(session, case) & members
        item.recused = sorted({str(one) for one in (*given.get("recused", ()), *must)})
        item.decision, item.reason = given["decision"], given.get("reason", "").strip()
        for name in ("votes_for", "votes_against", "abstained"):
            setattr(item, name, given.get(name, 0))
        item.items = plain([dict(one) for one in given.get("items", ())])
        item.document = what_lies_before(session, case)
    write_down(session, actor, "meeting.decisions_recorded", meeting, before)
    return meeting


def _unanimous(
    session: Session,
    meeting: Meeting,
    agenda: Mapping[UUID, AgendaItem],
    decisions: Iterable[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """All who came and need not stand aside vote for what was not decided otherwise (全部同意)."""
    named = {one["case_id"] for one in decisions}
    left = [one for one in agenda.values() if one.decision is None and one.case_id not in named]
    cases = session.scalars(select(Case).where(Case.id.in_([one.case_id for one in left])))
    return [
        {"case_id": one.id, "decision": "approve", "votes_for": voters_on(session, meeting, one)}
        for one in cases
    ]


def cancel_meeting(
    session: Session, actor: Actor, meeting_id: UUID, *, if_version: int | None, reason: str
) -> Meeting:
    """Call a meeting off; its number stays taken."""
    meeting = hold_meeting(session, actor, meeting_id, RECORD, if_version)
    if says_nothing(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = snapshot(session, meeting)
    meeting.state = "cancelled"
    tell_called_off(session, actor, meeting)
    write_down(session, actor, "meeting.cancelled", meeting, before, reason=reason.strip())
    return meeting


def _refuse_misplaced(kind: str, values: Mapping[str, Any]) -> None:
    """A body's meeting is no section's, and the other way round."""
    strange = [name for name, one in BELONGS.items() if one != kind and values.get(name)]
    if strange:
        errors = {name: ["not-for-this-kind"] for name in strange}
        raise Invalid("Some fields are not right.", errors=errors)


def _case(session: Session, actor: Actor, case_id: UUID | None) -> Case | None:
    if case_id is None:
        return None
    case = access_case(session, actor, case_id)
    refuse_over(session, case)
    return case


def _body(session: Session, body_id: UUID | None) -> Body:
    body = owned(session, Body, body_id) if body_id else None
    if body is None:
        wrong = "not-found" if body_id else "Missing data for required field."
        raise Invalid("Some fields are not right.", errors={"body_id": [wrong]})
    return body


def _session_number(
    session: Session, year: int, body: Body | None, case: Case | None
) -> int | None:
    """Say the how-manieth meeting it is: of a body in its year, of a section on a case."""
    if body is not None:
        return take_numbers(session, f"meetings.{year}.{body.id}")[0]
    return next_meeting(session, case) if case else None


def _refuse_unknown_section(session: Session, department_id: UUID | None) -> None:
    if department_id is None or owned(session, Department, department_id) is None:
        raise Invalid("Some fields are not right.", errors={"department_id": ["not-found"]})


def _refuse_strangers(session: Session, persons: Mapping[str, UUID | None]) -> None:
    named = {name: one for name, one in persons.items() if one is not None}
    known = names_of(session, named.values())
    errors = {name: ["not-found"] for name, one in named.items() if one not in known}
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _attendance(session: Session, given: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Write down who was there and who was not, by name, each person once."""
    listed = {one["person_id"]: one for one in given}
    known = names_of(session, listed)
    if len(known) != len(listed):
        raise Invalid("Some fields are not right.", errors={"attendance": ["not-found"]})
    entries = [
        {
            "person_id": str(one),
            "name": known[one],
            "present": bool(entry["present"]),
            "reason": entry.get("reason", ""),
        }
        for one, entry in listed.items()
    ]
    return in_order(load_chart(session, today()), entries)


def _attending(session: Session, persons: Iterable[UUID]) -> list[dict[str, Any]]:
    """Write down who sits in without a vote, by name and post."""
    wanted = set(persons)
    if len(names_of(session, wanted)) != len(wanted):
        raise Invalid("Some fields are not right.", errors={"attending": ["not-found"]})
    seats: list[dict[str, Any]] = plain(seated(load_chart(session, today()), wanted))
    return seats
