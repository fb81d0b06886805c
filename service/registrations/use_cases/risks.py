"""Write the risk points of a registration: placed at a step, scored, with their measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from service.flowcharts.models import FlowStep
from service.measures.queries import access as measure_access
from service.measures.use_cases import add_measure, change_measure, retire_measure
from service.organisation.queries import load_chart
from service.powers.models import Power
from service.procedures.gate import chains_rule
from service.registrations.queries.access import Dossier
from service.registrations.queries.shapes import scored
from service.registrations.use_cases.parts import differs
from service.registrations.use_cases.places import within
from service.risks.models import RiskPoint
from service.risks.queries.access import full_document, measures_of
from service.risks.use_cases.grading import propose_grade
from service.risks.use_cases.points import (
    change_risk_point,
    draft_risk_point,
)
from service.risks.use_cases.retiring import retire_risk_point
from tenants.clock import today
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import plain

APART: Final = frozenset({"id", "flow_node_key", "grading", "measures"})
LEFT_OUT: Final = "登记修改时删去"
LEADING: Final = ("main_leader", "deputy_leader")


@dataclass
class Written:
    """The risk points written, in order, and what is kept of each in the registration."""

    points: list[RiskPoint] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    on_steps: dict[UUID, UUID] = field(default_factory=dict)
    measures: dict[UUID, list[Mapping[str, Any]]] = field(default_factory=dict)


def write_points(
    session: Session,
    actor: Actor,
    found: Dossier,
    rows: Sequence[Mapping[str, Any]],
    nodes: Mapping[str, FlowStep],
) -> Written:
    """Enter, change and leave out risk points, so that they read as written."""
    done, known = Written(), {one.id: one for one in found.points}
    for place, row in enumerate(rows):
        with within("risk_points", place):
            point = _write(session, actor, found.power, known, row, nodes)
            measures = list(row.get("measures") or ())
            waiting = _measures(session, actor, point, measures)
        done.points.append(point)
        done.measures[point.id] = measures
        done.notes.append(plain({"id": point.id, "measures": waiting}))
        if point.flow_step_id is not None:
            done.on_steps.setdefault(point.flow_step_id, point.id)
    kept = {one.id for one in done.points}
    for one in found.points:
        if one.id not in kept:
            retire_risk_point(session, actor, one.id, if_version=None, reason=LEFT_OUT)
    return done


def _write(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    power: Power,
    known: Mapping[UUID, RiskPoint],
    row: Mapping[str, Any],
    nodes: Mapping[str, FlowStep],
) -> RiskPoint:
    values = {name: value for name, value in row.items() if name not in APART}
    values |= {"power_id": power.id, **_at_step(row, nodes)}
    if row.get("id") is None:
        values = _subject(session, power, values, nodes, row) | values
        point = draft_risk_point(session, actor, **values)
        before = None
    else:
        if row["id"] not in known:
            raise Invalid("Some fields are not right.", errors={"id": ["not-found"]})
        point = known[row["id"]]
        before = full_document(session, point)
        if differs(before, values):
            change_risk_point(session, actor, point.id, if_version=None, **values)
    _score(session, actor, point, row.get("grading"))
    return point


def _at_step(row: Mapping[str, Any], nodes: Mapping[str, FlowStep]) -> dict[str, Any]:
    key = row.get("flow_node_key")
    if not key:
        return {}
    if key not in nodes:
        raise Invalid("Some fields are not right.", errors={"flow_node_key": ["not-found"]})
    return {"flow_step_id": nodes[key].id, "flow_step": nodes[key].title}


def _subject(
    session: Session,
    power: Power,
    values: Mapping[str, Any],
    nodes: Mapping[str, FlowStep],
    row: Mapping[str, Any],
) -> dict[str, Any]:
    """The risk belongs to the post that acts at its step; without one, to the section."""
    if "subject_type" in values:
        return {}
    step = nodes.get(row.get("flow_node_key") or "")
    doer = step and (step.handling_post_id or step.reviewing_post_id or step.deciding_post_id)
    post = load_chart(session, today()).post.get(doer) if doer else None
    if post is None:
        return {"subject_type": "section", "department_id": power.department_id}
    kind = "leadership_post" if post.leadership in LEADING else "work_post"
    return {"subject_type": kind, "post_id": post.id}


def _score(
    session: Session, actor: Actor, point: RiskPoint, sheet: Mapping[str, Any] | None
) -> None:
    """Propose the grade the sheet comes to, unless it says what was proposed before."""
    if not sheet or not (sheet.get("scores") or sheet.get("consequence")):
        return
    before = scored(session, [point.id]).get(point.id)
    wanted = {name: sheet.get(name) for name in ("scores", "rationales", "consequence")}
    if before is not None and not differs(before, wanted):
        return
    with within("grading"):
        propose_grade(session, actor, point.id, if_version=None, **wanted)  # type: ignore[arg-type]


def _measures(
    session: Session, actor: Actor, point: RiskPoint, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Write measures into the register, or keep them until their point is confirmed (R-217)."""
    for place, one in enumerate(rows):
        with within("measures", place):
            measure_access.refuse_unfit(session, one)
    if chains_rule(session):
        return [{name: one[name] for name in one if name != "id"} for one in rows]
    active = {one.id: one for one in measures_of(session, point.id, only_active=True)}
    for place, one in enumerate(rows):
        values = {name: one[name] for name in one if name != "id"}
        with within("measures", place):
            if one.get("id") is None:
                add_measure(session, actor, point.id, **values)
            elif one["id"] not in active:
                raise Invalid("Some fields are not right.", errors={"id": ["not-found"]})
            elif differs(_written(active[one["id"]]), values):
                change_measure(session, actor, one["id"], if_version=None, **values)
    named = {one.get("id") for one in rows}
    for measure_id in active:
        if measure_id not in named:
            retire_measure(session, actor, measure_id, if_version=None, reason=LEFT_OUT)
    return []


def _written(measure: Any) -> dict[str, Any]:
    return {column.key: getattr(measure, column.key) for column in measure.__table__.columns}
