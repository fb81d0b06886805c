"""Sign the minutes of a meeting: what it decided takes effect, once and for ever (R-310)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.procedures.models import AgendaItem, Case, CaseItem, Meeting
from service.procedures.queries.access import open_items_of, open_step_of
from service.procedures.queries.meetings import (
    agenda_of,
    hold_meeting,
    missing_of_meeting,
    names_of,
    sitting_of,
)
from service.procedures.queries.missing import written
from service.procedures.refusals import MeetingNotInPlace, NotTheChair
from service.procedures.use_cases.returning import end_items, send_back
from service.procedures.use_cases.stepping import leave_step, refuse_over
from service.procedures.use_cases.tracing import attempt
from service.procedures.use_cases.writing_down import snapshot, write_down
from tenants.context import Actor
from tenants.database import utc_now

APPROVE, RETURN, REJECT, DEFER = "approve", "return", "reject", "defer"


def sign_meeting(
    session: Session, actor: Actor, meeting_id: UUID, *, if_version: int | None
) -> Meeting:
    """Let the chair sign: from now on the decisions hold, and nothing of them changes."""
    meeting = hold_meeting(session, actor, meeting_id, Permission.MEETING_SIGN, if_version)
    _refuse_others(session, actor, meeting)
    with attempt(actor, meeting.id, "sign", kind="meeting"):
        agenda = agenda_of(session, meeting.id)
        cases = _held(session, agenda)
        gaps = missing_of_meeting(
            session, meeting, [(one, cases.get(one.case_id)) for one in agenda]
        )
        if gaps:
            raise MeetingNotInPlace(
                "The meeting cannot be signed yet.",
                number=meeting.number,
                missing=written(gaps),
            )
        before = snapshot(session, meeting)
        meeting.state, meeting.signed_at = "signed", utc_now()
        meeting.signed_by, meeting.quorum = actor.person_id, sitting_of(session, meeting).quorum
        session.flush()
        for item in agenda:
            _take_effect(session, actor, meeting, item, cases[item.case_id])
        write_down(session, actor, "meeting.signed", meeting, before)
    return meeting


def _refuse_others(session: Session, actor: Actor, meeting: Meeting) -> None:
    if meeting.chair_id != actor.person_id or actor.on_behalf_of is not None:
        name = "".join(names_of(session, [meeting.chair_id] if meeting.chair_id else []).values())
        raise NotTheChair(
            "Only who chaired the meeting signs its minutes.",
            who_can=[{"role": "chair", "post": "会议主持人", "name": name}],
        )


def _held(session: Session, agenda: Sequence[AgendaItem]) -> dict[UUID, Case]:
    """Hold the cases in one order, so that two meetings never wait for each other."""
    ids = sorted(one.case_id for one in agenda)
    found = session.scalars(
        select(Case)
        .where(Case.id.in_(ids))
        .order_by(Case.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {one.id: one for one in found}


def _take_effect(
    session: Session, actor: Actor, meeting: Meeting, item: AgendaItem, case: Case
) -> None:
    refuse_over(session, case)
    standing = open_items_of(session, case.id)
    if item.decision == DEFER:
        return
    visit = open_step_of(session, case.id)
    visit.meeting_id = meeting.id
    ways = _ways(item, standing)
    told: dict[str, Any] = {"reason": item.reason, "meeting": meeting.number}
    if ways[REJECT]:
        end_items(session, actor, case, standing, ways[REJECT], "rejected", **told)
        standing = [one for one in standing if one not in ways[REJECT]]
    if ways[RETURN]:
        send_back(session, actor, case, standing, ways[RETURN], **told)
        standing = [one for one in standing if one not in ways[RETURN]]
    if standing and ways[APPROVE]:
        votes = {
            "meeting": meeting.number,
            "votes_for": item.votes_for,
            "votes_against": item.votes_against,
            "abstained": item.abstained,
            "recused": item.recused,
        }
        leave_step(session, actor, case, visit, standing, opinion=item.reason, facts=votes)


def _ways(item: AgendaItem, standing: Sequence[CaseItem]) -> dict[str, list[CaseItem]]:
    """Part the records by what was decided of each; what was said of one counts before the rest."""
    ways: dict[str, list[CaseItem]] = {APPROVE: [], RETURN: [], REJECT: []}
    said = {one["item_id"]: one for one in item.items}
    for one in standing:
        own = said.get(str(one.item_id), {})
        one.outcome = dict(own.get("outcome") or {})
        ways[own.get("decision") or item.decision or RETURN].append(one)
    return ways
