"""Lay hands on one meeting; who belongs to it, who must stand aside, what it still lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.guard import Target, require
from policies.permissions import Permission
from policies.seats import Subject
from service.organisation.queries import load_chart
from service.organisation.queries.running import in_force
from service.procedures.documents import step_of
from service.procedures.models import AgendaItem, Case, CaseItem, Meeting
from service.procedures.objects import Matter, Missing
from service.procedures.queries.access import open_items_of, open_step_of
from service.procedures.queries.seats import deciding_body, matters_of, must_stand_aside
from service.procedures.refusals import MeetingOver
from service.procedures.rules import FEWEST_VOTERS, HIGH, is_carried, quorum_of, says_nothing
from tenants.clock import CHINA, today
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.journal import plain
from tenants.models.organisation import Body, BodyMember, Person


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sits in a meeting: those entitled, and those of them who came."""

    members: frozenset[UUID]
    present: frozenset[UUID]
    quorum: int


def access_meeting(
    session: Session, actor: Actor, meeting_id: UUID, permission: Permission
) -> Meeting:
    """Fetch a meeting for one act: 404 if there is none, 403 if it is not his."""
    meeting = owned(session, Meeting, meeting_id)
    if meeting is None:
        raise NotFound("There is no such meeting.")
    require(actor, permission, Target(meeting.department_id))
    return meeting


def hold_meeting(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    permission: Permission,
    if_version: int | None,
) -> Meeting:
    """Fetch a planned meeting to change it; a signed one stays as it is."""
    access_meeting(session, actor, meeting_id, permission)
    meeting = session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    refuse_stale(meeting, if_version)
    if meeting.state != "planned":
        raise MeetingOver("The meeting is over.", number=meeting.number, state=meeting.state)
    return meeting


def agenda_of(session: Session, meeting_id: UUID) -> list[AgendaItem]:
    """List what a meeting has on its agenda."""
    statement = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return list(session.scalars(statement.order_by(AgendaItem.position)))


def sitting_of(session: Session, meeting: Meeting) -> Sitting:
    """Say who is entitled to sit, and who came."""
    members = frozenset(_entitled(session, meeting))
    came = frozenset(UUID(one["person_id"]) for one in meeting.attendance if one["present"])
    fixed = None
    if meeting.body_id is not None:
        fixed = session.scalar(select(Body.quorum).where(Body.id == meeting.body_id))
    return Sitting(members, members & came, quorum_of(len(members), fixed))


def _entitled(session: Session, meeting: Meeting) -> Iterable[UUID]:
    if meeting.kind == "body":
        return session.scalars(
            select(BodyMember.person_id).where(
                BodyMember.body_id == meeting.body_id, in_force(BodyMember, meeting.held_on)
            )
        ).all()
    chart, on = load_chart(session, today()), meeting.held_on
    if meeting.kind == "section":
        subject = Subject("section", meeting.department_id, kind="meeting")
        return [one.person_id for one in holders_of("section_members", subject, chart, on)]
    return [
        one.person_id for one in holders_of("staff", Subject("unit", kind="meeting"), chart, on)
    ]


def usual_chair(session: Session, body: Body | None, on: date) -> UUID | None:
    """Name who heads a deciding body on a day: he chairs unless somebody else is written down."""
    if body is None:
        return None
    heads = select(BodyMember.person_id).where(
        BodyMember.body_id == body.id, BodyMember.seat == "head", in_force(BodyMember, on)
    )
    return session.scalars(heads.order_by(BodyMember.starts_on)).first()


def aside_of(session: Session, case: Case) -> frozenset[UUID]:
    """Name who must stand aside when this case is decided (Q-05, I3)."""
    standing = open_items_of(session, case.id)
    return must_stand_aside(session, case, matters_of(session, case, standing).values())


def is_waiting_for(session: Session, case: Case, body_kind: str | None) -> bool:
    """Say whether a case waits for a decision of this body."""
    if case.state != "running":
        return False
    step = step_of(case)
    chart = load_chart(session, today())
    waits = step.type == "collective_decision"
    return waits and body_kind is not None and deciding_body(chart, step) == body_kind


def missing_of_meeting(
    session: Session, meeting: Meeting, agenda: Sequence[tuple[AgendaItem, Case | None]]
) -> list[Missing]:
    """List all that keeps a meeting from being signed: who came, who chaired, what was written."""
    sitting = sitting_of(session, meeting)
    gaps = _of_sitting(meeting, sitting)
    for item, case in agenda:
        gaps += _of_item(session, meeting, sitting, item, case)
    return gaps


def _of_sitting(meeting: Meeting, sitting: Sitting) -> list[Missing]:
    came, wanted = len(sitting.present), sitting.quorum
    checks = (
        (meeting.held_on > today(), "not-held-yet", "/held_on"),
        (says_nothing(meeting.minutes), "minutes-missing", "/minutes"),
        (meeting.chair_id is None, "chair-missing", "/chair_id"),
    )
    gaps = [Missing(code, pointer=pointer) for wrong, code, pointer in checks if wrong]
    if meeting.chair_id is not None and meeting.chair_id not in sitting.present:
        gaps.append(Missing("chair-not-present", pointer="/chair_id"))
    if meeting.kind != "mobilisation" and came < wanted:
        facts = {"present": came, "quorum": wanted, "members": len(sitting.members)}
        gaps.append(Missing("quorum-missing", pointer="/attendance", facts=facts))
    return gaps


def _of_item(
    session: Session, meeting: Meeting, sitting: Sitting, item: AgendaItem, case: Case | None
) -> list[Missing]:
    pointer = f"/agenda/{item.position}"
    if case is None or not is_waiting_for(session, case, meeting.body_kind):
        return [Missing("case-not-waiting", pointer=pointer)]
    if item.decision is None:
        return [Missing("decision-missing", number=case.number, pointer=pointer)]
    if item.decision == "defer":
        return []
    standing = open_items_of(session, case.id)
    matters = matters_of(session, case, standing)
    aside = must_stand_aside(session, case, matters.values())
    voters = sitting.present - {UUID(one) for one in item.recused} - aside
    cast = item.votes_for + item.votes_against + item.abstained
    facts = {"voters": len(voters), "votes": cast, "entitled": len(sitting.members - aside)}
    high = HIGH in {case.rank, *(one.rank for one in matters.values())}
    sends_back = item.decision in {"return", "reject"} or any(
        one.get("decision") in {"return", "reject"} for one in item.items
    )
    checks = (
        (meeting.held_on < _arrived(session, case), "not-before-the-meeting-yet"),
        (item.document != laid_before(session, case, standing, matters), "changed-since-the-vote"),
        (meeting.chair_id in aside, "chair-stands-aside"),
        (high and _lacks_main_leader(session, voters, aside), "main-leader-missing"),
        (len(voters) < FEWEST_VOTERS, "voters-too-few"),
        (len(voters) < quorum_of(len(sitting.members - aside), None), "quorum-missing"),
        (cast != len(voters), "votes-do-not-add-up"),
        (not is_carried(item.votes_for, len(voters)), "not-carried"),
        (sends_back and says_nothing(item.reason), "reason-missing"),
    )
    return [Missing(code, None, case.number, pointer, facts) for wrong, code in checks if wrong]


def _lacks_main_leader(session: Session, voters: frozenset[UUID], aside: frozenset[UUID]) -> bool:
    """What was ever high is not decided without the main leader, unless he stands aside (I4)."""
    chart, day = load_chart(session, today()), today()
    leaders = {
        one.person_id
        for one in holders_of("main_leaders", Subject("unit", kind="meeting"), chart, day)
    }
    entitled = leaders - aside
    return bool(entitled) and not entitled & voters


def _arrived(session: Session, case: Case) -> date:
    """Say since when a case has stood where it stands: no earlier meeting decided on it."""
    return open_step_of(session, case.id).opened_at.astimezone(CHINA).date()


def what_lies_before(session: Session, case: Case) -> dict[str, Any]:
    """Keep word for word what is voted on; whatever changes afterwards is voted on anew."""
    standing = open_items_of(session, case.id)
    return laid_before(session, case, standing, matters_of(session, case, standing))


def laid_before(
    session: Session, case: Case, standing: Sequence[CaseItem], matters: Mapping[UUID, Matter]
) -> dict[str, Any]:
    """Write out word for word what lay before the meeting, at which visit of the case."""
    document: dict[str, Any] = plain(
        {
            "case": case.number,
            "title": case.title,
            "step": open_step_of(session, case.id).id,
            "values": case.values,
            "items": [
                {
                    "number": one.number,
                    "version": matters[one.item_id].version,
                    "document": dict(matters[one.item_id].document),
                }
                for one in standing
            ],
        }
    )
    return document


def names_of(session: Session, ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Name these persons."""
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(list(ids))))
    return {row.id: row.name for row in rows}


def agenda_document(agenda: Iterable[AgendaItem]) -> list[dict[str, Any]]:
    """Write out what was on an agenda and how it was decided."""
    names = (
        "position",
        "case_id",
        "title",
        "decision",
        "votes_for",
        "votes_against",
        "abstained",
        "recused",
        "reason",
        "items",
    )
    return [{name: getattr(one, name) for name in names} for one in agenda]


def voters_on(session: Session, meeting: Meeting, case: Case) -> int:
    """Count who may vote on a case: those present who need not stand aside."""
    return len(sitting_of(session, meeting).present - aside_of(session, case))
