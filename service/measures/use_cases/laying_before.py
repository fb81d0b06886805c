"""Give a measure back to whoever answers for it, to be mended or done again."""

from sqlalchemy.orm import Session

from service.measures.models import Measure
from service.measures.queries.answering import answering
from service.risks.models import RiskPoint
from service.tasks.use_cases import open_task
from tenants.context import Actor

REVISE, REDO = "measure.revise", "measure.redo"


def give_back(
    session: Session, actor: Actor, measure: Measure, point: RiskPoint, *, kind: str
) -> None:
    """Lay a measure before those who answer for it, as a to-do of this kind."""
    word, subject, people = answering(session, measure, point)
    open_task(
        session,
        kind=kind,
        said={"measure": measure.text[:60]},
        subject_kind="measure",
        subject_id=measure.id,
        persons=people,
        acting=word,
        department_id=subject.department_id,
        post_id=subject.post_id,
        rank=point.rank,
        sender=actor,
    )
