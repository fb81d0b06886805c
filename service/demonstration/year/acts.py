"""What people do again and again: send for review, say yes, meet, publish."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from service.demonstration.year.desks import MAIN_LEADER, Desks
from service.notices.models import Notice
from service.notices.use_cases.publishing import publish_notice
from service.organisation.queries import load_chart
from service.procedures.models import AgendaItem, Case, Meeting
from service.procedures.queries.access import open_step_of
from service.procedures.use_cases.advancing import advance_case
from service.procedures.use_cases.meetings import (
    call_meeting,
    change_meeting,
    record_decisions,
    set_agenda,
)
from service.procedures.use_cases.signing import sign_meeting
from service.procedures.use_cases.starting import start_case
from tenants import clock
from tenants.context import Actor

MINUTES: Final = "会议听取了有关科室汇报，逐项进行了审议，与会人员充分发表意见，形成一致意见。"
HOUR: Final = "09:00"
AGREED: Final = "同意，请按程序办理"


def start(desks: Desks, who: Actor, kind: str, ids: Iterable[UUID], **more: Any) -> Case:
    """Send records for review, and finish the drafting that is his own."""
    case = start_case(desks.session, who, object_kind=kind, ids=ids, **more)
    finish_draft(desks, who, case)
    return case


def finish_draft(desks: Desks, who: Actor, case: Case) -> None:
    """Take the drafting steps of a case, which are its author's own."""
    while open_step_of(desks.session, case.id).type == "draft":
        say_yes(desks, who, case)


def say_yes(desks: Desks, who: Actor, case: Case, opinion: str = AGREED, **more: Any) -> Case:
    """Take the step a case stands at."""
    return advance_case(desks.session, who, case.id, if_version=None, opinion=opinion, **more)


def file_away(desks: Desks, case: Case) -> None:
    """Let the register office do its steps of filing as long as they are next."""
    while case.state == "running" and case.step_code in {"file", "ledger"}:
        say_yes(desks, desks.office, case, "已登记备案")


def call(
    desks: Desks,
    title: str,
    cases: Sequence[Case],
    body: str = "leadership_meeting",
    on: date | None = None,
) -> Meeting:
    """Put cases on the agenda of a body's meeting, today unless another day is named."""
    session, office = desks.session, desks.office
    meeting = call_meeting(
        session,
        office,
        kind="body",
        title=title,
        held_on=on or clock.today(),
        hour=HOUR,
        body_id=desks.bodies[body],
        place="三楼会议室",
    )
    if cases:
        set_agenda(session, office, meeting.id, if_version=None, case_ids=[one.id for one in cases])
    return meeting


def decide(
    desks: Desks, meeting: Meeting, decisions: Mapping[UUID, Mapping[str, Any]] | None = None
) -> None:
    """Note the votes, and let the chair sign: it takes effect."""
    session, said = desks.session, decisions or {}
    _come(desks, meeting, [desks.at(one).person_id for one in desks.leaders])
    for _ in range(2):  # whoever must stand aside is known once votes are noted
        agenda = session.scalars(
            select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
        ).all()
        voted = [
            {
                "case_id": one.case_id,
                "decision": "approve",
                "votes_for": len(desks.leaders) - len(one.recused or ()),
                **said.get(one.case_id, {}),
            }
            for one in agenda
        ]
        record_decisions(session, desks.office, meeting.id, if_version=None, decisions=voted)
    sign_meeting(session, desks.at(MAIN_LEADER), meeting.id, if_version=None)


def mobilise(desks: Desks) -> None:
    """Hold the leadership's meeting and the mobilisation a year begins with (R-468)."""
    decide(desks, call(desks, "研究部署年度廉政风险防范管理工作", ()))
    meeting = call_meeting(
        desks.session,
        desks.office,
        kind="mobilisation",
        title="年度廉政风险防范管理工作动员大会",
        held_on=clock.today(),
        hour=HOUR,
        place="机关礼堂",
    )
    _come(desks, meeting, [one.id for one in load_chart(desks.session, clock.today()).persons])
    sign_meeting(desks.session, desks.at(MAIN_LEADER), meeting.id, if_version=None)


def _come(desks: Desks, meeting: Meeting, present: Iterable[UUID]) -> None:
    change_meeting(
        desks.session,
        desks.office,
        meeting.id,
        if_version=None,
        chair_id=desks.at(MAIN_LEADER).person_id,
        minutes=MINUTES,
        attendance=[{"person_id": one, "present": True} for one in dict.fromkeys(present)],
    )


def publish(desks: Desks, case: Case) -> Notice:
    """Publish the notice a case waits for."""
    notice = desks.session.scalars(
        select(Notice).where(Notice.case_id == case.id).order_by(Notice.number.desc())
    ).first()
    if notice is None:
        raise LookupError(case.number)
    return publish_notice(desks.session, desks.office, notice.id, if_version=notice.version)
