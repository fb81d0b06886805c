"""One meeting told in full, with the names of all it concerns."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.charts import Chart
from service.organisation.queries import load_chart
from service.procedures.documents import chain_of, step_of
from service.procedures.models import AgendaItem, Case, Meeting
from service.procedures.queries.access import items_of, open_items_of
from service.procedures.queries.grade_changes import grade_changes
from service.procedures.queries.invited import notice_of
from service.procedures.queries.meetings import (
    agenda_document,
    agenda_of,
    laid_before,
    missing_of_meeting,
    sitting_of,
)
from service.procedures.queries.minutes_draft import minutes_draft
from service.procedures.queries.missing import written
from service.procedures.queries.seating import in_order, name_in, seated
from service.procedures.queries.seats import matters_of, must_stand_aside
from service.procedures.rules import HIGH
from tenants.clock import today
from tenants.database import owned


def whole_meeting(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Tell all of one meeting: who came, what was decided, what keeps it from being signed."""
    agenda = agenda_of(session, meeting.id)
    ids = [one.case_id for one in agenda]
    cases = {one.id: one for one in session.scalars(select(Case).where(Case.id.in_(ids)))}
    planned = meeting.state == "planned"
    pairs = [(one, cases.get(one.case_id)) for one in agenda]
    members = sitting_of(session, meeting).members if planned else frozenset[UUID]()
    columns = Meeting.__table__.columns.keys()
    chart = load_chart(session, today())
    department = chart.department.get(meeting.department_id) if meeting.department_id else None
    told = {
        **{name: getattr(meeting, name) for name in columns if name != "tenant_id"},
        "stage": meeting.stage,
        "department": department.name if department else "",
        "chair_name": name_in(chart, meeting.chair_id),
        "recorded_by_name": name_in(chart, meeting.recorded_by),
        "signed_by_name": name_in(chart, meeting.signed_by),
        "members": seated(chart, members),
        "attendance": in_order(chart, meeting.attendance),
        "notice": notice_of(session, meeting),
        "matter": _matter(session, meeting),
        "agenda": [
            _agenda_line(session, item, case, one, members, chart)
            for (item, case), one in zip(pairs, agenda_document(agenda), strict=True)
        ],
        "missing": written(missing_of_meeting(session, meeting, pairs)) if planned else [],
    }
    return {**told, "minutes_draft": minutes_draft(told) if planned else ""}


def _matter(session: Session, meeting: Meeting) -> dict[str, Any] | None:
    """Name the case a section meets on, and what is in it."""
    case = owned(session, Case, meeting.case_id) if meeting.case_id else None
    if case is None:
        return None
    names = ("item_id", "number", "title", "rank", "lowers")
    return {
        "id": case.id,
        "number": case.number,
        "title": case.title,
        "items": [
            {name: getattr(one, name) for name in names} for one in items_of(session, case.id)
        ],
    }


def _agenda_line(  # noqa: PLR0917
    session: Session,
    item: AgendaItem,
    case: Case | None,
    one: dict[str, Any],
    members: frozenset[UUID],
    chart: Chart,
) -> dict[str, Any]:
    """Write an item out with the names of those who stand aside and what it is about."""
    aside, laid = _before(session, item, case, members)
    place = case.department_id if case else None
    return {
        **one,
        "document": item.document,
        "changes": list(grade_changes(item, laid)),
        "must_stand_aside": aside,
        "must_stand_aside_names": [name_in(chart, who) for who in aside],
        "recused_names": [name_in(chart, UUID(who)) for who in item.recused],
        "number": case.number if case else "",
        "object_kind": case.object_kind if case else "",
        "department": chart.department[place].name if place in chart.department else "",
        "rank": case.rank if case else None,
        "high": case is not None and case.rank == HIGH,
        "lowers": case is not None and case.lowers,
        "follows": _follows(case) if members and case is not None else None,
    }


def _follows(case: Case) -> dict[str, Any] | None:
    """Say what a yes brings: the step the case goes on to, and whether its records then hold."""
    if case.state != "running":
        return None
    step, after = step_of(case), chain_of(case).steps[case.step + 1 :]
    zh, en = (after[0].zh, after[0].en) if after else ("", "")
    return {"zh": zh, "en": en, "in_force": "in_force" in step.results}


def _before(
    session: Session, item: AgendaItem, case: Case | None, members: frozenset[UUID]
) -> tuple[list[UUID], Mapping[str, Any]]:
    """Say who stands aside from an item, and what lies before the meeting."""
    if case is None or case.state != "running" or not members:
        return [], item.document or {}
    standing = open_items_of(session, case.id)
    matters = matters_of(session, case, standing)
    aside = sorted(must_stand_aside(session, case, matters.values()) & members)
    return aside, item.document or laid_before(session, case, standing, matters)
