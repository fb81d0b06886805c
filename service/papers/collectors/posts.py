"""Papers of a post: the report of annex 1, its search form, the handover from holder to holder."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from policies.ladder import in_charge_of
from service.papers.collectors.gathering import (
    POST_SUBJECTS,
    SEARCHED,
    Collected,
    Words,
    chinese_day,
    known,
    picked,
    points_where,
    rows_of,
    standing,
    words_of,
)
from service.powers.models import Power, PowerPost
from service.risks.models import RiskPoint
from tenants.database import owned
from tenants.models.organisation import Appointment, Person, Post

DUTIES: Final = {"handling": "经办", "reviewing": "审核", "deciding": "审定"}
KEY, ORDINARY = "重点岗位", "一般岗位"


def personal_report(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """Annex 1, up to the boxes that are filled in and signed by hand."""
    post, words = _post(session, subject_id), words_of(session)
    points = points_where(session, *_of_post(post), typed=True)
    facts = {
        **_head(post, words),
        "duty": f"{post.title}（{post.job_rank}）" if post.job_rank else post.title,
        "post_kind": KEY if post.is_key else ORDINARY,
        "deputy": _deputy(post, words),
        "duties": "\n".join(filter(None, (post.business_duties, post.integrity_duties))),
        "powers": _powers(session, post),
        "points": picked(rows_of(points, words), *SEARCHED),
    }
    return _collected(
        f"{post.title}识别防控情况报告书", post, facts, [one.record for one in points]
    )


def post_search(session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """The search form of a post."""
    post, words = _post(session, subject_id), words_of(session)
    points = points_where(session, *_of_post(post), typed=True)
    facts = {**_head(post, words), "points": picked(rows_of(points, words), *SEARCHED)}
    return _collected(f"{post.title}排查表", post, facts, [one.record for one in points])


def handover_form(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """What passes from the last holder of a post to the present one."""
    post, words = _post(session, subject_id), words_of(session)
    held = session.scalars(
        select(Appointment).where(Appointment.post_id == post.id).order_by(Appointment.starts_on)
    ).all()
    names = [_name(session, one.person_id) for one in held]
    newest = held[-1] if held else None
    points = points_where(session, *_of_post(post), RiskPoint.status == "in_force")
    late = [
        f"{one.record.number} {measure.text}"
        for one in points
        for measure in one.measures
        if measure.due_on and measure.due_on >= words.on
    ]
    facts = {
        "department": words.department(post.department_id),
        "post": post.title,
        "predecessor": names[-2] if len(names) > 1 else "",
        "successor": names[-1] if names else "",
        "changed_on": chinese_day(newest.starts_on) if newest else "",
        "reason": newest.reason if newest else "",
        "open_matters": "；".join(late) or "无",
        "points": picked(rows_of(points, words), "number", "title", "grade", "measures", "remarks"),
    }
    return _collected(f"{post.title}交接表", post, facts, [one.record for one in points])


def _post(session: Session, post_id: UUID | None) -> Post:
    return known(owned(session, Post, post_id) if post_id else None)


def _of_post(post: Post) -> tuple[Any, ...]:
    return (
        RiskPoint.post_id == post.id,
        RiskPoint.subject_type.in_(POST_SUBJECTS),
        standing(),
    )


def _head(post: Post, words: Words) -> dict[str, Any]:
    holders = [one.name for one in words.chart.office(words.chart.post[post.id], words.on).holders]
    return {
        "name": "、".join(holders),
        "department": words.department(post.department_id),
        "post": post.title,
    }


def _deputy(post: Post, words: Words) -> str:
    rung = in_charge_of(post.department_id, words.chart, words.on)
    office = getattr(rung, "office", None)
    return office.holder.name if office and office.holder else ""


def _powers(session: Session, post: Post) -> str:
    rows = session.execute(
        select(Power.name, PowerPost.duty)
        .join(PowerPost, PowerPost.power_id == Power.id)
        .where(PowerPost.post_id == post.id, Power.status != "abolished")
        .order_by(Power.number, PowerPost.duty)
    ).all()
    return "；".join(f"{row.name}（{DUTIES[row.duty]}）" for row in rows)


def _name(session: Session, person_id: UUID) -> str:
    person = owned(session, Person, person_id)
    return person.name if person else ""


def _collected(title: str, post: Post, facts: dict[str, Any], points: list[RiskPoint]) -> Collected:
    return Collected(
        title=title,
        facts=facts,
        target=Target(post.department_id, post.id),
        records=tuple(one.id for one in points),
        rows=len(points),
    )
