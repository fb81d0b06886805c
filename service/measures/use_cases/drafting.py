"""Draw up, change and retire the measures of a risk point; the last one in force stays (R-212)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Measure
from service.measures.queries.access import access_measure, derived, refuse_unfit
from service.measures.queries.authors import refuse_stranger, refuse_unconfirmed
from service.measures.rules import may_remove
from service.procedures.gate import chains_rule, refuse_in_case, refuse_in_review
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point, full_document, measures_of
from service.risks.rules import IN_FORCE, is_placeholder
from service.risks.use_cases import keeping
from service.risks.use_cases.refusals import LastMeasure
from service.risks.use_cases.retiring import call_off
from service.tasks.use_cases import settle_changes, settle_tasks
from tenants.context import Actor
from tenants.errors import Invalid

IMPROVEMENT: Final = "post.improve_process"
REFIT: Final = "risk_point.refit_measures"
DUE: Final = frozenset({"recurrence", "due_on", "urgent"})


def add_measure(session: Session, actor: Actor, risk_point_id: UUID, **values: Any) -> Measure:
    """Put one more measure under a risk point."""
    point = access_risk_point(session, actor, risk_point_id, Permission.MEASURE_DRAFT)
    keeping.refuse_retired(point)
    refuse_unfit(session, values)
    if chains_rule(session):
        refuse_unconfirmed(session, point)
        refuse_stranger(session, actor, point)
    before = full_document(session, point)
    given = values | derived(session, values) | {"authors": [str(actor.person_id)]}
    measure = keeping.add_measure(session, point, given)
    if point.post_id is not None and measure.kind == "improve_process":
        settle_tasks(session, subject_id=point.post_id, kind=IMPROVEMENT, by=actor)
    _write_down(session, actor, "measure.added", point, measure, before)
    return measure


def change_measure(
    session: Session, actor: Actor, measure_id: UUID, *, if_version: int | None, **values: Any
) -> Measure:
    """Reword a measure, or give it another post, day or kind."""
    measure, point = access_measure(
        session, actor, measure_id, Permission.MEASURE_EDIT, if_version=if_version
    )
    keeping.refuse_retired(point)
    refuse_unfit(session, values)
    refuse_in_review(session, "measure", measure.id)
    before = full_document(session, point)
    for name, value in (values | derived(session, values)).items():
        setattr(measure, name, value.strip() if name == "text" else value)
    if values.keys() & DUE:
        keeping.set_first_due(measure)
    known = measure.authors if measure.needs_review else ()
    measure.authors = sorted({*known, str(actor.person_id)})
    if chains_rule(session):
        measure.needs_review, measure.reviewed_on = True, None
    session.flush()
    settle_changes(session, [measure.id], by=actor)
    _write_down(session, actor, "measure.changed", point, measure, before)
    return measure


def retire_measure(
    session: Session, actor: Actor, measure_id: UUID, *, if_version: int | None, reason: str
) -> Measure:
    """Take a measure out of use for a reason; a risk point in force keeps at least one."""
    measure, point = access_measure(
        session, actor, measure_id, Permission.MEASURE_RETIRE, if_version=if_version
    )
    keeping.refuse_retired(point)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    active = measures_of(session, point.id, only_active=True)
    holding = [one for one in active if measure.needs_review or not one.needs_review]
    if not may_remove(len(holding), point_in_force=point.status == IN_FORCE):
        raise LastMeasure("A risk point in force keeps one measure of its own.")
    refuse_in_case(session, "measure", measure.id)
    before = full_document(session, point)
    settle_changes(session, [measure.id], by=actor)
    told = {"reason": reason.strip(), **call_off(session, actor, [measure.id])}
    measure.status, measure.retired_reason = "retired", reason.strip()
    session.flush()
    _write_down(session, actor, "measure.retired", point, measure, before, **told)
    return measure


def _write_down(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    topic: str,
    point: RiskPoint,
    measure: Measure,
    before: dict[str, Any],
    **facts: Any,
) -> None:
    settle_tasks(session, subject_id=point.id, kind=REFIT, by=actor)
    words = [one.text for one in measures_of(session, point.id)]
    keeping.index_words(point, before["manifestations"], words)
    after = keeping.write_down(
        session, actor, topic, point, before, reworded=True, measure=str(measure.id), **facts
    )
    if point.status == IN_FORCE:
        keeping.refuse_incomplete(session, point, after)
