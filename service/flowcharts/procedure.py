"""Flowcharts on their way through a review chain (C-03, C-04)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.flowcharts.models import Flowchart, FlowchartEdition
from service.flowcharts.queries.access import (
    candidates_of,
    findings_of,
    full_document,
    powers_of,
)
from service.flowcharts.rules.graphs import chart_of
from service.flowcharts.rules.lint import blocking
from service.flowcharts.rules.lint.form import chart_fields, step_fields
from service.flowcharts.rules.vocabulary import ABOLISHED, APPROVED, OPEN
from service.flowcharts.use_cases.publishing import publish
from service.flowcharts.use_cases.refusals import FlowchartAbolished, NothingDrawn
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import NotFound
from tenants.models.journal import JournalEntry

CRITERIA: Final = frozenset({"complete", "lint_clean", "covered"})
DRAWN: Final = ("flowchart.drafted", "flowchart.changed", "flowchart.redrawn")
# From these results on the chart is valid; a chain may name several, the first counts.
VALID_FROM: Final = frozenset({"approved", "in_force"})


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:  # noqa: ARG001
    """Describe flowcharts as a case sees them; those with nothing new are not sent."""
    charts = [_chart(session, one) for one in ids]
    under_way = _under_way(session, ids)
    for chart in charts:
        if chart.status == ABOLISHED:
            raise FlowchartAbolished("The flowchart is abolished.", number=chart.number)
        if chart.status == APPROVED and chart.id not in under_way:
            raise NothingDrawn("Nothing was drawn since the last approval.", number=chart.number)
    drawers = _drawers(session, ids)
    return [
        Matter(
            id=chart.id,
            number=chart.number,
            title=chart.title,
            version=chart.version,
            document=full_document(session, chart),
            subject_type="section",
            department_id=chart.department_id,
            authors=drawers.get(chart.id, frozenset()) | {chart.drawn_by},
        )
        for chart in charts
    ]


def missing(
    session: Session,
    case: Case,  # noqa: ARG001
    items: Sequence[CaseItem],
    criterion: str,
) -> list[Missing]:
    """List what keeps these charts from going on, by this word."""
    ask = {"complete": _incomplete, "lint_clean": _unclean, "covered": _uncovered}[criterion]
    charts = [_chart(session, one.item_id) for one in items]
    return [
        Missing(code, chart.id, chart.number, pointer, facts)
        for chart in charts
        for code, pointer, facts in ask(session, chart)
    ]


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],
) -> None:
    """Let an approved chart be the valid edition; whatever else happens, the old one stays."""
    if result not in VALID_FROM:
        return
    done = set(
        session.scalars(
            select(FlowchartEdition.flowchart_id).where(FlowchartEdition.case_id == case.id)
        )
    )
    for item in items:
        if item.item_id not in done:
            decided_by = str(values.get("decided_by") or case.number)
            chart = _chart(session, item.item_id)
            publish(session, actor, chart, case_id=case.id, decided_by=decided_by)


Gaps = Iterator[tuple[str, str, Mapping[str, object]]]


def _incomplete(session: Session, chart: Flowchart) -> Gaps:
    """R-059, R-061: what must be written on it."""
    drawn = chart_of(full_document(session, chart))
    for one in blocking((*chart_fields(drawn), *step_fields(drawn))):
        place = f"/steps/{one.step}" if one.step else ""
        yield one.code, f"{place}/{one.facts.get('field', '')}".rstrip("/"), one.facts


def _unclean(session: Session, chart: Flowchart) -> Gaps:
    """What the flow itself shows, and every risk it shows that nobody answered (R-064)."""
    written = {code for code, _, _ in _incomplete(session, chart)}
    for one in blocking(findings_of(session, chart)):
        if one.code not in written:
            yield one.code, f"/steps/{one.step}" if one.step else "/steps", one.facts
    for candidate in candidates_of(session, chart.id):
        if candidate.state == OPEN:
            yield "candidate-open", f"/candidates/{candidate.id}", {}


def _uncovered(session: Session, chart: Flowchart) -> Gaps:
    if not any(one.drafted for one in powers_of(session, chart.id)):
        yield "serves-no-power", "/power_ids", {}


def _chart(session: Session, flowchart_id: UUID) -> Flowchart:
    chart = owned(session, Flowchart, flowchart_id)
    if chart is None:
        raise NotFound("There is no such flowchart.")
    return chart


def _under_way(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    """Say which charts are in a case already."""
    return set(
        session.scalars(
            select(CaseItem.item_id).where(
                CaseItem.object_kind == "flowchart",
                CaseItem.item_id.in_(ids),
                CaseItem.state == "open",
            )
        )
    )


def _drawers(session: Session, ids: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Say who drew on which chart."""
    found: dict[UUID, set[UUID]] = {}
    rows = session.execute(
        select(JournalEntry.subject_id, JournalEntry.person_id)
        .where(JournalEntry.subject_id.in_(ids), JournalEntry.topic.in_(DRAWN))
        .distinct()
    )
    for row in rows:
        found.setdefault(row.subject_id, set()).add(row.person_id)
    return {chart: frozenset(persons) for chart, persons in found.items()}
