"""Who carries a measure out: the holder of the responsible post, else whoever the risk is of."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.charts import Chart
from policies.seats import Subject
from service.measures.models import Measure
from service.measures.rules import AUTHORS
from service.organisation.queries import load_chart, today
from service.risks.models import RiskPoint
from service.risks.subjects import subject_of

ANSWERING = {"post": "post_holder", "section": "section_head", "leadership": "main_leader"}


def answering(
    session: Session, measure: Measure, point: RiskPoint, *, chart: Chart | None = None
) -> tuple[str, Subject, Sequence[Holder]]:
    """Give the acting word, the subject and the people who carry a measure out today."""
    day = today()
    chart = chart or load_chart(session, day)
    word, subject = seat_of(subject_of(point, "measure"), measure.responsible_post_id, chart)
    return word, subject, holders_of(word, subject, chart, day)


def seat_of(risk: Subject, responsible_post_id: UUID | None, chart: Chart) -> tuple[str, Subject]:
    """Say as what, and for which subject, a measure against this risk is carried out."""
    post = chart.post.get(responsible_post_id) if responsible_post_id else None
    if post is not None:
        return "post_holder", Subject("work_post", post.department_id, post.id, "measure")
    return ANSWERING[AUTHORS[risk.type]], risk


def holders_of_post(session: Session, subject: Subject) -> Sequence[Holder]:
    """Give whoever holds a post today, or acts for its holder."""
    day = today()
    return holders_of("post_holder", subject, load_chart(session, day), day)
