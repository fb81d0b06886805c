"""Write the grading report of a round; it never changes, a new edition replaces it (R-194)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.gradings.models import GradingReport, GradingRound, RoundPoint
from service.gradings.queries.access import access_round, points_of, reports_of
from service.gradings.queries.standing import assessments_since
from service.gradings.refusals import RoundIncomplete
from service.risks.models import Grading, RiskPoint
from tenants.context import Actor
from tenants.database import utc_now
from tenants.hashing import canonical, digest
from tenants.journal import plain, record
from tenants.models.organisation import Department, Post

WEIGHTED = "weighted"


def write_report(
    session: Session,
    actor: Actor,
    round_id: UUID,
    *,
    if_version: int | None,
    opinions: str,
) -> GradingReport:
    """Write down who assessed which points, how, and what grade is suggested for each."""
    one = access_round(session, actor, round_id, Permission.GRADING_CONVENE, if_version=if_version)
    points = points_of(session, one.id)
    lacking = [point.number for own, point in points if own.grading_id is None]
    if lacking:
        raise RoundIncomplete(
            "Every point of the round is assessed first.", number=one.number, missing=lacking
        )
    content = plain(_content(session, one, points, opinions))
    report = GradingReport(
        round_id=one.id,
        edition=len(reports_of(session, one.id)) + 1,
        document=content,
        digest=digest(canonical(content).encode()),
        written_by=actor.person_id,
        written_name=actor.name,
        at=utc_now(),
    )
    session.add(report)
    one.state = "reported"
    session.flush()
    record(
        session,
        actor,
        "grading_round.reported",
        "grading_round",
        one.id,
        version=one.version,
        report=str(report.id),
        edition=report.edition,
        digest=report.digest.hex(),
        suggested={point["number"]: point["suggested_rank"] for point in content["points"]},
    )
    return report


def _content(
    session: Session,
    one: GradingRound,
    points: Sequence[tuple[RoundPoint, RiskPoint]],
    opinions: str,
) -> dict[str, Any]:
    ids = [point.id for _, point in points]
    sheets: dict[UUID | None, Grading] = {
        sheet.id: sheet
        for sheet in session.scalars(
            select(Grading).where(Grading.id.in_([own.grading_id for own, _ in points]))
        )
    }
    said = assessments_since(session, ids)
    departments = _named(session, Department, "name")
    posts = _named(session, Post, "title")
    return {
        "round": one.number,
        "title": one.title,
        "kind": one.kind,
        "panel": one.panel,
        "department": departments.get(one.department_id, ""),
        "convened_by": one.convened_name,
        "convened_on": one.convened_on,
        "participants": one.participants,
        "opinions": opinions.strip(),
        "points": [
            {
                "id": point.id,
                "number": point.number,
                "title": point.title,
                "subject_type": point.subject_type,
                "category": point.category,
                "department": departments.get(point.department_id, ""),
                "post": posts.get(point.post_id, ""),
                "manifestations": own.manifestations,
                **_scored(sheets[own.grading_id]),
                "suggested_rank": own.suggested_rank or own.computed_rank,
                "opinion": own.opinion,
                "assessments": [
                    {
                        "kind": each.kind,
                        "assessor": each.assessor if each.kind == "self" else "",
                        "computed_rank": each.computed_rank,
                        "comment": each.comment,
                    }
                    for each in said[point.id]
                ],
            }
            for own, point in points
        ],
    }


def _scored(sheet: Grading) -> dict[str, Any]:
    weighed: dict[str, Any] = next(
        (step for step in sheet.reasoning if step.get("step") == WEIGHTED), {}
    )
    return {
        "scores": sheet.scores,
        "rationales": sheet.rationales,
        "consequence": sheet.consequence,
        "strategy": sheet.strategy,
        "computed_rank": sheet.proposed_rank,
        "danger_coefficient": weighed.get("danger_coefficient"),
        "impact_degree": weighed.get("impact_degree"),
    }


def _named(session: Session, kind: Any, column: str) -> dict[UUID | None, str]:
    rows = session.execute(select(kind.id, getattr(kind, column).label("name")))
    return {row.id: row.name for row in rows}
