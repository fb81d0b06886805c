"""What a registration still lacks before its records may be sent or be in force."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from service.flowcharts.queries.access import candidates_of, findings_of, steps_of
from service.flowcharts.rules.lint.findings import BLOCK
from service.flowcharts.rules.vocabulary import OPEN
from service.measures.rules import MeasureFacts, measure_gaps
from service.powers.queries import posts_of
from service.powers.rules import allocation_gaps, lawful_gaps
from service.powers.use_cases.keeping import gaps_of as power_gaps
from service.powers.use_cases.keeping import values_of
from service.registrations.queries.access import Dossier
from service.registrations.rules.problems import Problem
from service.risks.models import RiskPoint
from service.risks.queries.access import full_document as point_document
from service.risks.rules import is_placeholder
from service.risks.use_cases.keeping import gaps_of as point_gaps
from service.risks.use_cases.points import AWAITED


def gaps_of_dossier(
    session: Session, found: Dossier, measures: Mapping[UUID, list[Mapping[str, Any]]]
) -> Iterator[Problem]:
    """List what is lacking, each at its place in the form."""
    yield from _of_power(session, found)
    yield from _of_chart(session, found)
    for place, point in enumerate(found.points):
        yield from _of_point(session, place, point)
        yield from _of_measures(place, measures.get(point.id, []))


def _of_power(session: Session, found: Dossier) -> Iterator[Problem]:
    values, posts = values_of(found.power), posts_of(session, found.power.id)
    every = (
        *power_gaps(session, values, posts),
        *lawful_gaps(values),
        *allocation_gaps(values, posts),
    )
    seen = set()
    for gap in sorted(every, key=lambda one: not one.blocking):
        if (gap.field, gap.code) not in seen:
            seen.add((gap.field, gap.code))
            yield Problem(f"/power/{gap.field}", gap.code, blocking=gap.blocking)


def _of_chart(session: Session, found: Dossier) -> Iterator[Problem]:
    if found.chart is None:
        return
    places = {one.code: place for place, one in enumerate(steps_of(session, found.chart.id))}
    by_id = {one.id: one.code for one in steps_of(session, found.chart.id)}
    for one in findings_of(session, found.chart):
        name = str(one.facts.get("field", ""))
        at = f"/steps/{places[one.step]}" if one.step in places else ""
        pointer = f"/flowchart{at}/{name}".rstrip("/")
        yield Problem(pointer, one.code, blocking=one.severity == BLOCK, facts=one.facts)
    for candidate in candidates_of(session, found.chart.id):
        place = places.get(by_id.get(candidate.step_id, ""))
        if candidate.state == OPEN and place is not None:
            yield Problem(f"/flowchart/steps/{place}", "candidate-open")


def _of_point(session: Session, place: int, point: RiskPoint) -> Iterator[Problem]:
    for gap in point_gaps(session, point, point_document(session, point)):
        if gap.code not in AWAITED:
            pointer = f"/risk_points/{place}/" + gap.field.replace(".", "/")
            yield Problem(pointer, gap.code, blocking=gap.blocking, facts=gap.facts)
    if point.proposed_rank is None and point.rank is None:
        yield Problem(f"/risk_points/{place}/grading", "grade-not-proposed")


def _of_measures(place: int, measures: list[Mapping[str, Any]]) -> Iterator[Problem]:
    if not measures:
        yield Problem(f"/risk_points/{place}/measures", "measure-missing", blocking=False)
    for number, one in enumerate(measures):
        at = f"/risk_points/{place}/measures/{number}"
        facts = MeasureFacts(one["text"], one.get("kind"), one.get("phase"))
        for gap in measure_gaps(facts):
            yield Problem(f"{at}/{gap.field}", gap.code)
        if is_placeholder(one.get("basis") or ""):
            yield Problem(f"{at}/basis", "basis-missing")
        if one.get("responsible_post_id") is None:
            yield Problem(f"{at}/responsible_post_id", "responsible-missing")
        if one.get("due_on") is None and one.get("recurrence") is None:
            yield Problem(f"{at}/due_on", "responsible-missing")
