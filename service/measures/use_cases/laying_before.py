"""Lay a measure before whoever carries it out: as it comes due, to be mended or done again."""

from typing import Any

from sqlalchemy.orm import Session

from policies.charts import Chart
from service.measures.models import Measure
from service.measures.queries.answering import answering
from service.risks.models import RiskPoint
from service.tasks.models import Task
from service.tasks.use_cases import open_task

REVISE, REDO = "measure.revise", "measure.redo"


def lay_before_holders(
    session: Session,
    measure: Measure,
    point: RiskPoint,
    *,
    kind: str,
    chart: Chart | None = None,
    **told: Any,
) -> Task | None:
    """Let a measure wait for those who carry it out, as a to-do of this kind; it waits but once."""
    word, subject, people = answering(session, measure, point, chart=chart)
    return open_task(
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
        **told,
    )
