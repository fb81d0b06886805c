"""What review chains ask of measures, and what their results mean for them (C-23 to C-26)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Measure
from service.measures.queries.authors import refuse_unconfirmed
from service.measures.refusals import MeasureRetired
from service.measures.rules import MeasureFacts, measure_gaps, number_of, unanswered_checks
from service.measures.terms import first_due
from service.measures.use_cases.carrying_out import make_task
from service.organisation.queries import today
from service.procedures.documents import step_of
from service.procedures.models import Case, CaseItem
from service.procedures.objects import Matter, Missing
from service.procedures.queries.missing import written
from service.procedures.refusals import StepNotInPlace
from service.risks.documents import MEASURE_FIELDS
from service.risks.models import RiskPoint
from service.risks.queries.access import full_document, insist
from service.risks.rules import is_placeholder
from service.risks.use_cases.keeping import set_first_due, write_down
from service.risks.use_cases.points import come_into_force
from tenants.context import Actor
from tenants.errors import NotFound

CRITERIA: Final = frozenset(
    {"complete", "measures", "review_checklist", "basis", "responsible_set"}
)
PASSED: Final = frozenset({"reviewed", "approved", "in_force"})
DAYS: Final = {"noticed": "noticed_on", "filed": "filed_on"}


def matters(session: Session, actor: Actor, ids: Sequence[UUID]) -> list[Matter]:
    """Describe measures for a case; only those against confirmed risks are sent (R-217)."""
    found = _loaded(session, ids)
    described = []
    for measure_id in ids:
        if measure_id not in found:
            raise NotFound("There is no such measure.")
        measure, point = found[measure_id]
        insist(session, actor, Permission.MEASURE_READ, point, point.floor_rank)
        if measure.status == "retired":
            raise MeasureRetired("The measure is out of use.", measure=str(measure.id))
        refuse_unconfirmed(session, point)
        described.append(_matter(measure, point))
    return described


def missing(
    session: Session,
    case: Case,  # noqa: ARG001 - every room is asked alike
    items: Sequence[CaseItem],
    criterion: str,
) -> list[Missing]:
    """List what measures lack by this criterion."""
    found = _loaded(session, [one.item_id for one in items])
    return [
        Missing(code, one.item_id, one.number, pointer)
        for one in items
        for code, pointer in _lacks(found[one.item_id][0], one, criterion)
    ]


def settle(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    items: Sequence[CaseItem],
    result: str,
    values: Mapping[str, Any],  # noqa: ARG001 - every room is told alike
) -> None:
    """Note what the chain came to: reviewed, shown, filed. Only then are measures carried out."""
    if result not in PASSED and result not in DAYS:
        return
    found = _loaded(session, [one.item_id for one in items])
    if result in PASSED:
        _refuse_unjudged(case, items, found)
    of_point: dict[UUID, list[Measure]] = {}
    points = {point.id: point for _, point in found.values()}
    for measure, point in found.values():
        of_point.setdefault(point.id, []).append(measure)
    for point_id, measures in sorted(of_point.items()):
        _settle_of(session, actor, case, points[point_id], measures, result)


def _settle_of(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    point: RiskPoint,
    measures: Sequence[Measure],
    result: str,
) -> None:
    """Give the measures of one risk point a result; what was passed before stays passed."""
    before = full_document(session, point)
    noted = [one for one in measures if _note(one, result)]
    if noted:
        topic = "measure.reviewed" if result in PASSED else f"measure.{result}"
        ids = [str(one.id) for one in noted]
        write_down(
            session, actor, topic, point, before, reworded=True, case=case.number, measures=ids
        )
    if result in PASSED:
        for one in noted:
            _set_to_work(session, actor, one, point)
    if result == "in_force":
        come_into_force(session, actor, point, case=case.number)


def _refuse_unjudged(
    case: Case, items: Sequence[CaseItem], found: Mapping[UUID, tuple[Measure, RiskPoint]]
) -> None:
    """Whoever passes a measure has said yes to all of the checklist; any no returns it (R-222)."""
    gaps = [
        Missing(f"not-{name}", item.item_id, item.number, f"/outcome/{name}")
        for item in items
        if found[item.item_id][0].reviewed_on is None
        for name in unanswered_checks(item.outcome)
    ]
    if gaps:
        raise StepNotInPlace(
            "The step is not in place yet.",
            number=case.number,
            step=step_of(case).code,
            missing=written(gaps),
        )


def _note(measure: Measure, result: str) -> bool:
    """Note a result; say whether it is news of this measure."""
    if result in DAYS:
        setattr(measure, DAYS[result], today())
        return True
    fresh = measure.reviewed_on is None
    measure.needs_review = False
    measure.reviewed_on = measure.reviewed_on or today()
    return fresh


def _set_to_work(session: Session, actor: Actor, measure: Measure, point: RiskPoint) -> None:
    """What prevents early is a definite piece of work from now on (R-215)."""
    set_first_due(measure)
    if measure.phase != "early" or measure.responsible_post_id is None:
        return
    make_task(
        session,
        measure,
        point,
        title=measure.text[:200],
        post_id=measure.responsible_post_id,
        due_on=measure.next_due_on or first_due(None, None, today(), urgent=True) or today(),
        deliverable="落实记录及佐证材料",
        sender=actor,
    )


def _lacks(measure: Measure, item: CaseItem, criterion: str) -> list[tuple[str, str]]:
    gaps: list[tuple[str, str]] = []
    if criterion == "review_checklist":
        return [(f"not-{name}", f"/outcome/{name}") for name in unanswered_checks(item.outcome)]
    if criterion in {"complete", "measures"}:
        facts = MeasureFacts(measure.text, measure.kind, measure.phase)
        gaps += [(gap.code, f"/{gap.field}") for gap in measure_gaps(facts)]
    if criterion in {"complete", "measures", "basis"} and is_placeholder(measure.basis):
        gaps.append(("basis-missing", "/basis"))
    if criterion == "responsible_set":
        needed = {
            "responsible_post_id": measure.responsible_post_id,
            "responsible_department_id": measure.responsible_department_id,
            "due_on": measure.due_on or measure.recurrence,
        }
        gaps += [
            ("responsible-missing", f"/{name}") for name, value in needed.items() if value is None
        ]
    return gaps


def _matter(measure: Measure, point: RiskPoint) -> Matter:
    return Matter(
        id=measure.id,
        number=number_of(point.number, measure.position),
        title=measure.text[:200],
        version=measure.version,
        document={
            **{name: getattr(measure, name) for name in MEASURE_FIELDS},
            "risk_point_id": point.id,
            "risk_point_number": point.number,
            "risk_point_title": point.title,
            "rank": point.rank,
        },
        subject_type=point.subject_type,
        department_id=point.department_id,
        post_id=point.post_id or point.answering_post_id,
        rank=point.worst_rank,
        authors=frozenset(UUID(one) for one in measure.authors),
    )


def _loaded(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[Measure, RiskPoint]]:
    found = session.execute(
        select(Measure, RiskPoint)
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(Measure.id.in_(ids))
    )
    return {measure.id: (measure, point) for measure, point in found}
