"""Meetings listed, and how far each of them is."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, not_, select

from policies.guard import condition
from policies.permissions import Permission
from service.procedures.models import Meeting
from tenants.clock import today
from tenants.context import Actor

FILTERS: Final = ("kind", "state", "body_id", "department_id", "case_id", "year")
STAGES: Final = ("preparing", "called", "to_record", "to_sign", "signed", "cancelled")


def list_meetings(actor: Actor, filters: Mapping[str, Any]) -> Any:
    """Select the meetings this person may read about."""
    statement = select(Meeting).where(
        condition(actor, Permission.MEETING_READ, department=Meeting.department_id.expression)
    )
    for name in FILTERS:
        if filters.get(name) is not None:
            statement = statement.where(getattr(Meeting, name) == filters[name])
    if filters.get("stage") is not None:
        statement = statement.where(_at(filters["stage"]))
    return statement


def _at(stage: str) -> ColumnElement[bool]:
    """Keep the meetings that are just so far; the same as `Meeting.stage` says of one."""
    if stage in {"signed", "cancelled"}:
        return Meeting.state == stage
    ahead, called = Meeting.held_on > today(), func.jsonb_array_length(Meeting.notified) > 0
    which = {
        "preparing": and_(ahead, not_(called)),
        "called": and_(ahead, called),
        "to_record": and_(not_(ahead), not_(Meeting.ready)),
        "to_sign": and_(not_(ahead), Meeting.ready),
    }
    return and_(Meeting.state == "planned", which[stage])
