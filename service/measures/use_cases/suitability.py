"""Judge whether a measure suits its risk: apart from its being carried out, never one's own."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.models import Measure, SuitabilityReview
from service.measures.queries.access import access_measure
from service.measures.use_cases.drafting import REFIT
from service.measures.use_cases.laying_before import REVISE, lay_before_holders
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_tasks
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.journal import record


def judge_suitability(
    session: Session,
    actor: Actor,
    measure_id: UUID,
    *,
    if_version: int | None,
    verdict: str,
    opinion: str,
) -> Measure:
    """Give a verdict on a measure; one that does not suit goes back to whom it is for."""
    measure, point = access_measure(
        session, actor, measure_id, Permission.MEASURE_REVIEW, if_version=if_version
    )
    if is_placeholder(opinion):
        raise Invalid("A reason is needed.", errors={"opinion": ["text-missing"]})
    review = SuitabilityReview(
        measure_id=measure.id,
        at=utc_now(),
        person_id=actor.person_id,
        person_name=actor.name,
        post_id=actor.post_id,
        verdict=verdict,
        opinion=opinion.strip(),
    )
    session.add(review)
    before, measure.suitability = measure.suitability, verdict
    session.flush()
    if verdict == "suitable":
        settle_tasks(session, subject_id=measure.id, kind=REVISE, outcome="withdrawn", by=actor)
        settle_tasks(session, subject_id=point.id, kind=REFIT, by=actor)
    else:
        lay_before_holders(session, measure, point, kind=REVISE, sender=actor)
    record(
        session,
        actor,
        "measure.suitability_judged",
        "measure",
        measure.id,
        version=measure.version,
        review=str(review.id),
        before={"suitability": before},
        after={"suitability": verdict},
        opinion=review.opinion,
    )
    return measure
