"""What could be put on an agenda: the cases that wait for a body (议题库)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries import load_chart
from service.organisation.queries.profiles import current_profile
from service.procedures.documents import step_of
from service.procedures.models import AgendaItem, Case, CaseItem, CaseStep, Meeting
from service.procedures.queries.faces import said
from service.procedures.queries.seats import deciding_body
from service.procedures.rules import HIGH
from tenants.clock import today
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound
from tenants.models.organisation import Body
from tenants.profiles import label

MOST = 500


def agenda_candidates(
    session: Session, actor: Actor, body_id: UUID, language: str
) -> list[dict[str, Any]]:
    """List the cases that wait for a decision of this body, lowered and high ones first."""
    require(actor, Permission.MEETING_RECORD, Target(None))
    body = owned(session, Body, body_id)
    if body is None:
        raise NotFound("There is no such body.")
    chart, profile = load_chart(session, today()), current_profile(session)
    waiting = session.execute(
        select(Case, CaseStep.opened_at)
        .join(CaseStep, and_(CaseStep.case_id == Case.id, CaseStep.state == "open"))
        .where(Case.state == "running", CaseStep.type == "collective_decision")
        .order_by(Case.number)
        .limit(MOST)
    ).all()
    mine = [row for row in waiting if deciding_body(chart, step_of(row.Case)) == body.kind]
    ids = [row.Case.id for row in mine]
    counts, planned = _counts(session, ids), _planned(session, ids)
    found = [
        {
            "case_id": case.id,
            "number": case.number,
            "title": case.title,
            "object_kind": case.object_kind,
            "object_label": said("object_kinds", case.object_kind, language),
            "department_id": case.department_id,
            "department": chart.department[case.department_id].name
            if case.department_id in chart.department
            else "",
            "rank": case.rank,
            "rank_label": label(profile, case.subject_type or "section", case.rank, language)
            if case.rank
            else "",
            "high": case.rank == HIGH,
            "lowers": case.lowers,
            "item_count": counts.get(case.id, 0),
            "due_on": case.due_on,
            "waits_since": opened_at,
            "meeting": planned.get(case.id),
        }
        for case, opened_at in mine
    ]
    return sorted(found, key=lambda one: (not one["lowers"], not one["high"], one["number"]))


def _counts(session: Session, ids: list[UUID]) -> Mapping[UUID, int]:
    rows = session.execute(
        select(CaseItem.case_id, func.count())
        .where(CaseItem.case_id.in_(ids), CaseItem.state == "open")
        .group_by(CaseItem.case_id)
    )
    return {row[0]: row[1] for row in rows}


def _planned(session: Session, ids: list[UUID]) -> Mapping[UUID, dict[str, Any]]:
    """Say which are on the agenda of a meeting to come already."""
    rows = session.execute(
        select(AgendaItem.case_id, Meeting.id, Meeting.number, Meeting.held_on)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.case_id.in_(ids), Meeting.state == "planned")
        .order_by(Meeting.held_on)
    )
    return {
        row.case_id: {"id": row.id, "number": row.number, "held_on": row.held_on} for row in rows
    }
