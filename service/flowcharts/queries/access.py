"""Lay hands on one flowchart: its draft, or any edition that was approved."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import condition
from policies.permissions import Permission
from service.flowcharts.documents import as_approved, document
from service.flowcharts.models import (
    FlowCandidate,
    Flowchart,
    FlowchartEdition,
    FlowchartPower,
    FlowEdge,
    FlowStep,
)
from service.flowcharts.rules.graphs import chart_of
from service.flowcharts.rules.lint import Finding, lint
from service.flowcharts.standing import STANDING
from service.organisation.queries.access import insist_at
from service.powers.models import Power
from service.procedures.models import Case, CaseItem
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.organisation import Department, Post


def access_flowchart(
    session: Session,
    actor: Actor,
    flowchart_id: UUID,
    permission: Permission,
    *,
    if_version: int | None = None,
) -> Flowchart:
    """Fetch a chart for one act: 404 if absent, 403 if not his to do, 412 if it moved on."""
    chart = owned(session, Flowchart, flowchart_id)
    if chart is None:
        raise NotFound("There is no such flowchart.")
    insist_at(session, actor, permission, chart.department_id)
    refuse_stale(chart, if_version)
    return chart


def list_flowcharts(actor: Actor, asked: Mapping[str, Any]) -> Select[Any]:
    """List the charts this person may read."""
    found = select(Flowchart).where(
        condition(actor, Permission.FLOWCHART_READ, department=Flowchart.department_id.expression)
    )
    if asked["status"]:
        found = found.where(Flowchart.status.in_(asked["status"]))
    if asked["standing"]:
        found = found.where(STANDING.asked(asked["standing"]))
    if asked["department_id"]:
        found = found.where(Flowchart.department_id == asked["department_id"])
    if asked["power_id"]:
        serving = select(FlowchartPower.flowchart_id).where(
            FlowchartPower.power_id == asked["power_id"]
        )
        found = found.where(Flowchart.id.in_(serving))
    return found


def steps_of(session: Session, flowchart_id: UUID) -> Sequence[FlowStep]:
    """List the steps of the draft, in order."""
    return session.scalars(
        select(FlowStep)
        .where(FlowStep.flowchart_id == flowchart_id, FlowStep.is_removed.is_(False))
        .order_by(FlowStep.position)
    ).all()


def edges_of(session: Session, flowchart_id: UUID) -> Sequence[FlowEdge]:
    """List what follows what in the draft."""
    return session.scalars(
        select(FlowEdge).where(FlowEdge.flowchart_id == flowchart_id).order_by(FlowEdge.position)
    ).all()


def powers_of(session: Session, flowchart_id: UUID) -> Sequence[FlowchartPower]:
    """List which powers a chart serves, in the draft or as approved."""
    return session.scalars(
        select(FlowchartPower)
        .where(FlowchartPower.flowchart_id == flowchart_id)
        .order_by(FlowchartPower.power_id)
    ).all()


def full_document(session: Session, chart: Flowchart) -> dict[str, Any]:
    """Write out the draft as it stands in this transaction."""
    drafted = [one.power_id for one in powers_of(session, chart.id) if one.drafted]
    return document(chart, steps_of(session, chart.id), edges_of(session, chart.id), drafted)


def edition_of(session: Session, flowchart_id: UUID, edition: int) -> FlowchartEdition:
    """Give one approved edition."""
    found = session.scalar(
        select(FlowchartEdition).where(
            FlowchartEdition.flowchart_id == flowchart_id, FlowchartEdition.edition == edition
        )
    )
    if found is None:
        raise NotFound("There was no such edition.")
    return found


def editions_of(session: Session, flowchart_id: UUID) -> Sequence[FlowchartEdition]:
    """List every approved edition, the newest first."""
    return session.scalars(
        select(FlowchartEdition)
        .where(FlowchartEdition.flowchart_id == flowchart_id)
        .order_by(FlowchartEdition.edition.desc())
    ).all()


def document_of(session: Session, chart: Flowchart, edition: int | None) -> dict[str, Any]:
    """Give the draft, or an edition: 0 asks for the one that is valid."""
    if edition is None:
        return full_document(session, chart)
    return as_approved(edition_of(session, chart.id, edition or chart.edition))


def findings_of(session: Session, chart: Flowchart) -> tuple[Finding, ...]:
    """Say what is wrong with the draft, beside the edition valid until now."""
    valid = None
    if chart.edition:
        valid = chart_of(edition_of(session, chart.id, chart.edition).document)
    return lint(chart_of(full_document(session, chart)), valid)


def candidates_of(session: Session, flowchart_id: UUID) -> Sequence[FlowCandidate]:
    """List the risks the draft itself shows, in the order of its steps."""
    return session.scalars(
        select(FlowCandidate)
        .join(FlowStep, FlowStep.id == FlowCandidate.step_id)
        .where(FlowCandidate.flowchart_id == flowchart_id)
        .order_by(FlowStep.position, FlowCandidate.code)
    ).all()


def under_review(session: Session, flowchart_id: UUID) -> Case | None:
    """Find the case in which the chart left the drawing table."""
    return session.scalar(
        select(Case)
        .join(CaseItem, CaseItem.case_id == Case.id)
        .where(
            CaseItem.object_kind == "flowchart",
            CaseItem.item_id == flowchart_id,
            CaseItem.state == "open",
            Case.state == "running",
            Case.step > 0,
        )
        .limit(1)
    )


def served(session: Session, chart_ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Name the powers of many charts in one statement."""
    ids = list(chart_ids)
    rows = session.execute(
        select(FlowchartPower, Power.number, Power.name)
        .join(Power, Power.id == FlowchartPower.power_id)
        .where(FlowchartPower.flowchart_id.in_(ids))
        .order_by(Power.number)
    )
    found: dict[UUID, list[dict[str, Any]]] = {one: [] for one in ids}
    for link, number, name in rows:
        found[link.flowchart_id].append(
            {
                "id": link.power_id,
                "number": number,
                "name": name,
                "drafted": link.drafted,
                "approved": link.approved,
            }
        )
    return found


def post_titles(session: Session, ids: Iterable[object] | None = None) -> dict[str, str]:
    """Name posts by their ids, all of them or some."""
    found = select(Post.id, Post.title)
    if ids is not None:
        found = found.where(Post.id.in_([UUID(str(one)) for one in ids]))
    return {str(post_id): title for post_id, title in session.execute(found)}


def department_names(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Name departments by their ids."""
    found = select(Department.id, Department.name).where(Department.id.in_(list(ids)))
    return {row.id: row.name for row in session.execute(found)}
