"""How every change of a flowchart is made whole: status, candidates, journal."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.permissions import Permission
from service.flowcharts.models import FlowCandidate, Flowchart
from service.flowcharts.queries.access import (
    access_flowchart,
    findings_of,
    full_document,
    steps_of,
    under_review,
)
from service.flowcharts.rules.lint import CANDIDATES
from service.flowcharts.rules.vocabulary import ABOLISHED, APPROVED, OPEN, REVISING
from service.flowcharts.use_cases.refusals import FlowchartAbolished, FlowchartUnderReview
from tenants.context import Actor
from tenants.database import utc_now
from tenants.journal import plain, record


def redrawable(
    session: Session, actor: Actor, flowchart_id: UUID, if_version: int | None
) -> Flowchart:
    """Fetch a chart to draw on, or say why nobody may just now."""
    chart = access_flowchart(
        session, actor, flowchart_id, Permission.FLOWCHART_EDIT, if_version=if_version
    )
    if chart.status == ABOLISHED:
        raise FlowchartAbolished("The flowchart is abolished.", number=chart.number)
    case = under_review(session, chart.id)
    if case is not None:
        raise FlowchartUnderReview(
            "The flowchart is under review.", number=chart.number, case=case.number
        )
    return chart


def reopen(chart: Flowchart) -> None:
    """Draw on beside the valid edition, which stays as it is (R-037)."""
    if chart.status == APPROVED:
        chart.status = REVISING


def weigh_candidates(session: Session, chart: Flowchart) -> None:
    """Let each step without supervision stand as a candidate; one that is mended goes away."""
    session.flush()
    steps = {one.code: one.id for one in steps_of(session, chart.id)}
    shown = {
        (steps[one.step], one.code)
        for one in findings_of(session, chart)
        if one.code in CANDIDATES and one.step in steps
    }
    known = {
        (one.step_id, one.code): one
        for one in session.scalars(
            select(FlowCandidate).where(FlowCandidate.flowchart_id == chart.id)
        )
    }
    for place, one in known.items():
        if place not in shown and one.state == OPEN:
            session.delete(one)
    session.add_all(
        FlowCandidate(flowchart_id=chart.id, step_id=step_id, code=code)
        for step_id, code in sorted(shown - set(known))
    )


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    chart: Flowchart,
    before: dict[str, Any] | None,
    **facts: Any,
) -> dict[str, Any]:
    """Count the version and journal the chart as it was and as it is."""
    if before is not None:
        chart.updated_at = utc_now()
        flag_modified(chart, "updated_at")
    session.flush()
    after = full_document(session, chart)
    record(
        session,
        actor,
        topic,
        "flowchart",
        chart.id,
        version=chart.version,
        before=before,
        after=plain(after),
        **facts,
    )
    return after
