"""Lay hands on one measure through the risk point it belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Doing, Measure
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, insist, measures_of
from service.risks.rules import is_placeholder
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import Invalid, NotFound
from tenants.journal import plain
from tenants.models.organisation import Department, Post


def access_measure(
    session: Session,
    actor: Actor,
    measure_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> tuple[Measure, RiskPoint]:
    """Fetch a measure and its risk point for one act; whoever may read the point sees both."""
    measure = owned(session, Measure, measure_id)
    point = owned(session, RiskPoint, measure.risk_point_id) if measure else None
    if measure is None or point is None:
        raise NotFound("There is no such measure.")
    insist(session, actor, permission, point, point.floor_rank)
    refuse_stale(measure, if_version)
    if measure.status == "retired" and permission is not Permission.MEASURE_READ:
        raise NotFound("There is no such measure.")
    return measure, point


def list_measures(session: Session, actor: Actor, risk_point_id: UUID) -> Sequence[Measure]:
    """List the measures of a risk point, retired ones too."""
    access_risk_point(session, actor, risk_point_id, Permission.MEASURE_READ)
    return measures_of(session, risk_point_id)


def refuse_unfit(session: Session, values: Mapping[str, Any]) -> None:
    """Refuse a measure that says nothing or names a post the bureau does not have."""
    errors: dict[str, Any] = {}
    if "text" in values and is_placeholder(values["text"]):
        errors["text"] = ["text-missing"]
    for name, kind in (("responsible_post_id", Post), ("responsible_department_id", Department)):
        if values.get(name) is not None and owned(session, kind, values[name]) is None:
            errors[name] = ["not-found"]
    unknown = _unknown_posts(session, values.get("decomposition") or ())
    if unknown:
        errors["decomposition"] = unknown
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _unknown_posts(session: Session, steps: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Name every post of a reallocation that the bureau does not have."""
    return {
        str(place): {name: ["not-found"]}
        for place, step in enumerate(steps)
        for name in ("before_post_id", "after_post_id")
        if step[name] is not None and owned(session, Post, step[name]) is None
    }


def derived(session: Session, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what follows from what was written: the department of the responsible post (R-251)."""
    found: dict[str, Any] = {}
    if "decomposition" in values:
        found["decomposition"] = plain(values["decomposition"])
    post_id = values.get("responsible_post_id")
    post = owned(session, Post, post_id) if post_id else None
    if post is not None and values.get("responsible_department_id") is None:
        found["responsible_department_id"] = post.department_id
    return found


def access_doing(session: Session, actor: Actor, doing_id: UUID, permission: Permission) -> Doing:
    """Fetch a record of doing for one act upon its measure."""
    doing = session.get(Doing, (session.info["tenant_id"], doing_id))
    if doing is None:
        raise NotFound("There is no such record.")
    access_measure(session, actor, doing.measure_id, permission)
    return doing
