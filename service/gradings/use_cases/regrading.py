"""Grades are looked at again regularly, the high ones most often (R-200)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.permissions import Permission
from policies.seats import Subject
from service.gradings.models import GradingRound, RoundPoint
from service.gradings.rules import REGRADE_DAYS
from service.gradings.use_cases.convening import REGRADE
from service.measures.use_cases.drafting import REFIT
from service.organisation.queries import load_chart, today
from service.risks.models import Grading, RiskPoint
from service.risks.queries.pages import by_policy
from service.risks.rules import IN_FORCE
from service.risks.rules.looking_again import regrade_due
from service.risks.subjects import subject_of
from service.tasks.use_cases import open_task
from tenants.calendar import on_or_after
from tenants.clock import CHINA
from tenants.context import Actor


def regrades_due(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """List the points this person may see whose grade is due to be looked at again."""
    seen = by_policy(actor, Permission.RISK_POINT_READ, RiskPoint.__table__.c)
    return list(_due(session, today(), seen))


def ask_for_regrades(session: Session, on: date) -> int:
    """Ask every section whose grades are due to convene a round, once until it has."""
    of_section: dict[UUID, list[Mapping[str, Any]]] = {}
    for one in _due(session, on, RiskPoint.id.not_in(_assessed_now())):
        if one["department_id"] is not None:
            of_section.setdefault(one["department_id"], []).append(one)
    chart, opened = load_chart(session, on), 0
    for department_id, points in sorted(of_section.items()):
        subject = Subject("section", department_id, kind="grading")
        opened += bool(
            open_task(
                session,
                kind=REGRADE,
                said={"count": len(points)},
                subject_kind="department",
                subject_id=department_id,
                persons=holders_of("section_head", subject, chart, on),
                acting="section_head",
                due_on=on_or_after(on + timedelta(days=REGRADE_DAYS)),
                department_id=department_id,
                rank=min(one["rank"] for one in points),
                facts={"points": [one["number"] for one in points]},
            )
        )
    return opened


def ask_for_measures(session: Session, actor: Actor, point: RiskPoint) -> None:
    """Ask whoever answers for a regraded risk to fit its measures to the new grade (R-200)."""
    day = today()
    subject = subject_of(point)
    word = "post_holder" if subject.post_id else "section_head"
    open_task(
        session,
        kind=REFIT,
        said={"number": point.number},
        subject_kind="risk_point",
        subject_id=point.id,
        persons=holders_of(word, subject, load_chart(session, day), day),
        acting=word,
        department_id=point.department_id,
        post_id=subject.post_id,
        rank=point.rank,
        sender=actor,
    )


def _assessed_now() -> Select[UUID]:
    """What is in a round that still runs is being looked at."""
    return (
        select(RoundPoint.risk_point_id)
        .join(GradingRound, GradingRound.id == RoundPoint.round_id)
        .where(GradingRound.state == "open")
    )


def _due(session: Session, on: date, *narrowed: Any) -> Sequence[dict[str, Any]]:
    decided = (
        select(Grading.risk_point_id, func.max(Grading.at).label("at"))
        .where(Grading.decided_rank.is_not(None))
        .group_by(Grading.risk_point_id)
        .subquery()
    )
    rows = session.execute(
        select(
            RiskPoint.id,
            RiskPoint.number,
            RiskPoint.title,
            RiskPoint.rank,
            RiskPoint.department_id,
            decided.c.at,
        )
        .join(decided, decided.c.risk_point_id == RiskPoint.id)
        .where(RiskPoint.status == IN_FORCE, RiskPoint.rank.is_not(None), *narrowed)
        .order_by(RiskPoint.rank, RiskPoint.number)
    )
    found = [
        {**row._asdict(), "due_on": regrade_due(row.rank, row.at.astimezone(CHINA).date())}
        for row in rows
    ]
    return [one for one in found if one["due_on"] <= on]
