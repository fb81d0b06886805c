"""A registration written out as the form it was entered by, so that it can be opened again."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.flowcharts.queries.access import full_document as chart_document
from service.measures.models import Measure
from service.measures.queries.authors import confirmed_among
from service.powers.queries import full_document as power_document
from service.registrations.queries.access import Dossier
from service.registrations.queries.ways import cases_of, way_of
from service.risks.documents import MEASURE_FIELDS
from service.risks.models import Grading, Manifestation, RiskPoint
from tenants.context import Actor


def whole_registration(session: Session, actor: Actor, found: Dossier) -> dict[str, Any]:
    """Write out a registration with its records, its cases, and where it goes next."""
    chart = chart_document(session, found.chart) if found.chart else None
    return {
        "power_id": found.power.id,
        "version": found.version,
        "state": found.registration.state if found.registration else "draft",
        "number": found.power.number,
        "status": found.power.status,
        "sent_at": found.registration.sent_at if found.registration else None,
        "power": power_document(session, found.power),
        "cleanup": _cleanup(found.power.pending),
        "flowchart": chart,
        "risk_points": points_written(session, found, chart),
        "cases": cases_of(session, found),
        "next": way_of(session, actor, found),
    }


def points_written(
    session: Session, found: Dossier, chart: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    """Write out the risk points with their flow step, their score and their measures."""
    ids = [one.id for one in found.points]
    codes = {one["id"]: one["code"] for one in chart["steps"]} if chart else {}
    said = _said(session, ids)
    sheets = scored(session, ids)
    confirmed = confirmed_among(session, found.points)
    measures = _measures(session, ids)
    return [
        {
            **{column.key: getattr(one, column.key) for column in RiskPoint.__table__.columns},
            "flow_node_key": codes.get(one.flow_step_id),
            "confirmed": one.id in confirmed,
            "manifestations": said.get(one.id, []),
            "grading": sheets.get(one.id),
            "measures": measures.get(one.id)
            or [{"waiting": True, **kept} for kept in _waiting(found, one.id)],
        }
        for one in found.points
    ]


def _waiting(found: Dossier, point_id: UUID) -> list[dict[str, Any]]:
    kept = found.notes.get(str(point_id), {}).get("measures", [])
    return [read_back(one) for one in kept]


def read_back(written: Mapping[str, Any]) -> dict[str, Any]:
    """Read a measure from what was kept of it while it waits."""
    ids = {
        name: UUID(written[name])
        for name in ("responsible_post_id", "responsible_department_id")
        if written.get(name)
    }
    due = {"due_on": date.fromisoformat(written["due_on"])} if written.get("due_on") else {}
    return {**written, **ids, **due}


def _cleanup(pending: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not pending:
        return None
    days = {name: pending[name] for name in ("on", "enters_on") if pending.get(name)}
    return {**pending, **{name: date.fromisoformat(day) for name, day in days.items()}}


def _said(session: Session, ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    rows = select(Manifestation).where(Manifestation.risk_point_id.in_(ids))
    for one in session.scalars(rows.order_by(Manifestation.position)):
        found.setdefault(one.risk_point_id, []).append(one.text)
    return found


def scored(session: Session, ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """Give the newest sheet by which the grade of each point was proposed."""
    rows = select(Grading).where(Grading.risk_point_id.in_(ids), Grading.kind == "proposal")
    return {
        one.risk_point_id: {
            "scores": one.scores,
            "rationales": one.rationales,
            "consequence": one.consequence,
            "proposed_rank": one.proposed_rank,
        }
        for one in session.scalars(rows.order_by(Grading.at, Grading.id))
    }


def _measures(session: Session, ids: list[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = {}
    rows = select(Measure).where(Measure.risk_point_id.in_(ids), Measure.status == "active")
    for one in session.scalars(rows.order_by(Measure.position)):
        written = {name: getattr(one, name) for name in MEASURE_FIELDS}
        found.setdefault(one.risk_point_id, []).append({**written, "id": one.id, "waiting": False})
    return found
