"""Who carries a measure out: the holder of the responsible post, else whoever the risk is of."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from policies.acting import Holder, holders_of
from policies.charts import Chart
from policies.seats import Subject
from service.measures.models import Measure
from service.measures.rules import AUTHORS
from service.organisation.queries import load_chart, today
from service.risks.models import RiskPoint
from service.risks.subjects import subject_of
from tenants.database import owned
from tenants.models.organisation import Post

ANSWERING = {"post": "post_holder", "section": "section_head", "leadership": "main_leader"}


def answering(
    session: Session, measure: Measure, point: RiskPoint, *, chart: Chart | None = None
) -> tuple[str, Subject, Sequence[Holder]]:
    """Give the acting word, the subject and the people who carry a measure out today."""
    day = today()
    word, subject = ANSWERING[AUTHORS[point.subject_type]], subject_of(point, "measure")
    post = (
        owned(session, Post, measure.responsible_post_id) if measure.responsible_post_id else None
    )
    if post is not None:
        word, subject = "post_holder", Subject("work_post", post.department_id, post.id, "measure")
    return word, subject, holders_of(word, subject, chart or load_chart(session, day), day)


def holders_of_post(session: Session, subject: Subject) -> Sequence[Holder]:
    """Give whoever holds a post today, or acts for its holder."""
    day = today()
    return holders_of("post_holder", subject, load_chart(session, day), day)
