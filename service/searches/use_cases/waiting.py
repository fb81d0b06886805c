"""Measures written on a sheet: they wait there until their risk points are confirmed (R-217)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import Target, may
from policies.permissions import Permission
from service.measures.queries.authors import (
    authors_of,
    confirmed_among,
    is_author,
    refuse_stranger,
)
from service.measures.refusals import MeasuresWait
from service.measures.use_cases import add_measure
from service.procedures.gate import chains_rule
from service.procedures.models import CaseItem
from service.risks.models import RiskPoint
from service.risks.rules import RETIRED
from service.searches.models import Sheet, SheetPoint
from service.searches.queries.access import access_sheet
from service.searches.queries.sheets import Line, lines_of
from service.searches.use_cases.keeping import touch, write_down
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import Actor
from tenants.database import refuse_stale

WAITING = "sheet.measures"


def take_up_measures(
    session: Session, actor: Actor, sheet_id: UUID, *, if_version: int | None
) -> Sheet:
    """Enter the waiting measures of every point of a sheet that is confirmed by now."""
    sheet = access_sheet(session, actor, sheet_id, Permission.MEASURE_DRAFT)
    session.refresh(sheet, with_for_update=True)
    refuse_stale(sheet, if_version)
    waiting = _waiting_on(session, sheet)
    entered = enter_measures(session, actor, waiting)
    if not entered:
        for one in waiting:
            refuse_stranger(session, actor, one.point)
        raise MeasuresWait("No risk point with measures waiting is confirmed yet.")
    left = confirmed_among(session, [one.point for one in _waiting_on(session, sheet)])
    if not left:
        settle_tasks(session, subject_id=sheet.id, kind=WAITING, by=actor)
    touch(sheet)
    write_down(session, actor, "sheet.measures_taken_up", sheet, points=entered)
    return sheet


def enter_measures(session: Session, actor: Actor, lines: Iterable[Line]) -> list[str]:
    """Write into the register what waits and is this person's to write; name the points."""
    waiting = [one for one in lines if one.line.measures]
    ready = confirmed_among(session, [one.point for one in waiting])
    entered = []
    for one in waiting:
        point = one.point
        if chains_rule(session) and not (point.id in ready and is_author(session, actor, point)):
            continue
        if not may(actor, Permission.MEASURE_DRAFT, Target(point.department_id, point.post_id)):
            continue
        for written in one.line.measures:
            due = written.get("due_on")
            until = date.fromisoformat(due) if due else None
            add_measure(session, actor, point.id, text=written["text"], due_on=until)
        one.line.measures = []
        entered.append(point.number)
    return entered


def tell_whose_measures_wait(session: Session, case_id: UUID) -> None:
    """Once risk points are confirmed, whose measures wait on a sheet is asked to enter them."""
    _ask_authors(
        session,
        select(CaseItem.item_id).where(
            CaseItem.case_id == case_id, CaseItem.object_kind == "risk_point"
        ),
    )


def forget_measures_of(session: Session, risk_point_id: UUID) -> None:
    """Nobody waits for the measures of a point that was retired meanwhile."""
    _ask_authors(session, select(RiskPoint.id).where(RiskPoint.id == risk_point_id))


def _ask_authors(session: Session, ids: Select[UUID]) -> None:
    on_it = select(SheetPoint.sheet_id).where(SheetPoint.risk_point_id.in_(ids))
    for sheet in session.scalars(select(Sheet).where(Sheet.id.in_(on_it))):
        points = [one.point for one in _waiting_on(session, sheet)]
        ready = confirmed_among(session, points)
        due = [one for one in points if one.id in ready]
        settle_tasks(session, subject_id=sheet.id, kind=WAITING, outcome="withdrawn")
        open_task(
            session,
            kind=WAITING,
            said={"sheet": sheet.title},
            subject_kind="sheet",
            subject_id=sheet.id,
            persons=[holder for one in due for holder in authors_of(session, one)],
            department_id=sheet.department_id,
            facts={"number": sheet.number, "object_kind": "measure"},
        )


def _waiting_on(session: Session, sheet: Sheet) -> list[Line]:
    return [
        one
        for one in lines_of(session, [sheet.id]).get(sheet.id, [])
        if one.line.measures and one.line.answer == "candidate" and one.point.status != RETIRED
    ]
