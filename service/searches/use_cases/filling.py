"""Fill in a sheet: found, carried in, raised by leaders, helped by colleagues (R-094, R-159)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import snapshot
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.risks.use_cases.points import draft_risk_point
from service.searches.models import Contribution, ExaminedCell, Sheet, SheetPoint
from service.searches.queries.access import access_sheet, answers_for
from service.searches.queries.coverage import steps_of
from service.searches.queries.sheets import last_position, living_points
from service.searches.rules.gaps import says_too_little
from service.searches.rules.owing import method_of
from service.searches.rules.vocabulary import METHOD_NAMES
from service.searches.use_cases.keeping import (
    refuse_closed,
    refuse_meddling,
    refuse_stranger,
    touch,
    write_down,
)
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import plain

FILL = Permission.SHEET_FILL
LEADERS = frozenset({"main_leader", "deputy_leader"})


def save_sheet(
    session: Session, actor: Actor, sheet_id: UUID, *, if_version: int, **values: Any
) -> Sheet:
    """Keep what is written so far; nothing is asked of it yet."""
    sheet = access_sheet(session, actor, sheet_id, FILL, if_version=if_version)
    refuse_closed(session, sheet, if_version)
    refuse_meddling(session, actor, sheet)
    before = snapshot(sheet)
    for name, value in plain(values).items():
        setattr(sheet, name, value)
    touch(sheet)
    write_down(session, actor, "sheet.saved", sheet, before)
    return sheet


def add_point(session: Session, actor: Actor, sheet_id: UUID, **values: Any) -> SheetPoint:
    """Enter a candidate point under the sheet's subject, with who found it and how."""
    sheet = access_sheet(session, actor, sheet_id, FILL)
    campaign = refuse_closed(session, sheet)
    own = {name: values.pop(name, None) for name in ("part", "found_in", "provisional_rank")}
    own["measures"] = plain(values.pop("measures", None) or [])
    raised = values.pop("contribution_id", None)
    point = draft_risk_point(session, actor, **_placed(sheet, values), search_round=campaign.round)
    line = SheetPoint(
        sheet_id=sheet.id,
        risk_point_id=point.id,
        position=last_position(session, sheet.id) + 1,
        **{**own, "part": own["part"] or ""},
    )
    session.add(line)
    if raised is not None:
        _take_up(session, sheet, raised, point.id)
    session.add(_contribution(session, actor, sheet, risk_point_id=point.id))
    write_down(session, actor, "sheet.point_added", sheet, risk_point=str(point.id))
    return line


def carry_in(session: Session, actor: Actor, sheet_id: UUID) -> Sheet:
    """Bring the living points of the subject onto the sheet, each to be looked at anew (带入)."""
    sheet = access_sheet(session, actor, sheet_id, FILL)
    refuse_closed(session, sheet)
    refuse_meddling(session, actor, sheet)
    position = last_position(session, sheet.id)
    points = living_points(session, sheet)
    for place, point in enumerate(points, start=position + 1):
        session.add(
            SheetPoint(
                sheet_id=sheet.id,
                risk_point_id=point.id,
                position=place,
                kind="carried",
                answer="pending",
            )
        )
    before = snapshot(sheet)
    touch(sheet)
    numbers = [point.number for point in points]
    write_down(session, actor, "sheet.carried_in", sheet, before, points=numbers)
    return sheet


def answer_point(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    risk_point_id: UUID,
    *,
    answer: str,
    reason: str = "",
    part: str | None = None,
    measures: list[dict[str, Any]] | None = None,
) -> SheetPoint:
    """Say of a carried point that it stands, was revised or should go; drop a candidate.

    What is to be done against a candidate waits with its line; a carried point has its measures.
    """
    sheet = access_sheet(session, actor, sheet_id, FILL)
    refuse_closed(session, sheet)
    refuse_meddling(session, actor, sheet)
    line = session.scalar(
        select(SheetPoint).where(
            SheetPoint.sheet_id == sheet.id, SheetPoint.risk_point_id == risk_point_id
        )
    )
    if line is None:
        raise NotFound("There is no such risk point.")
    fitting = {"carried": ("confirmed", "revised", "retire"), "found": ("candidate", "dropped")}
    if answer not in fitting[line.kind]:
        raise Invalid("Some fields are not right.", errors={"answer": ["not-for-this-line"]})
    if measures and line.kind == "carried":
        raise Invalid("Some fields are not right.", errors={"measures": ["not-for-this-line"]})
    if answer in ("retire", "dropped") and says_too_little(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    before = snapshot(line)
    line.answer, line.reason = answer, reason.strip()
    line.part = part if part is not None else line.part
    line.measures = plain(measures) if measures is not None else line.measures
    facts: dict[str, Any] = {
        "risk_point": str(risk_point_id),
        "was": before["answer"],
        "answer": answer,
        "measures": line.measures,
    }
    write_down(session, actor, "sheet.point_answered", sheet, reason=line.reason, **facts)
    return line


def contribute(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    *,
    text: str,
    risk_point_id: UUID | None = None,
    from_outside: bool = False,
    person_written: str = "",
) -> Contribution:
    """Raise or help with something on somebody's sheet; who is answerable takes it up or not."""
    sheet = access_sheet(session, actor, sheet_id, FILL)
    refuse_closed(session, sheet)
    if says_too_little(text):
        raise Invalid("Some fields are not right.", errors={"text": ["text-too-short"]})
    if risk_point_id is not None:
        _refuse_foreign(session, sheet, risk_point_id)
    said = _contribution(session, actor, sheet, risk_point_id=risk_point_id, text=text.strip())
    if from_outside:
        said.from_outside, said.method = True, _method(session, "masses_help")
        said.person_name = person_written.strip() or said.person_name
    session.add(said)
    write_down(session, actor, "sheet.contributed", sheet, method=said.method, text=said.text)
    return said


def reply_to(
    session: Session, actor: Actor, sheet_id: UUID, contribution_id: UUID, *, reply: str
) -> Contribution:
    """Say why something that was raised is no risk of this subject."""
    sheet = access_sheet(session, actor, sheet_id, FILL)
    refuse_closed(session, sheet)
    refuse_stranger(session, actor, sheet)
    said = _contribution_of(session, sheet, contribution_id)
    if says_too_little(reply):
        raise Invalid("A reason is needed.", errors={"reply": ["text-missing"]})
    said.reply = reply.strip()
    facts: dict[str, Any] = {"contribution": str(said.id), "reply": said.reply}
    write_down(session, actor, "sheet.contribution_answered", sheet, **facts)
    return said


def examine(
    session: Session,
    actor: Actor,
    sheet_id: UUID,
    *,
    power_id: UUID,
    flow_step_id: UUID | None,
    reason: str,
) -> ExaminedCell:
    """Sign that a step of a power was examined and nothing was found (R-097)."""
    sheet = access_sheet(session, actor, sheet_id, FILL)
    refuse_closed(session, sheet)
    refuse_stranger(session, actor, sheet)
    _refuse_unknown_cell(session, sheet, power_id, flow_step_id)
    if says_too_little(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    same_step = (
        ExaminedCell.flow_step_id == flow_step_id
        if flow_step_id
        else ExaminedCell.flow_step_id.is_(None)
    )
    known = select(ExaminedCell).where(
        ExaminedCell.sheet_id == sheet.id, ExaminedCell.power_id == power_id, same_step
    )
    signed: dict[str, Any] = {
        "reason": reason.strip(),
        "signed_by": actor.person_id,
        "signed_name": actor.name,
        "signed_post": actor.post_title,
        "signed_at": utc_now(),
    }
    cell = session.scalar(known)
    if cell is None:
        cell = ExaminedCell(
            sheet_id=sheet.id, power_id=power_id, flow_step_id=flow_step_id, **signed
        )
        session.add(cell)
    for name, value in signed.items():
        setattr(cell, name, value)
    step = str(flow_step_id) if flow_step_id else None
    facts: dict[str, Any] = {"power": str(power_id), "step": step}
    write_down(session, actor, "sheet.examined", sheet, reason=cell.reason, **facts)
    return cell


def _placed(sheet: Sheet, values: dict[str, Any]) -> dict[str, Any]:
    """Put a point under the very subject of the sheet."""
    place: dict[str, Any] = {"subject_type": sheet.subject_type}
    if sheet.post_id is not None:
        place["post_id"] = sheet.post_id
    elif sheet.topic is not None:
        place["topic"] = sheet.topic
    elif sheet.subject_type == "section":
        place["department_id"] = sheet.department_id
    return {**values, **place}


def _contribution(
    session: Session, actor: Actor, sheet: Sheet, *, risk_point_id: UUID | None, text: str = ""
) -> Contribution:
    """Name the method by who speaks: the holder finds, a leader raises, a colleague helps."""
    own = answers_for(session, actor, sheet) or (
        sheet.post_id is None and sheet.department_id in actor.departments
    )
    leads = sheet.post_id != actor.post_id and LEADERS & actor.roles
    act = "self_find" if own else "leader_raise" if leads else "masses_help"
    return Contribution(
        sheet_id=sheet.id,
        risk_point_id=risk_point_id,
        method=_method(session, act),
        person_id=actor.person_id,
        person_name=actor.name,
        post_title=actor.post_title,
        text=text,
        at=utc_now(),
    )


def _method(session: Session, act: str) -> str:
    known = tuple(one.code for one in current_profile(session).contributions)
    return method_of(act, known, METHOD_NAMES)


def _take_up(session: Session, sheet: Sheet, contribution_id: UUID, point_id: UUID) -> None:
    said = _contribution_of(session, sheet, contribution_id)
    said.risk_point_id = point_id


def _contribution_of(session: Session, sheet: Sheet, contribution_id: UUID) -> Contribution:
    said = session.scalar(select(Contribution).where(Contribution.id == contribution_id))
    if said is None or said.sheet_id != sheet.id:
        raise NotFound("There is no such contribution.")
    return said


def _refuse_foreign(session: Session, sheet: Sheet, risk_point_id: UUID) -> None:
    on_it = select(SheetPoint.id).where(
        SheetPoint.sheet_id == sheet.id, SheetPoint.risk_point_id == risk_point_id
    )
    if session.scalar(on_it) is None:
        raise Invalid("Some fields are not right.", errors={"risk_point_id": ["not-found"]})


def _refuse_unknown_cell(
    session: Session, sheet: Sheet, power_id: UUID, flow_step_id: UUID | None
) -> None:
    power = owned(session, Power, power_id)
    if power is None or (sheet.post_id is None and power.department_id != sheet.department_id):
        raise Invalid("Some fields are not right.", errors={"power_id": ["not-found"]})
    steps = {step.id for step in steps_of(session, [power_id]).get(power_id, [])}
    if flow_step_id is not None and flow_step_id not in steps:
        raise Invalid("Some fields are not right.", errors={"flow_step_id": ["not-found"]})
