"""Measures across risk points: what is due, by whom, and what was done of each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, Text, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.charts import Chart
from policies.permissions import Permission
from policies.seats import Subject
from service.evidence.models import Attachment
from service.measures.models import Doing, Measure, MeasureTask, SpotCheck, SuitabilityReview
from service.measures.queries.access import access_measure
from service.measures.queries.answering import seat_of
from service.measures.queries.standing import doing_state
from service.measures.standing import STANDING
from service.organisation.queries import load_chart, today
from service.procedures.standing import standings_of
from service.risks.models import RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from tenants.context import Actor

SOON: Final = timedelta(days=7)
# A measure's number and its words, with those of the risk it is against (rules.number_of).
_PLACE: Final = cast(Measure.position, Text)
NUMBER: Final = func.concat(
    RiskPoint.number,
    "-",
    func.lpad(_PLACE, func.greatest(2, func.length(_PLACE)), "0"),
    type_=Text,
)
SEARCHED: Final = (
    Measure.text,
    Measure.basis,
    Measure.responsible_written,
    RiskPoint.title,
    NUMBER,
)
SAME: Final = ("kind", "phase", "status", "suitability", "recurrence")


def list_all_measures(actor: Actor, asked: Mapping[str, Any]) -> Select[Any]:
    """Select the measures this person may see, narrowed as asked."""
    point = RiskPoint.__table__.c
    statement = (
        select(
            *Measure.__table__.c,
            point.number.label("risk_point_number"),
            point.title.label("risk_point_title"),
            point.rank,
            point.subject_type,
            point.department_id,
            func.coalesce(point.post_id, point.answering_post_id).label("point_post_id"),
            NUMBER.label("number"),
            point.responsible_leader_written.label("responsible_leader"),
            _of_doings(func.max(Doing.done_on)).label("last_done_on"),
            _of_doings(func.count()).label("doing_count"),
            _proof().label("evidence_count"),
        )
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(by_policy(actor, Permission.MEASURE_READ, point))
    )
    for name in SAME:
        if asked.get(name) is not None:
            statement = statement.where(getattr(Measure, name) == asked[name])
    for word in (asked.get("q") or "").split():
        said = (one.icontains(word, autoescape=True) for one in SEARCHED)
        statement = statement.where(or_(*said))
    if asked.get("post_id"):
        statement = statement.where(Measure.responsible_post_id == asked["post_id"])
    if asked.get("department_id"):
        statement = statement.where(point.department_id == asked["department_id"])
    if asked.get("mechanism"):
        statement = statement.where(Measure.mechanisms.contains([asked["mechanism"]]))
    for name in ("needs_review", "urgent"):
        if asked.get(name) is not None:
            statement = statement.where(getattr(Measure, name).is_(asked[name]))
    return _due(_of_points(_standing(statement, asked), asked), asked.get("due"))


def written(session: Session, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Write out lines of the register with who carries each measure out today."""
    day = today()
    chart = load_chart(session, day)
    lines = [dict(row._mapping) for row in rows]  # noqa: SLF001
    stand = standings_of(session, "measure", [line["id"] for line in lines])
    return [
        {**line, "carried_out_by": doers(line, chart, day), **stand[line["id"]]} for line in lines
    ]


def with_standing(session: Session, measure: Measure) -> dict[str, Any]:
    """Write out one measure with how far it is on its way."""
    columns = {one.key: getattr(measure, one.key) for one in Measure.__table__.columns}
    return columns | standings_of(session, "measure", [measure.id])[measure.id]


def doers(line: Mapping[Any, Any], chart: Chart, day: date) -> list[str]:
    """Name who carries a measure of the register out."""
    risk = Subject(line["subject_type"], line["department_id"], line["point_post_id"], "measure")
    word, subject = seat_of(risk, line["responsible_post_id"], chart)
    return [one.name for one in holders_of(word, subject, chart, day)]


def _proof() -> Any:
    """Count the files that prove what was done of each measure."""
    return (
        select(func.count())
        .select_from(Doing)
        .join(
            Attachment,
            and_(Attachment.owner_kind == "doing", Attachment.owner_id == Doing.id),
        )
        .where(
            Doing.tenant_id == Measure.tenant_id,
            Doing.measure_id == Measure.id,
            Attachment.replaced_by.is_(None),
        )
        .scalar_subquery()
    )


def _of_doings(figure: Any) -> Any:
    """Ask a figure of what was done of each measure."""
    return (
        select(figure)
        .where(Doing.tenant_id == Measure.tenant_id, Doing.measure_id == Measure.id)
        .scalar_subquery()
    )


def list_tasks(actor: Actor, asked: Mapping[str, Any]) -> Select[Any]:
    """Select what definite work measures were made into, with the measure and its risk."""
    point = RiskPoint.__table__.c
    statement = (
        select(
            *MeasureTask.__table__.c,
            Measure.text.label("measure_text"),
            point.id.label("risk_point_id"),
            point.number.label("risk_point_number"),
            point.title.label("risk_point_title"),
        )
        .join(Measure, Measure.id == MeasureTask.measure_id)
        .join(RiskPoint, RiskPoint.id == Measure.risk_point_id)
        .where(by_policy(actor, Permission.MEASURE_READ, point))
    )
    for name in ("state", "post_id"):
        if asked.get(name) is not None:
            statement = statement.where(getattr(MeasureTask, name) == asked[name])
    return statement


def _of_points(statement: Select[Any], asked: Mapping[str, Any]) -> Select[Any]:
    """Keep measures against certain points, and those that stand as asked in a period."""
    point = RiskPoint.__table__.c
    if asked.get("point_status"):
        statement = statement.where(point.status.in_(asked["point_status"]))
    ranks = asked.get("rank") or ()
    if ranks:
        known = point.rank.in_([int(rank) for rank in ranks if rank != "none"])
        statement = statement.where(or_(known, point.rank.is_(None)) if "none" in ranks else known)
    if asked.get("doing"):
        since = asked.get("since") or today().replace(month=1, day=1)
        statement = statement.where(doing_state(since, today()) == asked["doing"])
    return statement


def _standing(statement: Select[Any], asked: Mapping[str, Any]) -> Select[Any]:
    """Keep what is as far as asked; who asks for nothing of the kind sees what is in use."""
    if asked.get("standing"):
        return statement.where(STANDING.asked(asked["standing"]))
    return statement if asked.get("status") else statement.where(Measure.status == "active")


def _due(statement: Select[Any], due: str | None) -> Select[Any]:
    if due is None:
        return statement
    until = today() - timedelta(days=1) if due == "overdue" else today() + SOON
    return statement.where(
        Measure.status == "active",
        Measure.needs_review.is_(False),
        RiskPoint.status == IN_FORCE,
        Measure.next_due_on <= until,
    )


def doings_of(session: Session, actor: Actor, measure_id: UUID) -> list[dict[str, Any]]:
    """List how often a measure was carried out, the newest first, with what spot checks found."""
    access_measure(session, actor, measure_id, Permission.MEASURE_READ)
    doings = session.scalars(
        select(Doing)
        .where(Doing.measure_id == measure_id)
        .order_by(Doing.done_on.desc(), Doing.id.desc())
    ).all()
    found = spot_checks_of(session, [one.id for one in doings])
    return [{**_columns(one), "spot_checks": found.get(one.id, [])} for one in doings]


def spot_checks_of(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[SpotCheck]]:
    """Give what spot checks found of records of doing, in the order they were made."""
    found: dict[UUID, list[SpotCheck]] = {}
    checks = select(SpotCheck).where(SpotCheck.doing_id.in_(ids))
    for one in session.scalars(checks.order_by(SpotCheck.at, SpotCheck.id)):
        found.setdefault(one.doing_id, []).append(one)
    return found


def _columns(doing: Doing) -> dict[str, Any]:
    return {one.key: getattr(doing, one.key) for one in Doing.__table__.columns}


def tasks_of(session: Session, actor: Actor, measure_id: UUID) -> Sequence[MeasureTask]:
    """List what definite work a measure was made into."""
    access_measure(session, actor, measure_id, Permission.MEASURE_READ)
    return session.scalars(
        select(MeasureTask)
        .where(MeasureTask.measure_id == measure_id)
        .order_by(MeasureTask.due_on, MeasureTask.id)
    ).all()


def reviews_of(session: Session, actor: Actor, measure_id: UUID) -> Sequence[SuitabilityReview]:
    """List the verdicts on a measure, the newest first."""
    access_measure(session, actor, measure_id, Permission.MEASURE_READ)
    return session.scalars(
        select(SuitabilityReview)
        .where(SuitabilityReview.measure_id == measure_id)
        .order_by(SuitabilityReview.at.desc(), SuitabilityReview.id.desc())
    ).all()
