"""The grading report of a round, word for word as it was frozen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target
from service.gradings.models import GradingReport, GradingRound
from service.papers.collectors.departments import head_name
from service.papers.collectors.gathering import (
    Collected,
    Words,
    known,
    listed,
    words_of,
)
from service.papers.refusals import ReportNotWritten
from tenants.database import owned


def grading_report(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """The newest report of a round; the boxes for the leaders stay empty."""
    called = known(owned(session, GradingRound, subject_id) if subject_id else None)
    report = session.scalars(
        select(GradingReport)
        .where(GradingReport.round_id == called.id)
        .order_by(GradingReport.edition.desc())
        .limit(1)
    ).one_or_none()
    if report is None:
        raise ReportNotWritten("The report of the round is not written yet.", number=called.number)
    words, said = words_of(session), report.document
    points = [_point(no, one, words) for no, one in enumerate(said["points"], 1)]
    facts = {
        "department": said["department"],
        "head": head_name(called.department_id, words),
        "participants": "、".join(str(one.get("name", "")) for one in said["participants"]),
        "method": "、".join(factor.zh for factor in words.profile.grading.factors),
        "opinion": said["opinions"],
        "points": points,
    }
    ids = tuple(UUID(str(one["id"])) for one in said["points"])
    target = Target(called.department_id)
    return Collected(f"{said['department']}等级评估报告", facts, target, ids, len(points))


def _point(no: int, one: Mapping[str, Any], words: Words) -> dict[str, Any]:
    factors = {factor.code: factor.zh for factor in words.profile.grading.factors}
    scores = [f"{factors.get(code, code)}：{value}" for code, value in one["scores"].items()]
    reasons = [str(value) for value in one["rationales"].values() if value]
    shown = [
        str(said.get("text", "")) if isinstance(said, Mapping) else str(said)
        for said in one["manifestations"]
    ]
    return {
        "no": no,
        "number": one["number"],
        "title": one["title"],
        "manifestations": listed(shown),
        "scores": "\n".join(scores),
        "proposed": words.grade(one["subject_type"], one["suggested_rank"]),
        "decided": "",
        "reason": "；".join([*reasons, *filter(None, [one["opinion"]])]),
    }
