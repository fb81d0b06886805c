"""One meeting told in full, with the names of all it concerns."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.charts import Chart, by_rank
from service.organisation.queries import load_chart
from service.procedures.models import AgendaItem, Case, Meeting
from service.procedures.queries.meetings import (
    agenda_document,
    agenda_of,
    aside_of,
    missing_of_meeting,
    sitting_of,
)
from service.procedures.queries.missing import written
from service.procedures.rules import HIGH
from tenants.clock import today
from tenants.database import owned
from tenants.models.organisation import Body

HEADS = {"main_leader": 0, "deputy_leader": 1, "section_head": 2}


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
    body = owned(session, Body, meeting.body_id) if meeting.body_id else None
    department = chart.department.get(meeting.department_id) if meeting.department_id else None
    return {
        **{name: getattr(meeting, name) for name in columns if name != "tenant_id"},
        "body": body.name if body else "",
        "department": department.name if department else "",
        "chair_name": _name(chart, meeting.chair_id),
        "recorded_by_name": _name(chart, meeting.recorded_by),
        "signed_by_name": _name(chart, meeting.signed_by),
        "members": _seated(chart, members),
        "agenda": [
            _agenda_line(session, item, case, one, members, chart)
            for (item, case), one in zip(pairs, agenda_document(agenda), strict=True)
        ],
        "missing": written(missing_of_meeting(session, meeting, pairs)) if planned else [],
    }


def _seated(chart: Chart, members: frozenset[UUID]) -> list[dict[str, Any]]:
    """Name who may sit, first in rank first, each with the post he is known by."""
    day, last = today(), len(chart.posts)
    ranked = sorted(chart.posts, key=lambda post: (HEADS.get(post.leadership, 3), by_rank(post)))
    order = {post.id: place for place, post in enumerate(ranked)}
    first = {
        one: min(chart.posts_of(one, day), key=lambda post: order.get(post, last), default=None)
        for one in members
    }
    rank = {one: order.get(post, last) if post else last for one, post in first.items()}
    return [
        {
            "person_id": one,
            "name": _name(chart, one),
            "post": chart.post[post].title if (post := first[one]) in chart.post else "",
        }
        for one in sorted(members, key=lambda who: (rank[who], _name(chart, who)))
    ]


def _agenda_line(  # noqa: PLR0917
    session: Session,
    item: AgendaItem,
    case: Case | None,
    one: dict[str, Any],
    members: frozenset[UUID],
    chart: Chart,
) -> dict[str, Any]:
    """Write an item out with the names of those who stand aside and what it is about."""
    aside = sorted(aside_of(session, case) & members) if members and case else []
    place = case.department_id if case else None
    return {
        **one,
        "document": item.document,
        "must_stand_aside": aside,
        "must_stand_aside_names": [_name(chart, who) for who in aside],
        "recused_names": [_name(chart, UUID(who)) for who in item.recused],
        "number": case.number if case else "",
        "object_kind": case.object_kind if case else "",
        "department": chart.department[place].name if place in chart.department else "",
        "rank": case.rank if case else None,
        "high": case is not None and case.rank == HIGH,
        "lowers": case is not None and case.lowers,
    }


def _name(chart: Chart, person_id: UUID | None) -> str:
    found = chart.person.get(person_id) if person_id else None
    return found.name if found else ""
